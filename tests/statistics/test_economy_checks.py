"""The checks of the sums: each goes red when one amount is a krona off, and names its cell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.amnen.ekonomi.kontroller import check_economy, economy_problems
from sofrep.domain.ekonomi import Kontroll, Kontrollstatus
from sofrep.domain.forbund import Forbund
from sofrep.forbundsprofil import read_profile
from support.ekonomi import BOOK, changed, checks_of, faults_of, read_book, write_book
from support.facit import SAMPLE
from support.workbooks import example_forbund

FORBUND = example_forbund()
SAMPLE_BOOK = SAMPLE / "2023" / "Ekonomi 2023.xlsx"


@cache
def profile() -> Forbund:
    forbund, _ = read_profile(SAMPLE / "forbund.toml")
    assert forbund is not None
    return forbund


book = cache(load_workbook)


def sample_checks(folder: Path, sheet: str, cell: str, more: int) -> list[Kontroll]:
    """The checks of the sample's workbook with one amount changed by `more` kronor."""
    there = book(SAMPLE_BOOK)[sheet][cell]
    was = there.value
    old = int(was.replace("\u00a0", "").replace("−", "-")) if isinstance(was, str) else was
    assert isinstance(old, int)
    path = folder / "2023" / SAMPLE_BOOK.name
    path.parent.mkdir(exist_ok=True)
    there.value = old + more
    book(SAMPLE_BOOK).save(path)
    there.value = was
    forbund = profile()
    return list(check_economy(read_underlag(folder, forbund), forbund, 2023))


def _covered() -> dict[tuple[str, str], list[str]]:
    """Every cell that a check covers, with the names of those checks."""
    cells: dict[tuple[str, str], list[str]] = {}
    for check in BEFORE.values():
        if check.rule != "eko-anvandning":  # its shares may add up to 99 or 101
            for place in check.places:
                cells.setdefault((place.sheet, place.cell), []).append(check.namn)
    return cells


BEFORE = checks_of(read_underlag(SAMPLE, profile()), profile())
COVERED = _covered()
MENDED = {("Flerårsöversikt", "F8"), ("Flerårsöversikt", "F9")}
"""Cells of the published krona of 2020, which a krona more would mend."""


@pytest.mark.parametrize(("sheet", "cell"), COVERED, ids=str)
def test_a_krona_more_turns_every_check_of_the_amount_red(
    tmp_path: Path, sheet: str, cell: str
) -> None:
    more = -1 if (sheet, cell) in MENDED else 1
    after = {check.namn: check for check in sample_checks(tmp_path, sheet, cell, more)}
    for name in COVERED[sheet, cell]:
        old, new = BEFORE[name], after[name]
        if old.rule == "eko-bidrag":
            continue  # which of the three is wrong follows from the two others: tested below
        assert new.status is Kontrollstatus.STAMMER_INTE, name
        assert new.skillnad != (0 if old.rule == "eko-oversikt-netto" else old.skillnad)
        assert new.place == old.place
        for amount in (new.angivet, new.beraknat):
            assert f"{abs(amount or 0):,}".replace(",", "\u00a0") in new.forklaring
    assert {BEFORE[name].rule for name in COVERED[sheet, cell]} != {"eko-bidrag"}


def test_every_amount_of_the_sample_is_covered_by_a_check_or_stands_alone() -> None:
    alone = {
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book(SAMPLE_BOOK).worksheets
        for row in sheet.iter_rows(min_row=4)
        for cell in row[2:]
        if isinstance(cell.value, int) and (sheet.title, cell.coordinate) not in COVERED
    }
    notes = {f"Noter!{column}{row}" for column in "DE" for row in (31, 32, 33)}
    references = {
        f"{sheet}!C{row}" for sheet in ("Resultaträkning", "Balansräkning") for row in range(4, 20)
    }
    employed = {f"Flerårsöversikt!{column}11" for column in "CDEFG"}
    # Note 8 belongs to no post, and nothing follows from the number of employed.
    assert alone - references - {"Kassaflödesanalys!C5"} == notes | employed


def test_the_sample_has_the_three_published_differences_and_no_other() -> None:
    forbund = profile()
    checks = check_economy(read_underlag(SAMPLE, forbund), forbund, 2023)
    told = {p.rule: (p.place.sheet, p.place.cell, p.message) for p in economy_problems(checks)}
    assert {rule: place[:2] for rule, place in told.items()} == {
        "eko-resultat": ("Resultaträkning", "E10"),
        "eko-oversikt-summa": ("Flerårsöversikt", "F9"),
        "eko-oversikt-netto": ("Flerårsöversikt", "C8"),
    }
    for rule, texts in {
        "eko-resultat": ("2022", "1 133 531 kr", "1 133 501 kr", "Skillnaden är 30 kr", "cell E8"),
        "eko-oversikt-summa": ("2020", "−1 002 874 kr", "−1 002 873 kr", "Skillnaden är −1 kr"),
        "eko-oversikt-netto": ("12 481 709 kr", "12 507 068 kr", "25 359 kr", "netto"),
    }.items():
        message = told[rule][2].replace("\u00a0", " ")
        assert [text for text in texts if text not in message] == []


