"""A year against the closing of the year before: entered history, or last year's figurer.json."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.alla.between.years import Years, history_place
from sofrep.domain.figure import SEXES, Number
from sofrep.domain.problem import About, Place, Problem, warning

_MEASURES = ("", *(f".{sex}" for sex in SEXES))
_SEX_NAMES = {"": "", ".kvinnor": "kvinnor ", ".man": "män ", ".ovriga": "övriga "}
_COUNTS = {"aktuella": "{}", "nya": "nya", "avslutade": "avslutade"}


def check_opening(years: Years) -> Iterator[Problem]:
    """A warning for each insats whose enrolled at the year's start are not those of the closing.

    In total, or by the first sex that differs.  Only for periods that begin with the year; where the
    closing is adopted, `check_adopted` tells what rows now give.
    """
    period = years.period
    if (period.start.month, period.start.day) != (1, 1):
        return
    last = period.start.year - 1
    for insats in years.forbund.insats:
        for sex in _MEASURES:
            opening = years.value(f"{period.key}.{insats.kod}.vid-start{sex}")
            key = f"{last}.{insats.kod}.vid-slut{sex}"
            closing, place = _closing(years, key)
            if opening is None or closing is None or opening == closing or key in years.adopted:
                continue
            yield warning(
                "ingaende-stammer-inte",
                place,
                f"{insats.namn} har {opening} {_SEX_NAMES[sex]}inskrivna när {period.start.year} "
                f"börjar, men {closing} vid slutet av {last}, enligt {key} här.",
                "Jämför raderna i registret med det som redovisades. Rätta slutdatum som saknas "
                f"eller kom till sent, eller siffran för {last}.",
                About(insats.kod, period.year),
            )
            break


def _closing(years: Years, key: str) -> tuple[Number | None, Place]:
    """What is known of last year's closing: the entered figure, else the one that was built."""
    entered = years.entered(key)
    if entered is not None:
        return entered, history_place(years.underlag, key)
    return years.closing.values.get(key), years.closing.place


def check_last_year(years: Years) -> Iterator[Problem]:
    """A warning for each insats whose counts of last year are no longer those that were built."""
    if not years.period.is_year:
        return
    last = years.period.year - 1
    for insats in years.forbund.insats:
        changes = []
        for measure, name in _COUNTS.items():
            key = f"{last}.{insats.kod}.{measure}"
            now, then = years.value(key), years.closing.values.get(key)
            if now is not None and then is not None and now != then:
                counted = name.format(years.forbund.ord.deltagare.plural)
                changes.append(f"{counted} {then} då och {now} nu")
        if changes:
            yield warning(
                "forra-aret-andrat",
                years.closing.place,
                f"{insats.namn} har inte samma antal för {last} som när {last} års dokument "
                f"skrevs: {', '.join(changes)}.",
                f"Har rader för {last} rättats med avsikt, skriv dokumenten för {last} igen eller "
                "stäng av varningen: sofrep godta. Annars rätta registret.",
                About(insats.kod, years.period.year),
            )
