"""Applications per month, party, kommun and member."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sofrep.domain.figure import Figure, Unit
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.register.underlag import UNKNOWN, Underlag
from sofrep.statistics.calendar_time import BoolArray, IntArray
from sofrep.statistics.table import integers
from sofrep.statistics.tally import Tally

TABLE = "ansokningar"


class Applications:
    """The applications of a period; `dated` says whether all have a month.

    `known` is False where the period's applications cannot be told: no row in its years, or a
    year of which the period is only a part has rows without a month.
    """

    def __init__(self, underlag: Underlag, forbund: Forbund, period: Period) -> None:
        frame = underlag.applications
        self.forbund = forbund
        self.period = period
        year, month = integers(frame, "year"), integers(frame, "month")
        self._month = month
        self._part = integers(frame, "part")
        self._kommun = integers(frame, "kommun")
        self._antal = integers(frame, "antal")
        in_years = (year >= period.start.year) & (year <= period.end.year)
        undated = in_years & (month == UNKNOWN)
        index = year * 12 + month - 1
        first = period.start.year * 12 + period.start.month - 1
        last = period.end.year * 12 + period.end.month - 1
        inside = in_years & ~undated & (index >= first) & (index <= last)
        self.undated_in_part_year = undated & ~_is_whole_year(year, period)
        self.index: IntArray = np.flatnonzero(inside | undated)
        self.dated = not bool(undated.any())
        self.known = (
            bool(in_years.any())
            and period.is_whole_months
            and not bool(self.undated_in_part_year.any())
        )

    def total(self, *steps: str) -> int:
        """The number of applications that meet `steps`."""
        return int(self._antal[self.rows(*steps)].sum())

    def rows(self, *steps: str) -> IntArray:
        """The places of the frame's rows that meet `steps` and hold at least one application."""
        chosen = self._antal != 0
        for step in steps:
            chosen = chosen & self._mask(step)
        rows: IntArray = self.index[chosen[self.index]]
        return rows

    def no_kommun_known(self, *steps: str) -> bool:
        """Whether there are applications that meet `steps`, and none of them has a kommun."""
        total = self.total(*steps)
        return total > 0 and self.total(*steps, "kommun=saknas") == total

    def _mask(self, step: str) -> BoolArray:
        name, _, value = step.partition("=")
        if name == "manad":
            return np.isin(self._month, int(value))
        if name == "part":
            return np.isin(self._part, [part.kod for part in self.forbund.part].index(value))
        if name == "kommun":
            kods = [kommun.kod for kommun in self.forbund.kommun]
            code = UNKNOWN if value == "saknas" else kods.index(value)
            return np.isin(self._kommun, code)
        if name == "medlem":
            return self._of_member(value)
        if name == "kommuner":
            mask = np.isin(self._part, [n for n, p in enumerate(self.forbund.part) if p.kommun])
            for member in members_that_are_kommuner(self.forbund):
                mask |= self._of_member(member)
            return mask
        raise KeyError(step)

    def _of_member(self, kod: str) -> BoolArray:
        """Of the member's own parties, or of the kommun that it is where the kommuner apply."""
        forbund = self.forbund
        own = [n for n, p in enumerate(forbund.part) if p.medlem == kod and not p.kommun]
        theirs = [n for n, p in enumerate(forbund.part) if p.kommun]
        kommuner = [n for n, k in enumerate(forbund.kommun) if k.medlem == kod]
        return np.isin(self._part, own) | (
            np.isin(self._part, theirs) & np.isin(self._kommun, kommuner)
        )


def _is_whole_year(year: IntArray, period: Period) -> BoolArray:
    """Which of the years lie wholly in the period."""
    whole = [y for y in range(period.start.year, period.end.year + 1) if _year_within(y, period)]
    return np.isin(year, whole)


def _year_within(year: int, period: Period) -> bool:
    own = Period.of_year(year)
    return period.start <= own.start and own.end <= period.end


def members_that_are_kommuner(forbund: Forbund) -> tuple[str, ...]:
    """The members that are some kommun's."""
    kods = {kommun.medlem for kommun in forbund.kommun}
    return tuple(member.kod for member in forbund.medlem if member.kod in kods)


def applications(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Figure]:
    """The figures of the applications, none where they cannot be told."""
    rows = Applications(underlag, forbund, period)
    if not rows.known:
        return
    tally = Tally(period, TABLE, Unit.ANTAL)
    total = rows.total()
    yield tally.total(TABLE, total)
    yield tally.per_month(f"{TABLE}.per-manad", total, len(period.months()))
    if rows.dated and len(period.months()) <= 12:
        for _, month in period.months():
            step = f"manad={month:02d}"
            yield tally.total(f"{TABLE}.manad.{month:02d}", rows.total(step), step)
    for part in forbund.part:
        step = f"part={part.kod}"
        yield from tally.part(f"{TABLE}.part.{part.kod}", rows.total(step), total, step)
        yield from _by_kommun_of_part(tally, rows, part.kod)
    yield from _by_kommun(tally, rows, total)
    yield from _by_member(tally, rows, total)


def _by_member(tally: Tally, rows: Applications, total: int) -> Iterator[Figure]:
    """A kommun's are unknown where no application of the kommuner says which kommun."""
    of_kommuner = rows.total("kommuner")
    unknown = rows.no_kommun_known("kommuner")
    kommuner = members_that_are_kommuner(rows.forbund)
    for member in rows.forbund.medlem:
        step = f"medlem={member.kod}"
        value = None if unknown and member.kod in kommuner else rows.total(step)
        yield from tally.part(f"{TABLE}.medlem.{member.kod}", value, total, step)
    yield from tally.part(f"{TABLE}.kommuner", of_kommuner, total, "kommuner")


def _by_kommun_of_part(tally: Tally, rows: Applications, part: str) -> Iterator[Figure]:
    step = f"part={part}"
    unknown = rows.no_kommun_known(step)
    for kommun in rows.forbund.kommun:
        steps = (step, f"kommun={kommun.kod}")
        value = None if unknown else rows.total(*steps)
        yield tally.total(f"{TABLE}.part.{part}.{kommun.kod}", value, *steps)


def _by_kommun(tally: Tally, rows: Applications, total: int) -> Iterator[Figure]:
    unknown = rows.no_kommun_known()
    for kommun in rows.forbund.kommun:
        step = f"kommun={kommun.kod}"
        value = None if unknown else rows.total(step)
        yield from tally.part(f"{TABLE}.kommun.{kommun.kod}", value, total, step)
    blank = rows.total("kommun=saknas")
    yield from tally.part(f"{TABLE}.kommun.saknas", blank, total, "kommun=saknas")
