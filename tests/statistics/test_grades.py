"""The grade of an insats: its goals' mean of result / target, or what the office has set."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.labels import label
from sofrep.amnen.mal.siffror.grading import grade_figures, grade_insatser
from sofrep.amnen.mal.siffror.judging import judge_goals
from sofrep.domain.betyg import Betyg, Betygsregel, Betygssteg
from sofrep.domain.figure import FigureSet, Number
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import Insatsuppgift, Jamforelse, Mal
from sofrep.domain.period import Period
from support.bilagor import make_goal
from support.frames import make_forbund, make_insats_row

RULE = Betygsregel(
    steg=(
        Betygssteg(namn="Mycket god", fran_procent=115),
        Betygssteg(namn="God", fran_procent=100),
        Betygssteg(namn="Godtagbar", fran_procent=0),
    )
)
FORBUND = make_forbund(betyg=RULE)
Y2023 = Period.of_year(2023)
HOGST = Jamforelse.HOGST


def goal(result: Number | None, target: Number | None, **changes: object) -> Mal:
    return make_goal(matt="", entered=result, target=target, **changes)


def grades_of(
    *goals: Mal, rows: tuple[Insatsuppgift, ...] = (), forbund: Forbund = FORBUND
) -> dict[str, Betyg]:
    outcomes, problems = judge_goals(goals, FigureSet(), forbund, Y2023)
    assert problems == ()
    by_insats = {row.insats: row for row in rows}
    grades, _ = grade_insatser(outcomes, by_insats, forbund, Y2023)
    return {grade.scope: grade for grade in grades}


def mean_of(grade: Betyg) -> Number | None:
    return grade.kvot.value if grade.kvot is not None else None


@pytest.mark.parametrize(
    ("mean", "expected"),
    [
        (115, "Mycket god"),
        (Fraction(11499, 100), "God"),  # is printed 115 %, and is less
        (100, "God"),
        (Fraction(9999, 100), "Godtagbar"),
        (0, "Godtagbar"),
    ],
)
def test_the_exact_mean_is_held_against_the_steps(mean: Number, expected: str) -> None:
    grade = grades_of(goal(mean, 100))["rv"]
    assert (grade.steg, grade.beraknat, grade.satt) == (expected, expected, False)
    assert mean_of(grade) == mean


def test_the_mean_is_of_each_goals_result_over_its_target() -> None:
    grade = grades_of(goal(15, 15), goal(Fraction(200, 3), 50))["rv"]
    assert [part.kvot.value for part in grade.delar if part.kvot] == [100, Fraction(400, 3)]
    assert grade.kvot is not None
    assert grade.kvot.value == Fraction(350, 3)
    assert (grade.kvot.numerator, grade.kvot.denominator) == (Fraction(700, 3), 2)
    assert grade.steg == "Mycket god"


def test_a_goal_of_at_most_counts_target_over_result() -> None:
    grade = grades_of(goal(12, 9, jamforelse=HOGST))["rv"]
    assert mean_of(grade) == 75


def test_a_target_with_decimals_has_whole_counts_below_the_line() -> None:
    (part,) = grades_of(goal(17, Fraction(17, 2)))["rv"].delar
    assert part.kvot is not None
    assert (part.kvot.value, part.kvot.numerator, part.kvot.denominator) == (200, 34, 17)


def test_a_result_of_0_counts_as_0() -> None:
    assert mean_of(grades_of(goal(0, 20), goal(20, 20))["rv"]) == 50


@pytest.mark.parametrize(
    ("left_out", "reason"),
    [
        (goal(5, 0), "målvärdet är 0, så resultatet kan inte delas med det"),
        (goal(0, 5, jamforelse=HOGST), "resultatet är 0, så målvärdet kan inte delas med det"),
        (goal(-5, 5), "resultatet eller målvärdet är mindre än 0"),
        (goal(5, None, jamforelse=None), "målet har inget målvärde"),
        (goal(None, 5, not_measured="Systemet stängdes."), "målet har inget resultat"),
        (goal(None, None, jamforelse=None, in_words="Prövat."), "resultatet är i ord"),
    ],
)
def test_a_goal_that_has_no_ratio_is_left_out_and_says_why(left_out: Mal, reason: str) -> None:
    grade = grades_of(left_out, goal(110, 100))["rv"]
    assert [part.utan for part in grade.delar] == [reason, ""]
    assert grade.delar[0].kvot is None
    assert mean_of(grade) == 110


def test_without_a_measurable_goal_there_is_no_grade() -> None:
    grade = grades_of(goal(None, None, jamforelse=None, in_words="Prövat."))["rv"]
    assert (grade.steg, grade.beraknat, grade.kvot) == ("", "", None)


def test_a_set_grade_applies_and_the_computed_one_is_kept_beside() -> None:
    row = make_insats_row("rv", betyg="Godtagbar", skal="Bara en termin.")
    grade = grades_of(goal(120, 100), rows=(row,))["rv"]
    assert (grade.steg, grade.beraknat) == ("Godtagbar", "Mycket god")
    assert (grade.satt, grade.skal) == (True, "Bara en termin.")


def test_every_insats_of_the_year_has_an_entry_and_unions_have_none() -> None:
    found = grades_of(goal(1, 1), goal(1, 1, scope="ind"), goal(1, 1, scope="forbundet"))
    assert {scope: grade.steg for scope, grade in found.items()} == {
        "rv": "God",
        "utr": "",
        "gg": "",
    }


def test_there_are_no_grades_without_a_rule_or_in_a_part_of_a_year() -> None:
    assert grades_of(goal(1, 1), forbund=replace(FORBUND, betyg=None)) == {}
    part = Period(date(2023, 1, 1), date(2023, 8, 31))
    assert grade_insatser((), {}, FORBUND, part) == ((), ())


def test_a_reason_without_a_grade_is_warned_of() -> None:
    row = make_insats_row("rv", skal="Bara en termin.")
    _, (problem,) = grade_insatser((), {"rv": row}, FORBUND, Y2023)
    assert (problem.rule, problem.is_error, problem.place.cell) == (
        "betyg-skal-utan-betyg",
        False,
        "D2",
    )


def test_the_numbers_of_a_grade_are_figures_with_names() -> None:
    found = grades_of(goal(15, 15), goal(20, 10), goal(5, None, jamforelse=None))
    figures = {figure.id: figure for figure in grade_figures(found.values())}
    assert {key: figure.value for key, figure in figures.items()} == {
        "2023.rv.mal-01.kvot": 100,
        "2023.rv.mal-02.kvot": 200,
        "2023.rv.betyg.kvot": 150,
    }
    assert figures["2023.rv.betyg.kvot"].recipe.rows == (
        "2023.rv.mal-01.kvot",
        "2023.rv.mal-02.kvot",
    )
    labels = [label(figure, FORBUND) for figure in figures.values()]
    assert labels == [
        "RV: mål 1, resultat i procent av målvärdet",
        "RV: mål 2, resultat i procent av målvärdet",
        "RV: målens resultat i procent av målvärdet, medelvärde",
    ]
