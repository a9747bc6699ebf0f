"""The measures of enrolments: how many in each population, who they are, and how they left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sofrep.domain.figure import SEXES, Figure, Unit
from sofrep.domain.forbund import Forbund
from sofrep.statistics.counters import (
    Line,
    Of,
    average,
    breakdown,
    kodgrupper,
    longest,
    mean,
    part,
    size,
)
from sofrep.statistics.dimension import ALDER, FORS, KOMMUN, MANAD, ORSAK, SYSS, TID
from sofrep.statistics.measure import Measure
from sofrep.statistics.measure_words import POPULATION_NAMES, POPULATIONS
from sofrep.statistics.page import Page
from sofrep.statistics.ratio import CALENDAR_PER_MONTH, DAYS_PER_MONTH
from sofrep.statistics.result import Result
from sofrep.statistics.underlag import TID_PER_YEAR

_ALL = Of(POPULATIONS)
_SOME = Of(("aktuella", "nya", "avslutade"))
_DEFINITIONS = {
    "aktuella": "Deltagare i insatsen: start senast periodens sista dag, och inget slut eller slut "
    "tidigast periodens första dag.",
    "nya": "Start i perioden. Totalen räknar även anonyma, som inte har något kön och inte ingår "
    "i någon annan tabell.",
    "avslutade": "Slut i perioden.",
    "vid-start": "Start före periodens första dag, och inget slut eller slut tidigast den dagen.",
    "vid-slut": "Start senast periodens sista dag, och inget slut eller slut efter den dagen.",
}


def _everybody(page: Page, line: Line) -> Iterator[Figure]:
    """The population; the new in all with the anonymous, who have no sex."""
    if page.words["population"] != "nya":
        yield from size(page, line)
        return
    everyone = page.rows_of("nya-alla")
    yield page.single(line.pattern, Result.counted(everyone.count()[0]), everyone)
    yield from page.count(line.pattern, page.size, sexes=SEXES)


def _anonymous(page: Page, line: Line) -> Iterator[Figure]:
    anonymous = page.rows_of("nya-anonyma")
    yield page.single(line.pattern, Result.counted(anonymous.count()[0]), anonymous)


WHO: tuple[Line, ...] = (
    *(
        Measure(kod, POPULATION_NAMES[kod], definition, _everybody, of=(kod,))
        for kod, definition in _DEFINITIONS.items()
    ),
    Measure(
        "nya.anonyma",
        "nya {deltagare}, anonyma",
        "Nya som är anonyma: bara insatsen och starten är kända.",
        _anonymous,
        sex=False,
        of=("nya",),
    ),
    Measure(
        "nya.kanda",
        "nya {deltagare} utom anonyma",
        "Nya som inte är anonyma: de som alla andra mått på nya handlar om.",
        size,
        of=("nya",),
    ),
    Measure(
        "<population>.unga",
        "{population}, unga",
        "Till och med förbundets åldersgräns för unga. Ålder är årtalet för starten (för avslutade: "
        "slutet) minus födelseåret.",
        part("unga", ALDER),
        share="de unga / alla i gruppen",
        of=POPULATIONS,
    ),
    *breakdown(ALDER, _ALL),
    *average(ALDER, _ALL, "medelålder"),
    *breakdown(KOMMUN, _ALL),
)


def _by_month(page: Page, line: Line) -> Iterator[Figure]:
    """Only in a period of at most 12 months, so that a month's number says which it is."""
    months = page.period.months()
    if len(months) > 12:
        return
    tally = page.rows.tally(MANAD.name)
    for _, month in months:
        kod = f"{month:02d}"
        measure = line.named({MANAD.word: kod})
        yield from page.count(measure, tally[kod], f"{MANAD.name}={kod}")


