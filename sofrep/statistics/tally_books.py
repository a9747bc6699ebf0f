"""The tallies of a period as books, one per insats: months are added up, sexes completed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sofrep.domain.period import Period
from sofrep.statistics.codes import Codes
from sofrep.statistics.counted import Cell
from sofrep.statistics.tallied import Steps, TallyBook
from sofrep.statistics.tally_lines import Tallied
from sofrep.statistics.underlag import UNKNOWN

if TYPE_CHECKING:
    from sofrep.excel.column_table import ColumnTable

Key = tuple[Steps, int, int]
"""Steps, month (`UNKNOWN` for the year) and column (0 everybody, 1 to 3 the sexes)."""


def counts_of(frame: ColumnTable, insats: int, year: int) -> dict[Key, Tallied]:
    """What stands in the sheets of an insats and year; the first where a number stands twice."""
    found: dict[Key, Tallied] = {}
    for key, counted in every_count(frame, insats, year):
        found.setdefault(key, counted)
    return found


def every_count(frame: ColumnTable, insats: int, year: int) -> Iterator[tuple[Key, Tallied]]:
    """Every counted cell of an insats and year, in the order of the sheets."""
    mine = frame.where((frame["insats"] == insats) & (frame["year"] == year))
    for steps, month, kon, antal, *cell in mine.rows(*_COLUMNS):
        place: Cell = (cell[0], cell[1], cell[2])
        yield (steps, month, kon + 1), Tallied(antal, (place,))


_COLUMNS = ("steps", "month", "kon", "antal", "sheet", "row", "column")


def book_of(
    counts: Mapping[Key, Tallied], period: Period, codes: Codes, *, several_values: bool
) -> TallyBook:
    """The book of `period`, which lies in one year.

    Of a year the counts of the year, or the sum of its twelve months; of whole months their sum;
    of other days nothing.
    """
    found: dict[tuple[Steps, int], Tallied] = {}
    months: dict[Steps, dict[int, Tallied]] = {}
    for (steps, month, column), counted in counts.items():
        if month != UNKNOWN:
            months.setdefault(steps, {})[month] = counted
        elif period.is_year:
            found[steps, column] = counted
    if period.is_whole_months:
        _add_months(found, months, [month for _, month in period.months()])
    for steps in dict.fromkeys(steps for steps, _ in found):
        _complete_sexes(found, steps)
    return TallyBook(codes, found, several_values)


def _add_months(
    found: dict[tuple[Steps, int], Tallied],
    months: Mapping[Steps, Mapping[int, Tallied]],
    wanted: list[int],
) -> None:
    for steps, by_month in months.items():
        known = [by_month[month] for month in wanted if month in by_month]
        if len(known) == len(wanted):
            total = Tallied(0)
            for each in known:
                total += each
            found.setdefault((steps, 0), total)
        for month in wanted:
            if month in by_month and len(steps) == 1:
                found[(*steps, f"manad={month:02d}"), 0] = by_month[month]


def _complete_sexes(found: dict[tuple[Steps, int], Tallied], steps: Steps) -> None:
    """The total of kvinnor and män where only they are given; nobody where no one is left."""
    parts = {column: found[steps, column] for column in (1, 2, 3) if (steps, column) in found}
    total = found.get((steps, 0))
    if total is None and {1, 2} <= parts.keys():
        total = sum(parts.values(), start=Tallied(0))
        found[steps, 0] = total
    if total is not None and parts and sum(part.antal for part in parts.values()) == total.antal:
        for column in {1, 2, 3} - parts.keys():
            found[steps, column] = total.nobody()
