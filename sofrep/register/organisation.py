"""Organisation sheets: who holds the offices.  Here, and only here, names may stand."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.ekonomi import Ledamot
from sofrep.register.applications import read_years
from sofrep.register.cells import Fault, multiline
from sofrep.register.table import Table
from sofrep.register.underlag import UNKNOWN


def read_organisation(table: Table) -> Iterator[Ledamot]:
    """The office-holders of a sheet, in its order."""
    columns = ("organ", "namn", "roll", "part", "ersattare")
    texts = {name: [multiline(cell) for cell in table.cells(name)] for name in columns}
    for index, year in enumerate(read_years(table).tolist()):
        row = {name: texts[name][index] for name in columns}
        if not row["organ"]:
            fault = Fault("organ-saknas", "Organet saknas.", "Skriv till exempel Styrelse.")
            table.fault(index, "organ", fault)
        elif not row["namn"] and not row["roll"]:
            fault = Fault("namn-saknas", "Både namn och roll saknas.", "Fyll i minst ett av dem.")
            table.fault(index, "namn", fault)
        elif year != UNKNOWN:
            yield Ledamot(
                year=year,
                organ=row["organ"],
                namn=row["namn"],
                roll=row["roll"],
                part=row["part"],
                ersattare_for=row["ersattare"],
                place=table.place(index, "namn"),
            )
