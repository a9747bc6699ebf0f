"""One workbook per kind of faulty sheet: told, never read as empty and never guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.statistics.underlag import Underlag
from support.workbooks import example_forbund, write_cells
from support.xlsx_edit import edit_part

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADERS = ["Insats", "Deltagarnummer", "Kön", "Startdatum", "Slutdatum"]
ROW = ["ST", "P1", "K", "2023-01-10", "2023-02-10"]
MATRIX = ["Part", "Alby", "Österby"]


def read(folder: Path) -> Underlag:
    return read_underlag(folder, example_forbund())


def told(underlag: Underlag) -> list[tuple[str, str, str]]:
    return [(p.rule, p.place.cell, p.severity.value) for p in underlag.problems]


# fault: cells, what must be told
SHEETS: dict[str, tuple[list[list[object]], list[tuple[str, str, str]]]] = {
    "required header missing": (
        [["Insats", "Deltagarnummer", "Kön", "Slutdatum"], ["ST", "P1", "K", "2023-02-10"]],
        [("rubrik-saknas", "A1", "fel")],
    ),
    "neither a column nor a title that names the insats": (
        [["Deltagarnummer", "Startdatum"], ["P1", "2023-01-10"], ["P2", "2023-01-11"]],
        [("rubrik-saknas", "rad 1", "fel")],
    ),
    "a value and no in the column of the value": (
        [
            [*HEADERS, "Försörjning vid avslut", "Försörjning vid avslut: Sjukpenning"],
            [*ROW, "Sjukpenning", "nej"],
            [*ROW[:1], "P2", *ROW[2:], "Försörjningsstöd", "nej"],
        ],
        [("pinn-motsagelse", "F2", "fel")],
    ),
    "no header known": (
        [["Budget", "Utfall"], [1, 2]],
        [("blad-ej-last", "", "varning")],
    ),
    "same header twice": (
        [[*HEADERS, "Kön"], [*ROW, "M"]],
        [("rubrik-dubbel", "F1", "fel")],
    ),
    "header and its alias": (
        [[*HEADERS, "Start"], [*ROW, "2023-01-11"]],
        [("rubrik-dubbel", "F1", "fel")],
    ),
    "second table below": (
        [HEADERS, ROW, [], HEADERS, ROW],
        [("tva-tabeller", "A4", "fel")],
    ),
    "second table of another kind below": (
        [HEADERS, ROW, [], ["Sökande part", "Kommun", "Antal"], ["AF", "Alby", 2]],
        [("tva-tabeller", "A4", "fel")],
    ),
    "tally matrix below a table": (
        [["Sökande part", "Kommun", "Antal"], ["AF", "Alby", 2], [], MATRIX, ["AF", 1, 2]],
        [("tva-tabeller", "A4", "fel")],
    ),
    "second table of another kind above": (
        [["Vad", "Antal deltagare"], ["Kurs", 3], [], HEADERS, ROW],
        [("tva-tabeller", "A1", "fel")],
    ),
    "second table beside": (
        [[*HEADERS, None, "Vad", "Utförare", "Antal deltagare"], [*ROW, None, "Kurs", "Vi", 3]],
        [("tva-tabeller", "G1", "fel")],
    ),
    "data below the total row": (
        [HEADERS, ROW, ["Totalt", 1], ["ST", "P2", "K", "2023-01-10"]],
        [("data-efter-summa", "A4", "fel")],
    ),
    "unknown value in a pinn header": (
        [[*HEADERS, "Försörjning vid avslut: Lotteri"], [*ROW, "x"]],
        [("pinnkolumn-okand", "F1", "fel")],
    ),
}


@pytest.mark.parametrize("fault", SHEETS)
def test_a_faulty_sheet_is_told_with_its_cell(tmp_path: Path, fault: str) -> None:
    cells, expected = SHEETS[fault]
    write_cells(tmp_path / "2023/blad.xlsx", cells)
    assert told(read(tmp_path)) == expected


def _merge_headers(sheet: Worksheet) -> None:
    sheet.merge_cells("B1:C1")


def _merge_two_header_rows(sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet.merge_cells("A1:A2")
    sheet["A1"] = "Insats"


def _merge_group_header(sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet["B1"] = "Försörjning vid avslut"
    sheet.merge_cells("B1:C1")


def _merge_data(sheet: Worksheet) -> None:
    sheet.append(["ST", "P2", "K", "2023-01-10"])
    sheet.merge_cells("C2:C3")


def _merge_over_a_column_that_is_passed_over(sheet: Worksheet) -> None:
    sheet.insert_cols(1)
    sheet["A2"] = "ST"
    sheet["B2"] = None
    sheet.merge_cells("A2:B2")


def _error_cell(sheet: Worksheet) -> None:
    sheet["E2"] = "#DIV/0!"


def _not_calculated(sheet: Worksheet) -> None:
    sheet["E2"] = "=D2+30"


def _error_in_a_header(sheet: Worksheet) -> None:
    sheet["E1"] = "#REF!"


MERGED: dict[str, tuple[Callable[[Worksheet], None], list[tuple[str, str, str]]]] = {
    "merged headers": (_merge_headers, [("rubrik-sammanslagen", "B1", "fel")]),
    "header merged over two rows": (
        _merge_two_header_rows,
        [("rubrik-sammanslagen", "A1", "fel")],
    ),
    "group header merged above": (_merge_group_header, [("rubrik-sammanslagen", "B1", "fel")]),
    "merged data cells": (_merge_data, [("celler-sammanslagna", "C2", "fel")]),
    "merged with a column that is passed over": (
        _merge_over_a_column_that_is_passed_over,
        [("celler-sammanslagna", "B2", "fel")],
    ),
    "error cell": (_error_cell, [("felvarde", "E2", "fel")]),
    "formula never calculated": (_not_calculated, [("formel-ej-beraknad", "E2", "fel")]),
    "error in a header": (_error_in_a_header, [("felvarde", "E1", "fel")]),
}


@pytest.mark.parametrize("fault", MERGED)
def test_a_cell_that_says_nothing_is_never_read_as_empty(tmp_path: Path, fault: str) -> None:
    change, expected = MERGED[fault]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADERS)
    sheet.append(ROW)
    change(sheet)
    book.save(tmp_path / "r.xlsx")
    assert told(read(tmp_path)) == expected


def test_an_error_cell_where_the_row_must_have_a_value_is_told_once(tmp_path: Path) -> None:
    write_cells(tmp_path / "r.xlsx", [HEADERS, ["ST", "P1", "K", "#N/A", None]])
    assert told(read(tmp_path)) == [("felvarde", "D2", "fel")]


def test_an_error_cell_on_an_else_blank_row_is_told(tmp_path: Path) -> None:
    write_cells(tmp_path / "r.xlsx", [HEADERS, ROW, [None, None, None, "#REF!"]])
    assert told(read(tmp_path)) == [("felvarde", "D3", "fel")]


def test_an_error_cell_in_a_column_that_is_passed_over_is_no_problem(tmp_path: Path) -> None:
    write_cells(tmp_path / "r.xlsx", [[*HEADERS, "Egen uträkning"], [*ROW, "#DIV/0!"]])
    assert told(read(tmp_path)) == []


def test_a_formula_that_was_calculated_to_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    path = write_cells(tmp_path / "r.xlsx", [HEADERS, [*ROW[:4], '=IF(A2="","x","")']])
    edit_part(path, '<c r="E2">', '<c r="E2" t="str">')
    assert told(read(tmp_path)) == []


def test_a_sheet_with_nothing_but_error_cells_is_not_silent(tmp_path: Path) -> None:
    write_cells(tmp_path / "r.xlsx", [["#REF!", "#REF!"]])
    assert told(read(tmp_path)) == [("blad-ej-last", "", "varning")]


def test_headers_that_fit_two_kinds_equally_are_not_guessed(tmp_path: Path) -> None:
    # "Sökande part" and two kommuner are a tally matrix; with Kommun and Antal also rows.
    cells = [["Sökande part", "Alby", "Österby", "Kommun", "Antal"], ["AF", 1, 2, "Alby", 1]]
    write_cells(tmp_path / "2023/a.xlsx", cells)
    assert [rule for rule, _, _ in told(read(tmp_path))] == ["blad-tvetydigt"]


def test_no_row_of_a_refused_sheet_is_read_but_other_sheets_are(tmp_path: Path) -> None:
    path = write_cells(tmp_path / "r.xlsx", [[*HEADERS, "Kön"], [*ROW, "M"]])
    book = load_workbook(path)
    other = book.create_sheet("Mer")
    other.append(HEADERS)
    other.append(ROW)
    book.save(path)
    underlag = read(tmp_path)
    assert len(underlag.enrolments) == 1
    assert [(sheet.title, sheet.kind) for sheet in underlag.sheets] == [("Mer", "register")]


def test_an_empty_sheet_and_a_help_sheet_are_passed_over_silently(tmp_path: Path) -> None:
    path = write_cells(tmp_path / "r.xlsx", [HEADERS, ROW])
    book = load_workbook(path)
    book.create_sheet("Tomt")
    for title in ("Hjälp", "Läs mig", "Listor"):
        book.create_sheet(title).append(["Så här fyller du i", date(2023, 1, 1)])
    book.save(path)
    assert told(read(tmp_path)) == []


@pytest.mark.parametrize("title", ["Listor", "HJÄLP", "Läs mig"])
def test_a_register_on_a_sheet_with_the_name_of_a_helper_is_read(
    tmp_path: Path, title: str
) -> None:
    path = write_cells(tmp_path / "r.xlsx", [["Om registret"]], "Framsida")
    book = load_workbook(path)
    sheet = book.create_sheet(title)
    sheet.append(HEADERS)
    sheet.append(ROW)
    book.save(path)
    assert len(read(tmp_path).enrolments) == 1


def test_choices_of_the_columns_of_another_sheet_are_no_rows(tmp_path: Path) -> None:
    underlag = read(beside(tmp_path, ["RV", "", "K", ""], ["ST", "", "M", ""]))
    assert (told(underlag), len(underlag.enrolments)) == ([], 1)


@pytest.mark.parametrize(
    "rows",
    [(["RV", "P2", "K", "2023-01-10"],), (["RV", "", "K", ""], ["RV", "", "M", ""])],
    ids=["one with a day", "several with one insats"],
)
def test_rows_on_a_sheet_with_the_name_of_a_helper_are_told_beside_another_of_their_kind(
    tmp_path: Path, rows: tuple[list[str], ...]
) -> None:
    underlag = read(beside(tmp_path, *rows))
    assert len(underlag.enrolments) == 1
    assert told(underlag) == [("blad-ej-last", "", "varning")]
    assert underlag.problems[0].place.sheet == "Listor"


def beside(folder: Path, *rows: list[str]) -> Path:
    """A folder with a register whose workbook has a sheet Listor with the same headings."""
    path = write_cells(folder / "r.xlsx", [HEADERS, ROW])
    book = load_workbook(path)
    lists = book.create_sheet("Listor")
    for row in (HEADERS, *rows):
        lists.append(row)
    book.save(path)
    return folder


def test_a_sheet_title_with_signs_of_its_own_is_told_as_it_is(tmp_path: Path) -> None:
    write_cells(tmp_path / "Älv & kust.xlsx", [HEADERS, ["ST", "P1", "?!"]], "Älv & <kust>")
    places = [str(problem.place) for problem in read(tmp_path).problems]
    assert "Älv & kust.xlsx, bladet Älv & <kust>, cell C2" in places
