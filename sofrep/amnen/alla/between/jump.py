"""Counts that are out of all proportion to those of earlier years."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.alla.between.years import MONTH, Years, insats_place
from sofrep.domain.figure import Number
from sofrep.domain.forbund import FORBUNDET, Insats, Underlagsslag
from sofrep.domain.problem import About, Place, Problem, warning

FACTOR = 2
SMALLEST = 20
"""A smaller difference than this is no jump: few are soon twice as many."""

BACK = 3
"""So many earlier years are looked at, where they are known."""

_COUNTS = {"aktuella": "{}", "nya": "nya {}", "avslutade": "avslutade"}


def check_jumps(years: Years) -> Iterator[Problem]:
    """A warning for each count of a year that is twice, or half, of all those of earlier years.

    Earlier years are the one before and those that were entered.  An insats' first year is not
    compared with, nor a year held to be low that the register has not reached the end of.
    """
    if not years.period.is_year:
        return
    for insats in years.forbund.insats:
        for measure, name in _COUNTS.items():
            jump = _jump(years, insats.kod, measure, insats)
            if jump:
                counted = name.format(years.forbund.ord.deltagare.plural)
                yield _problem(years, insats.kod, f"{insats.namn} har {jump[0]} {counted}", jump)
    jump = _jump(years, FORBUNDET, "ansokningar", None)
    if jump:
        yield _problem(years, FORBUNDET, f"Förbundet har {jump[0]} ansökningar", jump)


def _jump(
    years: Years, scope: str, measure: str, insats: Insats | None
) -> tuple[Number, dict[int, Number]] | None:
    """The count and those of earlier years, if it is a jump."""
    year = years.period.year
    now = years.value(f"{year}.{scope}.{measure}")
    earlier = {
        each: value
        for each in range(year - BACK, year)
        if (value := years.value(f"{each}.{scope}.{measure}")) is not None
        and not (insats and insats.fran == each)
    }
    if now is None or not earlier:
        return None
    low, high = min(earlier.values()), max(earlier.values())
    rises = now >= FACTOR * high and now - high >= SMALLEST
    falls = now * FACTOR <= low and low - now >= SMALLEST and _is_over(years, insats)
    return (now, earlier) if rises or falls else None


def _is_over(years: Years, insats: Insats | None) -> bool:
    """Whether the year is entered to its end, and the insats does not close in it."""
    if insats is not None and insats.underlag is Underlagsslag.ANTAL:
        return True  # what is counted for a year is counted for all of it
    closes = insats is not None and insats.till == years.period.year
    return not closes and years.last_known_day() >= years.period.end - MONTH


def _problem(
    years: Years, scope: str, told: str, jump: tuple[Number, dict[int, Number]]
) -> Problem:
    listed = ", ".join(f"{value} år {year}" for year, value in jump[1].items())
    place = Place(f"{years.period.year}/") if scope == FORBUNDET else insats_place(years, scope)
    return warning(
        "hopp-mot-tidigare",
        place,
        f"{told} {years.period.year}, men {listed}.",
        "Kontrollera att inga rader saknas eller har kommit med två gånger. Stämmer det, "
        "stäng av varningen: sofrep godta",
        About(scope, years.period.year),
    )
