"""A cell that is empty on one row, and a row that is nearly empty, where the others of the sheet are not.

Where several rows do not say it, the office does not note it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from sofrep.excel.cells import Fault
from sofrep.excel.declaration import SheetKind, WhosePeople
from sofrep.excel.facts import column_letters, column_number
from sofrep.excel.sheet_table import SheetTable

if TYPE_CHECKING:
    from numpy.typing import NDArray


def tell_lone_blanks(table: SheetTable) -> None:
    """Warn of the one row whose value was forgotten, or slipped out when its cells were moved."""
    anonymous = table.part("anonym")
    told = {row for row, _ in table.told}
    rows = ~anonymous.filled if anonymous else np.ones(len(table), dtype=bool)
    many = rows.sum() > table.kind.expected_beside
    for field in table.kind.expected:
        part = table.part(field)
        if part is None or not many:
            continue
        blank = (rows & ~part.filled).nonzero()[0].tolist()
        if len(blank) == 1 and table.rows[blank[0]] not in told:
            table.fault(blank[0], field, _blank(part.header))
            told.add(table.rows[blank[0]])


def tell_bare_rows(table: SheetTable) -> None:
    """Warn of rows that say nothing but what every row must, where most say more: all are counted."""
    told = {row for row, _ in table.told}
    bare = table.kind.bare
    if not bare or 2 * _any_filled(table, table.kind.expected).sum() <= len(table):
        return
    for n in (~_any_filled(table, table.parts.keys() - bare)).nonzero()[0].tolist():
        if table.rows[n] not in told:
            parts = (part for name in bare for part in table.parts.get(name, ()))
            headers = [part.header for part in parts if part.filled[n]]
            table.fault(n, bare[0], _bare(table.kind, " och ".join(headers)))


def _any_filled(table: SheetTable, names: Iterable[str]) -> NDArray[np.bool_]:
    """Which rows say something in one of the fields."""
    filled = np.zeros(len(table), dtype=bool)
    for part in (part for name in names for part in table.parts.get(name, ())):
        filled |= part.filled
    return filled


def tell_struck_rows(table: SheetTable) -> None:
    """Warn of rows whose every cell has a line through it: they are counted all the same."""
    struck = table.grid.facts.struck
    cells = [
        (part, column_number(part.letter)) for name in table.parts for part in table.parts[name]
    ]
    for index, row in enumerate(table.rows) if struck else ():
        filled = [column for part, column in cells if part.filled[index]]
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