def test_all_told_problems_are_warnings() -> None:
    forbund = profile()
    checks = check_economy(read_underlag(SAMPLE, forbund), forbund, 2023)
    assert [problem.is_error for problem in economy_problems(checks)] == [False] * 3


@pytest.mark.parametrize(
    ("cell", "who"), [((2, 4), "Staten"), ((3, 4), "Regionen"), ((4, 4), "Kommunerna")]
)
def test_the_contribution_that_the_others_speak_against_is_named(
    tmp_path: Path, cell: tuple[int, int], who: str
) -> None:
    row, column = cell
    sheets = changed("Noter", cell, BOOK["Noter"][row - 1][column - 1] + 1)  # type: ignore[operator]
    wrong = [
        check
        for check in checks_of(read_book(tmp_path, sheets), FORBUND).values()
        if check.rule == "eko-bidrag" and check.status is Kontrollstatus.STAMMER_INTE
    ]
    assert [check.namn.split()[0] for check in wrong] == [who]
    assert (wrong[0].place.cell, wrong[0].skillnad) == (f"D{row}", 1)


def test_an_odd_state_contribution_leaves_a_krona_between_region_and_kommuner(
    tmp_path: Path,
) -> None:
    rows = [
        ["Not", "Post", "Kod", "2023"],
        [1, "Staten", "bidrag-stat", 500_001],
        [None, "Regionen", "bidrag-region", 250_001],
        [None, "Alby", "bidrag-kommun", 250_000],
    ]
    found = faults_of(read_book(tmp_path, {"Noter": rows}), FORBUND)
    assert [fault for fault in found if fault[0] == "eko-bidrag"] == []


def test_a_small_year_that_adds_up_has_no_faults(tmp_path: Path) -> None:
    assert faults_of(read_book(tmp_path, BOOK), FORBUND) == []


@pytest.mark.parametrize("kod", ["fin-int", "fin-kost"])
def test_interest_beside_the_net_cost_has_a_code_with_which_the_budget_adds_up(
    tmp_path: Path, kod: str
) -> None:
    """Before the net cost it is none of the costs, and without a code after it the result is another."""
    amount = 500 if kod == "fin-int" else -500
    outcome = BOOK["Driftsredovisning"]
    without = [*outcome[:3], ["Ränta", None, amount], ["Resultat", "resultat", 300500 + amount]]
    sheets = {"Driftsredovisning": without}
    assert ("eko-drift", "Driftsredovisning!C5") in faults_of(read_book(tmp_path, sheets), FORBUND)
    without[3][1] = kod
    assert faults_of(read_book(tmp_path / "coded", sheets), FORBUND) == []


