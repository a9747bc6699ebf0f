"""Exact numbers of cells as Excel shows them: 0.35 in percent is 35."""

from __future__ import annotations

from fractions import Fraction

from sofrep.domain.figure import Number
from sofrep.register.cells import Fault
from sofrep.register.table import Table
from sofrep.register.units import parse_value


def number_at(table: Table, index: int, name: str) -> Number | Fault | None:
    """The exact number of a field's cell; a cell that is shown in percent counts as it is shown."""
    part = table.part(name)
    if part is None:
        return None
    return parse_value(part.cells[index], percent_cell=table.is_in_percent(index, name))


def question_share(table: Table, index: int, name: str, share: object) -> None:
    """Warn of a percentage from 0 to 1 whose cell does not show it as one: 0.35 for 35 %."""
    cell = table.cells(name)[index]
    if not isinstance(share, int | Fraction) or not 0 < share <= 1:
        return
    if table.is_in_percent(index, name) or (isinstance(cell, str) and "%" in cell):
        return
    table.fault(
        index,
        name,
        Fault(
            "procent-liten",
            "Värdet är högst 1, men cellen visas inte i procent, så 0,35 läses som 0,35 procent. "
            "Menar ni 35 %?",
            "Skriv 35 om 35 procent menas. Menas en så liten andel, skriv 0,35 % med procenttecken.",
            value=0,
        ),
    )
