"""Tallies with a row per insats, and what both forms of tally give."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sofrep.domain.figure import SEXES, Number
from sofrep.excel.cells import Fault
from sofrep.excel.column_table import columns_of
from sofrep.excel.columns import read_insats, read_years, wrong_sum
from sofrep.excel.facts import column_number
from sofrep.excel.numbers import parse_count
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.shown_numbers import number_at

if TYPE_CHECKING:
    from sofrep.excel.column_table import Columns

COUNT, SHARE, LINE = "antal:", "andel:", "pinn:"
"""Begin the fields of counts, of shares and of the counts on the lines of a pinn sheet."""

DTYPES = {
    "year": "int32",
    "month": "int8",
    "insats": "int16",
    "steps": "object",
    "kon": "int8",
    "antal": "int64",
    "sheet": "int32",
    "row": "int32",
    "column": "object",
}


class TallyKey(Struct, frozen=True):
    """What a column counts: the steps of a recipe, and the sex (`UNKNOWN` for everybody)."""

    steps: tuple[str, ...]
    kon: int = UNKNOWN

    def field(self, start: str = COUNT) -> str:
        """The name of the column's field."""
        return f"{start}{'|'.join(self.steps)}:{'' if self.kon == UNKNOWN else SEXES[self.kon]}"

    @classmethod
    def of_field(cls, name: str) -> TallyKey:
        """What the field counts, or is a share of."""
        _, steps, sex = name.split(":")
        kon = [str(each) for each in SEXES].index(sex) if sex else UNKNOWN
        return cls(tuple(steps.split("|")), kon)


class Counts(Struct):
    """The counted cells of one sheet, in the order of its rows."""

    sheet: int
    rows: list[tuple[object, ...]] = field(default_factory=list)

    def add(
        self, of: tuple[int, int], counted: TallyKey, antal: int, cell: tuple[int, str]
    ) -> None:
        """A count of the whole year; `of` are the year and the insats, `cell` row and column."""
        self.add_month(of, UNKNOWN, counted, antal, cell)

    def add_month(
        self, of: tuple[int, int], month: int, counted: TallyKey, antal: int, cell: tuple[int, str]
    ) -> None:
        """As `add`, of a month."""
        year, insats = of
        row, letter = cell
        steps, kon = counted.steps, counted.kon
        self.rows.append((year, month, insats, steps, kon, antal, self.sheet, row, letter))

    def columns(self) -> Columns:
        """The columns of `DTYPES`."""
        return columns_of(self.rows, DTYPES)


def read_tallies(table: SheetTable) -> Columns:
    """A row per insats; every filled cell is a count.  Sums and shares on the sheet are checked."""
    counts = Counts(table.number)
    years, insatser = read_years(table), read_insats(table).tolist()
    fields = [name for name in table.parts if name.startswith(COUNT)]
    columns = {name: table.values(name, parse_count, UNKNOWN) for name in fields}
    letters = {name: table.parts[name][0].letter for name in fields}
    for index, row in enumerate(table.rows):
        if UNKNOWN in (years[index], insatser[index]):
            continue
        of = (years[index], insatser[index])
        for name in fields:
            if (antal := columns[name][index]) != UNKNOWN:
                counts.add(of, TallyKey.of_field(name), antal, (row, letters[name]))
    _check_totals(table, columns, letters)
    _check_shares(table, columns)
    return counts.columns()


def _check_totals(
    table: SheetTable, columns: dict[str, list[int]], letters: dict[str, str]
) -> None:
    """Hold the row of totals against the sums of the columns."""
    if not table.totals:
        return
    row = table.totals[0]
    for name, column in columns.items():
        stated = parse_count(table.grid.at(row, column_number(letters[name])))
        real = sum(antal for antal in column if antal != UNKNOWN)
        if isinstance(stated, Fault):
            table.tell(row, letters[name], stated)
        elif stated not in (UNKNOWN, real):
            table.tell(row, letters[name], wrong_sum(stated, real))


def _check_shares(table: SheetTable, columns: dict[str, list[int]]) -> None:
    for name in table.parts:
        if not name.startswith(SHARE):
            continue
        counted = TallyKey.of_field(name)
        wholes = columns.get(TallyKey(counted.steps[:1], counted.kon).field())
        parts = columns.get(counted.field())
        for index in range(len(table)):
            whole = wholes[index] if wholes else UNKNOWN
            part = parts[index] if parts else UNKNOWN
            check_share(table, index, name, (part, whole))


def check_share(table: SheetTable, index: int, name: str, counts: tuple[int, int]) -> None:
    """Hold a printed share against part and whole, where both have been counted."""
    share = number_at(table, index, name)
    part, whole = counts
    if isinstance(share, Fault):
        table.fault(index, name, share)
    elif share is not None and UNKNOWN not in counts and not _agrees(share, part, whole):
        table.fault(
            index,
            name,
            Fault(
                "andel-stammer-inte",
                f"Andelen stämmer inte med antalen: {part} av {whole}.",
                "Rätta det som är fel, eller ta bort andelen: den räknas ut.",
            ),
        )


def _agrees(share: Number, part: int, whole: int) -> bool:
    """Whether the share is that of the counts, rounded half away from zero to its decimals."""
    if not whole:
        return share == 0
    printed = Fraction(share)
    decimals = 0
    while (printed * 10**decimals).denominator != 1 and decimals < 12:
        decimals += 1
    # Floats from a formula have more decimals than anybody prints, and are never quite exact.
    half = Fraction(1, 2 * 10**decimals) if decimals < 9 else Fraction(1, 10**8)
    return (printed - half) * whole <= 100 * part < (printed + half) * whole
