"""Sheets of insatser: amounts in tkr and grades of the office's own."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.betyg import Betygsregel, Betygssteg
from sofrep.domain.forbund import Insats
from sofrep.statistics.underlag import Underlag
from support.workbooks import Row, example_forbund, make_folder, write_cells

if TYPE_CHECKING:
    from pathlib import Path

BETYG = Betygsregel(
    steg=(
        Betygssteg(namn="Mycket god", fran_procent=115),
        Betygssteg(namn="God", fran_procent=100),
        Betygssteg(namn="Godtagbar", fran_procent=0),
    )
)
THIRD = Insats(kod="tr", namn="Trappan", kortnamn="TR")
FORBUND = replace(example_forbund(), betyg=BETYG, insats=(*example_forbund().insats, THIRD))
ROW = {
    "Insats": "ST",
    "Budget, tkr": 850,
    "Utfall, tkr": 858,
    "Betyg": None,
    "Skäl till betyget": None,
}


def read(folder: Path, *rows: Row) -> Underlag:
    return read_underlag(make_folder(folder, insatser=rows), FORBUND)


def told(underlag: Underlag) -> list[tuple[str, str]]:
    return [(problem.rule, problem.place.cell) for problem in underlag.problems]


def test_a_row_is_read_with_its_cells(tmp_path: Path) -> None:
    underlag = read(tmp_path, ROW | {"Utfall, tkr": "1 032,5"})
    assert told(underlag) == []
    (row,) = underlag.insatser
    assert (row.year, row.insats, row.budget, row.utfall) == (2023, "st", 850, Fraction(2065, 2))
    assert (row.betyg, row.skal) == ("", "")
    cells = (row.place_budget.cell, row.place_utfall.cell, row.place_betyg.cell)
    assert cells == ("B2", "C2", "D2")


def test_an_override_is_read_in_any_spelling_with_its_reason(tmp_path: Path) -> None:
    (row,) = read(tmp_path, ROW | {"Betyg": "mycket God", "Skäl till betyget": "Nytt."}).insatser
    assert (row.betyg, row.skal) == ("Mycket god", "Nytt.")


@pytest.mark.parametrize("blank", [None, "-", "–"])
def test_a_blank_grade_is_none(tmp_path: Path, blank: object) -> None:
    (row,) = read(tmp_path, ROW | {"Betyg": blank}).insatser
    assert row.betyg == ""


def test_a_sheet_of_grades_alone_is_recognised(tmp_path: Path) -> None:
    underlag = read(tmp_path, {"Insats": "BR", "Betyg": "God", "Skäl": "Få deltagare."})
    assert told(underlag) == []
    (row,) = underlag.insatser
    assert (row.insats, row.betyg, row.budget) == ("br", "God", None)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Insats": "Hopp"}, ("insats-okand", "A2")),
        ({"Budget, tkr": "cirka 850"}, ("tal-okant", "B2")),
        ({"Budget, tkr": -850}, ("belopp-orimligt", "B2")),
        ({"Budget, tkr": 850_000}, ("belopp-i-kronor", "B2")),
        ({"Betyg": "Utmärkt", "Skäl till betyget": "Bra"}, ("betyg-okant", "D2")),
        ({"Betyg": "God"}, ("betyg-utan-skal", "D2")),
    ],
)
def test_a_fault_is_told_at_its_cell(tmp_path: Path, changes: Row, fault: tuple[str, str]) -> None:
    assert told(read(tmp_path, ROW | changes)) == [fault]


def test_a_grade_without_grades_in_the_profile_is_told(tmp_path: Path) -> None:
    rows = [ROW | {"Betyg": "God", "Skäl till betyget": "Bra"}]
    underlag = read_underlag(make_folder(tmp_path, insatser=rows), example_forbund())
    (problem,) = underlag.problems
    assert problem.rule == "betyg-okant"
    assert "forbund.toml har inga betyg" in problem.message


def test_the_same_insats_twice_is_told_and_counted_once(tmp_path: Path) -> None:
    underlag = read(tmp_path, ROW, ROW | {"Budget, tkr": 1})
    assert told(underlag) == [("insats-dubbel", "A3")]
    assert [row.budget for row in underlag.insatser] == [850]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (["Totalt", 1000, 1001.5], []),
        (["Totalt", 1001, None], [("summa-stammer-inte", "B4")]),
        (["Summa", 1000, 1000], [("summa-stammer-inte", "C4")]),
    ],
)
def test_a_total_row_is_held_against_the_sums(
    tmp_path: Path, total: list[object], expected: list[tuple[str, str]]
) -> None:
    cells = [list(ROW)[:3], ["ST", 850, 858], ["BR", 150, 143.5], total]
    write_cells(tmp_path / "2023/insatser.xlsx", cells)
    underlag = read_underlag(tmp_path, FORBUND)
    assert told(underlag) == expected
    assert len(underlag.insatser) == 2


def test_a_total_is_not_checked_where_an_amount_is_unknown(tmp_path: Path) -> None:
    cells = [list(ROW)[:2], ["ST", 850], ["BR", None], ["Totalt", 1000]]
    write_cells(tmp_path / "2023/insatser.xlsx", cells)
    assert told(read_underlag(tmp_path, FORBUND)) == []


@pytest.mark.parametrize("header", ["Budget (tkr)", "Budget tkr", "BUDGET I TKR"])
def test_a_header_of_amounts_says_that_they_are_in_tkr(tmp_path: Path, header: str) -> None:
    underlag = read(tmp_path, {"Insats": "ST", header: 850})
    assert told(underlag) == []
    assert [row.budget for row in underlag.insatser] == [850]


@pytest.mark.parametrize("header", ["Budget", "Budget (kr)", "Budget, kronor"])
def test_amounts_whose_unit_is_not_tkr_are_not_read(tmp_path: Path, header: str) -> None:
    underlag = read(tmp_path, {"Insats": "ST", header: 850})
    assert underlag.insatser == ()
    assert [rule for rule, _ in told(underlag)] == ["blad-ej-last"]


def test_the_one_insats_without_an_outcome_is_told(tmp_path: Path) -> None:
    rows = [ROW | {"Insats": name} for name in ("BR", "TR")]
    one = read(tmp_path, *rows, ROW | {"Budget, tkr": 858, "Utfall, tkr": None})
    assert told(one) == [("cell-ensam-tom", "C4")]


def test_insatser_of_which_several_have_no_outcome_are_not_told(tmp_path: Path) -> None:
    blank = ROW | {"Utfall, tkr": None}
    rows = [ROW | {"Insats": "BR"}, blank | {"Insats": "TR"}, blank]
    assert told(read(tmp_path, *rows)) == []
