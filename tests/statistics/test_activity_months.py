"""In which month an activity was."""

from __future__ import annotations

from datetime import date

import pytest

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.strukturella.siffror import last_month
from sofrep.domain.period import Period
from support.frames import make_forbund, make_underlag

FORBUND = make_forbund()
PART = Period(date(2023, 1, 1), date(2023, 8, 31))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("mars 2023", 3),
        ("12 maj", 5),
        ("Mars–april", 4),
        ("sept.", 9),
        ("2023-05-11", 5),
        ("2023-02-03 och 2023-11-20", 11),
        ("hösten, från september", 9),
        ("höst 2023", None),
        ("vecka 12", None),
        ("sommar", None),
        ("2023-13-01", None),
        ("", None),
    ],
)
def test_the_last_month_that_is_named(text: str, month: int | None) -> None:
    assert last_month(text) == month


def found(*activities: dict[str, object], period: Period = PART) -> dict[str, object]:
    underlag = make_underlag(FORBUND, activities=activities)
    return {
        figure.measure: figure.value
        for figure in compute(underlag, FORBUND, period).values()
        if figure.measure.startswith("strukturella")
    }


SPRING = {"vad": "A", "nar": "mars", "antal": 30}
AUTUMN = {"vad": "B", "nar": "augusti–oktober", "antal": 50}
MAY = {"vad": "C", "nar": "2023-05-04", "antal": 7}


def test_a_part_of_a_year_has_the_activities_that_ended_in_it() -> None:
    assert found(SPRING, AUTUMN, MAY) == {
        "strukturella.antal": 2,
        "strukturella.deltagare": 37,
        "strukturella.01.deltagare": 30,
        "strukturella.02.deltagare": 7,
    }
    assert found(SPRING, AUTUMN, period=Period.of_year(2023))["strukturella.deltagare"] == 80


def test_a_month_that_is_cut_is_not_known_to_be_in_the_period() -> None:
    cut = Period(date(2023, 1, 1), date(2023, 5, 15))
    assert found(SPRING, MAY, period=cut)["strukturella.deltagare"] == 30


def test_none_in_a_part_of_the_year_is_0_where_all_months_are_known() -> None:
    assert found(AUTUMN) == {"strukturella.antal": 0, "strukturella.deltagare": 0}
    assert found() == {}


def test_one_activity_without_month_makes_a_part_of_the_year_unknown() -> None:
    assert found(SPRING, {"nar": "höst", "antal": 9}) == {}


def test_the_rows_behind_are_those_of_the_period() -> None:
    underlag = make_underlag(FORBUND, activities=(SPRING, AUTUMN, MAY))
    figures = compute(underlag, FORBUND, PART)
    finder = RowFinder(underlag, FORBUND)
    places = finder.rows(figures["2023m01-08.forbundet.strukturella.deltagare"])
    assert [place.cell for place in places] == [
        place.cell
        for key in ("01", "02")
        for place in finder.rows(figures[f"2023m01-08.forbundet.strukturella.{key}.deltagare"])
    ]
    assert len(places) == 2
