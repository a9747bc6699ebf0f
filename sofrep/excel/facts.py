"""What the bytes of a workbook say, and why one is refused."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct, field

from sofrep.domain.cellomraden import column_letters, column_number
from sofrep.domain.personuppgifter import Slag


class RefusedError(Exception):
    """A workbook or sheet that is not read; the text says why, in Swedish, without values."""

    def __init__(
        self, rule: str, message: str, action: str, sheet: str = "", cell: str = ""
    ) -> None:
        self.rule = rule
        self.message = message
        self.action = action
        self.sheet = sheet
        self.cell = cell
        super().__init__(message)


class Found(NamedTuple):
    """Personal data outside the cells: its kind, what holds it (as a sentence begins), a cell if any."""

    slag: Slag
    holder: str
    cell: str


class CellStyle(NamedTuple):
    """What of a cell's style tells what it means: its number format, "" for most, and a line through it."""

    format: str = ""
    struck: bool = False


class SheetFacts(Struct):
    """What the bytes of one sheet say.

    Cells are (row, column), both from 1; `merged` are (first row, first column, last row, last
    column).  `formats` are the number formats of the filled cells that Excel may show in percent
    (0.35 as 35 %), with zeros that the number lacks (501014567 as 050101-4567), or without the day
    of a date.  `uncalculated` are formulas without a value, `zeros` those whose value is 0.
    `personal` is what stands beside the cells: in comments, headers, lists, formulas and drawings.
    `hidden` are the numbers of rows and the letters of columns that are hidden, or filtered away;
    `struck` the filled cells with a line through them.
    """

    title: str
    max_row: int = 0
    max_column: int = 0
    errors: list[tuple[int, int]] = field(default_factory=list)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    zeros: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    personal: list[Found] = field(default_factory=list)
    hidden: set[int | str] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)

    def note_style(self, cell: tuple[int, int], style: CellStyle) -> None:
        """Note what a filled cell's style says of it."""
        if style.format:
            self.formats[cell] = style.format
        if style.struck:
            self.struck.add(cell)

    def hide_columns(self, first: str, last: str) -> None:
        """Note columns, by number, as hidden; as many as a sheet has would only be empty."""
        columns = range(int(first), min(int(last), int(first) + _MOST_HIDDEN) + 1)
        self.hidden.update(map(column_letters, columns))


_MOST_HIDDEN = 200


class BookFacts(Struct):
    """What the bytes of a workbook say: each worksheet by title, in the workbook's order.

    `personal` is what stands in parts that belong to no single sheet; `left` are the shared texts
    that are personal data, whether or not a cell shows them.  `macros` and `links` say that it
    has programs of its own and values from other workbooks.
    """

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    personal: list[Found] = field(default_factory=list)
    left: dict[str, Slag] = field(default_factory=dict)
    macros: bool = False
    links: bool = False


def damaged() -> RefusedError:
    """The refusal of a file that cannot be understood as a workbook."""
    return RefusedError(
        "fil-skadad",
        "Filen är skadad eller är ingen Excelarbetsbok.",
        "Öppna den i Excel och spara den på nytt som xlsx, eller ta tillbaka en äldre kopia.",
    )


def unusual() -> RefusedError:
    """The refusal of a workbook that may be whole, but is not built as Excel builds one."""
    return RefusedError(
        "fil-ovanlig",
        "Arbetsboken är uppbyggd på ett ovanligt sätt och går inte att läsa säkert.",
        "Öppna den i Excel och spara den som xlsx, under nytt namn om det inte hjälper annars.",
    )


def too_large(message: str, sheet: str = "", cell: str = "") -> RefusedError:
    """The refusal of a file or sheet that is larger than anything real."""
    return RefusedError(
        "fil-for-stor",
        message,
        "Ta bort tomma rader och kolumner utanför tabellen, eller dela upp filen.",
        sheet,
        cell,
    )


MAX_ROWS = 300_000
MAX_COLUMNS = 1_000
MAX_CELLS = 8_000_000
"""How far a sheet's cells may reach: more than any register, less than what ends a computer's memory."""


def check_extent(facts: SheetFacts) -> None:
    """Refuse a sheet whose cells span more than can be real, and name the far corner."""
    rows, columns = facts.max_row, facts.max_column
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        cell = f"{column_letters(max(columns, 1))}{max(rows, 1)}"
        raise RefusedError(
            "blad-for-stort",
            f"Bladet sträcker sig ända till rad {rows} och kolumn {column_letters(columns)}.",
            "Ta bort det som står långt utanför tabellen (markera raderna och kolumnerna, välj "
            "Ta bort) och spara, eller dela upp bladet.",
            facts.title,
            cell,
        )


__all__ = [
    "BookFacts",
    "CellStyle",
    "Found",
    "RefusedError",
    "SheetFacts",
    "check_extent",
    "column_letters",
    "column_number",
    "damaged",
    "too_large",
]
