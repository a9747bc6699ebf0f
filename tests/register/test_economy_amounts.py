"""Amounts as people write them, the columns that they stand under, and cells that are none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sofrep.domain.ekonomi import Beloppsslag, Kolumn
from sofrep.domain.period import Period
from sofrep.statistics.underlag import Underlag
from support.ekonomi import read_book

Y23, Y22 = Period.of_year(2023), Period.of_year(2022)
HEADER = ["Post", "Not", "Kod", "2023"]


def amounts(underlag: Underlag) -> list[tuple[str, list[object]]]:
    return [(post.namn, [b.varde for b in post.belopp]) for post in underlag.economy]


def one_amount(tmp_path: Path, value: object) -> Underlag:
    return read_book(tmp_path, {"Resultaträkning": [HEADER, ["Intäkter", None, None, value]]})


def told(underlag: Underlag) -> list[tuple[str, str]]:
    return [(problem.rule, problem.place.cell) for problem in underlag.problems]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (13245431, 13245431),
        (13245431.0, 13245431),
        ("13 245 431", 13245431),
        ("13\u00a0245\u00a0431", 13245431),
        ("13\u202f245\u202f431 kr", 13245431),
        ("13.245.431", 13245431),
        ("1 234,00", 1234),
        (-30, -30),
        ("-30", -30),
        ("−30", -30),
        ("– 30", -30),
        ("(30)", -30),
        ("(1 030) kr", -1030),
        ("−1 554 754", -1554754),
        (0, 0),
        ("0", 0),
    ],
)
def test_amounts_are_read_as_people_write_them(
    tmp_path: Path, written: object, amount: int
) -> None:
    underlag = one_amount(tmp_path, written)
    assert underlag.problems == ()
    assert amounts(underlag) == [("Intäkter", [amount])]


@pytest.mark.parametrize("written", [None, "", "-", "–", " "])
def test_an_empty_cell_is_no_amount(tmp_path: Path, written: object) -> None:
    underlag = one_amount(tmp_path, written)
    assert underlag.problems == ()
    assert amounts(underlag) == [("Intäkter", [])]


@pytest.mark.parametrize(
    ("written", "rule", "shown"),
    [
        ("femtio", "belopp-okant", ""),
        ("12 34", "belopp-okant", "12 34"),
        ("1,234,567", "belopp-okant", "1,234,567"),
        (True, "belopp-okant", ""),
        (date(2023, 1, 1), "belopp-okant", "2023-01-01"),
        (12.5, "belopp-decimaler", "12,5"),
        ("12,50", "belopp-decimaler", "12,50"),
        ("764 tkr", "belopp-i-tkr", ""),
        (10**13, "belopp-orimligt", ""),
    ],
)
def test_a_cell_that_is_no_amount_is_told_with_its_number(
    tmp_path: Path, written: object, rule: str, shown: str
) -> None:
    underlag = one_amount(tmp_path, written)
    assert told(underlag) == [(rule, "D2")]
    assert amounts(underlag) == [("Intäkter", [])]
    (problem,) = underlag.problems
    assert f"Där står ”{shown}”." in problem.message or not shown
    assert bool(shown) == ("Där står" in problem.message)


@pytest.mark.parametrize(
    ("header", "kolumn"),
    [
        ("2023", Kolumn(Beloppsslag.UTFALL, Y23)),
        (2023, Kolumn(Beloppsslag.UTFALL, Y23)),
        (2022, Kolumn(Beloppsslag.UTFALL, Y22)),
        ("2023-12-31", Kolumn(Beloppsslag.UTFALL, Y23)),
        (date(2023, 12, 31), Kolumn(Beloppsslag.UTFALL, Y23)),
        ("Utfall", Kolumn(Beloppsslag.UTFALL, Y23)),
        ("Bokslut 2022", Kolumn(Beloppsslag.UTFALL, Y22)),
        ("2023 (kr)", Kolumn(Beloppsslag.UTFALL, Y23)),
        ("Budget 2023", Kolumn(Beloppsslag.BUDGET, Y23)),
        ("Budget", Kolumn(Beloppsslag.BUDGET, Y23)),
        ("Prognos 2023", Kolumn(Beloppsslag.PROGNOS, Y23)),
        (
            "Januari–augusti 2023",
            Kolumn(Beloppsslag.UTFALL, Period(date(2023, 1, 1), date(2023, 8, 31))),
        ),
        (
            "Utfall jan-aug 2022",
            Kolumn(Beloppsslag.UTFALL, Period(date(2022, 1, 1), date(2022, 8, 31))),
        ),
    ],
)
def test_a_column_is_known_by_its_header(tmp_path: Path, header: object, kolumn: Kolumn) -> None:
    rows = [["Post", "Kod", header], ["Nettokostnad", "netto", -5]]
    underlag = read_book(tmp_path, {"Driftsredovisning": rows})
    assert underlag.problems == ()
    (post,) = underlag.economy
    assert [b.kolumn for b in post.belopp] == [kolumn]


@pytest.mark.parametrize(
    ("header", "cell", "value"),
    [("Andel 2023", 68, 68), ("2023 (%)", "68 %", 68), ("Procent", 12.5, 12.5)],
)
def test_shares_of_the_money_used_may_be_entered(
    tmp_path: Path, header: str, cell: object, value: float
) -> None:
    underlag = read_book(tmp_path, {"Användning": [["Post", header], ["Individinsatser", cell]]})
    assert underlag.problems == ()
    (post,) = underlag.economy
    (belopp,) = post.belopp
    assert (belopp.kolumn.slag, belopp.varde) == (Beloppsslag.ANDEL, value)


@pytest.mark.parametrize("header", ["Buget 2023", None, "Ifjol"])
def test_a_column_of_amounts_under_another_header_is_a_warning(
    tmp_path: Path, header: object
) -> None:
    rows = [["Post", "2023", header, "Konto"], ["Bank", 1, 2, 1930]]
    underlag = read_book(tmp_path, {"Balansräkning": rows})
    assert ("kolumn-okand", "C1") in told(underlag)
    assert not any(problem.is_error for problem in underlag.problems)
    assert amounts(underlag) == [("Bank", [1])]
