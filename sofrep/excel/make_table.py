"""From the header row down: the table's rows, where it ends, and the cells that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator

from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.domain.skrivsatt import turns_direction
from sofrep.excel.cells import Fault, plain
from sofrep.excel.declaration import Totals
from sofrep.excel.facts import column_letters
from sofrep.excel.headers import HeaderRow
from sofrep.excel.sheet_table import FieldColumn, SheetTable
from sofrep.excel.workbook import Grid, positions

_TOTAL = re.compile(
    r"(totalt?|summa|antal|sammanlagt|totalsumma|delsumma|procent|andel|%)"
    r"(\s+(antal|deltagare|rader|summa|ansökningar))?\s*:?\s*\d*",
    re.IGNORECASE,
)
_TOTAL_STARTS = frozenset("tTsSaAdDpP%")


def make_table(
    grid: Grid, match: HeaderRow, forbund: Forbund, number: int, seen: dict[Hashable, Place]
) -> SheetTable:
    """The table below the header row of `match`; blank rows are left out."""
    first = match.row + 1
    numbers = [found.number for found in match.found]
    among = match.kind.totals is Totals.AMONG
    totals, problems = ([], []) if among else _totals(grid, first, numbers)
    end = totals[0] if totals else grid.height
    keep = _filled(grid, numbers, first, end)
    columns = grid.columns
    parts: dict[str, list[FieldColumn]] = {}
    for found in match.found:
        cells = columns[found.number]
        data = cells[first:end] if keep is None else [cells[row] for row in keep]
        letter = column_letters(grid.left + found.number)
        header = plain(cells[match.row])
        parts.setdefault(found.column.field, []).append(
            FieldColumn(letter, data, found.code, header, found.column)
        )
    rows = range(first, end) if keep is None else keep
    table = SheetTable(
        match.kind,
        grid,
        grid.top + match.row,
        [grid.top + row for row in rows],
        parts,
        forbund,
        number,
        seen,
        [grid.top + row for row in totals],
        problems,
    )
    _unreadable(table, match)
    return table


def _filled(grid: Grid, numbers: list[int], first: int, end: int) -> list[int] | None:
    """The rows with anything in a known column; None if that is all of them."""
    if any("" not in grid.distinct[number] for number in numbers):
        return None
    columns = [grid.columns[number] for number in numbers]
    keep = [row for row in range(first, end) if any(column[row] != "" for column in columns)]
    return None if len(keep) == end - first else keep


def _totals(grid: Grid, first: int, numbers: list[int]) -> tuple[list[int], list[Problem]]:
    """The total rows (offsets) that end the table; data below them is a problem."""
    candidates: set[int] = set()
    for column, distinct in zip(grid.columns, grid.distinct, strict=True):
        for value in distinct:
            if isinstance(value, str) and value[:1] in _TOTAL_STARTS and _TOTAL.fullmatch(value):
                candidates.update(row for row in positions(column, value) if row >= first)
    totals = sorted(row for row in candidates if _is_total(grid, row))
    if not totals:
        return [], []
    start = totals[0]
    known = set(totals)
    for row in range(start + 1, grid.height):
        if row not in known and any(grid.columns[number][row] != "" for number in numbers):
            number = next(n for n in numbers if grid.columns[n][row] != "")
            return totals, [
                error(
                    "data-efter-summa",
                    grid.place(row, number),
                    f"Det står data under summaraden (rad {grid.top + start}), som inte läses.",
                    "Flytta summaraden sist eller ta bort den.",
                )
            ]
    return totals, []


def _is_total(grid: Grid, row: int) -> bool:
    """Whether the first text of the row is a word for a total; its numbers may stand before it."""
    for column in grid.columns:
        value = column[row]
        if isinstance(value, str) and value != "":
            return bool(_TOTAL.fullmatch(value))
    return False


def _unreadable(table: SheetTable, match: HeaderRow) -> None:
    """Tell the error cells, formulas without a value and merged cells in columns that count."""
    columns = {table.grid.left + found.number for found in match.found}
    is_checked = table.kind.totals is Totals.CHECKED
    below = table.totals[0] if table.totals and not is_checked else None
    for rule, message, action, cells in _faulty_cells(table, columns):
        for row, column in cells:
            if row < table.header_row or (column not in columns and row > table.header_row):
                continue
            if below is None or row < below:
                fault = Fault(rule, message, action)
                table.tell(row, column_letters(column), fault)


def _faulty_cells(
    table: SheetTable, columns: set[int]
) -> Iterator[tuple[str, str, str, Iterable[tuple[int, int]]]]:
    facts = table.grid.facts
    yield (
        "felvarde",
        "Cellen visar ett fel (till exempel #DIVISION/0! eller #SAKNAS!).",
        "Rätta formeln eller skriv värdet.",
        facts.errors,
    )
    yield (
        "formel-ej-beraknad",
        "Cellen har en formel som aldrig har räknats ut.",
        "Öppna arbetsboken i Excel, spara och stäng den.",
        facts.uncalculated,
    )
    yield (
        "celler-sammanslagna",
        "Cellen är sammanslagen med andra, så värdet står bara i den första av dem.",
        "Dela cellerna och skriv värdet i varje cell.",
        [
            (top, min(touched))
            for top, left, bottom, right in facts.merged
            if top > table.header_row
            and (touched := {c for c in columns if left <= c <= right})
            and not (table.kind.has_headings and top == bottom)
        ],
    )


def turned_text(grid: Grid) -> Iterator[Problem]:
    """A warning for each cell with signs that turn the direction of writing."""
    for number, distinct in enumerate(grid.distinct):
        for value in distinct:
            if isinstance(value, str) and turns_direction(value):
                for row in positions(grid.columns[number], value):
                    yield warning(
                        "tecken-riktning",
                        grid.place(row, number),
                        "Cellen innehåller osynliga tecken som vänder skrivriktningen, så den visar "
                        "kanske något annat än det som står i den.",
                        "Skriv om cellen för hand i stället för att klistra in.",
                    )
