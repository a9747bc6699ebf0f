"""Workbooks that look kept, and come out byte for byte the same at every run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | date | None

SAVED = datetime(2024, 1, 31, 12, 0, 0, tzinfo=UTC)
ZIP_TIME = (2024, 1, 31, 12, 0, 0)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
FACE = "Calibri"
INK, PAPER, LINE = "1F4E5F", "E8F0F2", "B8C7CC"
DATE_FORMAT = "yyyy-mm-dd"
LINE_CHARS = 1.15  # characters of 11 point text per unit of column width


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in characters, and whether long text is wrapped."""

    header: str
    width: float
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with one table: an optional title above, and optional totals below.

    `number_format` applies to the floats.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    heading: str = ""
    totals: Sequence[Cell] = field(default_factory=tuple)
    number_format: str = "0.0"


def save(file: Path, tables: Sequence[Table], *, creator: str) -> None:
    """Write one workbook with a sheet per table, made by `creator`; its folder is made if missing."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(table.title), table)
    book.properties.creator = creator
    book.properties.created = SAVED
    buffer = BytesIO()
    book.save(buffer)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_without_clock(buffer.getvalue()))


def _without_clock(data: bytes) -> bytes:
    """The same workbook with fixed times in its zip entries and properties."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                stamp = SAVED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, content)
    return out.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    top = 1
    if table.heading:
        sheet.cell(1, 1, table.heading).font = Font(FACE, 14, bold=True, color=INK)
        sheet.row_dimensions[1].height = 24
        top = 3
    _write_header(sheet, table, top)
    for number, values in enumerate(table.rows, start=top + 1):
        _write_row(sheet, table, number, values)
    last = top + len(table.rows)
    if table.totals:
        last += 1
        _write_row(sheet, table, last, table.totals)
        for cell in sheet[last]:
            cell.font = Font(FACE, 11, bold=True)
            cell.border = Border(top=Side("medium", color=INK))
    sheet.freeze_panes = f"A{top + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{top}:{top}"


def _write_header(sheet: Worksheet, table: Table, top: int) -> None:
    for number, column in enumerate(table.columns, start=1):
        cell = sheet.cell(top, number, column.header)
        cell.font = Font(FACE, 11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=INK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    lines = max(-(-len(column.header) // int(column.width)) for column in table.columns)
    sheet.row_dimensions[top].height = 16 * max(2, lines)


def _write_row(sheet: Worksheet, table: Table, number: int, values: Sequence[Cell]) -> None:
    lines = 1.0
    for index, (value, column) in enumerate(zip(values, table.columns, strict=True), start=1):
        cell = sheet.cell(number, index, value)
        cell.border = Border(bottom=Side("thin", color=LINE))
        cell.alignment = Alignment(wrap_text=column.wrap, vertical="top")
        if number % 2:
            cell.fill = PatternFill("solid", fgColor=PAPER)
        if isinstance(value, date):
            cell.number_format = DATE_FORMAT
            cell.alignment = Alignment(horizontal="left", vertical="top")
        elif isinstance(value, int | float):
            cell.alignment = Alignment(horizontal="right", vertical="top", indent=1)
            if isinstance(value, float):
                cell.number_format = table.number_format
        elif isinstance(value, str) and column.wrap:
            per_line = column.width * LINE_CHARS
            lines = max(lines, sum(-(-len(p) // per_line) or 1 for p in value.split("\n")))
    if lines > 1:
        sheet.row_dimensions[number].height = 15.5 * lines
