"""The grades of the profile: read whole, and every fault told under its key."""

from __future__ import annotations

import tomllib

import pytest

from sofrep.domain.betyg import Betygsregel, Betygssteg
from sofrep.forbundsprofil.faults import Faults
from sofrep.forbundsprofil.own_uppgifter import check_grades
from sofrep.forbundsprofil.reader import read_table

GRADES = """\
steg = [
  { namn = "Mycket god", fran_procent = 115 },
  { namn = "God", fran_procent = 100 },
  { namn = "Godtagbar", fran_procent = 0 },
]
"""


def read(text: str) -> tuple[Betygsregel, list[tuple[str, str]]]:
    faults = Faults("forbund.toml")
    rule = read_table(Betygsregel, tomllib.loads(text), "betyg", faults)
    check_grades(rule, faults)
    return rule, [(problem.rule, problem.place.cell) for problem in faults.found]


def test_right_grades_are_read_in_order_without_a_problem() -> None:
    rule, found = read(GRADES)
    assert found == []
    assert rule.steg[0] == Betygssteg(namn="Mycket god", fran_procent=115)
    assert [steg.fran_procent for steg in rule.steg] == [115, 100, 0]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"God"', '"mycket god"', ("profil-dubblett", "betyg.steg[2].namn")),
        ('"God"', '" "', ("profil-varde", "betyg.steg[2].namn")),
        ("100", "115", ("profil-varde", "betyg.steg[2].fran_procent")),
        ("100", "120", ("profil-varde", "betyg.steg[2].fran_procent")),
        ("fran_procent = 0", "fran_procent = 50", ("profil-varde", "betyg.steg[3].fran_procent")),
        ("100", '"100"', ("profil-typ", "betyg.steg[2].fran_procent")),
        ("fran_procent = 0", "fran = 0", ("profil-okand-nyckel", "betyg.steg[3].fran")),
    ],
)
def test_a_fault_is_told_under_its_key(old: str, new: str, fault: tuple[str, str]) -> None:
    assert read(GRADES.replace(old, new, 1))[1][0] == fault


def test_one_grade_is_too_few() -> None:
    assert read('steg = [{ namn = "God", fran_procent = 0 }]')[1] == [
        ("profil-varde", "betyg.steg")
    ]


def test_a_profile_without_grades_is_right() -> None:
    faults = Faults("forbund.toml")
    check_grades(None, faults)
    assert faults.found == []
