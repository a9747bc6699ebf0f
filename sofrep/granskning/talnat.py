"""A table as numbers: each cell's value in its column's unit, seen by rows or by columns."""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec import Struct

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Rutnat, Tabellcell
from sofrep.granskning.tal import Tryckt, cell_number

_UNITS = (
    (re.compile(r"procentenhet", re.IGNORECASE), Unit.PROCENTENHETER, 1),
    (re.compile(r"%|\bprocent|\bandel|kvot\b|svarsfrekvens", re.IGNORECASE), Unit.PROCENT, 1),
    (re.compile(r"\b(?:tkr|tsek|tusen)\b|\bkkr\b", re.IGNORECASE), Unit.KRONOR, 1000),
    (re.compile(r"\b(?:mnkr|mkr|msek|miljoner)\b", re.IGNORECASE), Unit.KRONOR, 1_000_000),
    (re.compile(r"\b(?:kr|kronor|sek|belopp)\b", re.IGNORECASE), Unit.KRONOR, 1),
    (re.compile(r"\b(?:medel(?:ålder|tid|värde|tal)|genomsnitt|snitt|median)|^medel$|\bi medel\b|\bår i\b", re.IGNORECASE), Unit.AR, 1),
)  # fmt: skip
_WITH_SHARE = re.compile(r"[\d \u00a0]+\((\d+(?:,\d+)?[ \u00a0]?%)\)")
_COUNT_OF = re.compile(r"\(?(\d[\d \u00a0]*) av \d[\d \u00a0]*\)?")
_OF_COUNT = re.compile(r"\(?\d[\d \u00a0]* av (\d[\d \u00a0]*)\)?")
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


class Vy(Struct, frozen=True):
    """A table seen by rows or by columns: lines with a label each, and positions along them.

    `varden[i][k]` is the number of line i at position k, None where there is none, and `celler[i][k]`
    where it stands; `dolda` are the places of a dash or another sign for what is not shown.
    """

    nat: Rutnat
    etiketter: tuple[str, ...]
    lagen: tuple[str, ...]
    varden: tuple[tuple[Tryckt | None, ...], ...]
    celler: tuple[tuple[Tabellcell, ...], ...]
    dolda: frozenset[tuple[int, int]]
    by_rows: bool

    def turned(self) -> Vy:
        """The same table seen the other way."""
        return Vy(
            self.nat,
            self.lagen,
            self.etiketter,
            tuple(zip(*self.varden, strict=True)),
            tuple(zip(*self.celler, strict=True)),
            frozenset((k, i) for i, k in self.dolda),
            by_rows=not self.by_rows,
        )

    def named(self, line: int, position: int) -> str:
        """``”Totalt”, ”Män”``: the headings of a cell."""
        labels = (self.etiketter[line], self.lagen[position])
        return ", ".join(f"”{label}”" for label in labels if label)

    def printed(self, line: int, position: int) -> str:
        """``”Totalt”, ”Män”: 97``."""
        value = self.varden[line][position]
        return f"{self.named(line, position)}: {value.text if value else '–'}"

    def fynd(self, regel: str, sakerhet: Sakerhet, at: tuple[int, int], foljer: str) -> Fynd:
        """A finding at a line and position, about the table."""
        line, position = at
        plats = self.celler[line][position].plats
        return Fynd(regel, sakerhet, plats, self.printed(line, position), foljer, self.nat.titel)

    def value(self, line: int, position: int) -> Fraction | None:
        """The number, as it is."""
        found = self.varden[line][position]
        return found.varde if found else None

    def unit(self, line: int) -> Unit | None:
        """The unit of a line, where all its numbers have the same."""
        units = {value.enhet for value in self.varden[line] if value}
        return units.pop() if len(units) == 1 else None

    def find(self, pattern: re.Pattern[str]) -> list[int]:
        """The lines whose whole label a pattern fits."""
        return [i for i, label in enumerate(self.etiketter) if pattern.fullmatch(label.strip(" :"))]


def by_rows(nat: Rutnat) -> Vy:
    """The table by rows, with a column more for each part of cells such as ``54 (27 %)`` and ``54 av 198``."""
    labels = tuple(nat.radrubrik(i) for i in range(nat.rubrikrader, len(nat.rader)))
    columns: list[tuple[str, list[Tryckt | None], list[Tabellcell]]] = []
    for j in range(nat.rubrikkolumner, nat.bredd):
        head = nat.kolumnrubrik(j)
        cells = [row[j] for row in nat.rader[nat.rubrikrader :]]
        own = [_number(nat, (nat.rubrikrader + a, j), labels[a], head) for a in range(len(cells))]
        columns.append((head, own, cells))
    for pattern in (_WITH_SHARE, _COUNT_OF, _OF_COUNT):
        for head, _, cells in columns[: nat.bredd - nat.rubrikkolumner]:
            matches = [pattern.fullmatch(cell.text.strip()) for cell in cells]
            if any(matches):
                parts = [match and cell_number(match[1]) for match in matches]
                columns.append((head if pattern is _WITH_SHARE else "", parts, cells))
    rows = range(len(labels))
    cells_ = tuple(tuple(cells[a] for _, _, cells in columns) for a in rows)
    values = tuple(tuple(values[a] for _, values, _ in columns) for a in rows)
    hidden = {
        (a, b)
        for a, row in enumerate(cells_)
        for b, cell in enumerate(row)
        if cell.text.strip().lower() in _HIDDEN
    }
    heads = tuple(head for head, _, _ in columns)
    return Vy(nat, labels, heads, values, cells_, frozenset(hidden), by_rows=True)


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
