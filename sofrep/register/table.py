"""The rows below a header row, by field, with the cells that cannot be read told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.register.cells import Fault, plain
from sofrep.register.declaration import Column
from sofrep.register.facts import column_letters, column_number
from sofrep.register.headers import Match
from sofrep.register.number_formats import shows_percent
from sofrep.register.sheets import (
    ANTAL,
    EKONOMI,
    HISTORIK,
    MAL,
    MATRIS,
    PINNBLAD,
    TEXTER,
    SheetKind,
)
from sofrep.register.underlag import Sheet
from sofrep.register.wording import worded
from sofrep.register.workbook import Grid, positions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOTAL = re.compile(
    r"(totalt?|summa|antal|sammanlagt|totalsumma|delsumma|procent|andel|%)"
    r"(\s+(antal|deltagare|rader|summa|ansökningar))?\s*:?\s*\d*",
    re.IGNORECASE,
)
_TOTAL_STARTS = frozenset("tTsSaAdDpP%")


@dataclass(frozen=True, slots=True)
class Part:
    """One column of a field: its letter, its cells in data rows, and what a pinn column marks."""

    letter: str
    cells: list[object]
    code: int | None = None
    header: str = ""
    column: Column | None = None


@dataclass(slots=True)
class Table:
    """A sheet's table: the data rows of each field, and the problems found in them.

    `rows` are the row numbers in the sheet (from 1); every column's cells are parallel to it.
    `totals` are the rows (numbers) of a total below the data.  `told` are cells, as (row,
    letter), that a problem names already.
    """

    kind: SheetKind
    grid: Grid
    header_row: int
    rows: list[int]
    parts: dict[str, list[Part]]
    totals: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    told: set[tuple[int, str]] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.rows)

    def has(self, name: str) -> bool:
        """Whether the field has a column."""
        return name in self.parts

    def part(self, name: str) -> Part | None:
        """The only column of a field, or None."""
        parts = self.parts.get(name)
        return parts[0] if parts else None

    def cells(self, name: str) -> list[object]:
        """The cells of a field; empty cells where it has no column."""
        part = self.part(name)
        return part.cells if part else [""] * len(self.rows)

    def is_in_percent(self, index: int, name: str) -> bool:
        """Whether Excel shows the number in a field's cell in percent."""
        part = self.part(name)
        if part is None or not self.grid.facts.formats:
            return False
        value = part.cells[index]
        code = self.grid.facts.formats.get((self.rows[index], column_number(part.letter)), "")
        return isinstance(value, int | float) and shows_percent(code, value)

    def place(self, index: int, name: str = "") -> Place:
        """The place of a field's cell in data row `index`, or of the row."""
        part = self.part(name)
        cell = f"{part.letter}{self.rows[index]}" if part else f"rad {self.rows[index]}"
        return Place(self.grid.file, self.grid.title, cell)

    def sheet(self, fields: Iterable[str]) -> Sheet:
        """What is kept of the sheet; `fields` are those that its kind may have."""
        letters = {name: parts[0].letter for name, parts in self.parts.items()}
        unread = dict(self._unread())
        counted = (letter for letter, (_, is_counted) in unread.items() if is_counted)
        return Sheet(
            self.grid.file,
            self.grid.title,
            self.kind.kind,
            letters,
            frozenset(fields) - letters.keys(),
            {letter: heading for letter, (heading, _) in unread.items()},
            self.header_row,
            frozenset(counted),
        )

    def _unread(self) -> Iterator[tuple[str, tuple[str, bool]]]:
        """Each column with something in it that is not read: its heading, and if it holds numbers only."""
        grid = self.grid
        known = {part.letter for parts in self.parts.values() for part in parts}
        below = self.header_row - grid.top + 1
        for number, (column, distinct) in enumerate(zip(grid.columns, grid.distinct, strict=True)):
            letter, heading = column_letters(grid.left + number), plain(column[below - 1])
            if (
                letter not in known
                and (self.header_row, letter) not in self.told
                and heading not in self.kind.asides
                and len(distinct) > ("" in distinct)
                and (filled := {cell for cell in column[below:] if cell != ""})
            ):
                yield letter, (heading, all(isinstance(cell, int | float) for cell in filled))

    def fault(self, index: int, name: str, fault: Fault) -> None:
        """Add the problem of a cell, once."""
        part = self.part(name)
        self.fault_at(index, part.letter if part else "", fault)

    def fault_at(self, index: int, letter: str, fault: Fault) -> None:
        """As `fault`, by column letter."""
        self.tell(self.rows[index], letter, fault)

    def tell(self, row: int, letter: str, fault: Fault) -> None:
        """Add the problem of a cell in sheet row `row`, once."""
        if (row, letter) in self.told:
            return
        self.told.add((row, letter))
        cell = f"{letter}{row}" if letter else f"rad {row}"
        place = Place(self.grid.file, self.grid.title, cell)
        make = error if fault.value is None else warning
        message, example, cause = self._worded(row, letter, fault)
        self.problems.append(
            make(fault.rule, place, message, fault.action, example=example, cause=cause)
        )

    def _worded(self, row: int, letter: str, fault: Fault) -> tuple[str, Place | str, str]:
        grid, number = self.grid, column_number(letter) - self.grid.left
        secret = letter in {part.letter for part in self.parts.get("nummer", ())}
        if secret or not 0 <= number < len(grid.columns):
            return worded(fault, "", (), self.kind.kind)
        column = grid.columns[number]
        return worded(fault, column[row - grid.top], column, self.kind.kind)

    def told_rows(self, names: Iterable[str]) -> set[int]:
        """The rows in which a cell of one of the fields has been told."""
        letters = {part.letter for name in names if (part := self.part(name))}
        return {row for row, letter in self.told if letter in letters}

    def ints(
        self, name: str, parse: Callable[[object], int | Fault], default: int
    ) -> NDArray[np.int64]:
        """The field's cells as int64 by `parse`; `default` where there is no column or a fault."""
        import numpy as np

        part = self.part(name)
        if part is None:
            return np.full(len(self.rows), default, dtype=np.int64)
        return self.part_ints(part, parse, default)

    def part_ints(
        self, part: Part, parse: Callable[[object], int | Fault], default: int
    ) -> NDArray[np.int64]:
        """As `ints`, of one column.  Each distinct value is parsed once."""
        import numpy as np

        values: dict[object, int] = {}
        faults: dict[object, Fault] = {}
        for cell in dict.fromkeys(part.cells):
            parsed = parse(cell)
            if isinstance(parsed, Fault):
                faults[cell] = parsed
                values[cell] = default if parsed.value is None else parsed.value
            else:
                values[cell] = parsed
        if faults:
            for index, cell in enumerate(part.cells):
                if cell in faults:
                    self.fault_at(index, part.letter, faults[cell])
        return np.fromiter(map(values.__getitem__, part.cells), np.int64, len(part.cells))

    def texts(self, name: str) -> list[str]:
        """The field's cells as plain text, ``""`` where there is no column."""
        cells = self.cells(name)
        known = {cell: plain(cell) for cell in dict.fromkeys(cells)}
        return [known[cell] for cell in cells]


