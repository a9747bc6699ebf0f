"""Values that slipped into the column beside their own, where text may stand and nothing objects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from fractions import Fraction

from sofrep.domain.forbund import Forbund
from sofrep.excel.cells import Fault, plain
from sofrep.excel.days import parse_day
from sofrep.excel.declaration import Values
from sofrep.excel.facts import column_letters, column_number
from sofrep.excel.names import says_unknown
from sofrep.excel.numbers import parse_number
from sofrep.excel.sheet_table import FieldColumn, SheetTable
from sofrep.excel.words import parse_kon

Cells = list[object]
_TEXTS = frozenset({Values.FRITEXT, Values.BETECKNING})
_YEARS = range(1900, 2101)


def tell_slipped(table: SheetTable) -> None:
    """Warn of a value of the kind of the column beside it, which is empty on the row.

    It stands in a column of text or without a heading, where such values do not stand on other rows.
    """
    if table.kind.has_lines or len(table) == 0:
        return
    beside = dict(_text_columns(table))
    for parts in table.parts.values():
        for part in parts:
            belongs = _kind_of(part, table.forbund)
            if belongs is None or all(cell == "" for cell in part.cells):
                continue
            own = column_number(part.letter)
            for number in (own - 1, own + 1):
                if number in beside:
                    _tell(table, part, column_letters(number), beside[number], belongs)


def _text_columns(table: SheetTable) -> Iterator[tuple[int, Cells]]:
    """The columns, by number, in which anything may stand: those of text, and those without a heading."""
    read = {column_number(p.letter): p for parts in table.parts.values() for p in parts}
    grid = table.grid
    unread = set(range(grid.left, grid.left + len(grid.columns))) - read.keys()
    for number, part in read.items():
        if part.column.values in _TEXTS:
            yield number, part.cells
        for near in unread & {number - 1, number + 1}:
            if grid.at(table.header_row, near) == "":
                yield near, [grid.at(row, near) for row in table.rows]


def _tell(
    table: SheetTable,
    part: FieldColumn,
    letter: str,
    cells: Cells,
    belongs: Callable[[object], bool],
) -> None:
    pairs = enumerate(zip(part.cells, cells, strict=True))
    slipped = [index for index, (own, cell) in pairs if own == "" != cell and belongs(cell)]
    if not slipped:
        return
    others = [cell for own, cell in zip(part.cells, cells, strict=True) if own != "" and cell != ""]
    if others and 2 * sum(map(belongs, others)) >= len(others):
        return
    fault = Fault(
        "varde-i-fel-kolumn",
        f"Värdet ser ut att höra till kolumnen bredvid, {part.header}, som är tom på raden.",
        "Flytta värdet till sin kolumn, om det är så.",
        value=0,
    )
    for index in slipped:
        table.fault_at(index, letter, fault)


def _kind_of(part: FieldColumn, forbund: Forbund) -> Callable[[object], bool] | None:
    """Whether a value is of the kind of a column, and not merely possible in it; None for any text."""
    if part.code is not None:
        return None
    if part.column.names is not None:
        names = part.column.names(forbund)
        return lambda value: isinstance(value, str) and names.find(value) is not None
    return _KINDS.get(part.column.values)


def _is_date(value: object) -> bool:
    if isinstance(value, str) and not says_unknown(value) and not plain(value).isdecimal():
        return not isinstance(parse_day(value), Fault)
    return isinstance(value, dt.date)


def _is_number(value: object) -> bool:
    number = None if isinstance(value, bool | dt.date) else parse_number(value)
    return isinstance(number, Fraction) and number not in _YEARS


def _is_year(value: object) -> bool:
    number = None if isinstance(value, bool | dt.date) else parse_number(value)
    return isinstance(number, Fraction) and number in _YEARS


def _is_sex(value: object) -> bool:
    known = isinstance(value, str) and not says_unknown(value)
    return known and not isinstance(parse_kon(value), Fault)


_KINDS = {
    Values.DATUM: _is_date,
    Values.ARTAL: _is_year,
    Values.KON: _is_sex,
    **dict.fromkeys((Values.ANTAL, Values.TAL, Values.BELOPP), _is_number),
}
