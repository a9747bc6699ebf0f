"""The sheets of applications and structural activities, and their columns."""

from __future__ import annotations

from sofrep.register import header_words as words
from sofrep.register.declaration import Column, SheetKind, Values, Words
from sofrep.register.year_kinds import AR

TOTAL_HEADERS = ("Totalt", "Summa", "Total", "Antal totalt")
"""The headers of a tally matrix's own sums, which are checked and not counted."""

ANSOKNINGAR = SheetKind(
    kind="ansokningar",
    title="Ansökningar",
    file="{ar}/ansokningar.xlsx",
    per_year=True,
    help="En rad per ansökan om plats, eller per antal lika ansökningar.",
    columns=(
        AR,
        Column(
            field="datum",
            words=Words(
                also=(
                    "Inkom",
                    "Inkommen",
                    "Inkom datum",
                    "Inkommen datum",
                    "Datum för ansökan",
                    "Datum ansökan",
                    "Ansökan inkom",
                    "Ankomstdatum",
                    "Ankom",
                ),
                stems=("datum", "-datum", "inkom", "ankom", "dag"),
            ),
            header="Datum",
            values=Values.DATUM,
            aliases=("Ansökningsdatum",),
        ),
        Column(
            field="manad",
            words=Words(
                also=("Ansökningsmånad", "Månad för ansökan"), stems=("månad", "mån", "-månad")
            ),
            header="Månad",
            values=Values.MANAD,
        ),
        Column(
            field="part",
            words=Words(
                also=(
                    "Remitterande",
                    "Remitterande myndighet",
                    "Inremitterande part",
                    "Remitterad av",
                    "Remitterad från",
                    "Ansökan från",
                    "Ansökande myndighet",
                    "Remittentens organisation",
                    "Remissinstans",
                ),
                stems=("part", "-part", "remi", "sökande", "ansök", "myndighet"),
            ),
            header="Sökande part",
            values=Values.KOD,
            choices="part",
            required=True,
            aliases=("Ansökande part", "Remitterande part", "Remittent"),
        ),
        Column(
            field="kommun",
            words=words.KOMMUN,
            header="Kommun",
            values=Values.KOD,
            choices="kommun",
            aliases=("Hemkommun",),
        ),
        Column(
            field="antal",
            words=Words(also=("Antal remisser", "Antal st"), stems=("antal", "summa")),
            header="Antal",
            values=Values.ANTAL,
            aliases=("Antal ansökningar",),
            without="varje rad räknas som en ansökan",
            help="saknas kolumnen, eller är den helt tom, är varje rad en ansökan",
        ),
    ),
)

MATRIS = SheetKind(
    kind="ansokningar-matris",
    title="Ansökningar",
    file="{ar}/ansokningar.xlsx",
    per_year=True,
    one_of="kommun:",
    help="Årets ansökningar räknade: en rad per part, en kolumn per kommun.",
    columns=(
        Column(
            field="part",
            header="Part",
            values=Values.KOD,
            choices="part",
            required=True,
            aliases=("Parter", "Sökande part", "Ansökande part"),
        ),
        Column(
            field="totalt",
            header="Totalt",
            values=Values.ANTAL,
            aliases=TOTAL_HEADERS[1:],
            help="stäms av mot summan, liksom en rad Totalt nederst",
        ),
    ),
)

STRUKTURELLA = SheetKind(
    kind="strukturella",
    title="Strukturella insatser",
    file="{ar}/strukturella.xlsx",
    per_year=True,
    help="En rad per strukturell insats.",
    columns=(
        AR,
        Column(
            field="vad",
            words=Words(
                also=("Vad gjordes", "Vad har gjorts", "Strukturell aktivitet", "Aktivitet"),
                stems=("vad", "insats", "strukturell", "aktivitet", "namn", "-insats"),
            ),
            header="Vad",
            values=Values.FRITEXT,
            required=True,
            aliases=("Strukturell insats",),
        ),
        Column(
            field="utforare",
            words=Words(
                also=("Utförd av", "Av vem", "Genomförare", "Arrangör", "Anordnare"),
                stems=("utför", "ansvar", "genomför", "arrang", "anordn"),
            ),
            header="Utförare",
            values=Values.FRITEXT,
            aliases=("Vem", "Ansvarig"),
        ),
        Column(
            field="nar",
            words=Words(
                also=("När i tid", "Datum", "Månad", "Genomfördes", "Genomfört"),
                stems=("när", "datum", "månad", "tid"),
            ),
            header="När",
            values=Values.FRITEXT,
            aliases=("Tidpunkt",),
            help="med månad eller datum, så att delar av året kan räknas",
        ),
        Column(
            field="antal",
            words=Words(
                also=("Antal deltagande", "Deltagarantal", "Antal personer", "Antal medverkande"),
                stems=("antal", "deltag", "-antal"),
            ),
            header="Antal deltagare",
            values=Values.ANTAL,
            required=True,
            aliases=("Antal", "Deltagare"),
        ),
    ),
)
