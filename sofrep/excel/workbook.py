"""A workbook's sheets as columns of cells, with what the fast reader does not tell."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path

from msgspec import Struct

from sofrep.domain.personnummer import without_zeros
from sofrep.domain.personuppgifter import Slag, personal_values
from sofrep.domain.problem import Place, Problem, error
from sofrep.excel.book_refusals import (
    book_notes,
    left_behind,
    refused_book,
    serious,
)
from sofrep.excel.facts import RefusedError, SheetFacts, column_letters, unusual
from sofrep.excel.find import unreadable
from sofrep.excel.number_formats import shows_zeros
from sofrep.excel.raw import MAX_FILE, file_too_large, inspect_workbook


class Grid(Struct, frozen=True, dict=True):
    """A sheet's cells by column.

    Text is stripped and an empty cell is ``""``.  `top` and `left` are the row and column number
    (from 1) of the first cell of the first column; `distinct` holds each column's values once.
    """

    file: str
    title: str
    top: int
    left: int
    columns: list[list[object]]
    distinct: list[dict[object, None]]
    facts: SheetFacts

    @property
    def height(self) -> int:
        """How many rows the cells span."""
        return len(self.columns[0]) if self.columns else 0

    @cached_property
    def personal(self) -> list[dict[object, Slag]]:
        """The personal data of each column, with numbers that are shown with the zeros they lack."""
        padded = [cell for cell, code in self.facts.formats.items() if shows_zeros(code)]
        found = []
        for number, distinct in enumerate(self.distinct):
            shown = {self.at(*cell) for cell in padded if cell[1] == self.left + number}
            lost = without_zeros(distinct) | without_zeros(shown, sure=True)
            found.append(personal_values(distinct) | dict.fromkeys(lost, Slag.PERSONNUMMER))
        return found

    def place(self, row: int, column: int) -> Place:
        """The place of a cell by its offsets in the grid."""
        return Place(self.file, self.title, f"{column_letters(self.left + column)}{self.top + row}")

    def at(self, row: int, column: int) -> object:
        """The cell at a sheet position (both from 1), ``""`` outside."""
        r, c = row - self.top, column - self.left
        if 0 <= c < len(self.columns) and 0 <= r < self.height:
            return self.columns[c][r]
        return ""


class Opened(Struct, frozen=True):
    """A workbook that was read: its hash, its sheets, or why it was refused."""

    sha256: str
    sheets: tuple[Grid, ...]
    problems: tuple[Problem, ...] = ()


def open_workbook(relative: str, path: Path) -> Opened:
    """Read the workbook at `path`; a file that cannot be read is a problem in the result."""
    try:
        if path.stat().st_size > MAX_FILE:
            return _refused(relative, "", file_too_large())
        content = path.read_bytes()
    except PermissionError:
        return _refused(
            relative,
            "",
            RefusedError(
                "fil-oppen",
                "Filen går inte att läsa. Den är troligen öppen i ett annat program.",
                "Stäng den i Excel (på alla datorer) och försök igen.",
            ),
        )
    except OSError:
        return Opened("", (), (unreadable(relative),))
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        book = inspect_workbook(content)
        problems = [*refused_book(relative, book.personal), *book_notes(relative, book)]
        grids = tuple(_grids(relative, content, book.sheets))
        if book.left:
            problems += left_behind(relative, book.left, _shown(grids))
        if any(problem.is_error for problem in problems):
            grids = ()
        return Opened(sha256, grids, tuple(problems))
    except RefusedError as refusal:
        return _refused(relative, sha256, refusal)


def _shown(grids: Iterable[Grid]) -> set[object]:
    return {value for grid in grids for distinct in grid.distinct for value in distinct}


def _refused(relative: str, sha256: str, refusal: RefusedError) -> Opened:
    place = Place(relative, "" if serious(refusal.sheet) else refusal.sheet, refusal.cell)
    return Opened(sha256, (), (error(refusal.rule, place, refusal.message, refusal.action),))


def _grids(relative: str, content: bytes, facts: dict[str, SheetFacts]) -> Iterator[Grid]:
    for title, columns, start in _calamine_sheets(content, facts):
        distinct = [dict.fromkeys(column) for column in columns]
        yield Grid(relative, title, start[0] + 1, start[1] + 1, columns, distinct, facts[title])


def _calamine_sheets(
    content: bytes, facts: dict[str, SheetFacts]
) -> Iterator[tuple[str, list[list[object]], tuple[int, int]]]:
    """Title, columns and offset of each worksheet; what the reader cannot read is unusual, not damaged.

    Every part has been found whole before.
    """
    import python_calamine

    try:
        with python_calamine.load_workbook(io.BytesIO(content)) as book:
            for title in facts:
                sheet = book.get_sheet_by_name(title)
                start = sheet.start or (0, 0)
                rows = islice(sheet.iter_rows(), start[0], None)
                columns = _columns(rows, sheet.width)
                del sheet, rows  # else all cells are there twice while they are understood
                yield title, columns, start
    except (KeyboardInterrupt, SystemExit, MemoryError, GeneratorExit):
        raise
    except BaseException as fault:
        # The reader is a Rust library: what it does not expect reaches us as a panic, which is
        # no Exception.
        raise unusual() from fault


def _columns(rows: Iterator[Sequence[object]], width: int) -> list[list[object]]:
    """The columns, their texts stripped and each of them once in memory."""
    columns: list[list[object]] = [[] for _ in range(width)]
    texts = _Stripped()
    while some := list(islice(rows, _AT_ONCE)):
        for column, cells in zip(columns, zip(*some, strict=True), strict=True):
            column += [texts[cell] if isinstance(cell, str) else cell for cell in cells]
    return columns


_AT_ONCE = 4_000
"""So many rows stand in memory both ways."""


class _Stripped(dict[str, str]):
    """Texts as they are written and without what surrounds them."""

    def __missing__(self, text: str) -> str:
        self[text] = text.strip().strip("\u200b\ufeff\u2060\u200e").strip()
        return self[text]


def positions(column: Sequence[object], value: object) -> Iterator[int]:
    """The offsets at which `value` stands in `column`."""
    at = -1
    while True:
        try:
            at = column.index(value, at + 1)
        except ValueError:
            return
        yield at
