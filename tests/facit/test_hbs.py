"""Each figure that the förbund without a register has published comes out of its counts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sofrep.domain.figure import Origin
from sofrep.domain.mal import MalUtfall
from sofrep.domain.problem import Severity
from sofrep.pipeline.evaluate import Results
from support.built import evaluated
from support.facit import as_printed, printed
from support.hbs import COUNTS, GOALS, MEASURES, SAMPLE, SCOPES, YEAR

COUNT_CASES = [
    pytest.param(row["insats"], column, row[column], id=f"{row['insats']}, {column}")
    for row in COUNTS
    for column in MEASURES
]
ENTERED = "inmatas"
MATT = {
    ENTERED: "",
    "aktuella": "aktuella",
    "nya": "nya",
    "till arbete eller studier / avslutade": "avslutade.arbstud.andel",
    "(till arbete eller studier + arbetssökande) / avslutade": "avslutade.arbstudsok.andel",
}
"""What each result was computed from, as a goal's measure."""


@pytest.fixture(scope="module")
def results() -> Results:
    return evaluated("hbs", str(YEAR))


def goal_of(results: Results, row: dict[str, str]) -> MalUtfall:
    """The goal of a published row: they stand in the order in which they were published."""
    assert len(results.goals) == len(GOALS)
    goal = results.goals[GOALS.index(row)]
    assert goal.mal.scope == SCOPES[row["insats"]]
    return goal


def test_the_sample_gives_no_error_and_no_warning(results: Results) -> None:
    told = [p for p in results.problems if p.severity is not Severity.NOTE]
    assert [str(problem) for problem in told] == []


def test_every_workbook_is_read(results: Results) -> None:
    assert results.underlag is not None
    there = {file.relative_to(SAMPLE).as_posix() for file in SAMPLE.rglob("*.xlsx")}
    assert set(results.underlag.files) == there


@pytest.mark.parametrize(("insats", "column", "published"), COUNT_CASES)
def test_published_count(insats: str, column: str, published: str, results: Results) -> None:
    figure = results.figures.get(f"{YEAR}.{SCOPES[insats]}.{MEASURES[column]}")
    assert figure is not None
    assert figure.value == int(published)
    assert figure.origin is Origin.BERAKNAD


@pytest.mark.parametrize("row", GOALS, ids=lambda row: f"{row['insats']}, {row['mål']}")
def test_published_goal(row: dict[str, str], results: Results) -> None:
    goal = goal_of(results, row)
    assert goal.mal.matt == MATT[row["mått"]]
    if not row["målvärde"]:  # in words
        assert goal.mal.target is None
        assert goal.result is None
        return
    assert goal.mal.target == printed(row["målvärde"])
    assert goal.mal.unit == row["enhet"]
    assert goal.result is not None
    assert goal.result.value is not None
    assert as_printed(goal.result.value, row["resultat 2015"]) == printed(row["resultat 2015"])
    entered = row["mått"] == ENTERED
    assert goal.result.origin is (Origin.INMATAD if entered else Origin.BERAKNAD)


@pytest.mark.parametrize(
    "row",
    [row for row in GOALS if row["underlag"]],
    ids=lambda row: f"{row['insats']}, {row['mål']}",
)
def test_a_share_rests_on_the_published_counts(row: dict[str, str], results: Results) -> None:
    result = goal_of(results, row).result
    assert result is not None
    part, whole = map(int, row["underlag"].split("/"))
    assert (result.numerator, result.denominator) == (part, whole)
    assert result.value == Fraction(100 * part, whole)


@pytest.mark.parametrize("row", GOALS, ids=lambda row: f"{row['insats']}, {row['mål']}")
def test_published_result_of_the_year_before(row: dict[str, str], results: Results) -> None:
    previous = goal_of(results, row).previous
    if not row["resultat 2014"]:
        assert previous is None or previous.value is None
        return
    assert previous is not None
    assert previous.value == printed(row["resultat 2014"])
    assert previous.origin is Origin.INMATAD


GRADES = {row["insats"]: row["samlad måluppfyllelse"] for row in GOALS}
MONEY = [row for row in GOALS if row["budget tkr"]]


@pytest.mark.parametrize("insats", GRADES)
def test_published_grade(insats: str, results: Results) -> None:
    """The rule gives every grade but that of a goal in words, which is set by hand."""
    (grade,) = [grade for grade in results.grades if grade.scope == SCOPES[insats]]
    assert grade.steg == GRADES[insats]
    assert bool(grade.satt) == bool(grade.skal) == (insats == "SamPlan")


@pytest.mark.parametrize("row", MONEY, ids=lambda row: row["insats"])
def test_published_budget_and_outcome(row: dict[str, str], results: Results) -> None:
    budget, outcome, deviation = (
        results.figures.get(f"{YEAR}.{SCOPES[row['insats']]}.{measure}")
        for measure in ("budget", "utfall", "avvikelse")
    )
    assert budget is not None
    assert outcome is not None
    assert deviation is not None
    assert budget.value == int(row["budget tkr"])
    assert outcome.value == int(row["utfall tkr"])
    assert deviation.value == int(row["utfall tkr"]) - int(row["budget tkr"])


def test_where_no_budget_was_published_there_is_none_and_no_sum(results: Results) -> None:
    known = {SCOPES[row["insats"]] for row in MONEY}
    for scope in set(SCOPES.values()) - known - {SCOPES["TOTALT"]}:
        figure = results.figures.get(f"{YEAR}.{scope}.budget")
        assert figure is None or figure.value is None, scope
    total = results.figures.get(f"{YEAR}.forbundet.insatser.budget")
    assert total is None or total.value is None
