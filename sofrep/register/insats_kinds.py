"""The sheet of the insatser of a year: money, and grades that the office sets itself."""

from __future__ import annotations

from sofrep.register import header_words as words
from sofrep.register.declaration import Column, SheetKind, Values, Words
from sofrep.register.year_kinds import AR

INSATSER = SheetKind(
    kind="insatser",
    title="Insatser",
    file="{ar}/insatser.xlsx",
    per_year=True,
    one_of="uppgift:",
    help="En rad per insats: årets budget och utfall i tkr, och ett betyg som ni sätter själva. "
    "Står inget betyg räknas det ur målen. Minst en av kolumnerna för budget, utfall och betyg måste "
    "finnas. En summarad nederst stäms av.",
    columns=(
        AR,
        Column(
            field="insats",
            words=words.INSATS,
            header="Insats",
            values=Values.KOD,
            choices="insats",
            required=True,
        ),
        Column(
            field="uppgift:budget",
            words=Words(stems=("budget",)),
            header="Budget, tkr",
            values=Values.TAL,
            aliases=("Budget i tkr", "Budget tusental kronor"),
            without="ingen insats på det har en budget",
            help="tusental kronor; tomt är inte känt",
        ),
        Column(
            field="uppgift:utfall",
            words=Words(stems=("utfall", "kostnad", "resultat")),
            header="Utfall, tkr",
            values=Values.TAL,
            aliases=("Utfall i tkr", "Utfall tusental kronor"),
            without="ingen insats på det har ett utfall",
            help="tusental kronor; tomt är inte känt",
        ),
        Column(
            field="uppgift:betyg",
            words=Words(
                also=("Samlat betyg", "Samlad bedömning"),
                stems=("betyg", "bedöm", "måluppf"),
                unlike=("skäl", "motiv"),
            ),
            header="Betyg",
            values=Values.KOD,
            choices="betyg",
            aliases=("Samlad måluppfyllelse",),
            help="bara när ni sätter det själva; annars räknas det ur målen",
        ),
        Column(
            field="skal",
            words=Words(
                also=("Motivering", "Motivering till betyget", "Skäl till betyg"),
                stems=("skäl", "motiv"),
            ),
            header="Skäl till betyget",
            values=Values.FRITEXT,
            aliases=("Skäl",),
            help="krävs när ett betyg är ifyllt",
        ),
    ),
)
