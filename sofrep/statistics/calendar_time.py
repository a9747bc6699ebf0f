"""Days, months and calendar lengths of whole columns of dates.

A date is days since 1970-01-01, as in the frames.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

from sofrep.statistics.ratio import CALENDAR_PER_MONTH

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def _days(days: IntArray) -> npt.NDArray[np.datetime64]:
    return days.astype("datetime64[D]")


def month_index(days: IntArray) -> IntArray:
    """Months since January 1970."""
    return _days(days).astype("datetime64[M]").astype(np.int64)


def year_of(days: IntArray) -> IntArray:
    """The calendar year."""
    years: IntArray = _days(days).astype("datetime64[Y]").astype(np.int64) + 1970
    return years


def _first_day(months: IntArray) -> IntArray:
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def _anniversary(first: IntArray, day: IntArray, months: IntArray) -> IntArray:
    """The day `months` after day `day` (0: the first) of month `first`, clipped to its month."""
    month = first + months
    start = _first_day(month)
    reached: IntArray = start + np.minimum(day, _first_day(month + 1) - start - 1)
    return reached


def calendar_length(start: IntArray, end: IntArray) -> IntArray:
    """How long `start` to `end` lasts by the calendar, in 1/`CALENDAR_PER_MONTH` months.

    Whole months (from the 10th to the 10th; the 31st of a shorter month is its last day), and
    the rest as a part of the month that it falls in.
    """
    first = month_index(start)
    day = start - _first_day(first)
    whole = month_index(end) - first
    whole -= _anniversary(first, day, whole) > end
    reached = _anniversary(first, day, whole)
    length = _anniversary(first, day, whole + 1) - reached
    lasted: IntArray = whole * CALENDAR_PER_MONTH + (end - reached) * (CALENDAR_PER_MONTH // length)
    return lasted
