"""Time on public support before the insats: bands and the mean."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Figure, Unit
from sofrep.register.underlag import TID_PER_YEAR
from sofrep.statistics.page import Page


def support_time(page: Page) -> Iterator[Figure]:
    """The bands between the profile's limits, and the mean in years."""
    yield from page.coded("tid")
    yield from mean_support_time(page)


def mean_support_time(page: Page) -> Iterator[Figure]:
    """The mean in years of those whose time is known."""
    return page.known_mean("tid.medel", Unit.AR, "tid", "tid", per_unit=TID_PER_YEAR)
