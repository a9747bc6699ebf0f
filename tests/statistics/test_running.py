"""Rows of an insats in a year in which the profile says that it does not run are told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.running import check_exits, check_years
from sofrep.domain.forbund import Fonster, Insats, Uppfoljning
from sofrep.domain.period import Period
from support.frames import make_forbund, make_underlag

FORBUND = make_forbund(
    insats=(
        Insats(kod="rv", namn="Rehabvägledare", till=2021),
        Insats(kod="utr", namn="Utredning"),
        Insats(kod="gg", namn="Gränsgångare", fran=2023),
    )
)


def told(year: int, *rows: dict[str, Any]) -> list[tuple[str, str]]:
    problems = check_years(make_underlag(FORBUND, rows), FORBUND, Period.of_year(year))
    return [(problem.rule, problem.place.cell) for problem in problems]


@pytest.mark.parametrize(
    ("year", "row"),
    [
        (2022, {"insats": "rv", "start": date(2021, 3, 1)}),  # never ended
        (2022, {"insats": "rv", "start": date(2021, 3, 1), "slut": date(2022, 1, 1)}),
        (2022, {"insats": "gg", "start": date(2022, 12, 31)}),
        (2022, {"insats": "gg", "start": date(2022, 12, 31), "anonym": True}),
    ],
)
def test_a_row_outside_the_years_of_its_insats_is_told(year: int, row: dict[str, Any]) -> None:
    assert told(year, {"insats": "utr", "start": date(2022, 1, 1)}, row) == [
        ("insats-utanfor-ar", "rad 3")
    ]


def test_rows_inside_the_years_and_in_other_periods_are_not_told() -> None:
    rows = [
        {"insats": "rv", "start": date(2021, 3, 1), "slut": date(2021, 12, 31)},
        {"insats": "gg", "start": date(2023, 1, 1)},
        {"insats": "utr", "start": date(2022, 1, 1)},
    ]
    assert told(2022, *rows) == []


def test_all_rows_of_an_insats_are_one_problem_with_their_number() -> None:
    rows = [{"insats": "gg", "start": date(2022, 5, 1)}] * 3
    (problem,) = check_years(make_underlag(FORBUND, rows), FORBUND, Period.of_year(2022))
    assert "3 rader" in problem.message


STAYS = {"insats": "rv", "start": date(2020, 3, 1), "slut": date(2022, 2, 1)}


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        ([STAYS], ["uppfoljning-utan-avslut"]),
        ([STAYS, {**STAYS, "slut": date(2021, 12, 31)}], []),  # somebody left
        ([{**STAYS, "start": date(2021, 9, 1)}], []),  # it was new, and nobody could have left
        ([{**STAYS, "insats": "utr"}], []),  # nobody follows it up
        ([], []),
    ],
)
def test_a_followed_up_year_that_nobody_left_in_is_told(
    rows: list[dict[str, Any]], rules: list[str]
) -> None:
    two_years = Uppfoljning(
        kod="2ar",
        namn="2 år",
        manader=24,
        insatser=("rv",),
        fonster=Fonster(fran_ar=-2, fran_dag="01-01", till_ar=-2, till_dag="12-31"),
    )
    forbund = replace(FORBUND, uppfoljning=(two_years,))
    found = check_exits(make_underlag(forbund, rows), forbund, Period.of_year(2023))
    assert [problem.rule for problem in found] == rules
