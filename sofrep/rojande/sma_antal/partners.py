"""What to hide beside a hidden count: the cheapest for the reader."""

from __future__ import annotations

from collections.abc import Iterable

from sofrep.domain.figure import Sex
from sofrep.rojande.sma_antal.board import Board
from sofrep.rojande.sma_antal.keys import SURVEY, Key
from sofrep.rojande.sma_antal.model import Why
from sofrep.rojande.sma_antal.relations import Relation

_POPULATION_STEPS = frozenset({"samtycke", "svarade", "numrerade"})


def partner(board: Board, key: Key, relations: Iterable[Relation]) -> Key | None:
    """The cheapest published quantity that stands in one of the relations with `key`.

    A 0 is no partner: it stays shown, so whoever sees that something is hidden knows that it is
    more.  In the survey the partner is another sex's answers to the same question.
    """
    return cheapest(board, key, (other for relation in relations for other, _ in relation.terms))


def cheapest(board: Board, key: Key, near: Iterable[Key]) -> Key | None:
    """The published quantity of `near` that the reader misses least, to hide with `key`."""
    truth = board.model.truth
    candidates = {
        other for other in near if other in board.published and truth[other] and other != key
    }
    if key.steps[0] == SURVEY:
        same = {other for other in candidates if other.steps == key.steps}
        candidates = {other for other in same if other.sex is not Sex.TOTALT} or same
    return min(candidates, key=lambda other: _cost(board, key, other), default=None)


def _cost(board: Board, key: Key, other: Key) -> tuple[object, ...]:
    """What hiding `other` for the sake of `key` takes from the reader, the weightiest first."""
    model, truth = board.model, board.model.truth
    room = int(truth[key] + truth[other]) - 1
    return (
        _level(other) + 3 * (model.rules.exception(other) is not None),
        board.opened(other),
        room < model.wanted(key, Why.LITET),
        model.costs.get(other, 0),
        truth[other],
        other,
    )


def _level(key: Key) -> int:
    """How much a reader misses it: a sex of a category least, the total of all most."""
    depth = sum(step not in _POPULATION_STEPS for step in key.steps)
    whole = 0 if depth > 1 else 2
    return whole + (key.sex is Sex.TOTALT) * (1 + (whole > 0))
