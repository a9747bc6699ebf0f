"""A cell that is empty on one row, where every other row of the sheet has a value.

Where several rows do not say it, the office does not note it.
"""

from __future__ import annotations

from sofrep.register.cells import Fault, plain
from sofrep.register.sheet_table import SheetTable


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


def _blank(header: str) -> Fault:
    return Fault(
        "cell-ensam-tom",
        f"{header} är tom här, men alla andra rader på bladet har ett värde.",
        "Fyll i cellen, och se efter att radens andra värden står i rätt kolumn. Låt den vara tom om "
        "uppgiften saknas.",
        value=0,
    )
