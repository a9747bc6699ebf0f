"""The sheets of the indicator survey and of the national results: their columns and checks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sofrep.amnen.enkat.kontroller import (
    check_questions,
    check_same_sum,
    check_same_survey,
    check_sum_of_sexes,
    check_surveys_agree,
)
from sofrep.amnen.enkat.lasning import answer_rows as surveys
from sofrep.amnen.enkat.lasning import survey_sums
from sofrep.amnen.enkat.lasning.answer_rows import QUESTION
from sofrep.domain.enkat import Enkat
from sofrep.domain.forbund import Forbund
from sofrep.excel.declaration import (
    Column,
    Copied,
    Frame,
    SheetKind,
    Values,
    WhosePeople,
    Words,
    offering,
)
from sofrep.excel.names import Names, code_names
from sofrep.excel.shared_columns import AR, KON, KON_OR_ALL
from sofrep.excel.sorted_alone import check_sorted


def _is_asked(forbund: Forbund) -> bool:
    return forbund.enkat is not None


def _group_names(forbund: Forbund) -> Names:
    return code_names("respondentgrupp", forbund.enkat.grupp if forbund.enkat else ())


def _question_columns(forbund: Forbund) -> Iterator[Column]:
    """A column per question number."""
    enkat = forbund.enkat
    for number in enkat.numbers() if enkat else ():
        yield Column(
            f"{QUESTION}{number}",
            f"Fråga {number}",
            Values.SVAR,
            aliases=(f"F{number}", f"Fr {number}", f"Fråga nr {number}"),
            offered=offering(*_answers_to(number, enkat)) if enkat else offering(),
        )


def _answers_to(number: int, enkat: Enkat) -> tuple[str, ...]:
    """The answers in the column of a question number, of whatever group."""
    kinds = {fraga.ja_nej for fraga in enkat.fraga if fraga.nummer == number}
    scale = tuple(step.svar for step in enkat.svar) if False in kinds else ()
    return (("ja", "nej") if True in kinds else ()) + scale


_GRUPP = Column(
    "respondentgrupp",
    "Respondentgrupp",
    Values.KOD,
    required=True,
    aliases=("Enkätgrupp", "Svarande grupp"),
    words=Words(
        also=("Respondent", "Respondenter", "Svarsgrupp", "Svarandegrupp", "Vilken grupp"),
        stems=("grupp", "-grupp", "respondent", "svarande"),
    ),
    names=_group_names,
)
_FRAGA = Column(
    "fraga",
    "Fråga",
    Values.BETECKNING,
    required=True,
    aliases=("Frågenummer", "Fråga nr"),
    words=Words(also=("Fråga nummer", "Frågans nummer", "Frågenr"), stems=("fråg",)),
    help="frågans nummer i gruppens enkät",
)

ENKATSVAR = SheetKind(
    kind="enkatsvar",
    title="Enkätsvar",
    file="{ar}/enkatsvar.xlsx",
    per_year=True,
    into=Frame(
        name="surveys",
        dtypes=surveys.dtypes,
        checks=(check_same_survey, check_questions, check_sorted),
    ),
    read=surveys.read_surveys,
    of_year=(QUESTION,),
    exists=_is_asked,
    people=WhosePeople.PARTICIPANTS,
    copied=Copied(number=("respondentgrupp", "nummer"), by_pair=True),
    worded_as=("enkatsummor",),  # as answers may be: Positivt, Negativt
    of_profile=_question_columns,
    of_profile_lines=(
        ("Fråga 1, Fråga 2 ...", "F1, Fr 1", Values.SVAR, "en fråga", "frågan får stå efter kolon"),
    ),
    one_of=QUESTION,
    help="En rad per enkät som har kommit tillbaka. En obesvarad fråga lämnas tom.",
    columns=(
        AR,
        _GRUPP,
        replace(KON, help="där gruppen tillfrågas om kön"),
        Column(
            "nummer",
            "Enkätnummer",
            Values.BETECKNING,
            aliases=("Enkätnr", "Enkät nr", "Svarsnummer", "Svars-ID"),
            words=Words(
                also=("Enkät-ID", "Svarsnr", "Löpnummer", "Löpnr"),
                stems=("enkät", "löp", "nummer", "nr", "id"),
            ),
            help="löpnummer på enkäten; samma nummer två gånger är ett fel",
        ),
    ),
)

ENKATSUMMOR = SheetKind(
    kind="enkatsummor",
    title="Enkätsummor",
    file="enkatsummor.xlsx",
    into=Frame(
        name="survey_sums",
        dtypes=lambda _: survey_sums.DTYPES,
        checks=(check_same_sum, check_sum_of_sexes, check_surveys_agree),
    ),
    read=survey_sums.read_sums,
    of_year=("positivt", "negativt"),
    exists=_is_asked,
    help="Enkäter, årets eller tidigare, som ni bara har räknade: en rad per fråga, och per kön där det finns.",
    columns=(
        AR,
        _GRUPP,
        _FRAGA,
        KON_OR_ALL,
        Column(
            "enkater",
            "Enkäter",
            Values.ANTAL,
            required=True,
            aliases=("Antal enkäter", "Inkomna enkäter"),
            words=Words(
                also=("Antal inkomna enkäter", "Inlämnade enkäter", "Antal inlämnade enkäter"),
                stems=("enkät", "inkom", "inläm"),
            ),
            help="alla som har lämnat in en enkät; hur många som fick den skrivs i texten Metod",
        ),
        Column(
            "tillfragade",
            "Skulle svara",
            Values.ANTAL,
            aliases=("Tillfrågade", "Antal tillfrågade"),
            words=Words(stems=("tillfråg",)),
            help="de av de inlämnade som skulle svara på frågan; tomt om det är alla",
        ),
        Column(
            "negativt",
            "Negativt",
            Values.ANTAL,
            required=True,
            words=Words(also=("Negativa svar", "Antal negativa"), stems=("negativ",)),
        ),
        Column(
            "varken",
            "Varken eller",
            Values.ANTAL,
            required=True,
            aliases=("Varken",),
            words=Words(also=("Antal varken eller",), stems=("varken",)),
        ),
        Column(
            "positivt",
            "Positivt",
            Values.ANTAL,
            required=True,
            words=Words(
                also=("Positiva svar", "Antal positiva"), stems=("positiv",), unlike=("klart",)
            ),
            help="alla positiva, också de klart positiva",
        ),
        Column(
            "klart",
            "Klart positivt",
            Values.ANTAL,
            aliases=("Varav klart positivt",),
            words=Words(also=("Varav klart positiva", "Klart positiva"), stems=("klart",)),
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
    into=Frame(
        name="national", dtypes=lambda _: survey_sums.NATIONAL_DTYPES, checks=(check_same_sum,)
    ),
    read=survey_sums.read_national,
    of_year=("procent",),
    exists=_is_asked,
    help="Andelen positiva svar i hela landet: en rad per fråga, och per kön där det finns.",
    columns=(
        AR,
        _GRUPP,
        _FRAGA,
        KON_OR_ALL,
        Column(
            "procent",
            "Positivt (procent)",
            Values.TAL,
            required=True,
            aliases=("Positivt, procent", "Riket positivt"),
            words=Words(
                also=("Positivt i procent", "Andel positiva", "Andel positiva svar"),
                stems=("positiv", "andel", "procent"),
            ),
        ),
    ),
)
