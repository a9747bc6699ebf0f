"""The rows below a header row, by field, with the cells that cannot be read told."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.excel.cells import Fault, plain
from sofrep.excel.declaration import Column, SheetKind, WhosePeople
from sofrep.excel.facts import column_letters, column_number
from sofrep.excel.number_formats import shows_percent
from sofrep.excel.sheet import Sheet
from sofrep.excel.wording import worded
from sofrep.excel.workbook import Grid

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sofrep.excel.column_table import Columns


class FieldColumn(Struct, frozen=True, dict=True):
    """One column of a field: its letter, its cells in data rows, and what a pinn column marks."""

    letter: str
    cells: list[object]
    code: int | None
    header: str
    column: Column

    @cached_property
    def texts(self) -> list[str]:
        """The cells as plain text."""
        known = {cell: plain(cell) for cell in dict.fromkeys(self.cells)}
        return list(map(known.__getitem__, self.cells))

    @cached_property
    def filled(self) -> int:
        """Which cells say something: a bit for each, the first cell's the lowest."""
        return int("".join(["0" if cell == "" else "1" for cell in reversed(self.cells)]) or "0", 2)


class SheetTable(Struct):
    """A sheet's table: the data rows of each field, and the problems found in them.

    `rows` are the row numbers in the sheet (from 1); every column's cells are parallel to it.
    `number` is the sheet's among all that are read; `seen` are places by key, which the sheets that
    are read into the same records share.  `totals` are the rows (numbers) of a total below the
    data.  `told` are cells, as (row, letter), that a problem names already.
    """

    kind: SheetKind
    grid: Grid
    header_row: int
    rows: list[int]
    parts: dict[str, list[FieldColumn]]
    forbund: Forbund
    number: int
    seen: dict[Hashable, Place]
    totals: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    told: set[tuple[int, str]] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.rows)

    def has(self, name: str) -> bool:
        """Whether the field has a column."""
        return name in self.parts

    def part(self, name: str) -> FieldColumn | None:
        """The only column of a field, or None."""
        parts = self.parts.get(name)
        return parts[0] if parts else None

    def cells(self, name: str) -> list[object]:
        """The cells of a field; empty cells where it has no column."""
        part = self.part(name)
        return part.cells if part else [""] * len(self.rows)

    def origin(self) -> Columns:
        """The sheet and row of each row, as columns of a frame."""
        import numpy as np

        return {"sheet": np.full(len(self), self.number), "row": np.array(self.rows)}

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

    def first(self, key: Hashable, place: Place) -> Place | None:
        """The place where `key` has stood before; else None, and it is remembered at `place`."""
        earlier = self.seen.setdefault(key, place)
        return None if earlier is place else earlier

    def sheet(self) -> Sheet:
        """What is kept of the sheet."""
        fields = {column.field for column in self.kind.columns_of(self.forbund)}
        letters = {name: parts[0].letter for name, parts in self.parts.items()}
        unread = dict(self._unread())
        counted = (letter for letter, (_, cells) in unread.items() if _are_numbers(cells))
        lacking = [column for column in self.kind.columns if column.field not in letters]
        alike = {
            letter: column.field
            for letter, (_, cells) in unread.items()
            if (column := _of_its_list(cells, lacking, self.forbund))
        }
        return Sheet(
            self.grid.file,
            self.grid.title,
            self.kind.kind,
            letters,
            frozenset(fields - letters.keys()),
            {letter: heading for letter, (heading, _) in unread.items()},
            self.header_row,
            frozenset(counted),
            alike,
            self._above(),
        )

    def _above(self) -> str:
        """The first text above the headings: the sheet's own title, as it is printed."""
        rows = zip(
            *(column[: self.header_row - self.grid.top] for column in self.grid.columns),
            strict=True,
        )
        return next((cell for row in rows for cell in row if isinstance(cell, str) and cell), "")

    def beside(self) -> Iterator[tuple[str, str, list[object]]]:
        """Each column with cells that are not read: its letter, its heading, and what is below it."""
        grid = self.grid
        known = {part.letter for parts in self.parts.values() for part in parts}
        below = self.header_row - grid.top + 1
        for number, (column, distinct) in enumerate(zip(grid.columns, grid.distinct, strict=True)):
            letter = column_letters(grid.left + number)
            is_read = letter in known or len(distinct) == ("" in distinct)
            if not is_read and (filled := [cell for cell in column[below:] if cell != ""]):
                yield letter, plain(column[below - 1]), filled

    def _unread(self) -> Iterator[tuple[str, tuple[str, list[object]]]]:
        """Each column that is not read: its heading, and what is below it."""
        for letter, heading, filled in self.beside():
            if (self.header_row, letter) not in self.told and heading not in self.kind.asides:
                yield letter, (heading, filled)

    def fault(self, index: int, name: str, fault: Fault) -> None:
        """Add the problem of a cell, once."""
        part = self.part(name)
        self.fault_at(index, part.letter if part else "", fault)

    def faults(self, wrong: NDArray[np.bool_], name: str, fault: Fault) -> None:
        """As `fault`, of every row where `wrong`."""
        for index in wrong.nonzero()[0].tolist():
            self.fault(index, name, fault)

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
        grid, number = self.grid, column_number(letter)
        secret = letter in {part.letter for part in self.parts.get("nummer", ())}
        personal = self.kind.people is WhosePeople.PARTICIPANTS
        if secret or not 0 <= number - grid.left < len(grid.columns):
            return worded(fault, "", (), personal=personal)
        column = grid.columns[number - grid.left]
        return worded(fault, grid.at(row, number), column, personal=personal)

    def told_rows(self, names: Iterable[str]) -> set[int]:
        """The rows in which a cell of one of the fields has been told."""
        letters = {part.letter for name in names if (part := self.part(name))}
        return {row for row, letter in self.told if letter in letters}

    def ints(
        self, name: str, parse: Callable[[object], int | Fault], default: int
    ) -> NDArray[np.int64]:
        """The field's cells as int64 by `parse`; `default` where there is no column or a fault."""
        import numpy as np

        return np.array(self.values(name, parse, default), dtype=np.int64)

    def values(self, name: str, parse: Callable[[object], int | Fault], default: int) -> list[int]:
        """As `ints`, as Python has them."""
        part = self.part(name)
        if part is None:
            return [default] * len(self.rows)
        return self.part_values(part, parse, default)

    def part_values(
        self, part: FieldColumn, parse: Callable[[object], int | Fault], default: int
    ) -> list[int]:
        """As `values`, of one column.  Each distinct value is parsed once."""
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
        return list(map(values.__getitem__, part.cells))

    def texts(self, name: str) -> list[str]:
        """The field's cells as plain text, ``""`` where there is no column."""
        part = self.part(name)
        return part.texts if part else [""] * len(self.rows)


def _are_numbers(cells: list[object]) -> bool:
    return all(isinstance(cell, int | float) for cell in cells)


def _of_its_list(cells: list[object], lacking: Iterable[Column], forbund: Forbund) -> Column | None:
    """The lacking column whose list of values holds all of several cells; marks are of any column."""
    texts = {plain(cell) for cell in cells}
    for column in lacking if len(texts) > 1 else ():
        names = column.names(forbund) if column.names else None
        offered = frozenset(column.offered(forbund))
        if all(names.find(text) is not None if names else text in offered for text in texts):
            return column
    return None
