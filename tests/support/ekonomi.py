"""Economy workbooks of one or a few sheets, and what is read and checked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.amnen.ekonomi.kontroller import check_economy
from sofrep.amnen.ekonomi.lasning.posts import finish_posts
from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Kontroll, Kontrollstatus, Post
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport
from sofrep.domain.problem import Place
from sofrep.statistics.underlag import Underlag
from support.workbooks import example_forbund

Rows = Sequence[Sequence[object]]

BOOK: Mapping[str, Rows] = {
    # A small year in which everything adds up.
    "Resultaträkning": [
        ["Post", "Not", "Kod", "2023", "2022"],
        ["Intäkter", 1, "intakter", 1000000, 900000],
        ["Kostnader", None, "kostnader", -700000, -800000],
        ["Verksamhetens resultat", None, "summa", 300000, 100000],
        ["Ränta", None, "fin-int", 500, 0],
        ["Årets resultat", None, "resultat", 300500, 100000],
    ],
    "Balansräkning": [
        ["Post", "Not", "Kod", "2023", "2022"],
        ["Fordringar", None, "tillgang", 200000, 100000],
        ["Bank", None, "kassa", 600500, 300000],
        ["Summa tillgångar", None, "summa-tillg", 800500, 400000],
        ["Ingående", None, "ek-in", 250000, 150000],
        ["Årets resultat", None, "ek-res", 300500, 100000],
        ["Utgående", None, "ek-ut", 550500, 250000],
        ["Skulder", None, "skuld", 250000, 150000],
        ["Summa", None, "summa-ek-sk", 800500, 400000],
    ],
    "Noter": [
        ["Not", "Post", "Kod", "2023", "2022"],
        ["1 Intäkter", "Staten", "bidrag-stat", 500000, 450000],
        [None, "Regionen", "bidrag-region", 250000, 225000],
        [None, "Alby", "bidrag-kommun", 250000, 225000],
        [None, "Summa", "not-summa", 1000000, 900000],
    ],
    "Driftsredovisning": [
        ["Post", "Kod", "2023", "Budget 2023", "Prognos 2023", "Avvikelse 2023"],
        ["Nettokostnad", "netto", -699500, -900000, -800000, 200500],
        ["Bidrag", "bidrag", 1000000, 950000, 1000000, 50000],
        ["Resultat", "resultat", 300500, 50000, 200000, 250500],
    ],
}


def write_book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook with a sheet per title."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def read_book(folder: Path, sheets: Mapping[str, Rows], year: int = 2023) -> Underlag:
    """What is read of a folder with one economy workbook."""
    write_book(folder / str(year) / "ekonomi.xlsx", sheets)
    return read_underlag(folder, example_forbund())


def changed(title: str, cell: tuple[int, int], value: object) -> dict[str, Rows]:
    """`BOOK` with one cell (row, column from 1) changed."""
    sheets: dict[str, list[list[object]]] = {
        name: [list(row) for row in rows] for name, rows in BOOK.items()
    }
    row, column = cell
    sheets[title][row - 1][column - 1] = value
    return dict(sheets)


def checks_of(underlag: Underlag, forbund: Forbund, year: int = 2023) -> dict[str, Kontroll]:
    """The checks of a year by name."""
    return {check.namn: check for check in check_economy(underlag, forbund, year)}


def faults_of(underlag: Underlag, forbund: Forbund, year: int = 2023) -> list[tuple[str, str]]:
    """Rule and cell of each check that does not agree."""
    return [
        (check.rule, f"{check.place.sheet}!{check.place.cell}")
        for check in check_economy(underlag, forbund, year)
        if check.status is not Kontrollstatus.STAMMER
    ]


def posts_of_every_line() -> tuple[Post, ...]:
    """Posts from which every line of the list of measures of the economy is computed."""
    years = [Kolumn(Beloppsslag.UTFALL, Period.of_year(year)) for year in (2023, 2022)]
    own = years[0].period
    plans = [Kolumn(slag, own) for slag in (Beloppsslag.BUDGET, Beloppsslag.PROGNOS)]
    rows = (
        (Rapport.RESULTAT, "resultat", [*years, *plans]),
        (Rapport.BALANS, "ek-ut", years),
        (Rapport.BALANS, "summa-tillg", years),
        (Rapport.NOTER, "bidrag-stat", [*years, *plans]),
        (Rapport.NOTER, "not-summa", [*years, *plans]),
        (Rapport.FLERAR, "anstallda", years),
        (Rapport.ANVANDNING, "", years),
    )
    place = Place("2023/ekonomi.xlsx", "Ekonomi", "A1")
    posts, _ = finish_posts(
        Post(
            year=2023,
            rapport=rapport,
            nummer=0,
            namn=f"{rapport.namn} {kod}",
            kod=kod,
            not_nummer=2 if rapport is Rapport.NOTER else 0,
            not_namn="",
            matt="",
            belopp=tuple(Belopp(column, 1, place) for column in columns),
            place=place,
        )
        for rapport, kod, columns in rows
    )
    return posts
