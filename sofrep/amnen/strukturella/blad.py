"""The sheet of structural activities: its columns, and how they are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sofrep.excel.cells import Fault, multiline
from sofrep.excel.columns import read_years
from sofrep.excel.declaration import Column, Copied, Frame, SheetKind, Values, Words
from sofrep.excel.numbers import parse_count
from sofrep.excel.shared_columns import AR
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable

if TYPE_CHECKING:
    from sofrep.excel.column_table import Columns

DTYPES = {
    "year": "int32",
    "vad": "object",
    "utforare": "object",
    "nar": "object",
    "antal": "int64",
    "sheet": "int32",
    "row": "int32",
}


def read_activities(table: SheetTable) -> Columns:
    """Structural activities; columns of `DTYPES`."""
    import numpy as np

    what = table.texts("vad")
    for index, text in enumerate(what):
        if not text:
            table.fault(
                index,
                "vad",
                Fault("vad-saknas", "Det står inte vad aktiviteten var.", "Fyll i kolumnen Vad."),
            )
    years = read_years(table)
    for index, (year, when) in enumerate(zip(years, table.texts("nar"), strict=True)):
        said = [int(text) for text in _YEAR.findall(when)]
        if said and year != UNKNOWN and not min(said) <= year <= max(said):
            table.fault(index, "nar", _OTHER_YEAR)
    texts = {name: [multiline(cell) for cell in table.cells(name)] for name in ("utforare", "nar")}
    return {
        "year": np.array(years, dtype=np.int64),
        "vad": np.array(what, dtype=object),
        "utforare": np.array(texts["utforare"], dtype=object),
        "nar": np.array(texts["nar"], dtype=object),
        "antal": table.ints("antal", parse_count, UNKNOWN),
        **table.origin(),
    }


_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_OTHER_YEAR = Fault(
    "datum-stammer-inte",
    "Tiden hör inte till det år som raden, bladet eller mappen anger.",
    "Rätta året, eller flytta raden till rätt år.",
)

STRUKTURELLA = SheetKind(
    kind="strukturella",
    title="Strukturella insatser",
    file="{ar}/strukturella.xlsx",
    per_year=True,
    into=Frame(name="activities", dtypes=lambda _: DTYPES),
    read=read_activities,
    expected=("antal",),
    bare=("vad", "ar"),
    of_year=("antal",),
    copied=Copied(by_row=True),
    help="En rad per strukturell insats.",
    columns=(
        AR,
        Column(
            "vad",
            "Vad",
            Values.FRITEXT,
            required=True,
            in_words=True,
            aliases=("Strukturell insats",),
            words=Words(
                also=("Vad gjordes", "Vad har gjorts", "Strukturell aktivitet", "Aktivitet"),
                stems=("vad", "insats", "strukturell", "aktivitet", "namn", "-insats"),
            ),
        ),
        Column(
            "utforare",
            "Utförare",
            Values.FRITEXT,
            aliases=("Vem", "Ansvarig"),
            words=Words(
                also=("Utförd av", "Av vem", "Genomförare", "Arrangör", "Anordnare"),
                stems=("utför", "ansvar", "genomför", "arrang", "anordn"),
            ),
        ),
        Column(
            "nar",
            "När",
            Values.FRITEXT,
            aliases=("Tidpunkt",),
            words=Words(
                also=("När i tid", "Datum", "Månad", "Genomfördes", "Genomfört"),
                stems=("när", "datum", "månad", "tid"),
            ),
            help="med månad eller datum, så att delårsrapporten kan räkna dem",
        ),
        Column(
            "antal",
            "Antal deltagare",
            Values.ANTAL,
            required=True,
            aliases=("Antal", "Deltagare"),
            words=Words(
                also=("Antal deltagande", "Deltagarantal", "Antal personer", "Antal medverkande"),
                stems=("antal", "deltag", "-antal"),
            ),
        ),
    ),
)
