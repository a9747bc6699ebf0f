"""Zeros that are no secret, for what the rules show tells them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sofrep.domain.figure import Number
from sofrep.rojande.sma_antal.keys import Key
from sofrep.rojande.sma_antal.relations import Relation


def told_zeros(
    shown: Iterable[Key], truth: Mapping[Key, Number], relations: Sequence[Relation]
) -> frozenset[Key]:
    """The zeros in `shown` and all that follow from them.

    Who is shown to have no participants has none of any sex, age or kommun, and a sum is nothing
    when its parts are.
    """
    by_key: dict[Key, list[Relation]] = defaultdict(list)
    for relation in relations:
        for key, _ in relation.terms:
            by_key[key].append(relation)
    told = set(shown)
    todo = list(told)
    while todo:
        for relation in by_key.get(todo.pop(), ()):
            for key in _follow(relation, told):
                if key not in told and truth.get(key) == 0:
                    told.add(key)
                    todo.append(key)
    return frozenset(told)


def _follow(relation: Relation, told: set[Key]) -> Iterator[Key]:
    """What must be 0 for the relation to hold, as nothing is less than 0."""
    for limit, sign in ((relation.low, 1), (relation.high, -1)):
        if limit == 0 and all(key in told for key, factor in relation.terms if factor * sign > 0):
            yield from (key for key, factor in relation.terms if factor * sign < 0)
