"""Showing a table in the formats that every query has: tabell, json, csv, md."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from sofrep.cli.marks import ENTERED, MARKS, Mark, marks_of
from sofrep.domain.figure import Figure
from sofrep.pipeline.figure_json import figure_to_json, number_to_json
from sofrep.visning import svenska
from sofrep.visning.csvtext import BYTE_ORDER_MARK, SEPARATOR, csv_cell
from sofrep.visning.visat import Tal

if TYPE_CHECKING:
    from rich.console import Console

Cell = Figure | Fraction | int | str | None
_Row = TypeVar("_Row")
_WIDTH_WITHOUT_TERMINAL = 160
_NARROW = 120
_LEGIBLE = 12
"""The fewest signs of a long word that are worth a line of their own."""
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&$]|^[#+-](?=\s)|://|@")


class Format(StrEnum):
    """How a query shows its answer; `HTML` is for ``sofrep check`` only."""

    TABELL = "tabell"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    HTML = "html"


class ListedColumn(Struct, frozen=True):
    """A column: its key in JSON, its heading elsewhere, and whether it holds numbers.

    One that `may_go` is left out of the table of a narrow terminal; one that is `whole`, such as an id
    that is to be copied, is never broken.
    """

    key: str
    heading: str
    is_number: bool = False
    may_go: bool = False
    whole: bool = False


class FilledColumn(ListedColumn, Generic[_Row], frozen=True, kw_only=True):
    """A column that says what stands in it of each thing that has a row."""

    cell: Callable[[_Row], Cell]


class Listing(Struct, frozen=True):
    """A table to show; every row has a cell per column key (a missing one is empty).

    `urval` says of what it is (the period, and whom it is restricted to), in json and csv in a column
    of its own: the title says it elsewhere.
    """

    title: str
    columns: Sequence[ListedColumn]
    rows: Sequence[Mapping[str, Cell]]
    styles: Mapping[str, str] | None = None
    """Rich style by cell text, for judgements and the like."""
    urval: str = ""


def filled(
    title: str,
    columns: Sequence[FilledColumn[_Row]],
    rows: Iterable[_Row],
    styles: Mapping[str, str] | None = None,
    urval: str = "",
) -> Listing:
    """A table with a row of each thing."""
    cells = [{column.key: column.cell(row) for column in columns} for row in rows]
    return Listing(title, columns, cells, styles, urval)


def one_line(text: str, indent: str = "") -> str:
    """`text` without line breaks and control characters, which could move the terminal's cursor."""
    clean = "".join(char if char.isprintable() or char == svenska.NBSP else " " for char in text)
    return indent + " ".join(clean.split(" ")).strip(" ")


def show(grids: Sequence[Listing], form: Format) -> None:
    """Print `grids` to standard output."""
    if form is Format.JSON:
        import json

        rows = [_json_row(grid, row) for grid in grids for row in grid.rows]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif form is Format.CSV:
        _show_csv(grids)
    elif form is Format.MD:
        sys.stdout.write("\n".join(_markdown(grid) for grid in grids))
    else:
        _show_tables(grids)


def cell_text(cell: Cell) -> str:
    """A cell as a person reads it; an entered figure is marked."""
    if cell is None:
        return ""
    if isinstance(cell, Figure):
        return Tal(cell).text + marks_of(cell)
    if isinstance(cell, str):
        return one_line(cell)
    return svenska.format_number(cell, 0 if Fraction(cell).denominator == 1 else 1)


def _notes(grid: Listing) -> list[str]:
    """What the marks of the table mean."""
    cells = [row.get(column.key) for row in grid.rows for column in grid.columns]
    return [mark.note for mark in MARKS if any(mark.is_on(cell) for cell in cells)]


def _json_row(grid: Listing, row: Mapping[str, Cell]) -> dict[str, object]:
    cells = {column.key: _json_cell(row.get(column.key)) for column in grid.columns}
    return cells | ({"urval": grid.urval} if grid.urval else {})


def _json_cell(cell: Cell) -> object:
    if isinstance(cell, Figure):
        return {"id": cell.id, "visas": Tal(cell).text} | figure_to_json(cell)
    return cell if cell is None or isinstance(cell, str) else number_to_json(cell)


def _show_csv(grids: Sequence[Listing]) -> None:
    """Semicolons, decimal comma and a byte order mark: what Excel in Swedish opens right.

    Numbers stay numbers: the last columns name those of the row that the office has entered, and
    those that are for it alone.
    """
    import csv

    sys.stdout.write(BYTE_ORDER_MARK)
    writer = csv.writer(sys.stdout, delimiter=SEPARATOR, lineterminator="\n")
    columns: Sequence[ListedColumn] | None = None
    for grid in grids:
        if grid.columns != columns:
            columns = grid.columns
            headings = [column.heading for column in columns]
            marks = [mark.heading for mark in _marks(grid)]
            writer.writerow(headings + ["Urval"] * bool(grid.urval) + marks)
        writer.writerows(_csv_row(row, grid) for row in grid.rows)


