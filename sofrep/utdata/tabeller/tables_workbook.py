"""The workbook of all tables: a sheet of contents with links, and a table a sheet.

After the checklist for accessible spreadsheets of the UK Government Analysis Function: each table is
marked as one, begins in the first column under a title and its notes, has one row of headings, no
merged and no empty cell, and nothing hidden or frozen.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.utdata.tabeller.number_cells import NOTHING, text_cell
from sofrep.utdata.tabeller.sheet_looks import (
    HEADING,
    LINK,
    MOST,
    TEXT,
    TOTAL,
    Looks,
    add_styles,
    lay_out,
    look,
)
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
_LEAST, _MOST, _FIRST = 10, MOST, 56
"""How wide columns are at least and at most, in signs; the first, which has the notes too, always."""
_LINE, _FILLED = 15, 1.05


class Tabellblad(Struct, frozen=True):
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
    add_styles(book)
    properties = book.properties
    properties.title = f"Tabeller {first.period}, {first.forbund}"
    properties.creator, properties.language = first.forbund, "sv-SE"
    properties.created = datetime.combine(first.skapad, time())
    looks: Looks = {}
    _fill_contents(book.worksheets[0], first, sheets, wide, looks)
    for number, (sheet, table) in enumerate(zip(sheets, wide, strict=True), start=1):
        _fill(book.create_sheet(sheet.namn), sheet, table, number, looks)
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
    sheet: Worksheet,
    first: Utgava,
    sheets: Sequence[Tabellblad],
    wide: Sequence[Bredtabell],
    looks: Looks,
) -> None:
    sheet.title = _CONTENTS
    shown = {cell.varde for table in wide for row in table.rader for cell in row}
    lines = [f"Tabeller {first.period}", first.forbund, first.markning, str(first.datum), _ABOUT]
    lines += [said for sign, said in _SIGNS if sign in shown]
    rows = [tuple(map(text_cell, (b.namn, b.tabell.rubrik, b.star_i))) for b in sheets]
    contents = Bredtabell(_HEADINGS, tuple(rows), (False,) * len(_HEADINGS), frozenset())
    top = _write(sheet, lines, contents, "Innehall", (_FIRST, 64, 48), looks)
    for row, blad in enumerate(sheets, start=top + 1):
        _link(sheet, row, blad.namn)


def _fill(sheet: Worksheet, blad: Tabellblad, table: Bredtabell, number: int, looks: Looks) -> None:
    tabell = blad.tabell
    about = [tabell.rubrik, tabell.beskrivning, *tabell.noter, f"Står i {blad.star_i}.", _BACK]
    top = _write(sheet, about, table, f"Tabell_{number}", _widths(table), looks)
    _link(sheet, top - 1, _CONTENTS)


def _link(sheet: Worksheet, row: int, target: str) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell = sheet.cell(row, 1)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1")
    cell.style = LINK


def _widths(table: Bredtabell) -> tuple[int, ...]:
    """The width of each column in signs; 0 for that of the ids, which is on one line and not printed."""
    rows = [table.kolumner, *([cell.tryckt for cell in row] for row in table.rader)]
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return _FIRST, *(
        0 if name == IDS else min(max(wanted + 2, _LEAST), _MOST)
        for name, wanted in list(zip(table.kolumner, longest, strict=True))[1:]
    )


def _write(  # noqa: PLR0913, PLR0917 - a sheet has as many parts
    sheet: Worksheet,
    lines: Iterable[str],
    table: Bredtabell,
    name: str,
    widths: Sequence[int],
    looks: Looks,
) -> int:
    """A title and lines under it, each a cell of the first column, and the table: its first row."""
    said = [plain(line) for line in lines if line]
    for number, line in enumerate(said, start=1):
        _append(sheet, number, (line,))
        look(sheet.cell(number, 1), "Headline 1" if number == 1 else TEXT, "", looks)
        if number > 1:
            sheet.row_dimensions[number].height = _height([line], widths)
    rows = [tuple(map(text_cell, table.kolumner)), *table.rader]
    for place, row in enumerate(rows):
        number = len(said) + 1 + place
        _append(sheet, number, [cell.varde for cell in row])
        kind = HEADING if not place else TOTAL if place - 1 in table.summor else TEXT
        for column, (cell, is_right) in enumerate(zip(row, table.hoger, strict=True), start=1):
            if widths[column - 1] or not place:
                style = f"{kind}, tal" if is_right else kind
                written = sheet.cell(number, column)
                look(written, style, "" if isinstance(cell.varde, str) else cell.format, looks)
        sheet.row_dimensions[number].height = _height([cell.tryckt for cell in row], widths)
    lay_out(sheet, len(said) + 1, name, widths)
    return len(said) + 1


def _append(sheet: Worksheet, number: int, values: Sequence[int | float | str]) -> None:
    """A row; a text that begins as a formula does stays a text."""
    sheet.append(list(values))
    for column, value in enumerate(values, start=1):
        if isinstance(value, str) and value.startswith("="):
            sheet.cell(number, column).data_type = "s"


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """How high a row is, in points: about as many lines as its longest text takes."""
    lines = (
        sum(ceil(max(1, len(line)) / (width * _FILLED)) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
        if width
    )
    return _LINE * max(lines)