def make_table(grid: Grid, match: Match) -> Table:
    """The table below the header row of `match`; blank rows are left out."""
    first = match.row + 1
    numbers = [found.number for found in match.found]
    # A statement's sums are posts of it, and a tally's stand within its sections.
    has_totals = match.kind not in (MAL, TEXTER, HISTORIK, EKONOMI, PINNBLAD)
    totals, problems = _totals(grid, first, numbers) if has_totals else ([], [])
    end = totals[0] if totals else grid.height
    keep = _filled(grid, numbers, first, end)
    columns = grid.columns
    parts: dict[str, list[Part]] = {}
    for found in match.found:
        cells = columns[found.number]
        data = cells[first:end] if keep is None else [cells[row] for row in keep]
        letter = column_letters(grid.left + found.number)
        header = plain(cells[match.row])
        parts.setdefault(found.column.field, []).append(
            Part(letter, data, found.code, header, found.column)
        )
    rows = range(first, end) if keep is None else keep
    table = Table(
        match.kind,
        grid,
        grid.top + match.row,
        [grid.top + row for row in rows],
        parts,
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


def _unreadable(table: Table, match: Match) -> None:
    """Tell the error cells, formulas without a value and merged cells in columns that count."""
    columns = {table.grid.left + found.number for found in match.found}
    below = table.totals[0] if table.totals and table.kind not in (MATRIS, ANTAL) else None
    for rule, message, action, cells in _faulty_cells(table, columns):
        for row, column in cells:
            if row < table.header_row or (column not in columns and row > table.header_row):
                continue
            if below is None or row < below:
                fault = Fault(rule, message, action)
                table.tell(row, column_letters(column), fault)


def _faulty_cells(
    table: Table, columns: set[int]
) -> Iterator[tuple[str, str, str, Iterable[tuple[int, int]]]]:
    facts = table.grid.facts
    # A heading of a statement or a tally may stretch over its row.
    is_statement = table.kind in (EKONOMI, PINNBLAD)
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
            and not (is_statement and top == bottom)
        ],
    )
