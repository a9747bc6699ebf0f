"""How long the ended were enrolled: days, months, the longest, and those over the limit."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Figure, Unit
from sofrep.statistics.calendar_time import PER_MONTH
from sofrep.statistics.page import Page
from sofrep.statistics.ratio import DAYS_PER_MONTH


def mean_enrolment_time(page: Page) -> Iterator[Figure]:
    """The mean in days (the same day is 0) and in months of 30.4375 days."""
    yield from page.mean("dagar.medel", Unit.DAGAR, "dagar")
    yield from page.mean("manader.medel", Unit.MANADER, "dagar", per_unit=DAYS_PER_MONTH)


def longest_enrolment_time(page: Page) -> Iterator[Figure]:
    """The longest time by the calendar, and how many lasted longer than the profile allows."""
    yield from page.longest("manader.max", Unit.MANADER, "kalender", PER_MONTH)
    if page.rows.codes.longest:
        yield from page.part("over-max", page.rows.count_of("over-max"), "over-max")
