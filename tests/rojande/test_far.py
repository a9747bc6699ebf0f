"""What only counts that no document prints tie together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sofrep.domain.figure import Figure, Recipe, Sex, Unit
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande, Rojanderegel, Rojandetabell
from sofrep.rojande.sma_antal.attack import Attack
from sofrep.rojande.sma_antal.keys import Key
from sofrep.rojande.sma_antal.model import Why, model_of
from sofrep.rojande.sma_antal.relations import Relation
from sofrep.rojande.sma_antal.suppression import suppress
from support.rojande import forbund_with

SMALL, ONE, OTHER, BETWEEN = (
    Key("2023", "ett", ("aktuella", f"kommun={kod}"), Sex.TOTALT) for kod in "abcd"
)
TRUTH = {SMALL: 3, ONE: 1, OTHER: 2, BETWEEN: 4}
SUM = Relation(((SMALL, 1), (ONE, -1), (OTHER, -1)), 0, 0)
FIRST = Relation(((ONE, 1), (BETWEEN, 1)), 5, 5)
SECOND = Relation(((BETWEEN, 1), (OTHER, -1)), 2, 2)


def test_a_chain_of_unprinted_counts_is_seen_from_afar() -> None:
    attack = Attack([SUM, FIRST, SECOND], TRUTH)
    assert attack.intervals({SMALL: 4}, set())[SMALL].is_wide(4)
    attack.look(far=True)
    found = attack.intervals({SMALL: 4}, set())[SMALL]
    assert (found.low, found.high) == (3, 3)


def test_what_is_hidden_is_proved_from_afar_too() -> None:
    """Only the drafted half of the proof finds nothing to hide beside the small count."""
    printed = Key("2023", "ett", ("nya", "kommun=a"), Sex.TOTALT)
    truth = {**TRUTH, printed: 5}
    figures = [
        Figure(
            id=f"2023.ett.{key.steps[0]}.kommun.{key.steps[1][-1]}",
            value=truth[key],
            unit=Unit.ANTAL,
            scope="ett",
            period=Period.of_year(2023),
            recipe=Recipe("register", key.steps),
        )
        for key in (SMALL, printed)
    ]
    rules = Rojande(tabell=(Rojanderegel(tabell=Rojandetabell.KOMMUN, minsta=5),))
    model = model_of(
        figures, [f.id for f in figures], forbund_with(rules, "ab"), [Period.of_year(2023)]
    )
    first = Relation(((ONE, 1), (BETWEEN, 1), (printed, -1)), 0, 0)
    relations = (SUM, first, SECOND)
    model = replace(
        model,
        truth=truth,
        attack=Attack(relations, truth),
        equations=relations,
        told_zeros=frozenset(),
    )
    assert suppress(model, looks_far=False).hidden == {SMALL: Why.LITET}
    assert suppress(model).hidden == {SMALL: Why.LITET, printed: Why.SKYDDAR}


@pytest.mark.parametrize("left_out", [FIRST, SECOND])
def test_without_a_link_of_the_chain_the_count_is_free(left_out: Relation) -> None:
    attack = Attack([r for r in (SUM, FIRST, SECOND) if r is not left_out], TRUTH)
    attack.look(far=True)
    assert attack.intervals({SMALL: 4}, set())[SMALL].is_wide(4)


def test_what_is_known_at_the_ends_of_the_chain_is_the_reason() -> None:
    known = Key("2023", "ett", ("nya", "kommun=a"), Sex.TOTALT)
    attack = Attack(
        [SUM, Relation(((ONE, 1), (BETWEEN, 1), (known, -1)), 0, 0), SECOND], {**TRUTH, known: 5}
    )
    attack.look(far=True)
    reasons = attack.reasons({SMALL}, {known})
    assert {known} in list(reasons(SMALL))
