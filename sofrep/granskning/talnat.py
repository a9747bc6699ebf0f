"""A table as numbers: each cell's value in its column's unit, seen by rows or by columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Plats, Rutnat, Tabellcell
from sofrep.granskning.tal import Tryckt, cell_number

_UNITS = (
    (re.compile(r"procentenhet", re.IGNORECASE), Unit.PROCENTENHETER, 1),
    (re.compile(r"%|\bprocent|\bandel|kvot\b|svarsfrekvens", re.IGNORECASE), Unit.PROCENT, 1),
    (re.compile(r"\b(?:tkr|tsek|tusen)\b|\bkkr\b", re.IGNORECASE), Unit.KRONOR, 1000),
    (re.compile(r"\b(?:mnkr|mkr|msek|miljoner)\b", re.IGNORECASE), Unit.KRONOR, 1_000_000),
    (re.compile(r"\b(?:kr|kronor|sek|belopp)\b", re.IGNORECASE), Unit.KRONOR, 1),
    (
        re.compile(
            r"\b(?:medel(?:ålder|tid|värde|tal)?\b|genomsnitt|snitt|median)|\bår i\b", re.IGNORECASE
        ),
        Unit.AR,
        1,
    ),
)
_HIDDEN = frozenset({"-", "–", "—", "−", "x", "..", "…", "*", "u.s.", "i.u."})
TOTAL = re.compile(
    r"(?:total\w*|summa\b.*|samtliga\b.*|alla(?: \w+)?|sammanlagt\b.*|delsumma\b.*|hela .*|.*\btillsammans|.*\btotalt)",
    re.IGNORECASE,
)
"""The heading of a row or column that holds a sum."""
PART = re.compile(r"(?:[-–•]\s*)?(?:varav|därav|av dessa|av vilka|in?kl)\b.*", re.IGNORECASE)
"""The heading of a row that is a part of the one above."""


def unit_of(heading: str) -> tuple[Unit, int] | None:
    """The unit that a heading or title gives, and how many of it (kronor) there are to one."""
    for pattern, unit, factor in _UNITS:
        if pattern.search(heading):
            return unit, factor
    return None


@dataclass(frozen=True, slots=True)
class Vy:
    """A table seen by rows or by columns: lines with a label each, and positions along them.

    `varden[i][k]` is the number of line i at position k; None where there is none; `dolda` are the
    places of a dash or another sign for what is not shown.
    """

    nat: Rutnat
    etiketter: tuple[str, ...]
    lagen: tuple[str, ...]
    varden: tuple[tuple[Tryckt | None, ...], ...]
    dolda: frozenset[tuple[int, int]]
    first: tuple[int, int]
    by_rows: bool

    def cell(self, line: int, position: int) -> Tabellcell:
        """The cell of a line at a position."""
        i, j = (line, position) if self.by_rows else (position, line)
        return self.nat.rader[i + self.first[0]][j + self.first[1]]

    def named(self, line: int, position: int) -> str:
        """``”Totalt”, ”Män”``: the headings of a cell."""
        labels = (self.etiketter[line], self.lagen[position])
        return ", ".join(f"”{label}”" for label in labels if label)

    def printed(self, line: int, position: int) -> str:
        """``”Totalt”, ”Män”: 97``."""
        value = self.varden[line][position]
        return f"{self.named(line, position)}: {value.text if value else '–'}"

    def fynd(
        self,
        regel: str,
        sakerhet: Sakerhet,
        at: tuple[int, int],
        foljer: str,
        andra: tuple[Plats, ...] = (),
    ) -> Fynd:
        """A finding at a line and position, about the table."""
        plats, star = self.cell(*at).plats, self.printed(*at)
        return Fynd(regel, sakerhet, plats, star, foljer, self.nat.titel, andra)

    def value(self, line: int, position: int) -> Fraction | None:
        """The number, as it is."""
        found = self.varden[line][position]
        return found.varde if found else None

    def unit(self, line: int) -> Unit | None:
        """The unit of a line, where all its numbers have the same."""
        units = {value.enhet for value in self.varden[line] if value}
        return units.pop() if len(units) == 1 else None


def views_of(nat: Rutnat) -> tuple[Vy, Vy]:
    """The table by rows and by columns."""
    rows = range(nat.rubrikrader, len(nat.rader))
    columns = range(nat.rubrikkolumner, nat.bredd)
    heads = [nat.kolumnrubrik(j) for j in columns]
    labels = [nat.radrubrik(i) for i in rows]
    grid = [
        [_number(nat, (i, j), labels[a], heads[b]) for b, j in enumerate(columns)]
        for a, i in enumerate(rows)
    ]
    hidden = {
        (a, b)
        for a, i in enumerate(rows)
        for b, j in enumerate(columns)
        if nat.rader[i][j].text.strip().lower() in _HIDDEN
    }
    first = (nat.rubrikrader, nat.rubrikkolumner)
    rows_, heads_ = tuple(labels), tuple(heads)
    by_rows = Vy(nat, rows_, heads_, _frozen(grid), frozenset(hidden), first, by_rows=True)
    turned = [[row[b] for row in grid] for b in range(len(heads))]
    flipped = frozenset((b, a) for a, b in hidden)
    return by_rows, Vy(nat, heads_, rows_, _frozen(turned), flipped, first, by_rows=False)


def _frozen(grid: Sequence[Sequence[Tryckt | None]]) -> tuple[tuple[Tryckt | None, ...], ...]:
    return tuple(tuple(row) for row in grid)


def _number(nat: Rutnat, where: tuple[int, int], label: str, head: str) -> Tryckt | None:
    i, j = where
    cell = nat.rader[i][j]
    if (j and nat.rader[i][j - 1] is cell) or (i and nat.rader[i - 1][j] is cell):
        return None  # a merged cell counts once
    found = unit_of(head) or unit_of(label) or _of_title(nat.titel)
    unit, factor = found or (Unit.ANTAL, 1)
    return cell_number(cell.text, unit, factor)


def _of_title(title: str) -> tuple[Unit, int] | None:
    """A title gives the unit of amounts and means only: a share in it may be one of the columns."""
    found = unit_of(title.rpartition(",")[2]) or unit_of(title)
    return found if found and found[0] in {Unit.KRONOR, Unit.AR} else None
