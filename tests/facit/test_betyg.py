"""The published grades of 2015: the rule's thresholds must give each of them."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from sofrep.amnen.mal.siffror.grading import grade_insatser
from sofrep.amnen.mal.siffror.judging import judge_goals
from sofrep.domain.betyg import Betyg, Betygsregel, Betygssteg
from sofrep.domain.figure import FigureSet, Unit
from sofrep.domain.mal import Mal
from sofrep.domain.period import Period
from support.bilagor import make_goal
from support.facit import printed, read_table
from support.frames import make_forbund

RULE = Betygsregel(
    steg=(
        Betygssteg(namn="Mycket god", fran_procent=115),
        Betygssteg(namn="God", fran_procent=100),
        Betygssteg(namn="Godtagbar", fran_procent=0),
    )
)
MEANS = {
    "ADRIAN": Fraction(7, 6),
    "AkSe": (Fraction(5, 20) + Fraction(40, 35)) / 2,
    "HälsoSam": (Fraction(85, 80) + Fraction(89, 80) + Fraction(89, 60)) / 3,
    "Lyra": Fraction(85, 100),
    "Samverkansteam Botkyrka": (
        Fraction(21, 60)
        + Fraction(14, 40)
        + Fraction(14, 25)
        + Fraction(41, 50)
        + Fraction(1000, 31 * 25)
    )
    / 5,
    "Samverkansteam Huddinge": (Fraction(51, 50) + Fraction(900, 39 * 20)) / 2,
    "Slussen": (Fraction(59, 60) + Fraction(5100, 59 * 50)) / 2,
    "START": (1 + Fraction(1000, 11 * 35)) / 2,
    "Ungdomsprojektet Salem (Upis)": (Fraction(36, 30) + Fraction(70, 55)) / 2,
}
"""Worked out by hand from the published counts."""


def goal_of(row: dict[str, str]) -> Mal:
    """The published row as a goal with its exact result: a share is that of its counts."""
    counts = re.fullmatch(r"(\d+)/(\d+)", row["underlag"])
    result = Fraction(100 * int(counts[1]), int(counts[2])) if counts else None
    return make_goal(
        matt="",
        wording=row["mål"],
        unit=Unit.PROCENT if row["enhet"] == "procent" else Unit.ANTAL,
        target=printed(row["målvärde"]),
        entered=printed(row["resultat 2015"]) if result is None else result,
    )


def grade_of(insats: str) -> Betyg:
    rows = [row for row in read_table("hbs_2015_mal.csv") if row["insats"] == insats]
    goals = [goal_of(row) for row in rows if row["målvärde"]]
    forbund, year = make_forbund(betyg=RULE), Period.of_year(2023)
    outcomes, problems = judge_goals(goals, FigureSet(), forbund, year)
    assert problems == ()
    grades, _ = grade_insatser(outcomes, {}, forbund, year)
    return next(grade for grade in grades if grade.scope == "rv")


def published() -> dict[str, str]:
    return {
        row["insats"]: row["samlad måluppfyllelse"]
        for row in read_table("hbs_2015_mal.csv")
        if row["målvärde"]
    }


@pytest.mark.parametrize("insats", MEANS)
def test_the_rule_gives_the_published_grade(insats: str) -> None:
    grade = grade_of(insats)
    assert grade.kvot is not None
    assert grade.kvot.value == 100 * MEANS[insats]
    assert grade.steg == published()[insats]


def test_every_insats_with_a_measurable_goal_is_tried() -> None:
    assert set(MEANS) == set(published())


def test_the_published_means_leave_gaps_in_which_the_thresholds_are_a_guess() -> None:
    by_grade: dict[str, list[Fraction]] = {}
    for insats, grade in published().items():
        by_grade.setdefault(grade, []).append(MEANS[insats])
    assert max(by_grade["Godtagbar"]) == Fraction(85, 100)
    assert min(by_grade["God"]) == max(by_grade["God"]) == Fraction(1413, 1300)  # 1,087
    assert min(by_grade["Mycket god"]) == Fraction(7, 6)