# fault: sheet, cell (row, column), the value written there, rule and cell that are told
FAULTS: dict[str, tuple[str, tuple[int, int], object, set[tuple[str, str]]]] = {
    "a subtotal": (
        "Resultaträkning",
        (4, 4),
        300001,
        {("eko-delsumma", "Resultaträkning!D4")},
    ),
    "a deviation that is not outcome less budget": (
        "Driftsredovisning",
        (2, 6),
        200501,
        {("eko-avvikelse", "Driftsredovisning!F2")},
    ),
    "a forecast that does not add up": (
        "Driftsredovisning",
        (4, 5),
        200001,
        {("eko-drift", "Driftsredovisning!E4")},
    ),
    "a note's own sum": (
        "Noter",
        (5, 5),
        900001,
        {("eko-not-summa", "Noter!E5"), ("eko-not", "Resultaträkning!E2")},
    ),
    "an empty total": (
        "Balansräkning",
        (7, 4),
        None,
        {("eko-summa-saknas", "Balansräkning!A7"), ("eko-skulder", "Balansräkning!D9")},
    ),
    "a total without its code": (
        "Balansräkning",
        (3, 3),
        None,
        {("eko-summa-saknas", "Balansräkning!"), ("eko-tillgangar", "Balansräkning!D4"),
         ("eko-tillgangar", "Balansräkning!E4")},
    ),
    "a note that is not there": (
        "Resultaträkning",
        (3, 2),
        7,
        {("eko-not-saknas", "Resultaträkning!D3")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_rule_and_cell(tmp_path: Path, fault: str) -> None:
    sheet, cell, value, expected = FAULTS[fault]
    assert set(faults_of(read_book(tmp_path, changed(sheet, cell, value)), FORBUND)) == expected


def test_zero_is_an_amount_and_empty_is_none(tmp_path: Path) -> None:
    rows = [["Post", "Kod", "2023"], ["Intäkter", "intakter", 5000], ["Kostnader", "kostnader", None],
            ["Resultat", "resultat", 5000]]  # fmt: skip
    underlag = read_book(tmp_path, {"Resultaträkning": rows})
    assert faults_of(underlag, FORBUND) == [("eko-summa-saknas", "Resultaträkning!A3")]
    rows[2][2] = 0
    assert faults_of(read_book(tmp_path, {"Resultaträkning": rows}), FORBUND) == []


class TestThousands:
    def test_an_amount_in_tkr_beside_last_year_in_kronor(self, tmp_path: Path) -> None:
        underlag = read_book(tmp_path, changed("Resultaträkning", (3, 4), -700))
        found = [fault for fault in faults_of(underlag, FORBUND) if fault[0] == "eko-tkr"]
        assert found == [("eko-tkr", "Resultaträkning!D3")]

    def test_an_amount_in_tkr_that_nothing_stands_beside(self, tmp_path: Path) -> None:
        rows = [["Post", "Kod", "2023"], ["A", "intakter", 900123], ["B", "kostnader", -400],
                ["R", "resultat", 500123]]  # fmt: skip
        underlag = read_book(tmp_path, {"Resultaträkning": rows})
        assert ("eko-tkr", "Resultaträkning!C3") in faults_of(underlag, FORBUND)

    def test_a_budget_in_tkr_beside_an_outcome_in_kronor(self, tmp_path: Path) -> None:
        underlag = read_book(tmp_path, changed("Driftsredovisning", (2, 4), -900))
        assert ("eko-tkr", "Driftsredovisning!D2") in faults_of(underlag, FORBUND)

    def test_a_whole_book_in_tkr_beside_the_contributions_of_the_profile(
        self, tmp_path: Path
    ) -> None:
        rows = [["Post", "Kod", "2023"], ["A", "intakter", 13245], ["B", "kostnader", -12482],
                ["R", "resultat", 763]]  # fmt: skip
        underlag = read_book(tmp_path, {"Resultaträkning": rows})
        assert faults_of(underlag, profile()) == [("eko-tkr", "Resultaträkning!C2")]

    @pytest.mark.parametrize("amount", [-3, 2, 6351, 99999, -899999])
    def test_small_amounts_are_no_tkr(self, tmp_path: Path, amount: int) -> None:
        rows = [["Post", "2023", "2022"], ["Öresavrundning", amount, 0], ["Skattekonto", 14707, 2]]
        assert faults_of(read_book(tmp_path, {"Not 2": rows}), FORBUND) == []


def _negative(sheets: Mapping[str, list[list[object]]], rows: range) -> None:
    for row in rows:
        for column in (3, 4):
            value = sheets["Balansräkning"][row][column]
            assert isinstance(value, int)
            sheets["Balansräkning"][row][column] = -value


def test_equity_and_debts_may_be_printed_with_a_minus_sign(tmp_path: Path) -> None:
    sheets = {name: [list(row) for row in rows] for name, rows in BOOK.items()}
    _negative(sheets, range(4, 9))
    assert faults_of(read_book(tmp_path, sheets), FORBUND) == []


def test_shares_of_the_money_used_may_miss_100_by_a_rounding(tmp_path: Path) -> None:
    for last, faults in ((22, []), (23, []), (24, [("eko-anvandning", "Användning!B4")])):
        rows = [["Post", "Andel 2023"], ["A", 68], ["B", 10], ["C", last]]
        assert faults_of(read_book(tmp_path, {"Användning": rows}), FORBUND) == faults


def test_last_year_is_held_against_last_year_s_own_workbook(tmp_path: Path) -> None:
    before = [["Post", "Kod", "2022"], ["Intäkter", "intakter", 900001], ["Kostnader", "kostnader", -800000],
              ["Årets resultat", "resultat", 100001]]  # fmt: skip
    write_book(tmp_path / "2022" / "ekonomi.xlsx", {"Resultaträkning": before})
    assert faults_of(read_book(tmp_path, BOOK), FORBUND) == [
        ("eko-forra-aret", "Resultaträkning!E2"),
        ("eko-forra-aret", "Resultaträkning!E6"),
    ]


def test_a_year_without_a_workbook_has_no_checks(tmp_path: Path) -> None:
    assert checks_of(read_book(tmp_path, BOOK), FORBUND, 2022) == {}
