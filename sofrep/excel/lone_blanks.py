"""A cell that is empty on one row, and a row that is nearly empty, where the others of the sheet are not.

Where several rows do not say it, the office does not note it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from sofrep.excel.cells import Fault
from sofrep.excel.declaration import SheetKind, WhosePeople
from sofrep.excel.facts import column_letters, column_number
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.workbook import positions


def tell_lone_blanks(table: SheetTable) -> None:
    """Warn of the one row whose value was forgotten, or slipped out when its cells were moved."""
    anonymous = table.part("anonym")
    told = {row for row, _ in table.told}
    everyone = (1 << len(table)) - 1
    rows = everyone & ~anonymous.filled if anonymous else everyone
    many = rows.bit_count() > table.kind.expected_beside
    for field in table.kind.expected:
        part = table.part(field)
        if part is None or not many:
            continue
        blank = rows & ~part.filled
        index = blank.bit_length() - 1
        if blank.bit_count() == 1 and table.rows[index] not in told:
            table.fault(index, field, _blank(part.header))
            told.add(table.rows[index])


def tell_bare_rows(table: SheetTable) -> None:
    """Warn of rows that say nothing but what every row must, where most say more: all are counted."""
    told = {row for row, _ in table.told}
    bare = table.kind.bare
    if not bare or 2 * _any_filled(table, table.kind.expected).bit_count() <= len(table):
        return
    filled = f"{_any_filled(table, table.parts.keys() - bare):0{len(table)}b}"[::-1]
    for n in positions(filled, "0"):
        if table.rows[n] not in told:
            parts = (part for name in bare for part in table.parts.get(name, ()))
            headers = [part.header for part in parts if part.cells[n] != ""]
            table.fault(n, bare[0], _bare(table.kind, " och ".join(headers)))


def _any_filled(table: SheetTable, names: Iterable[str]) -> int:
    """Which rows say something in one of the fields: a bit for each."""
    parts = (part for name in names for part in table.parts.get(name, ()))
    return reduce(or_, (part.filled for part in parts), 0)


def tell_struck_rows(table: SheetTable) -> None:
    """Warn of rows whose every cell has a line through it: they are counted all the same."""
    struck = table.grid.facts.struck
    cells = [
        (part, column_number(part.letter)) for name in table.parts for part in table.parts[name]
    ]
    for index, row in enumerate(table.rows) if struck else ():
        filled = [column for part, column in cells if part.cells[index] != ""]
        if filled and all((row, column) in struck for column in filled):
            table.fault_at(index, column_letters(min(filled)), _STRUCK)


_STRUCK = Fault(
    "rad-overstruken",
    "Raden är överstruken, men räknas som de andra.",
    "Ta bort raden om den inte ska räknas.",
    value=0,
)


def _bare(kind: SheetKind, headers: str) -> Fault:
    return Fault(
        "rad-nastan-tom",
        f"Raden har inget annat än {headers} ifyllt, men räknas som de andra.",
        "Är deltagaren anonym, skriv ja i kolumnen Anonym. Fyll annars i det som saknas."
        if kind.people is WhosePeople.PARTICIPANTS
        else "Är det en rubrik, ta bort raden. Fyll annars i det som saknas.",
        value=0,
    )


def _blank(header: str) -> Fault:
    return Fault(
        "cell-ensam-tom",
        f"{header} är tom här, men alla andra rader på bladet har ett värde.",
        "Fyll i cellen, och se efter att radens andra värden står i rätt kolumn. Låt den vara tom om "
        "uppgiften saknas.",
        value=0,
    )
