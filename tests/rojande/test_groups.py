"""Kodgrupper of the same codes, where an insats delivers no other counts than theirs."""

from __future__ import annotations

from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Kodlista
from sofrep.rojande.sma_antal.attack import Attack
from sofrep.rojande.sma_antal.keys import Key
from sofrep.rojande.sma_antal.of_groups import group_relations
from sofrep.rojande.sma_antal.relations import Relations


def ended(*steps: str) -> Key:
    return Key("2023", "ett", ("avslutade", *steps), Sex.TOTALT)


def codes(*kods: str) -> frozenset[tuple[Kodlista, str]]:
    return frozenset((Kodlista.SYSSELSATTNING, kod) for kod in kods)


BOTH, WORK, SEEK, REST = (ended(kod) for kod in ("arbstudsok", "arbstud", "arbsok", "annat"))
GROUPS = {BOTH: codes("a", "s", "o"), WORK: codes("a", "s"), SEEK: codes("o"), REST: codes("x")}


def found_by(truth: dict[Key, int], whole: Key, every: frozenset[tuple[Kodlista, str]]) -> Attack:
    out = Relations(truth)
    group_relations(out, whole, every, GROUPS)
    return Attack(list(out.found), truth)


def test_groups_without_a_code_in_common_add_up_to_the_one_that_has_theirs() -> None:
    attack = found_by({BOTH: 15, WORK: 12, SEEK: 3, REST: 1}, BOTH, GROUPS[BOTH])
    seek = attack.intervals({SEEK: 5}, {BOTH, WORK}, exact=True)[SEEK]
    assert (seek.low, seek.high) == (3, 3)


def test_where_somebody_has_two_answers_they_are_at_least_as_many() -> None:
    attack = found_by({BOTH: 15, WORK: 13, SEEK: 4, REST: 1}, BOTH, GROUPS[BOTH])
    seek = attack.intervals({SEEK: 5}, {BOTH, WORK}, exact=True)[SEEK]
    assert (seek.low, seek.high) == (2, 15)


def test_groups_of_all_codes_add_up_to_everybody() -> None:
    everybody = ended()
    truth = {everybody: 16, BOTH: 15, WORK: 12, SEEK: 3, REST: 1}
    attack = found_by(truth, everybody, codes("a", "s", "o", "x"))
    rest = attack.intervals({REST: 4}, {everybody, BOTH}, exact=True)[REST]
    assert (rest.low, rest.high) == (1, 1)
