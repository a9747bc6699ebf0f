"""The lines of the list of measures that are the whole förbund's (scope ``forbundet``)."""

from __future__ import annotations

from sofrep.domain.figure import Unit
from sofrep.statistics.measure import POPULATION_NAMES, Measure

_APPLICATIONS = "alla ansökningar"
_ALL_FUNDING = "medlemmarnas alla bidrag"


def _applications(pattern: str, namn: str, definition: str, *, andel: bool = True) -> Measure:
    return Measure(
        pattern=f"ansokningar{pattern}",
        namn=f"ansökningar{namn}",
        definition=definition,
        taljare="ansökningarna på raden" if andel else "",
        namnare=_APPLICATIONS if andel else "",
        andel=andel,
        forbundet=True,
    )


def _funding(pattern: str, namn: str, definition: str) -> Measure:
    return Measure(
        pattern=f"finansiering{pattern}",
        namn=f"finansiering{namn}",
        definition=definition,
        unit=Unit.KRONOR,
        taljare="bidraget" if pattern else "",
        namnare=_ALL_FUNDING if pattern else "",
        andel=bool(pattern),
        forbundet=True,
    )


_HEAD_COUNTS: tuple[Measure, ...] = (
    Measure(
        pattern="insatser.<population>",
        namn="alla insatser, {population}",
        definition="Summan över alla insatser som pågår i perioden. Den som är i två räknas två "
        "gånger.",
        sex=True,
        populations=tuple(POPULATION_NAMES),
        forbundet=True,
    ),
    Measure(
        pattern="insatser.nya.anonyma",
        namn="alla insatser, nya {deltagare}, anonyma",
        definition="Nya i insatserna vars rad är markerad som anonym.",
        forbundet=True,
    ),
    Measure(
        pattern="insatser.nya.kanda",
        namn="alla insatser, nya {deltagare} utom anonyma",
        definition="Nya i insatserna som inte är anonyma.",
        sex=True,
        forbundet=True,
    ),
    Measure(
        pattern="insatser.avslutade.<kodgrupp>",
        namn="alla insatser, avslutade, {kodgrupp}",
        definition="Minst ett värde vid avslut som profilen räknar till kodgruppen, i alla "
        "insatser som pågår i perioden. I en period av dagar bara om kodgruppens kod är kort nog.",
        taljare="de med minst ett sådant värde",
        namnare="alla avslutade i insatserna",
        andel=True,
        sex=True,
        forbundet=True,
    ),
)


FORBUNDET_MEASURES: tuple[Measure, ...] = (
    *_HEAD_COUNTS,
    _applications("", "", "Ansökningar i perioden enligt bladet.", andel=False),
    Measure(
        pattern="ansokningar.per-manad",
        namn="ansökningar per månad",
        definition="Ansökningar i genomsnitt per månad i perioden.",
        taljare=_APPLICATIONS,
        namnare="periodens månader",
        forbundet=True,
    ),
    _applications(
        ".manad.<månad>",
        ", {månad}",
        "Ansökningar i månaden. Finns om alla ansökningar har en månad.",
        andel=False,
    ),
    _applications(".part.<part>", ", {part}", "Ansökningar från parten."),
    _applications(
        ".part.<part>.<kommun>",
        ", {part}, {kommun}",
        "Ansökningar från parten som gäller kommunen.",
        andel=False,
    ),
    _applications(".kommun.<kommun>", ", {kommun}", "Ansökningar som gäller kommunen."),
    _applications(".kommun.saknas", ", kommun saknas", "Ansökningar utan kommun."),
    _applications(
        ".medlem.<medlem>",
        " från {medlem}",
        "Ansökningar från medlemmens parter. Där kommunerna ansöker räknas ansökan till den "
        "kommun som den gäller.",
    ),
    _applications(
        ".kommuner",
        " från kommunerna",
        "Ansökningar från kommunerna, och från parter vars medlem är en kommun.",
    ),
    _funding("", "", "Medlemmarnas bidrag för periodens år enligt profilen."),
    _funding(".<medlem>", ", {medlem}", "Medlemmens bidrag."),
    _funding(".kommuner", ", kommunerna", "Bidragen från de medlemmar som är kommuner."),
    Measure(
        pattern="strukturella.antal",
        namn="strukturella insatser",
        definition="Rader i bladet för periodens år; för en del av året de vars månad ligger i den.",
        forbundet=True,
    ),
    Measure(
        pattern="strukturella.deltagare",
        namn="strukturella insatser, {deltagare}",
        definition="Summan av deltagarna, där antalet är ifyllt.",
        forbundet=True,
    ),
    Measure(
        pattern="strukturella.<nummer>.deltagare",
        namn="strukturell insats {nummer}, {deltagare}",
        definition="Deltagarna i den strukturella insatsen med det numret bland periodens.",
        forbundet=True,
    ),
)
