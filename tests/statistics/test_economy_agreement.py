"""Amounts that stand in two places: the notes and the profile, the overview and the statements."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.domain.forbund import Forbund
from support.ekonomi import BOOK, Rows, faults_of, read_book
from support.workbooks import example_forbund

FORBUND = example_forbund()


def paying(*amounts: int) -> Forbund:
    """The example's members (the state, the region, Alby, Österby) with other contributions."""
    members = zip(FORBUND.medlem, amounts, strict=True)
    return replace(FORBUND, medlem=tuple(replace(m, bidrag={"2023": n}) for m, n in members))


NOTE = [
    ["Not", "Post", "Kod", "2023", "2022"],
    ["1 Intäkter", "Bidrag från staten", "bidrag-stat", 500_000, 1],
    [None, "Regionen", "bidrag-region", 250_000, 1],
    [None, "Alby kommun", "bidrag-kommun", 150_000, 1],
    [None, "Driftbidrag Österbys kommun", "bidrag-kommun", 100_000, 2],
]
OF_PROFILE = "eko-bidrag-profil"


@pytest.mark.parametrize(
    ("paid", "cells"),
    [
        ((500_000, 250_000, 150_000, 100_000), []),
        ((500_000, 250_000, 100_000, 150_000), ["D4", "D5"]),
        ((500_000, 250_000, 150_001, 100_000), ["D4"]),
        ((500_001, 250_000, 150_000, 100_000), ["D2"]),
        ((500_000, 249_000, 150_000, 100_000), ["D3"]),
    ],
)
def test_a_contribution_in_the_notes_is_that_of_the_profile_or_told(
    tmp_path: Path, paid: tuple[int, ...], cells: list[str]
) -> None:
    underlag = read_book(tmp_path, {"Noter": NOTE})
    found = [place for rule, place in faults_of(underlag, paying(*paid)) if rule == OF_PROFILE]
    assert sorted(found) == [f"Noter!{cell}" for cell in cells]


def test_kommuner_that_the_note_does_not_name_are_held_together(tmp_path: Path) -> None:
    rows = [*(row[:4] for row in NOTE[:3]), [None, "Kommunerna", "bidrag-kommun", 250_000]]
    underlag = read_book(tmp_path, {"Noter": rows})
    assert faults_of(underlag, paying(500_000, 250_000, 150_000, 100_000)) == []
    told = faults_of(underlag, paying(500_000, 250_000, 150_000, 100_001))
    assert told == [(OF_PROFILE, "Noter!D4")]


def test_a_year_whose_contributions_the_profile_lacks_is_not_compared(tmp_path: Path) -> None:
    underlag = read_book(tmp_path, {"Noter": NOTE})
    forbund = replace(FORBUND, medlem=tuple(replace(m, bidrag={}) for m in FORBUND.medlem))
    assert [rule for rule, _ in faults_of(underlag, forbund) if rule == OF_PROFILE] == []


INCOME = [
    ["Post", "Kod", "2023", "2022"],
    ["Intäkter", "intakter", 1_000_000, 900_000],
    ["Kostnader", "kostnader", -700_000, -800_000],
    ["Ränteintäkter", "fin-int", 520, 0],
    ["Räntekostnader", "fin-kost", -20, -30],
    ["Årets resultat", "resultat", 300_500, 99_970],
]


def overview(*financial: list[object], cost: int = 700_000, before: int = 800_000) -> Rows:
    """Right amounts; 2021 is told of by the overview only."""
    return [
        ["Post", "Kod", "2023", "2022", "2021"],
        ["Medlemsbidrag", "medlemsbidrag", 1_000_000, 900_000, 800_000],
        ["Kostnader", "kostnader", cost, before, 700_000],
        *financial,
        ["Årets resultat", "resultat", 300_500, 99_970, 100_000],
        ["Eget kapital", "ek-ut", 550_470, 249_970, 150_000],
    ]


def found_of(folder: Path, rows: Rows) -> list[tuple[str, str]]:
    book = {"Resultaträkning": INCOME, "Flerårsöversikt": rows}
    return faults_of(read_book(folder, book), FORBUND)


NET = ["Finansnetto", "fin-int", 500, -30, None]
TWO: list[list[object]] = [
    ["Finansiella intäkter", "fin-int", 520, 0, 0],
    ["Finansiella kostnader", "fin-kost", 20, 30, 0],
]
WITH_MINUS: list[list[object]] = [TWO[0], ["Räntekostnader", "fin-kost", -20, -30, None]]


@pytest.mark.parametrize("financial", [[], [NET], TWO, WITH_MINUS], ids=["none", "net", "2", "-"])
def test_an_overview_of_right_amounts_is_not_warned_of(
    tmp_path: Path, financial: list[list[object]]
) -> None:
    assert found_of(tmp_path, overview(*financial)) == []


def test_a_cost_net_of_financial_items_is_said_to_be_so(tmp_path: Path) -> None:
    found = found_of(tmp_path, overview(cost=699_500, before=800_030))
    assert [rule for rule, _ in found] == ["eko-oversikt-netto"] * 2


@pytest.mark.parametrize(
    ("financial", "cells"),
    [
        ([["Finansnetto", "fin-int", 501, -30, None]], ["C4", "C5"]),
        ([["Finansnetto", "fin-int", 500, 30, None]], ["D4", "D5"]),
        ([TWO[0], ["Räntekostnader", "fin-kost", 25, 30, 0]], ["C4", "C6"]),
    ],
)
def test_a_wrong_financial_item_is_told_where_it_stands_and_in_the_sum(
    tmp_path: Path, financial: list[list[object]], cells: list[str]
) -> None:
    found = found_of(tmp_path, overview(*financial))
    assert sorted(found) == [
        ("eko-oversikt", f"Flerårsöversikt!{cells[0]}"),
        ("eko-oversikt-summa", f"Flerårsöversikt!{cells[1]}"),
    ]


def test_a_year_that_lacks_something_else_is_told(tmp_path: Path) -> None:
    rows = [list(row) for row in overview()]
    rows[1][4] = 800_001
    rows[1][2] = 1_000_001
    found = found_of(tmp_path, rows)
    assert ("eko-oversikt-summa", "Flerårsöversikt!E4") in found
    assert ("eko-oversikt-summa", "Flerårsöversikt!C4") in found


def test_the_small_year_has_a_right_overview_too(tmp_path: Path) -> None:
    rows = [
        ["Post", "Kod", "2023", "2022"],
        ["Medlemsbidrag", "medlemsbidrag", 1_000_000, 900_000],
        ["Kostnader", "kostnader", 700_000, 800_000],
        ["Finansiella poster", "fin-int", 500, 0],
        ["Årets resultat", "resultat", 300_500, 100_000],
        ["Eget kapital", "ek-ut", 550_500, 250_000],
    ]
    assert faults_of(read_book(tmp_path, {**BOOK, "Flerårsöversikt": rows}), FORBUND) == []
