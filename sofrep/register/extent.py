"""How far a sheet's cells may reach: more than any register, less than what ends a computer's memory."""

from __future__ import annotations

from sofrep.register.facts import RefusedError, SheetFacts, column_letters

MAX_ROWS = 300_000
MAX_COLUMNS = 1_000
MAX_CELLS = 8_000_000


def check_extent(facts: SheetFacts) -> None:
    """Refuse a sheet whose cells span more than can be real, and name the far corner."""
    rows, columns = facts.max_row, facts.max_column
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        cell = f"{column_letters(max(columns, 1))}{max(rows, 1)}"
        raise RefusedError(
            "blad-for-stort",
            f"Bladet sträcker sig ända till rad {rows} och kolumn {column_letters(columns)}.",
            "Ta bort det som står långt utanför tabellen (markera raderna och kolumnerna, välj "
            "Ta bort) och spara, eller dela upp bladet.",
            facts.title,
            cell,
        )
