"""Periods: both days inclusive."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache, cached_property

from msgspec import Struct

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september"),
    *("oktober", "november", "december"),
)
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_KEY = re.compile(r"(\d{4})(?:m(\d\d)-(\d\d))?|(\d{6})-(\d{6})")


class Period(Struct, frozen=True, order=True, dict=True):
    """The days from `start` to `end`, both inclusive.

    Raises:
        ValueError: if the end lies before the start.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            message = f"a period ends on or after its start: {self.start} to {self.end}"
            raise ValueError(message)

    @classmethod
    @cache
    def of_year(cls, year: int) -> Period:
        """The calendar year `year`."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        """A calendar month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def from_key(cls, key: str) -> Period:
        """The period of that `key`.

        Raises:
            ValueError: if it is none.
        """
        found = _KEY.fullmatch(key)
        if found is None:
            message = f"not the key of a period: {key}"
            raise ValueError(message)
        year, first, last, start, end = found.groups()
        if year is None:
            return cls(_day(start), _day(end))
        months = (cls.of_month(int(year), int(month)) for month in (first or 1, last or 12))
        return cls(next(months).start, next(months).end)

    @property
    def year(self) -> int:
        """The year in which the period ends: the report's year."""
        return self.end.year

    @cached_property
    def is_year(self) -> bool:
        """Whether this is a whole calendar year."""
        return self == Period.of_year(self.end.year)

    @cached_property
    def key(self) -> str:
        """The period as the first part of a figure id.

        ``2023``; whole months of one year ``2023m01-08``; anything else ``230115-230831``.
        """
        if self.is_year:
            return f"{self.year:04d}"
        if self.is_whole_months and self.start.year == self.end.year:
            return f"{self.year:04d}m{self.start.month:02d}-{self.end.month:02d}"
        return f"{self.start:%y%m%d}-{self.end:%y%m%d}"

    @property
    def is_whole_months(self) -> bool:
        """Whether the period starts on the first and ends on the last day of a month."""
        return self.start.day == 1 and (self.end + timedelta(days=1)).day == 1

    @property
    def whole_months(self) -> int:
        """How many months lie wholly in the period."""
        months = (Period.of_month(year, month) for year, month in self.months())
        return sum(month.start in self and month.end in self for month in months)

    def previous(self) -> Period:
        """The same days one year earlier (29 February becomes the 28th)."""
        return Period(shift_years(self.start, -1), shift_years(self.end, -1))

    def months(self) -> tuple[tuple[int, int], ...]:
        """The (year, month) pairs that the period touches, in order."""
        first = self.start.year * 12 + self.start.month - 1
        last = self.end.year * 12 + self.end.month - 1
        return tuple((n // 12, n % 12 + 1) for n in range(first, last + 1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def _day(text: str) -> date:
    return date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))


def shift_years(day: date, years: int) -> date:
    """`day` moved by whole years; a last day of February stays the last day of February."""
    year = day.year + years
    last = calendar.monthrange(year, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, day.month, last if is_last and day.month == 2 else min(day.day, last))
