"""The sheets of the economy and the organisation workbook, and their columns."""

from __future__ import annotations

from sofrep.domain.ekonomi import POSTKODER, Beloppsslag, Rapport
from sofrep.register import header_words as words
from sofrep.register.declaration import Column, SheetKind, Values, Words

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
            words=Words(also=("Poster", "Postens namn"), stems=("post", "benämn"), unlike=("kod",)),
            header="Post",
            values=Values.FRITEXT,
            required=True,
            aliases=("Benämning",),
            help="postens namn, så som det ska stå i dokumentet",
        ),
        Column(
            field="not",
            words=Words(also=("Not nr",), stems=("not", "nr")),
            header="Not",
            values=Values.BETECKNING,
            aliases=("Notnummer",),
            help='notens nummer; på bladet Noter gärna med rubrik: "2 Intäkter"',
        ),
        Column(
            field="kod",
            words=Words(also=("Postkod", "Postens kod"), stems=("kod", "-kod")),
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
            words=words.AR,
            header="År",
            values=Values.ARTAL,
            aliases=("Årtal",),
            help="behövs inte i en mapp som heter som året",
        ),
        Column(
            field="organ",
            words=Words(also=("Organ/grupp",), stems=("organ", "grupp", "nämnd")),
            header="Organ",
            values=Values.FRITEXT,
            choices="organ",
            required=True,
            help="Styrelse, Revisorer, Beredningsgrupp, Kansli eller ett annat organ",
        ),
        Column(
            field="namn",
            words=Words(also=("Förtroendevald", "För- och efternamn"), stems=("namn", "-namn")),
            header="Namn",
            values=Values.FRITEXT,
            required=True,
        ),
        Column(
            field="roll",
            words=Words(
                also=("Befattning", "Funktion"), stems=("roll", "befatt", "funktion", "uppdrag")
            ),
            header="Roll",
            values=Values.FRITEXT,
            without="ingen på det har någon roll",
            aliases=("Uppdrag",),
        ),
        Column(
            field="part",
            words=Words(
                also=("Organisation", "Huvudman", "Representerar"),
                stems=("part", "medlem", "organis", "huvudman", "parti"),
            ),
            header="Part",
            values=Values.FRITEXT,
            without="ingen på det har någon part",
            aliases=("Medlem",),
        ),
        Column(
            field="ersattare",
            words=Words(also=("Ersätter", "Ersättare till"), stems=("ersätt",)),
            header="Ersättare för",
            values=Values.FRITEXT,
            without="ingen på det är ersättare för någon",
            help="namnet eller rollen som personen ersätter",
        ),
    ),
)

ORGAN = ("Styrelse", "Revisorer", "Beredningsgrupp", "Kansli")
RAPPORTER = tuple(rapport.namn for rapport in Rapport)
POSTKODER_OFFERED = tuple(dict.fromkeys(kod.kod for kod in POSTKODER))
