"""The measures of the ended, and of the young among them: what they left for, and after how long."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.domain.figure import Unit
from sofrep.domain.forbund import Forbund
from sofrep.statistics.counters import Line, Of, average, breakdown, kodgrupper, longest, mean, part
from sofrep.statistics.dimension import FORS, ORSAK, SYSS, TID
from sofrep.statistics.measure import Measure
from sofrep.statistics.ratio import CALENDAR_PER_MONTH, DAYS_PER_MONTH
from sofrep.statistics.underlag import TID_PER_YEAR

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
