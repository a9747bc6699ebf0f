"""The first sheet of a marked copy: its problems as a table, with a link to each."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING

from sofrep.domain.problem import Problem, place_columns
from sofrep.excel.cells import printable
from sofrep.pipeline.marking.plan import Plan

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_HEADERS = ("Nr", "Allvar", "Regel", "Blad", "Cell", "Vad som är fel", "Vad ni ska göra")
_WIDTHS = (6, 10, 26, 20, 20, 60, 60)
_LINE = 15
"""Points of a line.  Not every program makes a row as high as its wrapped text."""

_FILLED = 0.9
"""How much of a line's width is filled before a word goes to the next."""

_FIRST = 6
_NOTES = (
    "Problem i {file}",
    "Det här är en kopia för läsning. Rätta i originalet: kopian läses aldrig in.",
    "Röda celler är fel, gula varningar och blå upplysningar; kommentaren i cellen säger vad som är fel.",
    "Bilder, figurer och egna format i originalet kan saknas i kopian.",
)


def add_problem_sheet(book: Workbook, plan: Plan, links: Mapping[Problem, tuple[str, str]]) -> None:
    """Put the sheet first and show it when the workbook is opened."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.table import Table, TableStyleInfo

    sheet: Worksheet = book.create_sheet(_free_title(book), 0)
    for row, note in enumerate(_NOTES, start=1):
        _write(sheet, (row, 1), note.format(file=plan.file))
    usual = sheet["A1"].font.name
    sheet["A1"].font = Font(name=usual, bold=True, size=14)
    for number, (header, width) in enumerate(zip(_HEADERS, _WIDTHS, strict=True), start=1):
        _write(sheet, (_FIRST, number), header)
        sheet.cell(_FIRST, number).font = Font(name=usual, bold=True)
        sheet.column_dimensions["ABCDEFG"[number - 1]].width = width
    for number, problem in enumerate(plan.problems, start=1):
        _row(sheet, number, problem, links.get(problem))
    last = _FIRST + len(plan.problems)
    rows = sheet.iter_rows(min_row=_FIRST + 1, max_row=last, max_col=len(_HEADERS))
    for row, cells in enumerate(rows, start=_FIRST + 1):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = _LINE * max(
            ceil(len(str(cell.value or "")) / (width * _FILLED))
            for cell, width in zip(cells, _WIDTHS, strict=True)
        )
    table = Table(displayName=_free_name(book), ref=f"A{_FIRST}:G{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = f"A{_FIRST + 1}"
    # Two sheets that are chosen at once would be written in at once.
    book.active = 0
    for each in book.worksheets:
        each.sheet_view.tabSelected = each is sheet


def _row(sheet: Worksheet, number: int, problem: Problem, link: tuple[str, str] | None) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    row = _FIRST + number
    _, title, cells = place_columns(problem.places)
    texts = (str(problem.severity), problem.rule, title, cells or "(bladet)")
    for column, text in enumerate((*texts, problem.message, problem.action), start=2):
        _write(sheet, (row, column), text)
    sheet.cell(row, 1, number)
    if link is not None:
        title, cell = link
        quoted = title.replace("'", "''")
        target = sheet.cell(row, 5)
        target.hyperlink = Hyperlink(
            ref=target.coordinate, location=f"'{quoted}'!{cell}", tooltip="Gå till cellen"
        )
        target.font = Font(name=target.font.name, color="0563C1", underline="single")


def _write(sheet: Worksheet, at: tuple[int, int], text: str) -> None:
    """Write text as text: never a formula, whatever it starts with."""
    cell = sheet.cell(*at, value=printable(text))
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def _free_title(book: Workbook) -> str:
    taken = {title.casefold() for title in book.sheetnames}
    names = ("Problem", *(f"Problem {number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def _free_name(book: Workbook) -> str:
    taken = {name for sheet in book.worksheets for name in sheet.tables}
    names = ("Problemlista", *(f"Problemlista{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
