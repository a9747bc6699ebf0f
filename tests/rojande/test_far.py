"""What only counts that no document prints tie together."""

from __future__ import annotations

import pytest

from sofrep.domain.figure import Sex
from sofrep.rojande.attack import Attack
from sofrep.rojande.keys import Key
from sofrep.rojande.relations import Relation

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
