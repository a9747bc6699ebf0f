"""Structural activities and their participants."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sofrep.domain.figure import Figure, Unit
from sofrep.domain.period import Period
from sofrep.register.underlag import UNKNOWN, Underlag
from sofrep.statistics.calendar_time import IntArray
from sofrep.statistics.table import integers
from sofrep.statistics.tally import Tally

TABLE = "strukturella"


def activity_rows(underlag: Underlag, period: Period) -> IntArray:
    """The places of the activities of the period's year; none in a period over several years.

    An activity has a year but no date: in a part of a year, all that the sheet holds so far.
    """
    if period.start.year != period.end.year:
        return np.zeros(0, np.int64)
    return np.flatnonzero(integers(underlag.activities, "year") == period.year)


def structural(underlag: Underlag, period: Period) -> Iterator[Figure]:
    """Activities, participants in all and in each; none where no activity is listed."""
    index = activity_rows(underlag, period)
    if not len(index):
        return
    tally = Tally(period, TABLE, Unit.ANTAL)
    counts = integers(underlag.activities, "antal")[index].tolist()
    known = [n for n in counts if n != UNKNOWN]
    yield tally.total(f"{TABLE}.antal", len(counts))
    yield tally.total(f"{TABLE}.deltagare", sum(known) if known else None, "antal=kand")
    for number, n in enumerate(counts, start=1):
        value = None if n == UNKNOWN else n
        yield tally.total(f"{TABLE}.{number:02d}.deltagare", value, f"nummer={number:02d}")
