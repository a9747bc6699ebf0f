"""Organisation sheets: who holds the offices.  Here, and only here, names may stand."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.ekonomi import Ledamot
from sofrep.excel.cells import Fault, multiline
from sofrep.excel.columns import read_years
from sofrep.excel.declaration import (
    Column,
    Copied,
    Records,
    SheetKind,
    Values,
    WhosePeople,
    Words,
    offering,
)
from sofrep.excel.shared_columns import AR
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable


def read_organisation(table: SheetTable) -> Iterator[Ledamot]:
    """The office-holders of a sheet, in its order."""
    columns = ("organ", "namn", "roll", "part", "ersattare")
    texts = {name: [multiline(cell) for cell in table.cells(name)] for name in columns}
    for index, year in enumerate(read_years(table)):
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


ORGANISATION = SheetKind(
    kind="organisation",
    title="Organisation",
    file="{ar}/organisation.xlsx",
    per_year=True,
    into=Records(name="organisation"),
    read=read_organisation,
    people=WhosePeople.OFFICE,
    copied=Copied(by_row=True),
    help="En rad per förtroendevald, revisor, ledamot i beredningsgruppen eller anställd. Här får "
    "namn stå, men inte namn på deltagare.",
    columns=(
        AR,
        Column(
            "organ",
            "Organ",
            Values.FRITEXT,
            required=True,
            words=Words(also=("Organ/grupp",), stems=("organ", "grupp", "nämnd")),
            offered=offering("Styrelse", "Revisorer", "Beredningsgrupp", "Kansli"),
            help="Styrelse, Revisorer, Beredningsgrupp, Kansli eller ett annat organ",
        ),
        Column(
            "namn",
            "Namn",
            Values.FRITEXT,
            required=True,
            words=Words(also=("Förtroendevald", "För- och efternamn"), stems=("namn", "-namn")),
        ),
        Column(
            "roll",
            "Roll",
            Values.FRITEXT,
            aliases=("Uppdrag",),
            words=Words(
                also=("Befattning", "Funktion"), stems=("roll", "befatt", "funktion", "uppdrag")
            ),
            without="ingen på det har någon roll",
        ),
        Column(
            "part",
            "Part",
            Values.FRITEXT,
            aliases=("Medlem",),
            words=Words(
                also=("Organisation", "Huvudman", "Representerar"),
                stems=("part", "medlem", "organis", "huvudman", "parti"),
            ),
            without="ingen på det har någon part",
        ),
        Column(
            "ersattare",
            "Ersättare för",
            Values.FRITEXT,
            words=Words(also=("Ersätter", "Ersättare till"), stems=("ersätt",)),
            without="ingen på det är ersättare för någon",
            help="namnet eller rollen som personen ersätter",
        ),
    ),
)
