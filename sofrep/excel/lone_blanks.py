"""A cell that is empty on one row, and a row that is nearly empty, where the others of the sheet are not.

Where several rows do not say it, the office does not note it.
"""

from __future__ import annotations

from sofrep.excel.cells import Fault, plain
from sofrep.excel.declaration import SheetKind, WhosePeople
from sofrep.excel.facts import column_letters, column_number
from sofrep.excel.sheet_table import FieldColumn, SheetTable


def tell_lone_blanks(table: SheetTable) -> None:
    """Warn of the one row whose value was forgotten, or slipped out when its cells were moved."""
    anonymous = table.part("anonym")
    told = {row for row, _ in table.told}
    rows = [
        index
        for index in range(len(table))
        if anonymous is None or not plain(anonymous.cells[index])
    ]
    for field in table.kind.expected:
        part = table.part(field)
        if part is None or len(rows) <= table.kind.expected_beside:
            continue
        blank = [index for index in rows if not plain(part.cells[index])]
        if len(blank) == 1 and table.rows[blank[0]] not in told:
            table.fault(blank[0], field, _blank(part.header))
            told.add(table.rows[blank[0]])


def tell_bare_rows(table: SheetTable) -> None:
    """Warn of rows that say nothing but what every row must, where most say more: all are counted."""
    told = {row for row, _ in table.told}
    bare, rows = table.kind.bare, range(len(table))
    usual = sum(any(_filled(table, name, n) for name in table.kind.expected) for n in rows)
    for n in rows if bare and 2 * usual > len(rows) else ():
        if table.rows[n] in told or any(_filled(table, x, n) for x in table.parts.keys() - bare):
            continue
        headers = [part.header for name in bare for part in _filled(table, name, n)]
        table.fault(n, bare[0], _bare(table.kind, " och ".join(headers)))


def _filled(table: SheetTable, name: str, index: int) -> list[FieldColumn]:
    return [part for part in table.parts.get(name, ()) if plain(part.cells[index])]


def tell_struck_rows(table: SheetTable) -> None:
    """Warn of rows whose every cell has a line through it: they are counted all the same."""
    struck = table.grid.facts.struck
    cells = [
        (part, column_number(part.letter)) for name in table.parts for part in table.parts[name]
    ]
    for index, row in enumerate(table.rows) if struck else ():
        filled = [column for part, column in cells if plain(part.cells[index])]
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
