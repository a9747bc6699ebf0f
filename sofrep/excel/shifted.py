"""A column whose cells have moved a row: what it says still fits, but no longer beside its own."""

from __future__ import annotations

from functools import reduce
from itertools import combinations
from operator import or_

from sofrep.excel.cells import Fault
from sofrep.excel.sheet_table import SheetTable

_ENOUGH = 10
"""So many rows, of those that are filled and those that part, are no chance."""


def tell_shifted(table: SheetTable) -> None:
    """Warn of a column that would be filled on the same rows as another, were its cells moved by one."""
    if table.kind.has_lines or len(table) < _ENOUGH:
        return
    told: set[str] = set()
    alike = sorted(_filled_alike(table).items(), key=lambda each: len(each[1]))
    for (filled, names), (beside, others) in combinations(alike, 2):
        parted = filled ^ beside
        first = (parted & -parted).bit_length() - 1
        is_enough = filled.bit_count() + parted.bit_count() >= _ENOUGH
        if names[0] not in told and is_enough and _has_moved(filled >> first, beside >> first):
            part, other = table.parts[names[0]][0], table.parts[others[0]][0]
            table.fault_at(first, part.letter, _shifted(part.header, other.header))
            told.add(names[0])


def _filled_alike(table: SheetTable) -> dict[int, list[str]]:
    """The fields of the sheet by the rows on which they are filled: a bit for each."""
    found: dict[int, list[str]] = {}
    for name, parts in table.parts.items():
        found.setdefault(reduce(or_, (part.filled for part in parts)), []).append(name)
    return found


def _has_moved(filled: int, beside: int) -> bool:
    """Whether rows that part at once, and both ways, do not when one of them is moved by a row."""
    parts_both_ways = filled & ~beside and beside & ~filled
    return bool(parts_both_ways) and (filled >> 1 == beside or beside >> 1 == filled)


def _shifted(header: str, other: str) -> Fault:
    return Fault(
        "kolumn-forskjuten",
        f"{header} och {other} är härifrån inte ifyllda på samma rader: cellerna i den ena ser ut att ha "
        "flyttats en rad.",
        "Jämför raderna med det underlag som de skrevs av, och flytta tillbaka cellerna.",
        value=0,
    )
