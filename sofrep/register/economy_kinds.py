"""The sheets of the economy and the organisation workbook, and their columns."""

from __future__ import annotations

from sofrep.domain.ekonomi import POSTKODER, Beloppsslag, Rapport
from sofrep.register.declaration import Column, SheetKind, Values

POSTKOD = "postkod"

_AMOUNTS = tuple(
    Column(field=f"belopp:{slag}::", header=str(slag).capitalize(), values=Values.BELOPP, help=note)
    for slag, note in (
        (Beloppsslag.UTFALL, "årets; skriv hellre årtal som rubrik"),
        (Beloppsslag.BUDGET, "årets budget; hellre Budget och årtal"),
        (Beloppsslag.PROGNOS, "årets prognos; hellre Prognos och årtal"),
        (Beloppsslag.ANDEL, "i procent, på bladet Användning i stället för belopp"),
    )
)

EKONOMI = SheetKind(
    kind="ekonomi",
    title="Ekonomi",
    file="{ar}/ekonomi.xlsx",
    per_year=True,
    help="En rad per post, i er egen ordning, med belopp i hela kronor. Bladet heter som rapporten: "
    + ", ".join(rapport.namn for rapport in Rapport)
    + ".",
    columns=(
        Column(
            field="rapport",
            header="Rapport",
            values=Values.KOD,
            choices="rapport",
            help="behövs inte när bladet heter som rapporten",
        ),
        Column(
            field="post",
            header="Post",
            values=Values.FRITEXT,
            required=True,
            aliases=("Benämning",),
            help="postens namn, så som det ska stå i dokumentet",
        ),
        Column(
            field="not",
            header="Not",
            values=Values.BETECKNING,
            aliases=("Notnummer",),
            help='notens nummer; på bladet Noter gärna med rubrik: "2 Intäkter"',
        ),
        Column(
            field="kod",
            header="Kod",
            values=Values.KOD,
            choices=POSTKOD,
            help="vad posten är, för kontrollerna; poster utan kod får vara hur många som helst",
        ),
        *_AMOUNTS,
    ),
)

ORGANISATION = SheetKind(
    kind="organisation",
    title="Organisation",
    file="{ar}/organisation.xlsx",
    per_year=True,
    help="En rad per förtroendevald, revisor, ledamot i beredningsgruppen eller anställd. Här får "
    "namn stå, men inte namn på deltagare.",
    columns=(
        Column(
            field="ar",
            header="År",
            values=Values.ARTAL,
            aliases=("Årtal",),
            help="behövs inte i en mapp som heter som året",
        ),
        Column(
            field="organ",
            header="Organ",
            values=Values.FRITEXT,
            choices="organ",
            required=True,
            help="Styrelse, Revisorer, Beredningsgrupp, Kansli eller ett annat organ",
        ),
        Column(field="namn", header="Namn", values=Values.FRITEXT, required=True),
        Column(field="roll", header="Roll", values=Values.FRITEXT, aliases=("Uppdrag",)),
        Column(field="part", header="Part", values=Values.FRITEXT, aliases=("Medlem",)),
        Column(
            field="ersattare",
            header="Ersättare för",
            values=Values.FRITEXT,
            help="namnet eller rollen som personen ersätter",
        ),
    ),
)

ORGAN = ("Styrelse", "Revisorer", "Beredningsgrupp", "Kansli")
RAPPORTER = tuple(rapport.namn for rapport in Rapport)
POSTKODER_OFFERED = tuple(dict.fromkeys(kod.kod for kod in POSTKODER))
