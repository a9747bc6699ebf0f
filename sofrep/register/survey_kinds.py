"""The sheets of the indicator survey and of the national results, and their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.domain.enkat import Enkat
from sofrep.domain.skrivsatt import normalise
from sofrep.register import header_words as words
from sofrep.register.declaration import Column, SheetKind, Values, Words

QUESTION = "fraga:"
"""Begins the field of a question's column: ``fraga:9``."""

_AR = Column(
    field="ar",
    words=words.AR,
    header="År",
    values=Values.ARTAL,
    aliases=("Årtal",),
    help="behövs inte i en mapp som heter som året",
)
_GRUPP = Column(
    field="respondentgrupp",
    words=Words(
        also=("Respondent", "Respondenter", "Svarsgrupp", "Svarandegrupp", "Vilken grupp"),
        stems=("grupp", "-grupp", "respondent", "svarande"),
    ),
    header="Respondentgrupp",
    values=Values.KOD,
    choices="respondentgrupp",
    required=True,
    aliases=("Enkätgrupp", "Svarande grupp"),
)
_FRAGA = Column(
    field="fraga",
    words=Words(also=("Fråga nummer", "Frågans nummer", "Frågenr"), stems=("fråg",)),
    header="Fråga",
    values=Values.BETECKNING,
    required=True,
    aliases=("Frågenummer", "Fråga nr"),
    help="frågans nummer i gruppens enkät",
)

ENKATSVAR = SheetKind(
    kind="enkatsvar",
    title="Enkätsvar",
    file="{ar}/enkatsvar.xlsx",
    per_year=True,
    one_of=QUESTION,
    help="En rad per enkät som har kommit tillbaka. En obesvarad fråga lämnas tom.",
    columns=(
        _AR,
        _GRUPP,
        Column(
            field="kon",
            words=words.KON,
            header="Kön",
            values=Values.KON,
            choices="kon",
            help="där gruppen tillfrågas om kön",
        ),
        Column(
            field="nummer",
            words=Words(
                also=("Enkät-ID", "Svarsnr", "Löpnummer", "Löpnr"),
                stems=("enkät", "löp", "nummer", "nr", "id"),
            ),
            header="Enkätnummer",
            values=Values.BETECKNING,
            aliases=("Enkätnr", "Enkät nr", "Svarsnummer", "Svars-ID"),
            help="löpnummer på enkäten; samma nummer två gånger är ett fel",
        ),
    ),
)

ENKATSUMMOR = SheetKind(
    kind="enkatsummor",
    title="Enkätsummor",
    file="enkatsummor.xlsx",
    help="Enkäter som redan är räknade: en rad per fråga, och per kön där det finns.",
    columns=(
        _AR,
        _GRUPP,
        _FRAGA,
        Column(
            field="kon",
            words=words.KON,
            header="Kön",
            values=Values.KON,
            choices="kon-eller-alla",
            help="tomt eller Samtliga för alla",
        ),
        Column(
            field="enkater",
            words=Words(
                also=("Antal inkomna enkäter", "Inlämnade enkäter", "Antal inlämnade enkäter"),
                stems=("enkät", "inkom", "inläm"),
            ),
            header="Enkäter",
            values=Values.ANTAL,
            required=True,
            aliases=("Antal enkäter", "Inkomna enkäter"),
            help="alla som har lämnat in en enkät",
        ),
        Column(
            field="tillfragade",
            words=Words(stems=("tillfråg",)),
            header="Tillfrågade",
            values=Values.ANTAL,
            aliases=("Antal tillfrågade",),
            help="de som skulle svara på frågan; tomt om det är alla",
        ),
        Column(
            field="negativt",
            words=Words(also=("Negativa svar", "Antal negativa"), stems=("negativ",)),
            header="Negativt",
            values=Values.ANTAL,
            required=True,
        ),
        Column(
            field="varken",
            words=Words(also=("Antal varken eller",), stems=("varken",)),
            header="Varken eller",
            values=Values.ANTAL,
            required=True,
            aliases=("Varken",),
        ),
        Column(
            field="positivt",
            words=Words(
                also=("Positiva svar", "Antal positiva"), stems=("positiv",), unlike=("klart",)
            ),
            header="Positivt",
            values=Values.ANTAL,
            required=True,
            help="alla positiva, också de klart positiva",
        ),
        Column(
            field="klart",
            words=Words(also=("Varav klart positiva", "Klart positiva"), stems=("klart",)),
            header="Klart positivt",
            values=Values.ANTAL,
            aliases=("Varav klart positivt",),
            without="det går inte att veta hur många svar som är klart positiva",
            help="de av de positiva som är klart positiva",
        ),
    ),
)

RIKET = SheetKind(
    kind="riket",
    title="Riket",
    file="{ar}/riket.xlsx",
    per_year=True,
    help="Andelen positiva svar i hela landet: en rad per fråga, och per kön där det finns.",
    columns=(
        _AR,
        _GRUPP,
        _FRAGA,
        Column(
            field="kon",
            words=words.KON,
            header="Kön",
            values=Values.KON,
            choices="kon-eller-alla",
            help="tomt eller Samtliga för alla",
        ),
        Column(
            field="procent",
            words=Words(
                also=("Positivt i procent", "Andel positiva", "Andel positiva svar"),
                stems=("positiv", "andel", "procent"),
            ),
            header="Positivt (procent)",
            values=Values.TAL,
            required=True,
            aliases=("Positivt, procent", "Riket positivt"),
        ),
    ),
)


_LIKE_A_QUESTION = re.compile(r"(fråga|frågenr|frågenummer|frnr|fr|f)(nr)?\d+")


def is_like_a_question(header: str) -> bool:
    """Whether a header looks like that of a question, of whatever number."""
    number = header.partition("(")[0].partition(":")[0]
    return bool(_LIKE_A_QUESTION.fullmatch(normalise(number)))


def question_columns(enkat: Enkat | None) -> Iterator[Column]:
    """A column per question number, on the sheet of answers."""
    for number in enkat.numbers() if enkat else ():
        yield Column(
            field=f"{QUESTION}{number}",
            header=f"Fråga {number}",
            values=Values.SVAR,
            choices=f"svar:{number}",
            aliases=(f"F{number}", f"Fr {number}", f"Fråga nr {number}"),
        )


def answers_to(number: int, enkat: Enkat) -> tuple[str, ...]:
    """What a dropdown offers in the column of a question number, of whatever group."""
    kinds = {fraga.ja_nej for fraga in enkat.fraga if fraga.nummer == number}
    scale = tuple(step.svar for step in enkat.svar) if False in kinds else ()
    return (("ja", "nej") if True in kinds else ()) + scale
