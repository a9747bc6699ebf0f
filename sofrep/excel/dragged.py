"""Cells that were filled by dragging the one above: each is one more, row after row."""

from __future__ import annotations

from itertools import pairwise

from sofrep.excel.cells import Fault, Parser
from sofrep.excel.days import parse_day
from sofrep.excel.declaration import Values
from sofrep.excel.numbers import parse_birth_year, parse_count
from sofrep.excel.sheet import NO_DAY, UNKNOWN
from sofrep.excel.sheet_table import FieldColumn, SheetTable

_MANY = 10
"""So many rows in a row do not begin on days that follow on each other, weekends included."""

_BLANKS = (NO_DAY, UNKNOWN)


def tell_dragged(table: SheetTable) -> None:
    """Warn of dates, counts and years of birth that rise by one for `_MANY` rows or more."""
    for parts in table.parts.values():
        for part in parts:
            for first, last in _runs(part):
                fault = Fault(
                    "celler-dragna",
                    f"{part.header} är ett mer för varje rad, som när Excel fyller i en serie.",
                    "Jämför med det underlag som raderna skrevs av, och rätta dem.",
                    value=0,
                )
                for index in range(first, last + 1):
                    table.fault_at(index, part.letter, fault)


def _runs(part: FieldColumn) -> list[tuple[int, int]]:
    """The first and last index of each run of cells that rise by one."""
    parse = _parser(part)
    if parse is None or len(part.cells) < _MANY:
        return []
    known = {cell: _number(parse(cell)) for cell in dict.fromkeys(part.cells)}
    numbers = [known[cell] for cell in part.cells]
    breaks = [
        n for n, (one, next_) in enumerate(pairwise(numbers)) if one is None or next_ != one + 1
    ]
    edges = [-1, *breaks, len(numbers) - 1]
    return [(one + 1, end) for one, end in pairwise(edges) if end - one >= _MANY]


def _parser(part: FieldColumn) -> Parser | None:
    """How the cells of a column are read whose values do not rise by one by themselves."""
    if part.column.field == "fodelsear":
        return parse_birth_year
    return {Values.DATUM: parse_day, Values.ANTAL: parse_count}.get(part.column.values)


def _number(value: int | Fault) -> int | None:
    number = value.value if isinstance(value, Fault) else value
    return None if number in _BLANKS else number
