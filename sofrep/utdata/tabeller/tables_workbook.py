"""The workbook of all tables: a sheet of contents with links, and a table a sheet.

After the checklist for accessible spreadsheets of the UK Government Analysis Function: each table is
marked as one, begins in the first column under a title and its notes, has one row of headings, no
merged and no empty cell, and nothing hidden or frozen.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from math import ceil
from typing import TYPE_CHECKING

from sofrep.utdata.tabeller.number_cells import NOTHING
from sofrep.utdata.tabeller.wide_table import IDS, Bredtabell, bredtabell
from sofrep.visning.block import Tabellblock, numbered, walk
from sofrep.visning.svenska import DASH, HIDDEN, enumerate_in_text, plain
from sofrep.visning.utgava import Utgava
from sofrep.visning.visat import Tabell
from sofrep.zipping import without_clock

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_CONTENTS = "Innehåll"
_HEADINGS = ("Blad", "Tabell", "Står i")
_SIGNS = (
    (
        DASH,
        f"{DASH} betyder att uppgiften saknas eller inte går att räkna. Skälet står vid tabellen.",
    ),
    (HIDDEN, f"{HIDDEN} betyder att talet inte visas, för att ingen ska kunna kännas igen."),
    (NOTHING, f"{NOTHING} betyder att det inte finns något att redovisa i cellen."),
)
_ABOUT = (
    "Varje tabell står på ett eget blad. Talen är oavrundade och visas med så många decimaler som i "
    "dokumenten. Den sista kolumnen säger vilken siffra varje tal är; den går att dölja."
)
_BACK = "Till innehållet"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']+")
_LONGEST_NAME = 31
_LEAST, _MOST, _FIRST = 10, 34, 56
"""How wide columns are at least and at most, in signs; the first, which has the notes too, always."""
_LINE, _FILLED = 15, 1.05
_STANDING = 95
"""A wider table is printed on pages that lie."""


@dataclass(frozen=True, slots=True)
class Tabellblad:
    """A table on its sheet: its name, the table, and where in the documents it stands."""

    namn: str
    tabell: Tabell
    star_i: str


def tables_workbook(utgavor: Sequence[Utgava]) -> bytes:
    """The workbook of the tables of all editions of a year; one that stands in several has one sheet."""
    from openpyxl import Workbook

    first, sheets = utgavor[0], _sheets(utgavor)
    wide = [bredtabell(sheet.tabell) for sheet in sheets]
    book = Workbook()
    properties = book.properties
    properties.title = f"Tabeller {first.period}, {first.forbund}"
    properties.creator, properties.language = first.forbund, "sv-SE"
    properties.created = datetime.combine(first.skapad, time())
    _fill_contents(book.worksheets[0], first, sheets, wide)
    for number, (sheet, table) in enumerate(zip(sheets, wide, strict=True), start=1):
        _fill(book.create_sheet(sheet.namn), sheet, table, number)
    written = io.BytesIO()
    book.save(written)
    return without_clock(written.getvalue(), first.skapad)


def _sheets(utgavor: Iterable[Utgava]) -> list[Tabellblad]:
    places: dict[Tabell, list[str]] = {}
    for utgava in utgavor:
        numbers = numbered(utgava.blocks)
        for block in walk(utgava.blocks):
            if isinstance(block, Tabellblock):
                number = numbers.get(block.nyckel)
                place = f"{utgava.titel}, tabell {number}" if number else utgava.titel
                places.setdefault(block.tabell, []).append(place)
    return [
        Tabellblad(
            _sheet_name(number, tabell.rubrik), tabell, enumerate_in_text([*dict.fromkeys(found)])
        )
        for number, (tabell, found) in enumerate(places.items(), start=1)
    ]


def _sheet_name(number: int, title: str) -> str:
    """A name that no other sheet has, within what Excel takes, ending with a whole word."""
    name = f"{number} {' '.join(_NOT_IN_NAMES.sub(' ', plain(title)).split())}"
    if len(name) > _LONGEST_NAME:
        short = name[: _LONGEST_NAME + 1].rpartition(" ")[0]
        name = short if " " in short else name[:_LONGEST_NAME]
    return name.rstrip(" ,;")


def _fill_contents(
    sheet: Worksheet, first: Utgava, sheets: Sequence[Tabellblad], wide: Sequence[Bredtabell]
) -> None:
    sheet.title = _CONTENTS
    shown = {cell.varde for table in wide for row in table.rader for cell in row}
    lines = [f"Tabeller {first.period}", first.forbund, first.markning, str(first.datum), _ABOUT]
    lines += [said for sign, said in _SIGNS if sign in shown]
    top = _write_lines(sheet, [line for line in lines if line]) + 1
    sheet.append(_HEADINGS)
    for blad in sheets:
        sheet.append((blad.namn, plain(blad.tabell.rubrik), blad.star_i))
        _link(sheet, sheet.max_row, blad.namn)
    _lay_out(sheet, top, "Innehall", (_FIRST, 64, 48))


def _fill(sheet: Worksheet, blad: Tabellblad, table: Bredtabell, number: int) -> None:
    tabell = blad.tabell
    about = [tabell.rubrik, tabell.beskrivning, *tabell.noter, f"Står i {blad.star_i}.", _BACK]
    top = _write_lines(sheet, [line for line in about if line]) + 1
    _link(sheet, top - 1, _CONTENTS)
    sheet.append(table.kolumner)
    for row in table.rader:
        sheet.append([cell.varde for cell in row])
        for cell, said in zip(sheet[sheet.max_row], row, strict=True):
            if not isinstance(said.varde, str):
                cell.number_format = said.format
    _lay_out(sheet, top, f"Tabell_{number}", _widths(table))
    _align(sheet, top, table)


def _write_lines(sheet: Worksheet, lines: Sequence[str]) -> int:
    """The title and what is said under it, each line a cell of the first column; the last row."""
    for line in lines:
        sheet.append((plain(line),))
    sheet["A1"].style = "Headline 1"
    return len(lines)


def _link(sheet: Worksheet, row: int, target: str) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell = sheet.cell(row, 1)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1")
    cell.style = "Hyperlink"


def _widths(table: Bredtabell) -> tuple[int, ...]:
    """The width of each column in signs; 0 for that of the ids, which is on one line and not printed."""
    rows = [table.kolumner, *([cell.tryckt for cell in row] for row in table.rader)]
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return _FIRST, *(
        0 if name == IDS else min(max(wanted + 2, _LEAST), _MOST)
        for name, wanted in list(zip(table.kolumner, longest, strict=True))[1:]
    )


def _lay_out(sheet: Worksheet, top: int, name: str, widths: Sequence[int]) -> None:
    """Mark the table that begins in row `top`, and say how it is shown and printed."""
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.table import Table, TableStyleInfo

    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(sheet.iter_rows(min_row=2), start=2):
        lines = 1
        for cell, width in zip(row, widths, strict=True):
            if width and cell.value is not None:
                cell.alignment = wrapped
                said = cell.value if isinstance(cell.value, str) else ""
                lines = max(lines, _lines(said, width))
        sheet.row_dimensions[number].height = _LINE * lines
    for place, (cell, width) in enumerate(zip(sheet[top], widths, strict=True), start=1):
        cell.font = Font(name=cell.font.name, size=cell.font.size, bold=True)
        cell.border = Border(bottom=Side("thin"))
        sheet.column_dimensions[get_column_letter(place)].width = width or _MOST
    last = sheet.cell(sheet.max_row, len(widths)).coordinate
    table = Table(displayName=name, ref=f"A{top}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    sheet.print_area = f"A1:{sheet.cell(sheet.max_row, sum(map(bool, widths))).coordinate}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if sum(widths) > _STANDING else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = sheet.oddFooter
    assert footer is not None  # noqa: S101 - openpyxl gives every sheet one
    footer.center.text = "&A, sida &P av &N"


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column."""
    return sum(ceil(max(1, len(line)) / (width * _FILLED)) for line in text.split("\n"))


def _align(sheet: Worksheet, top: int, table: Bredtabell) -> None:
    """Numbers and their headings to the right, totals in bold."""
    from openpyxl.styles import Alignment, Font

    right = Alignment(horizontal="right", vertical="top", wrap_text=True)
    for place, is_right in enumerate(table.hoger, start=1):
        if is_right:
            for row in range(top, top + len(table.rader) + 1):
                sheet.cell(row, place).alignment = right
    usual = sheet["A2"].font
    bold = Font(name=usual.name, size=usual.size, bold=True)
    for number in table.summor:
        for cell in sheet[top + 1 + number]:
            cell.font = bold
