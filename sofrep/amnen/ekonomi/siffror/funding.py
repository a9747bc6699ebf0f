"""The measures of what the members pay, and each one's share of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct, field

from sofrep.domain.figure import Figure, Unit
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.statistics.measure import Measure, figures_of
from sofrep.statistics.sums import Sums

TABLE = "finansiering"


class _Paid(Struct, frozen=True):
    """What the members pay in a year."""

    forbund: Forbund
    paid: Mapping[str, int]
    sums: Sums
    words: Mapping[str, str] = field(default_factory=dict)


def _by_member(page: _Paid, line: Measure[_Paid]) -> Iterator[Figure]:
    for member in page.forbund.medlem:
        own = line.filled({"medlem": member.kod})
        yield from page.sums.part(own, page.paid.get(member.kod), f"medlem={member.kod}")


def _of_kommuner(page: _Paid, line: Measure[_Paid]) -> Iterator[Figure]:
    kommuner = page.forbund.members_that_are_kommuner()
    paid = sum(page.paid[kod] for kod in kommuner if kod in page.paid)
    return page.sums.part(line, paid, "kommuner")


_line = partial(Measure[_Paid], unit=Unit.KRONOR, sex=False, forbundet=True)
_SHARE = "bidraget / medlemmarnas alla bidrag"

FUNDING = (
    _line(
        "finansiering",
        "finansiering",
        "Medlemmarnas bidrag för periodens år.",
        lambda page, line: page.sums.total(line, page.sums.whole),
    ),
    _line(
        "finansiering.<medlem>",
        "finansiering, {medlem}",
        "Medlemmens bidrag.",
        _by_member,
        share=_SHARE,
    ),
    _line(
        "finansiering.kommuner",
        "finansiering, kommunerna",
        "Bidragen från de medlemmar som är kommuner.",
        _of_kommuner,
        share=_SHARE,
    ),
)


def funding(forbund: Forbund, period: Period) -> Iterator[Figure]:
    """The contributions of the period's year as the profile gives them, in whole kronor.

    None in a period over more than one year, or where the profile gives none for the year.  A
    member without a contribution is unknown, and not in the total.
    """
    paid = contributions(forbund, period)
    if paid:
        page = _Paid(forbund, paid, Sums(period, TABLE, sum(paid.values())))
        yield from figures_of(page, FUNDING, forbund)


def contributions(forbund: Forbund, period: Period) -> dict[str, int]:
    """Kronor per member in the period's year."""
    year = str(period.year)
    if period.start.year != period.end.year:
        return {}
    return {m.kod: m.bidrag[year] for m in forbund.medlem if year in m.bidrag}
