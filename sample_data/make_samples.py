"""Make the sample workbooks from the plain rows in ``rader``: ``python make_samples.py [--to FOLDER]``.

A text file there is a workbook.  ``# Title`` begins a sheet (after tabs: a heading above the table,
the format of its decimals); the next two lines are its headers and the widths of its columns
(``w``: long text is wrapped); then a row a line, cells parted by tabs, and maybe totals after
``=``.  ``2023-01-31`` is a date, ``12`` and ``3.1`` are numbers, ``'12`` and all else is text.
Every run writes the same bytes.
"""

from __future__ import annotations

import re
import tomllib
import zipfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).resolve().parent
ROWS = HERE / "rader"
Cell = str | int | float | date | None

SAVED = datetime(2024, 1, 31, 12, 0, 0, tzinfo=UTC)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
FACE = "Calibri"
INK, PAPER, LINE = "1F4E5F", "E8F0F2", "B8C7CC"
LINE_CHARS = 1.15  # characters of 11 point text per unit of column width
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ESCAPED = re.compile(r"\\([\\nt])")


class Table(Struct, frozen=True):
    """A sheet with one table; `columns` are (header, width, whether long text is wrapped)."""

    title: str
    heading: str
    number_format: str
    columns: Sequence[tuple[str, float, bool]]
    rows: Sequence[Sequence[Cell]]
    totals: Sequence[Cell]


def main() -> None:
    """Make the workbooks of all samples."""
    parser = ArgumentParser(description="Make the sample workbooks.")
    parser.add_argument("--to", type=Path, default=HERE, metavar="FOLDER")
    folder = parser.parse_args().to
    for source in sorted(ROWS.rglob("*.tsv")):
        name = source.relative_to(ROWS)
        profile = tomllib.loads((HERE / name.parts[0] / "forbund.toml").read_text("utf-8"))
        tables = tuple(read_tables(source.read_text("utf-8")))
        save(
            folder / name.with_suffix(".xlsx"), tables, f"{profile['namn']} (påhittade exempeldata)"
        )


def read_tables(text: str) -> Iterator[Table]:
    """The sheets of a text file."""
    for part in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        head, headers, widths, *lines = part.rstrip("\n").split("\n")
        title, heading, number_format = (*head.split("\t"), "", "")[:3]
        columns = [
            (header, float(width.rstrip("w")), width.endswith("w"))
            for header, width in zip(headers.split("\t"), widths.split("\t"), strict=True)
        ]
        totals = [line[1:] for line in lines if line.startswith("=")]
        rows = [_cells(line) for line in lines if line and not line.startswith("=")]
        totals_row = _cells(totals[0]) if totals else []
        yield Table(title, heading, number_format or "0.0", columns, rows, totals_row)


def _cells(line: str) -> list[Cell]:
    return [_cell(text) for text in line.split("\t")]


def _cell(text: str) -> Cell:
    if not text:
        return None
    if DAY.fullmatch(text):
        return date.fromisoformat(text)
    if match := NUMBER.fullmatch(text):
        return float(text) if match[1] or match[2] else int(text)
    plain = text.removeprefix("'")
    return ESCAPED.sub(lambda match: {"n": "\n", "t": "\t"}.get(match[1], match[1]), plain)


def save(file: Path, tables: Sequence[Table], creator: str) -> None:
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
            entry = zipfile.ZipInfo(name, SAVED.timetuple()[:6])
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
    if table.totals:
        last = top + len(table.rows) + 1
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
    for number, (header, width, _) in enumerate(table.columns, start=1):
        cell = sheet.cell(top, number, header)
        cell.font = Font(FACE, 11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=INK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = width
    lines = max(-(-len(header) // int(width)) for header, width, _ in table.columns)
    sheet.row_dimensions[top].height = 16 * max(2, lines)


def _write_row(sheet: Worksheet, table: Table, number: int, values: Sequence[Cell]) -> None:
    lines = 1.0
    columns = zip(values, table.columns, strict=True)
    for index, (value, (_, width, wrap)) in enumerate(columns, start=1):
        cell = sheet.cell(number, index, value)
        cell.border = Border(bottom=Side("thin", color=LINE))
        cell.alignment = Alignment(wrap_text=wrap, vertical="top")
        if number % 2:
            cell.fill = PatternFill("solid", fgColor=PAPER)
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
            cell.alignment = Alignment(horizontal="left", vertical="top")
        elif isinstance(value, int | float):
            cell.alignment = Alignment(horizontal="right", vertical="top", indent=1)
            if isinstance(value, float):
                cell.number_format = table.number_format
        elif isinstance(value, str) and wrap:
            per_line = width * LINE_CHARS
            lines = max(lines, sum(-(-len(p) // per_line) or 1 for p in value.split("\n")))
    if lines > 1:
        sheet.row_dimensions[number].height = 15.5 * lines


if __name__ == "__main__":
    main()
