"""What happens to workbooks in an office: each takes the chance and a folder, and does it once.

An accident is at random what people do by mistake with a sheet, a file or a cell.  It says where it happened,
so that a problem can be held to lead there.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct
from openpyxl import Workbook, load_workbook

Sheet = Any
"""A worksheet of openpyxl, whose cells take any value."""


class Happened(Struct, frozen=True):
    """What happened, and the files (before and after, in the folder) and sheet that it happened to.

    `takes_away` says that something is gone, so that figures may lose their value, which is seen where
    they are printed.  `unseen` is why nobody could tell it from what somebody meant, "" where one can.
    """

    what: str
    files: tuple[str, ...]
    sheet: str = ""
    takes_away: bool = False
    unseen: str = ""


BLANK = "a cell may be blank, and that of the row below as good as its own"
WORDS = "words fit any column of words, and a cell may be blank"
ALIKE = "two applications, surveys or follow-ups without a number may be alike"
Accident = Callable[[random.Random, Path], Happened]


def books(folder: Path) -> list[Path]:
    """The folder's workbooks."""
    return sorted(folder.rglob("*.xlsx"))


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """A workbook that is saved afterwards."""
    book = load_workbook(path)
    yield book
    book.save(path)


def header_row(sheet: Sheet) -> int:
    """The first row with two filled cells."""
    return next(
        n for n, row in enumerate(sheet.iter_rows(), 1) if sum(c.value is not None for c in row) > 1
    )


def headings(sheet: Sheet) -> list[Any]:
    """The cells with a heading."""
    return [cell for cell in sheet[header_row(sheet)] if cell.value is not None]


def below(sheet: Sheet, heading: Any) -> list[Any]:
    """The cells of the heading's column, down to the last row."""
    return [sheet.cell(row, heading.column) for row in range(heading.row + 1, sheet.max_row + 1)]


@contextmanager
def a_sheet(chance: random.Random, folder: Path) -> Iterator[tuple[Sheet, str]]:
    """A sheet of one of the workbooks, and the file."""
    path = chance.choice(books(folder))
    with opened(path) as book:
        yield chance.choice(book.worksheets), path.relative_to(folder).as_posix()


def a_row(chance: random.Random, sheet: Sheet) -> int:
    """One of the rows below the headings."""
    return chance.randint(header_row(sheet) + 1, sheet.max_row)
