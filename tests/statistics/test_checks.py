"""Faults that only counting shows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.counting import compute
from sofrep.amnen.ansokningar.kontroller import check_application_months
from sofrep.amnen.historik.kontroller import check_history
from sofrep.amnen.strukturella.kontroller import check_activity_dates
from sofrep.amnen.uppfoljning.kontroller import check_followups
from sofrep.domain.figure import Origin
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem
from sofrep.statistics.underlag import Underlag
from support.frames import make_forbund, make_underlag

FORBUND = make_forbund()
Y2023 = Period.of_year(2023)
PART = Period(date(2023, 1, 1), date(2023, 8, 31))
EXIT = {"insats": "rv", "start": date(2021, 6, 1), "slut": date(2022, 3, 1)}
ON_SHEET = {"insats": "rv", "uppfoljning": "6man", "slut": date(2022, 3, 1)}


def followup_problems(rows: list[dict[str, Any]], sheet: list[dict[str, Any]]) -> list[str]:
    underlag = make_underlag(FORBUND, rows, followups=sheet)
    return rules(check_followups(underlag, FORBUND, Y2023))


def rules(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.severity.name} {problem.rule} {problem.place.cell}" for problem in problems]


def test_a_sheet_that_fits_the_cohort_is_no_problem() -> None:
    assert followup_problems([EXIT], [ON_SHEET]) == []


def test_a_half_year_that_straddles_the_window_is_an_error() -> None:
    half = {"slut_fran": date(2023, 1, 1), "slut_till": date(2023, 12, 31)}
    found = followup_problems([EXIT], [{"insats": "rv", "uppfoljning": "6man", **half}])
    assert found == ["ERROR uppfoljning-over-fonstret rad 2"]


def test_more_rows_than_exits_of_a_sex_is_an_error_at_the_first_row_too_many() -> None:
    assert followup_problems([EXIT, {**EXIT, "kon": "man"}], [ON_SHEET, ON_SHEET]) == [
        "ERROR uppfoljning-fler-an-avslut rad 3"
    ]


def test_answers_in_the_register_and_on_a_sheet_is_an_error() -> None:
    answered = {**EXIT, "samtycke": True, "uppf": {"6man": {"forsorjning": ["ingen"]}}}
    assert followup_problems([EXIT, answered], [ON_SHEET]) == ["ERROR uppfoljning-dubbel rad 3"]


def test_answers_to_another_horizon_are_no_problem() -> None:
    answered = {**EXIT, "samtycke": True, "uppf": {"2ar": {}}}
    assert followup_problems([answered], [ON_SHEET]) == []


def test_history_that_is_also_computed_is_a_warning() -> None:
    underlag = make_underlag(FORBUND, [EXIT])
    figure = compute(underlag, FORBUND, Y2023)["2023.rv.nya"]
    entered = replace(figure, origin=Origin.INMATAD, source="bokslut")
    only_entered = replace(entered, id="2019.rv.nya", period=Period.of_year(2019))
    underlag = replace(underlag, history=(entered, only_entered))
    assert rules(check_history(underlag, FORBUND, Y2023)) == ["WARNING historik-aven-beraknad "]
    # The year after shows it as last year's result.
    year_after = check_history(underlag, FORBUND, Period.of_year(2024))
    assert rules(year_after) == ["WARNING historik-aven-beraknad "]
    assert check_history(underlag, FORBUND, Period.of_year(2025)) == ()


def test_history_that_no_figure_is_called_is_a_warning_with_the_nearest_id() -> None:
    entered = replace(
        compute(make_underlag(FORBUND, [EXIT]), FORBUND, Y2023)["2023.rv.nya"],
        id="2019.rv.nyaa",
        period=Period.of_year(2019),
    )
    underlag = replace(make_underlag(FORBUND, [EXIT]), history=(entered,))
    (problem,) = check_history(underlag, FORBUND, Y2023)
    assert problem.rule == "historik-okand"
    assert "Menar ni 2019.rv.nya?" in problem.action


@pytest.mark.parametrize(("scope", "measure"), [("forbundet", "nya"), ("rv", "ansokningar")])
def test_history_of_a_measure_that_its_scope_does_not_have_is_a_warning(
    scope: str, measure: str
) -> None:
    entered = replace(
        compute(make_underlag(FORBUND, [EXIT]), FORBUND, Y2023)["2023.rv.nya"],
        id=f"2019.{scope}.{measure}",
        scope=scope,
        period=Period.of_year(2019),
    )
    underlag = replace(make_underlag(FORBUND, [EXIT]), history=(entered,))
    assert rules(check_history(underlag, FORBUND, Y2023)) == ["WARNING historik-okand "]


def of_parts(underlag: Underlag, period: Period) -> tuple[Problem, ...]:
    return (
        *check_application_months(underlag, FORBUND, period),
        *check_activity_dates(underlag, FORBUND, period),
    )


def test_applications_without_month_and_activities_are_warnings_in_a_part_of_a_year() -> None:
    underlag = make_underlag(FORBUND, applications=[{"part": "af"}], activities=[{"antal": 3}])
    assert list(of_parts(underlag, Y2023)) == []
    assert rules(of_parts(underlag, PART)) == [
        "WARNING ansokningar-utan-manad rad 2",
        "WARNING strukturella-utan-datum rad 2",
    ]
    dated = make_underlag(FORBUND, activities=[{"antal": 3, "nar": "mars"}])
    assert list(of_parts(dated, PART)) == []
