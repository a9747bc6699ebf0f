"""A column of marks beside those of a list's values, whose own heading is none of them."""

from __future__ import annotations

from sofrep.excel.cells import Fault
from sofrep.excel.facts import column_letters, column_number
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.words import parse_mark


def tell_lost_marks(table: SheetTable) -> None:
    """Warn of each: its value would be counted in fewer rows than it has, and nothing else show it."""
    parts = [part for parts in table.parts.values() for part in parts]
    known = {column_number(part.letter) for part in parts}
    spread = {column_number(part.letter) for part in parts if part.code is not None}
    grid = table.grid
    for number in sorted({near for each in spread for near in (each - 1, each + 1)} - known):
        marks = [cell for row in table.rows if (cell := grid.at(row, number)) != ""]
        if marks and not any(isinstance(parse_mark(cell), Fault) for cell in marks):
            fault = Fault(
                "pinnkolumn-okand",
                "Kolumnen har markeringar, som dem bredvid, men rubriken är inget av deras värden, så "
                "den lästes inte.",
                "Skriv rubriken som dem bredvid, om värdet ska räknas. Flytta annars kolumnen längst bort.",
                value=0,
            )
            table.tell(table.header_row, column_letters(number), fault)
