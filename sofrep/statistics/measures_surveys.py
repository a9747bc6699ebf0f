"""The lines of the list of measures that are about the indicator survey."""

from __future__ import annotations

from sofrep.domain.figure import Unit
from sofrep.statistics.measure import Measure

_ANSWERED = "de som svarat på frågan"
_ASKED = "de som skulle svara på frågan"
_OF_EVERY_QUESTION = ("tillfragade", "n", "svarsfrekvens")


def _question(  # noqa: PLR0913 - the cells of a line of the list
    part: str,
    namn: str,
    definition: str,
    *,
    unit: Unit = Unit.ANTAL,
    taljare: str = "",
    namnare: str = "",
    andel: bool = False,
) -> Measure:
    return Measure(
        pattern=f"enk.<respondentgrupp>.f<fråga>.{part}",
        namn=f"enkät till {{respondentgrupp}}, fråga {{fråga}}, {namn}",
        definition=definition,
        unit=unit,
        taljare=taljare,
        namnare=namnare,
        andel=andel,
        sex=True,
        forbundet=True,
        enkat=True,
        utfall=part not in _OF_EVERY_QUESTION,
    )


def _outcome(part: str, namn: str, definition: str) -> Measure:
    return _question(
        part, namn, definition, taljare="de med ett sådant svar", namnare=_ANSWERED, andel=True
    )


SURVEY_MEASURES: tuple[Measure, ...] = (
    Measure(
        pattern="enk.antal",
        namn="enkäter",
        definition="Enkäter som kommit tillbaka under året, från alla grupper.",
        forbundet=True,
        enkat=True,
    ),
    Measure(
        pattern="enk.<respondentgrupp>.antal",
        namn="enkät till {respondentgrupp}, enkäter",
        definition="Enkäter som kommit tillbaka från gruppen under året.",
        sex=True,
        forbundet=True,
        enkat=True,
    ),
    *(
        Measure(
            pattern=pattern,
            namn=namn,
            definition=definition,
            forbundet=True,
            enkat=True,
        )
        for pattern, namn, definition in (
            (
                "enk.jamforda",
                "frågor som kan jämföras med året före",
                "Frågor i indikatorerna som har en förändring, och tillräckligt många svar båda åren.",
            ),
            (
                "enk.okat",
                "frågor där andelen positiva ökat",
                "De jämförda frågor vars andel positiva ökat med minst en halv procentenhet.",
            ),
            (
                "enk.minskat",
                "frågor där andelen positiva minskat",
                "De jämförda frågor vars andel positiva minskat med minst en halv procentenhet.",
            ),
            (
                "enk.lika",
                "frågor där andelen positiva är lika",
                "De jämförda frågor vars andel positiva ändrats mindre än så.",
            ),
        )
    ),
    _question(
        "tillfragade",
        "skulle svara",
        "De som lämnat in en enkät med frågan, och där frågan har ett villkor uppfyller det.",
    ),
    _question("n", "svar", "De som svarat på frågan (n)."),
    _question(
        "svarsfrekvens",
        "svarsfrekvens",
        "Andelen som svarat på frågan.",
        unit=Unit.PROCENT,
        taljare=_ANSWERED,
        namnare=_ASKED,
    ),
    _outcome("neg", "negativt", "Svar som profilen räknar som negativa."),
    _outcome("varken", "varken eller", "Svar som profilen räknar som varken eller."),
    _outcome("pos", "positivt", "Svar som profilen räknar som positiva, också de klart positiva."),
    _outcome(
        "klart", "klart positivt", "De av de positiva som profilen räknar som klart positiva."
    ),
    _question(
        "riket",
        "riket, positivt",
        "Andelen positiva i hela landet, enligt bladet.",
        unit=Unit.PROCENT,
    ),
    _question(
        "mot-riket",
        "positivt, skillnad mot riket",
        "Andelen positiva minus andelen i riket, ur de exakta värdena.",
        unit=Unit.PROCENTENHETER,
    ),
    _question(
        "forandring",
        "positivt, förändring",
        "Andelen positiva minus föregående års, ur de exakta värdena. Finns inte där frågan inte "
        "kan jämföras med året före.",
        unit=Unit.PROCENTENHETER,
    ),
)
