"""Columns of amounts and codes that are gone from a statement of the economy."""

from __future__ import annotations

from pathlib import Path

import pytest

from sofrep.amnen.alla.column_gaps import check_amount_columns
from sofrep.domain.period import Period
from sofrep.domain.problem import Severity
from support.ekonomi import BOOK, Rows, read_book
from support.workbooks import example_forbund

YEAR = Period.of_year(2023)


def without(title: str, header: object) -> dict[str, Rows]:
    """`BOOK` with a column of a sheet deleted."""
    head = list(BOOK[title][0])
    at = head.index(header)
    return dict(BOOK) | {title: [[*row[:at], *row[at + 1 :]] for row in BOOK[title]]}


def told(folder: Path, sheets: dict[str, Rows]) -> set[tuple[Severity, str, str]]:
    found = check_amount_columns(read_book(folder, sheets), example_forbund(), YEAR)
    return {(each.severity, each.place.sheet, each.message) for each in found}


@pytest.mark.parametrize("title", ["Balansräkning", "Noter", "Driftsredovisning"])
def test_a_statement_without_the_years_amounts_is_told_where_others_have_them(
    tmp_path: Path, title: str
) -> None:
    new = told(tmp_path, without(title, "2023")) - told(tmp_path / "b", dict(BOOK))
    message = f"{title} har inga belopp i en kolumn 2023, fast andra blad har det."
    assert new == {(Severity.WARNING, title, message)}


def test_a_book_of_another_year_lacks_nothing_of_this(tmp_path: Path) -> None:
    only = {"Balansräkning": without("Balansräkning", "2023")["Balansräkning"]}
    assert told(tmp_path, only) == set()


@pytest.mark.parametrize("title", ["Resultaträkning", "Noter"])
def test_a_statement_without_codes_is_noted(tmp_path: Path, title: str) -> None:
    new = told(tmp_path, without(title, "Kod")) - told(tmp_path / "b", dict(BOOK))
    message = f"{title} har ingen kolumn Kod, så inget av beloppen hålls mot andra blad."
    assert new == {(Severity.NOTE, title, message)}


def test_amounts_that_are_written_as_text_are_amounts_without_their_heading(tmp_path: Path) -> None:
    head, *rows = BOOK["Balansräkning"]
    at = list(head).index("2022")
    spoilt = [["" if n == at else cell for n, cell in enumerate(head)]]
    spoilt += [
        [f"{cell:,}".replace(",", " ") if n == at and cell else cell for n, cell in enumerate(row)]
        for row in rows
    ]
    found = read_book(tmp_path, dict(BOOK) | {"Balansräkning": spoilt}).problems
    assert ("kolumn-okand", "Balansräkning") in {(p.rule, p.place.sheet) for p in found}
