"""Structural activities and their participants."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sofrep.domain.figure import Figure, Unit
from sofrep.domain.period import Period
from sofrep.register.underlag import UNKNOWN, Underlag
from sofrep.statistics.activity_months import last_month
from sofrep.statistics.calendar_time import IntArray
from sofrep.statistics.table import integers
from sofrep.statistics.tally import Tally

TABLE = "strukturella"


def activity_rows(underlag: Underlag, period: Period) -> IntArray:
    """The places of the activities of the period; none in a period over several years.

    In a part of a year they are those whose last month lies wholly in it, and none at all where
    the month of some activity of the year is not known: then the part cannot be told.
    """
    none: IntArray = np.zeros(0, np.int64)
    if period.start.year != period.end.year:
        return none
    of_year = rows_of_year(underlag, period)
    if period.is_year:
        return of_year
    if not _is_known(underlag, period):
        return none
    whole = _whole_months(period)
    return of_year[[month in whole for month in _months(underlag, of_year)]]


def rows_of_year(underlag: Underlag, period: Period) -> IntArray:
    """The places of all activities of the year that the period ends in."""
    return np.flatnonzero(integers(underlag.activities, "year") == period.year)


def rows_without_month(underlag: Underlag, period: Period) -> IntArray:
    """The places of the activities of the year that do not say in which month they were."""
    of_year = rows_of_year(underlag, period)
    return of_year[[month is None for month in _months(underlag, of_year)]]


def _is_known(underlag: Underlag, period: Period) -> bool:
    """Whether it can be told which activities are those of the period."""
    if period.start.year != period.end.year or not len(rows_of_year(underlag, period)):
        return False
    return period.is_year or not len(rows_without_month(underlag, period))


def _months(underlag: Underlag, rows: IntArray) -> list[int | None]:
    texts = underlag.activities["nar"].to_numpy(dtype=object)[rows].tolist()
    return [last_month(text) for text in texts]


def _whole_months(period: Period) -> frozenset[int]:
    """The months of the year that lie wholly in the period."""
    ends = (Period.of_month(*month) for month in period.months())
    return frozenset(m.start.month for m in ends if m.start in period and m.end in period)


def structural(underlag: Underlag, period: Period) -> Iterator[Figure]:
    """Activities, participants in all and in each; none where no activity is listed.

    In a part of a year whose activities all have their month, none in the period is 0.
    """
    if not _is_known(underlag, period):
        return
    index = activity_rows(underlag, period)
    tally = Tally(period, TABLE, Unit.ANTAL)
    counts = integers(underlag.activities, "antal")[index].tolist()
    known = [n for n in counts if n != UNKNOWN]
    yield tally.total(f"{TABLE}.antal", len(counts))
    yield tally.total(
        f"{TABLE}.deltagare", sum(known) if known or not counts else None, "antal=kand"
    )
    for number, n in enumerate(counts, start=1):
        value = None if n == UNKNOWN else n
        yield tally.total(f"{TABLE}.{number:02d}.deltagare", value, f"nummer={number:02d}")
