"""What the members pay, and each one's share of it."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Figure, Unit
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.statistics.applications import members_that_are_kommuner
from sofrep.statistics.tally import Tally

TABLE = "finansiering"


def funding(forbund: Forbund, period: Period) -> Iterator[Figure]:
    """The contributions of the period's year as the profile gives them, in whole kronor.

    None in a period over more than one year, or where the profile gives none for the year.  A
    member without a contribution is unknown, and not in the total.
    """
    paid = contributions(forbund, period)
    if not paid:
        return
    tally = Tally(period, TABLE, Unit.KRONOR)
    total = sum(paid.values())
    yield tally.total(TABLE, total)
    for member in forbund.medlem:
        step = f"medlem={member.kod}"
        yield from tally.part(f"{TABLE}.{member.kod}", paid.get(member.kod), total, step)
    kommuner = [paid[kod] for kod in members_that_are_kommuner(forbund) if kod in paid]
    yield from tally.part(f"{TABLE}.kommuner", sum(kommuner), total, "kommuner")


def contributions(forbund: Forbund, period: Period) -> dict[str, int]:
    """Kronor per member in the period's year."""
    year = str(period.year)
    if period.start.year != period.end.year:
        return {}
    return {m.kod: m.bidrag[year] for m in forbund.medlem if year in m.bidrag}
