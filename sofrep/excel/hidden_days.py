"""Dates of which a cell shows only the month: Excel has made `mars 2023` the first of March."""

from __future__ import annotations

import datetime as dt

from sofrep.excel.cells import Fault
from sofrep.excel.facts import column_number
from sofrep.excel.number_formats import hides_day
from sofrep.excel.sheet_table import FieldColumn, SheetTable

_DAYS_COUNT = ("start", "slut")
_FAULT = Fault(
    "datum-utan-dag",
    "Cellen visar bara månad och år, och räknas som den första i månaden: Excel lägger till dagen.",
    "Skriv hela datumet, om det är en annan dag.",
    value=0,
)


def tell_hidden_days(table: SheetTable) -> None:
    """Warn where the days of an enrolment count, unless other dates are shown so that have a day."""
    if not table.grid.facts.formats:
        return
    for part in (part for name in _DAYS_COUNT for part in table.parts.get(name, ())):
        shown = {index: day for index, day in enumerate(part.cells) if _hides(table, part, index)}
        if all(isinstance(day, dt.date) and day.day == 1 for day in shown.values()):
            for index in shown:
                table.fault_at(index, part.letter, _FAULT)


def _hides(table: SheetTable, part: FieldColumn, index: int) -> bool:
    cell = (table.rows[index], column_number(part.letter))
    return isinstance(part.cells[index], dt.date) and hides_day(
        table.grid.facts.formats.get(cell, "")
    )
