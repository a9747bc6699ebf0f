"""The published head counts per insats, and the sheet in which they are delivered."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from verktyg.published import read_csv, whole_percent
from verktyg.workbook import Cell, Column, Table

TOTAL = "TOTALT"
COLUMNS = (
    Column("Insats", 32),
    Column("Deltagare", 11),
    Column("Kvinnor", 9),
    Column("Män", 9),
    Column("Okänt", 9),
    Column("Nya deltagare", 11),
    Column("Avslutade", 11),
    Column("Till arbete eller studier", 14),
    Column("Arbete eller studier, %", 12),
    Column("Arbetssökande vid avslut", 14),
    Column("Inlämnat", 13),
)
# What the office calls an insats in this sheet, where it does not write the whole name.
HABITS = {"Ungdomsprojektet Salem (Upis)": "Upis", "AkSe": "AkSe ", "Lyra": "LYRA"}
HANDED_IN = {"SamPlan": "15/1 2016", "START": "160111"}


@dataclass(frozen=True, slots=True)
class Counts:
    """What one insats delivered for the year; no rows stand behind it."""

    aktuella: int
    kvinnor: int
    man: int
    okand: int
    nya: int
    avslutade: int
    arbstud: int
    arbsok: int


COUNTED = {
    "aktuella": "aktuella",
    "kvinnor": "kvinnor",
    "män": "man",
    "okänd": "okand",
    "nya": "nya",
    "avslutade": "avslutade",
    "till arbete eller studier": "arbstud",
    "arbetssökande vid avslut": "arbsok",
}


def published_counts(facit: Path) -> dict[str, Counts]:
    """The counts of each insats, and of all under ``TOTALT``."""
    return {
        row["insats"]: Counts(**{name: int(row[column]) for column, name in COUNTED.items()})
        for row in read_csv(facit / "hbs_2015_deltagare.csv")
    }


def count_faults(counts: dict[str, Counts]) -> list[str]:
    """Where sexes, parts and the total row do not agree with each other."""
    faults = []
    for insats, row in counts.items():
        if row.kvinnor + row.man + row.okand != row.aktuella:
            faults.append(f"{insats}: könen är inte {row.aktuella}")
        if row.arbstud + row.arbsok > row.avslutade or max(row.nya, row.avslutade) > row.aktuella:
            faults.append(f"{insats}: en del är större än det hela")
    for name in (field.name for field in fields(Counts)):
        parts = sum(getattr(row, name) for insats, row in counts.items() if insats != TOTAL)
        if parts != getattr(counts[TOTAL], name):
            faults.append(f"{TOTAL}: {name} är {parts}, ska vara {getattr(counts[TOTAL], name)}")
    return faults


def count_table(counts: dict[str, Counts]) -> Table:
    """The sheet Antal with a title above and the office's total row below."""
    rows = [_cells(HABITS.get(k, k), row, _handed_in(k)) for k, row in counts.items() if k != TOTAL]
    totals = _cells("Totalt", counts[TOTAL], None)
    return Table("Antal 2015", COLUMNS, rows, "Deltagare per insats 2015", totals)


def _cells(name: str, row: Counts, handed_in: Cell) -> list[Cell]:
    share = whole_percent(row.arbstud, row.avslutade) if row.avslutade else None
    values = (row.aktuella, row.kvinnor, row.man, row.okand, row.nya, row.avslutade, row.arbstud)
    return [name, *values, share, row.arbsok, handed_in]


def _handed_in(insats: str) -> Cell:
    """When the counts came in: a column of the office's own, which nothing reads."""
    return HANDED_IN.get(insats, date(2016, 1, 8 + len(insats) % 5))
