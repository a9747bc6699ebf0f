"""A cell that is empty on one row, where every other row of the sheet has a value."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.register.cells import Fault, plain
from sofrep.register.sheets import (
    ANSOKNINGAR,
    INSATSER,
    REGISTER,
    STRUKTURELLA,
)
from sofrep.register.table import Table

_EXPECTED: Mapping[str, tuple[int, tuple[str, ...]]] = {
    REGISTER.kind: (8, ("kon", "fodelsear", "kommun")),
    ANSOKNINGAR.kind: (8, ("datum", "part", "kommun")),
    STRUKTURELLA.kind: (8, ("antal",)),
    INSATSER.kind: (2, ("uppgift:budget", "uppgift:utfall")),
}
"""What every row may be expected to say, and how many others must say it for that to mean anything.

Where several do not say it, the office does not note it.
"""


def tell_lone_blanks(table: Table) -> None:
    """Warn of the one row whose value was forgotten, or slipped out when its cells were moved."""
    anonymous = table.part("anonym")
    told = {row for row, _ in table.told}
    rows = [
        index
        for index in range(len(table))
        if anonymous is None or not plain(anonymous.cells[index])
    ]
    enough, fields = _EXPECTED.get(table.kind.kind, (0, ()))
    for field in fields:
        part = table.part(field)
        if part is None or len(rows) <= enough:
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
