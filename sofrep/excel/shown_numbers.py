"""Exact numbers of cells as Excel shows them: 0.35 in percent is 35."""

from __future__ import annotations

from fractions import Fraction

from sofrep.domain.figure import Number, Unit
from sofrep.excel.cells import Fault, decimal
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.units import parse_value


def number_at(table: SheetTable, index: int, name: str) -> Number | Fault | None:
    """The exact number of a field's cell; a cell that is shown in percent counts as it is shown."""
    part = table.part(name)
    if part is None:
        return None
    return parse_value(part.cells[index], percent_cell=table.is_in_percent(index, name))


def question_percent(table: SheetTable, index: int, name: str, number: object, unit: Unit) -> None:
    """Question a number whose cell is shown in percent against its unit, or the other way round.

    0.35 for 35 %, 35 shown as 3500 %; a number of something else is no percentage.
    """
    if not isinstance(number, int | Fraction):
        return
    in_percent = table.is_in_percent(index, name)
    if unit is Unit.PROCENT and in_percent and number >= _MUCH:
        table.fault(index, name, _hundredfold(number))
    elif unit is Unit.PROCENT and not in_percent and 0 < number <= 1:
        cell = table.cells(name)[index]
        if not (isinstance(cell, str) and "%" in cell):
            table.fault(index, name, _hundredth(number))
    elif in_percent and unit not in (Unit.PROCENT, Unit.PROCENTENHETER):
        table.fault(index, name, _no_percentage())


_MUCH = 200
"""No share is more than 100 %, and of what may be more (upprepning) so much is not meant."""


def _hundredth(number: Number) -> Fault:
    return Fault(
        "procent-oklar",
        "Cellen visas inte i procent, så {} läses som högst en procent. Menar ni hundra gånger så "
        "mycket, 35 % för 0,35?",
        "Skriv 35 om 35 procent menas. Menas en så liten andel, skriv 0,35 % med procenttecken.",
        value=0,
        word=decimal(float(number)),
    )


def _hundredfold(number: Number) -> Fault:
    return Fault(
        "procent-oklar",
        "Cellen visas i procent, så värdet läses som {} procent. Menar ni en hundradel av det?",
        "Skriv värdet på nytt, med procenttecken: 35 %.",
        value=0,
        word=decimal(float(number)),
    )


def _no_percentage() -> Fault:
    return Fault(
        "procent-oklar",
        "Cellen visas i procent, men enheten är en annan.",
        "Ge cellen talformatet Allmänt, eller rätta enheten.",
    )
