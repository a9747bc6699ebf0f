"""Amounts that are wrong: a krona more, planted in the sample's economy workbook, and a few more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.amnen.ekonomi.kontroller import check_economy, economy_problems
from sofrep.domain.ekonomi import Kontroll
from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Problem
from sofrep.forbundsprofil import read_profile
from support.ekonomi import BOOK, Rows, changed, write_book
from support.facit import SAMPLE
from support.planted import Plant
from support.workbooks import example_forbund

_SAMPLE_BOOK = SAMPLE / "2023" / "Ekonomi 2023.xlsx"
_BY_HAND = frozenset(
    {"eko-summa-saknas", "eko-not-saknas", "eko-tkr", "eko-anvandning", "eko-bidrag", "eko-forra-aret",
     "eko-oversikt-netto"}
)  # fmt: skip
_PUBLISHED = {("Flerårsöversikt", "F8"), ("Flerårsöversikt", "F9")}
"""A krona more would mend the published sum."""


@cache
def _profile() -> Forbund:
    forbund, _ = read_profile(SAMPLE / "forbund.toml")
    assert forbund is not None
    return forbund


def _find(folder: Path) -> Sequence[Problem]:
    forbund = _profile()
    return economy_problems(check_economy(read_underlag(folder, forbund), forbund, 2023))


def _find_small(folder: Path) -> Sequence[Problem]:
    forbund = example_forbund()
    return economy_problems(check_economy(read_underlag(folder, forbund), forbund, 2023))


@cache
def _checks() -> tuple[Kontroll, ...]:
    forbund = _profile()
    return check_economy(read_underlag(SAMPLE, forbund), forbund, 2023)


def sum_plants() -> Iterator[Plant]:
    """Every plant of this module."""
    yield from _a_krona_more()
    yield from _by_hand()


def _a_krona_more() -> Iterator[Plant]:
    """Three cells per rule, each with the total that must be told."""
    found: dict[str, dict[tuple[str, str], Kontroll]] = {}
    for check in _checks():
        for place in check.places:
            cell = (place.sheet, place.cell)
            if check.rule not in _BY_HAND and cell not in _PUBLISHED:
                found.setdefault(check.rule, {}).setdefault(cell, check)
    for rule, cells in found.items():
        variants = [(at, check, more) for more in (1, 1000) for at, check in cells.items()]
        for number, (cell, check, more) in enumerate(variants[:3], start=1):
            file = f"2023/{rule} {number}.xlsx"

            def write(
                folder: Path, file: str = file, at: tuple[str, str] = cell, more: int = more
            ) -> None:
                book = load_workbook(_SAMPLE_BOOK)
                old = book[at[0]][at[1]].value
                if isinstance(old, str):
                    old = int(old.replace("\u00a0", "").replace("−", "-"))
                book[at[0]][at[1]].value = old + more
                (folder / "2023").mkdir()
                book.save(folder / file)

            yield Plant(rule, f"{rule} {number}", file, check.place.cell, write, _find, alone=False)


_INCOME: Rows = BOOK["Resultaträkning"]
_SMALL: dict[str, list[tuple[dict[str, Rows], str]]] = {
    "eko-summa-saknas": [
        (changed("Balansräkning", (7, 4), None), "A7"),
        (changed("Resultaträkning", (6, 4), None), "A6"),
        (changed("Balansräkning", (3, 3), None), ""),
    ],
    "eko-delsumma": [
        (changed("Resultaträkning", (4, column), amount), f"{'DE'[column - 4]}4")
        for column, amount in ((4, 300_001), (5, 99_999), (4, -5))
    ],
    "eko-avvikelse": [(changed("Driftsredovisning", (row, 6), 1), f"F{row}") for row in (2, 3, 4)],
    "eko-not-summa": [
        (changed("Noter", (5, column), amount), f"{'DE'[column - 4]}5")
        for column, amount in ((4, 1_000_001), (5, 900_001), (4, 999_000))
    ],
    "eko-not-saknas": [
        (changed("Resultaträkning", (row, 2), note), f"D{row}")
        for row, note in ((3, 7), (5, 4), (2, 9))
    ],
    "eko-tkr": [
        (changed("Resultaträkning", (3, 4), -700), "D3"),
        (changed("Driftsredovisning", (2, 4), -900), "D2"),
        (changed("Resultaträkning", (2, 4), 1000), "D2"),
    ],
    "eko-anvandning": [
        ({"Användning": [["Post", "Andel 2023"], ["A", 68], ["B", 10], ["C", last]]}, "B4")
        for last in (24, 19, 30)
    ],
    "eko-bidrag": [
        (changed("Noter", (row, 4), BOOK["Noter"][row - 1][3] + 1), f"D{row}")  # type: ignore[operator]
        for row in (2, 3, 4)
    ],
}


def _by_hand() -> Iterator[Plant]:
    for rule, variants in _SMALL.items():
        for number, (sheets, cell) in enumerate(variants, start=1):
            file = f"2023/{rule} {number}.xlsx"

            def write(folder: Path, file: str = file, sheets: dict[str, Rows] = sheets) -> None:
                write_book(folder / file, sheets)

            yield Plant(rule, f"{rule} {number}", file, cell, write, _find_small, alone=False)
    for number, (row, cell) in enumerate(((1, "E2"), (2, "E3"), (5, "E6")), start=1):
        file = f"2023/eko-forra-aret {number}.xlsx"

        def write_both(folder: Path, file: str = file, row: int = row) -> None:
            before = [[name, None, kod, amount] for name, _, kod, _, amount in _INCOME]
            before[0] = ["Post", "Not", "Kod", "2022"]
            before[row][3] += 1  # type: ignore[operator]
            write_book(folder / "2022" / "ekonomi.xlsx", {"Resultaträkning": before})
            write_book(folder / file, BOOK)

        yield Plant(
            "eko-forra-aret", f"eko-forra-aret {number}", file, cell, write_both, _find_small
        )
    yield from _net_overview()


def _net_overview() -> Iterator[Plant]:
    """The overview's cost is net of the financial items: published so, planted for other amounts."""
    for number, interest in enumerate((500, 25_000, 7), start=1):
        file = f"2023/eko-oversikt-netto {number}.xlsx"
        sheets = {
            "Resultaträkning": [
                ["Post", "Kod", "2023"],
                ["Intäkter", "intakter", 1_000_000],
                ["Kostnader", "kostnader", -700_000],
                ["Ränta", "fin-int", interest],
                ["Årets resultat", "resultat", 300_000 + interest],
            ],
            "Flerårsöversikt": [
                ["Post", "Kod", "2023"],
                ["Medlemsbidrag", "medlemsbidrag", 1_000_000],
                ["Kostnader", "kostnader", -(700_000 - interest)],
                ["Årets resultat", "resultat", 300_000 + interest],
            ],
        }

        def write(folder: Path, file: str = file, sheets: dict[str, Rows] = sheets) -> None:  # type: ignore[assignment]
            write_book(folder / file, sheets)

        name = f"eko-oversikt-netto {number}"
        yield Plant("eko-oversikt-netto", name, file, "C3", write, _find_small, alone=False)
