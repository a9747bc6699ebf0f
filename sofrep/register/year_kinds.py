"""The sheets of a year, the entered history, and their columns."""

from __future__ import annotations

from sofrep.register.declaration import Column, SheetKind, Values

TOTAL_HEADERS = ("Totalt", "Summa", "Total", "Antal totalt")
"""The headers of a tally matrix's own sums, which are checked and not counted."""

AR = Column(
    field="ar",
    header="År",
    values=Values.ARTAL,
    aliases=("Årtal",),
    help="behövs inte i en mapp som heter som året",
)

ANSOKNINGAR = SheetKind(
    kind="ansokningar",
    title="Ansökningar",
    file="{ar}/ansokningar.xlsx",
    per_year=True,
    help="En rad per ansökan om plats, eller per antal lika ansökningar.",
    columns=(
        AR,
        Column(field="datum", header="Datum", values=Values.DATUM, aliases=("Ansökningsdatum",)),
        Column(field="manad", header="Månad", values=Values.MANAD),
        Column(
            field="part",
            header="Sökande part",
            values=Values.KOD,
            choices="part",
            required=True,
            aliases=("Ansökande part", "Remitterande part", "Remittent"),
        ),
        Column(
            field="kommun",
            header="Kommun",
            values=Values.KOD,
            choices="kommun",
            aliases=("Hemkommun",),
        ),
        Column(
            field="antal",
            header="Antal",
            values=Values.ANTAL,
            aliases=("Antal ansökningar",),
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
            header="Vad",
            values=Values.FRITEXT,
            required=True,
            aliases=("Strukturell insats",),
        ),
        Column(
            field="utforare", header="Utförare", values=Values.FRITEXT, aliases=("Vem", "Ansvarig")
        ),
        Column(
            field="nar",
            header="När",
            values=Values.FRITEXT,
            aliases=("Tidpunkt",),
            help="med månad eller datum, så att delar av året kan räknas",
        ),
        Column(
            field="antal",
            header="Antal deltagare",
            values=Values.ANTAL,
            required=True,
            aliases=("Antal", "Deltagare"),
        ),
    ),
)

MAL = SheetKind(
    kind="mal",
    title="Mål",
    file="{ar}/mal.xlsx",
    per_year=True,
    help="En rad per mål. Ett mål utan målvärde redovisas men bedöms inte.",
    columns=(
        AR,
        Column(
            field="insats",
            header="Insats",
            values=Values.KOD,
            choices="scope",
            help="insats, union eller Förbundet; tomt är förbundet",
        ),
        Column(field="mal", header="Mål", values=Values.FRITEXT, required=True),
        Column(
            field="matt",
            header="Mått",
            values=Values.BETECKNING,
            required=True,
            help="t.ex. nya eller avslutade.arbstud.andel; tomt när resultatet skrivs in",
        ),
        Column(
            field="jamforelse",
            header="Jämförelse",
            values=Values.JAMFORELSE,
            choices="jamforelse",
        ),
        Column(field="malvarde", header="Målvärde", values=Values.TAL, required=True),
        Column(field="enhet", header="Enhet", values=Values.ENHET, choices="enhet"),
        Column(
            field="resultat",
            header="Resultat (inmatat)",
            values=Values.TAL,
            aliases=("Resultat inmatat", "Inmatat resultat"),
        ),
        Column(
            field="forra",
            header="Föregående år (inmatat)",
            values=Values.TAL,
            aliases=("Föregående år inmatat", "Resultat föregående år"),
        ),
        Column(
            field="ej_matt",
            header="Kunde inte mätas",
            values=Values.FRITEXT,
            help="skälet; då visas inget resultat",
        ),
        Column(
            field="i_ord",
            header="Resultat i ord",
            values=Values.FRITEXT,
            help="för ett mål utan tal: orden står då som resultatet",
        ),
        Column(
            field="forra_i_ord",
            header="Föregående år i ord",
            values=Values.FRITEXT,
            aliases=("Resultat föregående år i ord",),
            help="när det inte finns något tal för året före",
        ),
        Column(
            field="part",
            header="Part",
            values=Values.KOD,
            choices="part",
            help="för ett mål för Förbundet som gäller en av parterna",
        ),
        Column(field="kommentar", header="Kommentar", values=Values.FRITEXT),
    ),
)

TEXTER = SheetKind(
    kind="texter",
    title="Texter",
    file="{ar}/texter.xlsx",
    per_year=True,
    help="Det som skrivs för hand; en tom rad skiljer stycken.",
    columns=(
        AR,
        Column(field="bilaga", header="Bilaga", values=Values.KOD, choices="bilaga", required=True),
        Column(
            field="avsnitt", header="Avsnitt", values=Values.KOD, choices="avsnitt", required=True
        ),
        Column(field="insats", header="Insats", values=Values.KOD, choices="scope"),
        Column(field="text", header="Text", values=Values.FRITEXT, required=True),
    ),
)

HISTORIK = SheetKind(
    kind="historik",
    title="Historik",
    file="historik.xlsx",
    help="Siffror för år som saknar rader i registret, med källa.",
    columns=(
        Column(
            field="figur",
            header="Figur",
            values=Values.BETECKNING,
            required=True,
            aliases=("Figur-id",),
            help="siffrans id, t.ex. 2022.steg.nya; alla visas av sofrep figures",
        ),
        Column(field="varde", header="Värde", values=Values.TAL, required=True),
        Column(field="taljare", header="Täljare", values=Values.TAL),
        Column(field="namnare", header="Nämnare", values=Values.ANTAL),
        Column(field="enhet", header="Enhet", values=Values.ENHET, choices="enhet"),
        Column(field="kalla", header="Källa", values=Values.FRITEXT, required=True),
    ),
)
