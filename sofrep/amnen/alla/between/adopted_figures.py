"""Adopted figures of which corrected rows now give others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sofrep.amnen.alla.between.years import Years
from sofrep.amnen.alla.labels import measure_text
from sofrep.domain.faststallt import is_large
from sofrep.domain.figure import Figure, Sex
from sofrep.domain.problem import About, Place, Problem, note, warning
from sofrep.paths import ADOPTED, PROFILE_NAME
from sofrep.statistics.bands import age_bands, age_text
from sofrep.visning.visat import Tal

_NAMED = 5
_BAND = re.compile(r"\.alder\.((?:till|fran)-\d+|\d+-\d+)(?:\.|$)")


def check_adopted(years: Years) -> Iterator[Problem]:
    """A warning for each insats and year of which the rows give other figures than the adopted ones.

    Named are the widest totals, those that differ most markedly first.  What is added up of the
    insatser is told where none of them differs.
    """
    groups: dict[tuple[int, str], list[tuple[Figure, Figure]]] = {}
    for adopted, now in years.revised:
        groups.setdefault((adopted.period.year, adopted.scope), []).append((adopted, now))
    insatser = {insats.kod for insats in years.forbund.insats}
    told = {year for year, scope in groups if scope in insatser}
    for (year, scope), pairs in groups.items():
        if scope not in insatser and year in told:
            continue
        totals = [pair for pair in pairs if pair[0].sex is Sex.TOTALT] or pairs
        ordered = sorted(totals, key=lambda each: (each[0].measure.count("."), not is_large(*each)))
        named = ", ".join(_told(*pair, years) for pair in ordered[:_NAMED])
        more = f" och {len(pairs) - _NAMED} siffror till" if len(pairs) > _NAMED else ""
        yield warning(
            "faststallt-andrat",
            Place(f"{year}/{ADOPTED}"),
            f"Uppgifterna om {years.forbund.scope_name(scope)} ger nu andra siffror för {year} än de som "
            f"fastställdes: {named}{more}.",
            "Dokumenten visar det fastställda, och en not säger det där skillnaden är stor. Är rättelsen "
            f"riktig behöver inget göras; annars rätta registret. Raderna som räknas nu: sofrep figures "
            f"{ordered[0][0].id} --rader.{_late(pairs)}",
            About(scope, years.period.year),
        )


def _late(pairs: Iterable[tuple[Figure, Figure]]) -> str:
    """What becomes of answers to a follow-up that have come since then, where any have."""
    more = any(
        then.measure.startswith("uppf-")
        and then.measure.endswith(".svarade")
        and now.value > then.value
        for then, now in pairs
        if now.value is not None and then.value is not None
    )
    told = " Ett svar på uppföljningen som har kommit sedan dess räknas bara om avslutet också hör till nästa rapports fönster."
    return told if more else ""


def _told(adopted: Figure, now: Figure, years: Years) -> str:
    name = measure_text(adopted.measure, years.forbund)
    return f"{name} {Tal(adopted).text} fastställt och {Tal(now).text} nu"


def check_bands(years: Years) -> Iterator[Problem]:
    """A note where last year was adopted by other age bands than the profile has now."""
    last = years.period.year - 1
    found = (_BAND.search(key) for key in years.adopted if key.startswith(f"{last}."))
    then = dict.fromkeys(match[1] for match in found if match)
    now = {band.kod for band in age_bands(years.forbund.alder)}
    gone = [age_text(kod) for kod in then if kod not in now]
    if gone:
        yield note(
            "aldersband-andrade",
            Place(PROFILE_NAME),
            f"Åldersgrupperna är andra än när {last} fastställdes: {', '.join(gone)} är borta. Förra årets "
            "siffror efter ålder räknas om ur registret efter de nya grupperna.",
            "Inget behöver göras. För en insats som lämnar antal går de inte att räkna om, och saknas.",
        )
