"""The sums over every insats that runs in the period: the total row of a head-count table."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Figure
from sofrep.domain.forbund import FORBUNDET
from sofrep.statistics.outcomes import groups_of_codes
from sofrep.statistics.page import Page
from sofrep.statistics.populations import size, size_of_new
from sofrep.statistics.source import POPULATIONS, Source


def head_counts(source: Source) -> Iterator[Figure]:
    """Each population, and the kodgrupper of the ended; a person in two insatser is two."""
    for population in POPULATIONS:
        rows = source.rows(FORBUNDET, population)
        page = Page.of(source.period, FORBUNDET, f"insatser.{population}", rows)
        if population == "nya":
            everyone = source.rows(FORBUNDET, "nya-alla")
            yield from size_of_new(page, everyone, source.rows(FORBUNDET, "nya-anonyma"))
        else:
            yield from size(page)
        if population == "avslutade":
            yield from groups_of_codes(page, ("fors", "syss", "orsak"))