MONTHS: tuple[Line, ...] = (
    Measure(
        "<population>.manad.<månad>",
        f"{{population}}, {MANAD.label}",
        MANAD.definition,
        _by_month,
        of=("nya", "avslutade"),
    ),
)
SUPPORT_TIME: tuple[Line, ...] = (
    *breakdown(TID, _SOME),
    *average(TID, _SOME, "tid i offentlig försörjning, medel", TID_PER_YEAR),
)
HEAD_COUNTS: tuple[Line, ...] = (
    Measure(
        "insatser.<population>",
        "alla insatser, {population}",
        "Summan över alla insatser som pågår i perioden. Den som är i två räknas två gånger.",
        _everybody,
        of=POPULATIONS,
        forbundet=True,
    ),
    Measure(
        "insatser.nya.anonyma",
        "alla insatser, nya {deltagare}, anonyma",
        "Nya i insatserna som är anonyma: bara insatsen och starten är kända.",
        _anonymous,
        sex=False,
        of=("nya",),
        forbundet=True,
    ),
    Measure(
        "insatser.nya.kanda",
        "alla insatser, nya {deltagare} utom anonyma",
        "Nya i insatserna som inte är anonyma.",
        size,
        of=("nya",),
        forbundet=True,
    ),
    Measure(
        "insatser.avslutade.<kodgrupp>",
        "alla insatser, avslutade, {kodgrupp}",
        "Minst ett värde vid avslut som förbundet räknar till gruppen, i alla insatser som pågår "
        "i perioden. I en period av dagar bara om kodgruppens kod är kort nog.",
        kodgrupper((FORS, SYSS, ORSAK)),
        share="de med minst ett sådant värde / alla avslutade i insatserna",
        of=("avslutade",),
        forbundet=True,
    ),
)
"""The total row of a table of insatser."""


_ENDED = Of(("avslutade", "avslutade.unga"))
_YOUNG = Of(("avslutade.unga",), "avslutade.unga", "avslutade unga")


def _knows_illness(forbund: Forbund, words: Mapping[str, str]) -> bool:
    del words
    return any(group.kod == "sjuk" for group in forbund.kodgrupp)


def _has_limit(forbund: Forbund, words: Mapping[str, str]) -> bool:
    del words
    return forbund.max_manader > 0


EXITS: tuple[Line, ...] = (
    *breakdown(FORS, _ENDED),
    *breakdown(SYSS, _ENDED),
    *breakdown(ORSAK, _ENDED),
    Measure(
        "<population>.<kodgrupp>",
        "{population}, {kodgrupp}",
        "Minst ett värde vid avslut som förbundet räknar till gruppen.",
        kodgrupper((FORS, SYSS, ORSAK)),
        share="de med minst ett sådant värde / alla i gruppen",
        of=_ENDED.pages,
    ),
    Measure(
        "<population>.kunde",
        "{population} som kunde tillgodogöra sig insatsen",
        "Avslutsorsaken är ifylld och är inte sjukdom (kodgruppen sjuk).",
        part("kunde", ORSAK),
        share="de med en annan orsak än sjukdom / alla i gruppen",
        of=_ENDED.pages,
        when=_knows_illness,
    ),
    Measure(
        "<population>.dagar.medel",
        "{population}, dagar i insatsen, medel",
        "Dagar från start till slut; samma dag är 0.",
        mean("dagar"),
        unit=Unit.DAGAR,
        ratio="summan av dagarna / alla i gruppen",
        of=_ENDED.pages,
    ),
    Measure(
        "<population>.manader.medel",
        "{population}, månader i insatsen, medel",
        "Dagar från start till slut delat med 30,4375.",
        mean("dagar", per_unit=DAYS_PER_MONTH),
        unit=Unit.MANADER,
        ratio="summan av månaderna / alla i gruppen",
        of=_ENDED.pages,
    ),
    Measure(
        "avslutade.manader.max",
        "avslutade, längsta tid i insatsen",
        "Den längsta tiden enligt kalendern: hela månader (den 10:e till den 10:e) och resten som "
        "del av sin månad.",
        longest("kalender", CALENDAR_PER_MONTH),
        unit=Unit.MANADER,
        of=("avslutade",),
    ),
    Measure(
        "avslutade.over-max",
        "avslutade, längre tid än den längsta tillåtna",
        "Längre än förbundets längsta inskrivningstid, räknad enligt kalendern: är den till exempel 18 "
        "månader, varar den från 2022-03-10 till och med 2023-09-10.",
        part("over-max"),
        share="de som varade längre / alla avslutade",
        of=("avslutade",),
        when=_has_limit,
    ),
    *average(TID, _YOUNG, "tid i offentlig försörjning, medel", TID_PER_YEAR),
)
