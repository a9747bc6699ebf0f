"""The register workbook: a sheet per insats, with the office's own headers and habits."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from sofint.sample.persons import Row
from sofint.sample.plan import (
    ARENAN,
    ARENAN_UNG,
    ARENAN_VUXEN,
    KOMPASSEN,
    STEGBRON,
    VAGVALET,
    K,
)
from verktyg.workbook import Cell, Column, Table

SHEETS = (STEGBRON, KOMPASSEN, VAGVALET, ARENAN)
HALVES = (ARENAN_UNG, ARENAN_VUXEN)
COLUMNS = (
    Column("Löpnr", 9),
    Column("Kön", 9),
    Column("Född år", 9),
    Column("Hemkommun", 15),
    Column("Inskriven", 13),
    Column("Utskriven", 13),
    Column("Månader i offentlig försörjning", 14),
    Column("Sysselsättning vid slut", 28),
    Column("Försörjning vid slut", 40),
    Column("Orsak", 28),
)
SEX_WORDS = {True: ("K", "Kvinna", "kvinna"), False: ("M", "Man", "man")}
TEXT_DATES = 0.03


def register_tables(rows: Sequence[Row]) -> list[Table]:
    """A sheet per insats; the two that Arenan became share one, with a column that says which."""
    rng = random.Random("ovårdat")
    tables = [
        Table(insats, COLUMNS, [_cells(rng, row) for row in rows if row.insats == insats])
        for insats in SHEETS
    ]
    both = [[row.insats, *_cells(rng, row)] for row in rows if row.insats in HALVES]
    heading = "Arenan ung och Arenan vuxen, från 2024"
    return [*tables, Table("Arenorna", (Column("Insats", 16), *COLUMNS), both, heading)]


def _cells(rng: random.Random, row: Row) -> list[Cell]:
    return [
        row.nummer,
        rng.choices(SEX_WORDS[row.kon == K], (8, 1, 1))[0] if row.kon else "Annat",
        row.fodelsear,
        f" {row.kommun}" if rng.random() < 0.02 else row.kommun,
        _day(rng, row.start),
        _day(rng, row.slut),
        row.tid,
        row.sysselsattning or None,
        "; ".join(row.forsorjning) or None,
        row.orsak or None,
    ]


def _day(rng: random.Random, day: date | None) -> Cell:
    if day is not None and rng.random() < TEXT_DATES:
        return rng.choice((f"{day:%Y%m%d}", f"{day.day}.{day.month}.{day.year}"))
    return day
