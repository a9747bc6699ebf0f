"""The insats that is tallied: its counts of the year, and its own sheet with marks by month."""

from __future__ import annotations

from sofint.sample.plan import DRIVHUSET, Tally
from verktyg.drawing import split_by_weight
from verktyg.workbook import Cell, Column, Table

COUNT_COLUMNS = (
    Column("Insats", 20),
    Column("Deltagare", 11),
    Column("Kvinnor", 10),
    Column("Män", 10),
    Column("Annat", 10),
    Column("Nya", 9),
    Column("Avslutade", 11),
    Column("Till arbete eller studier", 16),
)
SEX_COLUMNS = (
    Column("Uppgift", 34),
    Column("Kvinnor", 12),
    Column("Män", 12),
    Column("Okänd", 12),
    Column("Totalt", 10),
)
MONTH_WEIGHTS = (3, 3, 4, 3, 3, 2, 0.01, 3, 5, 4, 4, 2)
MONTHS = (
    "Januari",
    "Februari",
    "Mars",
    "April",
    "Maj",
    "Juni",
    "Juli",
    "Augusti",
    "September",
    "Oktober",
    "November",
    "December",
)
MONTH_COLUMNS = (
    Column("Insats", 16),
    Column("Kategori", 28),
    *(Column(month, 11) for month in MONTHS),
    Column("Totalt", 9),
)


def count_table(tally: Tally) -> Table:
    """The year's counts as they are delivered to the office."""
    row: list[Cell] = [DRIVHUSET, sum(tally.aktuella), *tally.aktuella]
    row += [sum(tally.nya), sum(tally.avslutade), sum(tally.ready)]
    return Table("Antal", COUNT_COLUMNS, [row], f"{DRIVHUSET} {tally.year}")


def sex_table(tally: Tally) -> Table:
    """The insats' own sheet, women and men, in marks where they are few."""
    rest = [a - r for a, r in zip(tally.avslutade, tally.ready, strict=True)]
    seeking = tuple(count // 2 for count in rest)
    other = tuple(count - count // 2 for count in rest)
    lines: list[tuple[str, tuple[int, ...] | None]] = [
        ("Deltagare", tally.aktuella),
        ("Nya deltagare", tally.nya),
        ("Avslutade", tally.avslutade),
        ("Avslutade efter sysselsättning", None),
        ("Arbete eller studier", tally.ready),
        ("Arbetssökande", seeking),
        ("Annat", other),
    ]
    rows: list[list[Cell]] = [
        [name, None, None, None, None]
        if counts is None
        else [name, *map(_marks, counts), sum(counts)]
        for name, counts in lines
    ]
    return Table(DRIVHUSET, SEX_COLUMNS, rows)


def month_table(tally: Tally) -> Table:
    """Those who started and ended month by month, as numbers; the months are invented."""
    rows: list[list[Cell]] = []
    for name, counts in (("Nya deltagare", tally.nya), ("Avslutade", tally.avslutade)):
        months = split_by_weight(sum(counts), MONTH_WEIGHTS)
        rows.append([DRIVHUSET, name, *months, sum(counts)])
    return Table("Månader", MONTH_COLUMNS, rows)


def _marks(count: int) -> Cell:
    full, rest = divmod(count, 5)
    return " ".join(["|||||"] * full + ["|" * rest] * (rest > 0)) if count < 20 else count