def _marks(grid: Listing) -> Sequence[Mark]:
    """The marks that have a last column: none without numbers, and none that a column tells already."""
    if not any(column.is_number for column in grid.columns):
        return []
    told = {column.key for column in grid.columns}
    own = MARKS if grid.urval else (ENTERED,)  # answers about persons say of what they are
    return [mark for mark in own if mark.told_by not in told]


def _csv_row(row: Mapping[str, Cell], grid: Listing) -> list[str]:
    columns = grid.columns
    cells = (row.get(column.key) for column in columns)
    texts = [csv_cell(cell.value if isinstance(cell, Figure) else cell) for cell in cells]
    marked = [
        ", ".join(column.heading for column in columns if mark.is_on(row.get(column.key)))
        for mark in _marks(grid)
    ]
    return texts + [grid.urval] * bool(grid.urval) + marked


def _plain(text: str) -> str:
    """`text` as Markdown shows it: nothing in it is markup, a link or a tag."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def _markdown(grid: Listing) -> str:
    lines = [f"**{_plain(grid.title)}**", ""] if grid.title else []
    lines.append("| " + " | ".join(_plain(column.heading) for column in grid.columns) + " |")
    lines.append("|" + "|".join("---:" if c.is_number else "---" for c in grid.columns) + "|")
    for row in grid.rows:
        cells = (_plain(cell_text(row.get(column.key))) for column in grid.columns)
        lines.append("| " + " | ".join(cells) + " |")
    for note in _notes(grid):
        lines += ["", rf"\{note}" if note.startswith("*") else note]
    return "\n".join(lines) + "\n"


def _show_tables(grids: Sequence[Listing]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(
        width=None if sys.stdout.isatty() else _WIDTH_WITHOUT_TERMINAL, highlight=False
    )
    for grid in grids:
        columns = [c for c in grid.columns if console.width >= _NARROW or not c.may_go]
        rows = [[cell_text(row.get(column.key)) for column in columns] for row in grid.rows]
        if _needed(columns, rows) <= console.width:
            _print_table(console, grid, columns, rows)
        else:
            _print_rows(console, grid, columns, rows)
        for note in _notes(grid):
            console.print(Text(note))


def _needed(columns: Sequence[ListedColumn], rows: Sequence[Sequence[str]]) -> int:
    """The width that a table needs: its numbers whole, its words whole or in legible pieces."""
    width = 0
    for column, *cells in zip(columns, *rows, strict=True):
        texts = (*_lines(column, cells), *cells)
        is_whole = column.is_number or column.whole
        longest = max(map(len, texts if is_whole else " ".join(texts).split()), default=0)
        width += 3 + (longest if is_whole else min(longest, _LEGIBLE))
    return width


def _lines(column: ListedColumn, cells: Sequence[str]) -> list[str]:
    """The heading in lines that are no wider than they must be, over numbers."""
    if not column.is_number:
        return [column.heading]
    width = max(_LEGIBLE, *map(len, cells), 0)
    return textwrap.wrap(column.heading, width, break_long_words=False)


def _print_table(
    console: Console, grid: Listing, columns: Sequence[ListedColumn], rows: Sequence[Sequence[str]]
) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(one_line(grid.title), style="bold") if grid.title else None,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for column, *cells in zip(columns, *rows, strict=True):
        table.add_column(
            "\n".join(_lines(column, cells)),
            justify="right" if column.is_number else "left",
            no_wrap=column.is_number or column.whole,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(text, style=(grid.styles or {}).get(text, "")) for text in row))
    console.print(table)


def _print_rows(
    console: Console, grid: Listing, columns: Sequence[ListedColumn], rows: Sequence[Sequence[str]]
) -> None:
    """A row below the other, for a terminal that is too narrow for a table: a line per cell."""
    from rich.padding import Padding
    from rich.text import Text

    if grid.title:
        console.print(Text(one_line(grid.title), style="bold"))
    for row in rows:
        console.print()
        console.print(Text(row[0]))
        for column, text in zip(columns[1:], row[1:], strict=True):
            if text:
                style = (grid.styles or {}).get(text, "")
                line = Text.assemble(f"{column.heading}: ", (text, style))
                console.print(Padding(line, (0, 0, 0, 2), expand=False))
    console.print()
