"""Widths and heights that show the text of a sheet, in Excel and in LibreOffice, and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING

from sofrep.domain.cellomraden import column_letters

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
_LINE = 15
"""The height of a line of text in points."""
_HIGHEST = 400
"""Excel shows no row that is higher than 409 points."""
_BROADEST, _NARROWEST, _OF_HEADING = 44, 9, 20
_BOLD = 1.15
"""Headings are bold, and so much broader."""


def fit(
    sheet: Worksheet, given: Mapping[int, int] | None = None, least: Mapping[int, int] | None = None
) -> None:
    """Make columns as broad as their longest text, and rows as high as it is then.

    `given` are widths of columns that hold long texts, by their number; `least` what a column must
    be to show what is chosen in it.
    """
    widths: dict[int, int] = {}
    for number, (header, *cells) in enumerate(sheet.iter_cols(), start=1):
        heading = str(header.value or "")
        rooms = [_bold(max(map(len, heading.split()), default=0)), (least or {}).get(number, 0)]
        rooms += [max(map(len, _lines(cell.value)), default=0) for cell in cells]
        usual = min(max(*rooms, min(_bold(len(heading)), _OF_HEADING), _NARROWEST) + 2, _BROADEST)
        widths[number] = (given or {}).get(number, usual)
        sheet.column_dimensions[column_letters(number)].width = widths[number]
    rooms_of = {
        (merged.min_row, merged.min_col): sum(
            widths[column] for column in range(merged.min_col, merged.max_col + 1)
        )
        for merged in sheet.merged_cells.ranges
    }
    for number, row in enumerate(sheet.iter_rows(), start=1):
        is_heading = number == 1
        counts = (
            _height(cell.value, rooms_of.get((number, column), widths[column]), bold=is_heading)
            for column, cell in enumerate(row, start=1)
        )
        lines = max(counts, default=1)
        if lines > 1 or is_heading:
            sheet.row_dimensions[number].height = min(lines * _LINE + 4, _HIGHEST)
    _set_page(sheet)


def _bold(letters: int) -> int:
    return ceil(letters * _BOLD)


def _lines(value: object) -> list[str]:
    return str(value).split("\n") if value is not None else []


def _height(value: object, width: int, *, bold: bool) -> int:
    """How many lines a cell takes; a line holds a little less than the width says."""
    room = max(width - 1.5, 1) / (_BOLD if bold else 1)
    return sum(max(1, ceil(len(line) / room)) for line in _lines(value))


def _set_page(sheet: Worksheet) -> None:
    """On paper a sheet lies down and is as broad as the page, with its headings on each."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
