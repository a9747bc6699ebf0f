"""Goal sheets: a row per goal, in the office's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verktyg.workbook import Cell, Column, Table

MINST, HOGST = "minst", "högst"
ANTAL, PROCENT, MANADER = "antal", "procent", "månader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One row of a goal sheet; `part` and the results in words have columns only where used."""

    insats: str
    mal: str
    part: str = ""
    matt: str = ""
    jamforelse: str = MINST
    varde: int | None = None
    enhet: str = PROCENT
    resultat: int | None = None
    i_ord: str = ""
    forra: int | None = None
    forra_i_ord: str = ""
    ej_matt: str = ""
    kommentar: str = ""

    def cell(self, name: str) -> Cell:
        """What the row has in the column of the field `name`."""
        if name == "jamforelse" and self.varde is None:
            return None
        value: Cell = getattr(self, name)
        return None if value == "" else value


COLUMNS = {
    "insats": Column("Insats", 26),
    "part": Column("Part", 24),
    "mal": Column("Mål", 52, wrap=True),
    "matt": Column("Mått", 28),
    "jamforelse": Column("Jämförelse", 12),
    "varde": Column("Målvärde", 11),
    "enhet": Column("Enhet", 11),
    "resultat": Column("Resultat (inmatat)", 12),
    "i_ord": Column("Resultat i ord", 44, wrap=True),
    "forra": Column("Föregående år (inmatat)", 14),
    "forra_i_ord": Column("Föregående år i ord", 44, wrap=True),
    "ej_matt": Column("Kunde inte mätas", 44, wrap=True),
    "kommentar": Column("Kommentar", 64, wrap=True),
}
ONLY_WHERE_USED = ("part", "i_ord", "forra_i_ord")


def goal_table(goals: Sequence[Goal], heading: str) -> Table:
    """The goal sheet of a year."""
    kept = [
        name
        for name in COLUMNS
        if name not in ONLY_WHERE_USED or any(getattr(goal, name) for goal in goals)
    ]
    rows = [[goal.cell(name) for name in kept] for goal in goals]
    return Table("Mål", [COLUMNS[name] for name in kept], rows, heading)
