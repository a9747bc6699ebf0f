"""The invented förbund: what its plan says comes out of its rows, counts and follow-up sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from facit.sofint_plan import (
    ARENAN,
    ARENAN_UNG,
    ARENAN_VUXEN,
    FLOWS,
    FOLLOW_UPS,
    KOMPASSEN,
    STEGBRON,
    TALLIES,
    VAGVALET,
    Flow,
    Follow,
    Tally,
)
from sofrep.amnen.alla.counting import compute
from sofrep.domain.figure import Figure, FigureSet
from sofrep.domain.mal import Bedomning
from sofrep.domain.period import Period
from sofrep.domain.problem import Severity
from sofrep.pipeline.evaluate import Results
from sofrep.utdata.word import Rendered
from support.built import evaluated, settled
from support.facit import ROOT
from support.mallar import lines, part

SAMPLE = ROOT / "sample_data" / "sofint"
YEAR = 2024
SCOPES = {
    STEGBRON: "steg",
    KOMPASSEN: "komp",
    VAGVALET: "vval",
    ARENAN: "arena",
    ARENAN_UNG: "arung",
    ARENAN_VUXEN: "arvux",
}
HORIZONS = {"6 månader": "6man", "12 månader": "12man"}
SEXES = ("kvinnor", "man", "ovriga")


@pytest.fixture(scope="module")
def results() -> Results:
    return evaluated("sofint", str(YEAR))


@pytest.fixture(scope="module")
def figures_of(results: Results) -> Callable[[int], FigureSet]:
    """The figures of a year, computed once."""
    underlag = results.underlag
    assert underlag is not None

    @cache
    def figures(year: int) -> FigureSet:
        return compute(underlag, results.forbund, Period.of_year(year))

    return figures


def value(figures: FigureSet, figure_id: str) -> object:
    figure = figures.get(figure_id)
    assert isinstance(figure, Figure), figure_id
    return figure.value


def test_the_sample_gives_no_error_and_no_warning(results: Results) -> None:
    told = [p for p in results.problems if p.severity is not Severity.NOTE]
    assert [str(problem) for problem in told] == []


def test_every_workbook_is_read(results: Results) -> None:
    assert results.underlag is not None
    there = {file.relative_to(SAMPLE).as_posix() for file in SAMPLE.rglob("*.xlsx")}
    assert set(results.underlag.files) == there


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: f"{flow.insats} {flow.year}")
def test_those_who_start_and_end(flow: Flow, figures_of: Callable[[int], FigureSet]) -> None:
    """Of the merged insats also those who had started in the two that it came from."""
    figures, scope = figures_of(flow.year), f"{flow.year}.{SCOPES[flow.insats]}"
    for index, sex in enumerate(SEXES[:2]):
        assert value(figures, f"{scope}.nya.{sex}") == flow.starts[index]
        assert value(figures, f"{scope}.avslutade.{sex}") == flow.exits[index]
        assert value(figures, f"{scope}.avslutade.arbstud.{sex}") == flow.ready[index]


def test_the_year_before_the_merger_is_that_of_both(figures_of: Callable[[int], FigureSet]) -> None:
    both = [flow for flow in FLOWS if flow.year == 2022 and flow.insats in {STEGBRON, KOMPASSEN}]
    assert value(figures_of(2022), "2022.vval.nya") == sum(sum(flow.starts) for flow in both)
    assert value(figures_of(2022), "2022.vval.avslutade") == sum(sum(flow.exits) for flow in both)


@pytest.mark.parametrize("follow", FOLLOW_UPS, ids=lambda follow: f"{follow.year}, {follow.name}")
def test_follow_up(follow: Follow, figures_of: Callable[[int], FigureSet]) -> None:
    figures = figures_of(follow.year)
    scope = f"{follow.year}.vval.uppf-{HORIZONS[follow.name]}"
    assert value(figures, f"{scope}.samtycke") == follow.consented
    assert value(figures, f"{scope}.svarade") == follow.answered
    assert value(figures, f"{scope}.arbstud") == follow.still + follow.found
    assert value(figures, f"{scope}.samma.arbstud") == follow.ready_at_exit
    still = figures.get(f"{scope}.kvar.arbstud.andel")
    assert still is not None
    assert (still.numerator, still.denominator) == (follow.still, follow.ready_at_exit)


@pytest.mark.parametrize("tally", TALLIES, ids=lambda tally: str(tally.year))
def test_what_is_tallied_is_added_to_what_has_rows(
    tally: Tally, figures_of: Callable[[int], FigureSet]
) -> None:
    figures, year = figures_of(tally.year), tally.year
    for measure, counts in (
        ("aktuella", tally.aktuella),
        ("nya", tally.nya),
        ("avslutade", tally.avslutade),
        ("avslutade.arbstud", tally.ready),
    ):
        for sex, count in zip(SEXES, counts, strict=True):
            tallied, rows, both = (
                figures.get(f"{year}.{scope}.{measure}.{sex}") for scope in ("driv", "ind", "alla")
            )
            assert tallied is not None, (measure, sex)
            assert tallied.value == count, (measure, sex)
            if rows is not None and both is not None:
                assert isinstance(rows.value, int)
                assert both.value == rows.value + count, (measure, sex)


def test_goals_stand_under_their_part_and_are_judged(results: Results) -> None:
    judged = [(goal.mal.scope, goal.mal.part, goal.bedomning) for goal in results.goals]
    assert judged == [
        ("forbundet", "kommun", Bedomning.UPPFYLLT),  # 32 of 92: 35 of 25 %
        ("forbundet", "region", Bedomning.I_ORD),  # in words
        ("forbundet", "fk", Bedomning.UPPFYLLT),  # 18 of 22: 82 of 70 %
        ("forbundet", "af", Bedomning.UPPFYLLT),
        ("vval", "", Bedomning.UPPFYLLT),  # 70 of 65
        ("vval", "", Bedomning.UPPFYLLT),  # 30 of 65: 46 of 40 %
        ("vval", "", Bedomning.UPPFYLLT),  # 18 of 22: 82 of 80 %
        ("vval", "", Bedomning.DELVIS),  # 23 of 52: 44 of 45 %
        ("arung", "", Bedomning.UPPFYLLT),  # 41 of 40
        ("arung", "", Bedomning.UPPFYLLT),  # 9 of 16: 56 of 50 %
        ("arvux", "", Bedomning.EJ_UPPFYLLT),  # 33 of 40
        ("arvux", "", Bedomning.UPPFYLLT),  # 4 of 11: 36 of 30 %
        ("driv", "", Bedomning.UPPFYLLT),  # 71 of 60
        ("driv", "", Bedomning.I_ORD),  # in words
    ]


def test_what_was_divided_has_no_year_to_compare_with(results: Results) -> None:
    divided = [goal for goal in results.goals if goal.mal.scope in {"arung", "arvux"}]
    assert len(divided) == 4
    assert all(goal.previous is None or goal.previous.value is None for goal in divided)


def test_the_documents_speak_of_individer_and_never_of_deltagare(results: Results) -> None:
    assert results.underlag is not None
    documents = settled("sofint", str(YEAR)).documents
    said = {
        document.name: " ".join(
            lines(part(Rendered(document.content, document.figures, document.placeholders)))
        )
        for document in documents
    }
    assert len(said) == 3
    assert all("individer" in text for text in said.values())
    assert [name for name, text in said.items() if "deltagar" in text.lower()] == []
