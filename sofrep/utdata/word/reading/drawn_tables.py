"""The rows and cells of a table that somebody has drawn, and what a table is there for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from sofrep.utdata.word.ooxml import NAMESPACES, W_P, Element, cells_of, q, rows_of, value_of
from sofrep.utdata.word.reading.file_styles import FileStyles, is_on
from sofrep.visning.block import Block, Delar, Egentabell, Tabellfalt

if TYPE_CHECKING:
    from sofrep.utdata.word.reading.opened_file import OpenedFile
    from sofrep.utdata.word.reading.read_words import ReadWords

_MOST_COLUMNS = 60
_NO_LINE = frozenset({"nil", "none", ""})
_PLAIN = frozenset({"", "normal table", "table normal"})
_NUMBER = re.compile(r"[−-]?\d[\d\s,.]*(%|kr|tkr)?")
_RIGHT = frozenset({"right", "end"})


class CellReader(Protocol):
    """What reads the content of a cell."""

    @property
    def opened(self) -> OpenedFile: ...  # noqa: D102
    def key(self) -> str: ...  # noqa: D102
    def blocks(self, parent: Element, *, is_bold: bool = ...) -> tuple[Block, ...]: ...  # noqa: D102
    def words(self, paragraph: Element) -> ReadWords: ...  # noqa: D102


class GridCell(Struct, eq=False):
    """A cell: the element that it begins with, and how many columns and rows it takes."""

    element: Element
    column: int
    columns: int
    rows: int = 1


def read_table(table: Element, reader: CellReader, rubrik: Delar) -> Egentabell | None:
    """A table under its caption; None for one that is empty."""
    grid, heads, by_row = grid_of(table), heading_rows_of(table), has_row_headings(table)
    key = reader.key()
    rows = tuple(
        tuple(_field(cell, reader, is_head=n < heads, by_row=by_row) for cell in row)
        for n, row in enumerate(grid)
    )
    if not any(cell.blocks for row in rows for cell in row):
        return None
    described = (value_of(table, f"w:tblPr/w:tbl{name}") for name in ("Description", "Caption"))
    width = max(cell.column + cell.columns for row in grid for cell in row)
    return Egentabell(
        nyckel=key,
        rader=rows,
        bredd=width,
        bredder=_widths(table, width),
        rubrikrader=heads,
        rubrik=rubrik,
        beskrivning=next(filter(None, described), ""),
    )


def _widths(table: Element, count: int) -> tuple[int, ...]:
    """How wide each column is drawn; () where the table does not say it of every one."""
    # Other programs than Word write widths with decimals.
    said = (each.get(q("w:w"), "") for each in table.iterfind("w:tblGrid/w:gridCol", NAMESPACES))
    widths = tuple(int(float(each)) for each in said if each.replace(".", "", 1).isdecimal())
    return widths if len(widths) == count and all(widths) else ()


def _field(cell: GridCell, reader: CellReader, *, is_head: bool, by_row: bool) -> Tabellfalt:
    blocks = reader.blocks(cell.element, is_bold=is_head)
    return Tabellfalt(
        blocks=blocks,
        kolumner=cell.columns,
        rader=cell.rows,
        rubrik=bool(blocks) and (is_head or (by_row and cell.column == 0)),
        hoger=_stands_right(cell.element),
    )


def grid_of(table: Element) -> list[list[GridCell]]:
    """The cells of each row that begin in it."""
    grid: list[list[GridCell]] = []
    most = len(table.findall("w:tblGrid/w:gridCol", NAMESPACES)) or _MOST_COLUMNS
    above: dict[int, GridCell] = {}
    for row in rows_of(table):
        column = _small(value_of(row, "w:trPr/w:gridBefore"), 0)
        begun: list[GridCell] = []
        here: dict[int, GridCell] = {}
        for element in cells_of(row):
            span = min(_small(value_of(element, "w:tcPr/w:gridSpan"), 1), max(1, most - column))
            merge = element.find("w:tcPr/w:vMerge", NAMESPACES)
            goes_on = merge is not None and merge.get(q("w:val")) != "restart"
            cell = above.get(column) if goes_on else None
            if cell is not None and cell.columns == span:
                cell.rows += 1
            else:
                cell = GridCell(element, column, span)
                begun.append(cell)
            here |= dict.fromkeys(range(column, column + span), cell)
            column += span
        above = here
        grid.append(begun)
    return grid


def heading_rows_of(table: Element) -> int:
    """How many rows from above hold headings: those that say so, else the first, unless it says not."""
    look = table.find("w:tblPr/w:tblLook", NAMESPACES)
    first = look is None or look.get(q("w:firstRow"), "1") == "1"
    return marked_headings_of(table) or int(first and len(rows_of(table)) > 1)


def marked_headings_of(table: Element) -> int:
    """How many rows from above say that they hold headings."""
    found = [row.find("w:trPr/w:tblHeader", NAMESPACES) for row in rows_of(table)]
    return sum(1 for _ in takewhile(lambda head: head is not None and is_on(head), found))


def has_row_headings(table: Element) -> bool:
    """Whether the first cell of a row is its heading."""
    look = table.find("w:tblPr/w:tblLook", NAMESPACES)
    return look is None or look.get(q("w:firstColumn"), "1") == "1"


def is_layout(table: Element, styles: FileStyles) -> bool:
    """Whether a table only places its content: no lines, no looks, no headings, no numbers; or one cell."""
    rows = rows_of(table)
    if sum(1 for row in rows for _ in cells_of(row)) == 1:
        return True
    has_style = styles.name(value_of(table, "w:tblPr/w:tblStyle")) not in _PLAIN
    heads = any(row.find("w:trPr/w:tblHeader", NAMESPACES) is not None for row in rows)
    return not (has_style or heads or _has_lines(table) or _has_numbers(rows))


def _has_numbers(rows: Sequence[Element]) -> bool:
    """Whether numbers stand in cells of their own, in two rows or more: lines or not, they have headings."""
    numbers = [
        any(
            _NUMBER.fullmatch("".join(each.text or "" for each in cell.iter(q("w:t"))).strip())
            for cell in cells_of(row)
        )
        for row in rows
    ]
    return sum(numbers) > 1


def _has_lines(table: Element) -> bool:
    borders = [
        *table.iterfind("w:tblPr/w:tblBorders/*", NAMESPACES),
        *(
            line
            for row in rows_of(table)
            for cell in cells_of(row)
            for line in cell.iterfind("w:tcPr/w:tcBorders/*", NAMESPACES)
        ),
    ]
    return any(line.get(q("w:val"), "") not in _NO_LINE for line in borders)


def _stands_right(cell: Element) -> bool:
    """Whether all that a cell says stands to the right, as numbers do."""
    where = [value_of(paragraph, "w:pPr/w:jc") for paragraph in cell.iter(W_P)]
    return bool(where) and all(each in _RIGHT for each in where)


def _small(text: str, default: int) -> int:
    return max(default, min(int(text), _MOST_COLUMNS)) if text.isdecimal() else default
