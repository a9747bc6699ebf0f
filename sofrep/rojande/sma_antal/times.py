"""When people that there may be came and left, and what their columns can hold, as far as it matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np

from sofrep.domain.figure import Number
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.rojande.sma_antal.count_keys import Key
from sofrep.statistics.calendar_time import (
    BoolArray,
    IntArray,
    calendar_length,
    day_number,
    month_index,
    year_of,
)
from sofrep.statistics.codes import Codes
from sofrep.statistics.dimension import ALDER, FORS, MANAD, SAKNAS, TID
from sofrep.statistics.rows import RegisterRows, mask
from sofrep.statistics.source import AT_EXIT, is_exit, those_of, window_of
from sofrep.statistics.table import CodedTable
from sofrep.statistics.underlag import NO_DAY, TID_PER_YEAR, UNKNOWN

_LIMITS: Mapping[str, tuple[int, int, int]] = {
    ALDER.name: (16, 64, 1),
    TID.name: (0, 48, TID_PER_YEAR),
}
"""Of numbers what everybody knows: the least and the most years, and how many make a year."""
_OUTSIDE = 2
"""So many years more are told apart: some are older, though nobody is taken to know."""
_SEVERAL = 3
"""How many codes somebody may have, where one may have several."""


class ColumnValues:
    """The values of every dimension; `truth` says which codes anybody has at all."""

    def __init__(self, codes: Codes, truth: Mapping[Key, Number]) -> None:
        self.codes, self._truth = codes, truth

    def grow(self, name: str) -> bool:
        """Whether a dimension is of numbers that grow with time."""
        dimension = self.codes.dimensions.get(name)
        return dimension is not None and bool(dimension.bands and dimension.at_exit)

    def of(self, base: str) -> IntArray:
        """What the column of a dimension can hold."""
        dimension = self.codes.dimensions.get(base)
        if dimension is None:
            return np.array((UNKNOWN, 0), np.int64)
        if dimension.several_values:
            values, blank = self._code_sets(base), 0
        elif dimension.bands:
            values, blank = self._numbers(base), UNKNOWN
        else:
            values, blank = np.arange(UNKNOWN, len(self.codes.categories[base])), UNKNOWN
        return values if dimension.blank in self._counted else values[values != blank]

    def _numbers(self, base: str) -> IntArray:
        """The ends of the bands, or every year of what grows."""
        bands = [e.band for e in self.codes.steps.values() if e.dimension.name == base and e.band]
        least, most, each = self.limits(base)
        if self.grow(base):
            return np.array((UNKNOWN, *range(least - _OUTSIDE, most + _OUTSIDE + 1)), np.int64)
        ends = {min(max(end, least * each), most * each) for b in bands for end in (b.low, b.high)}
        return np.array((UNKNOWN, *sorted(ends)), np.int64)

    def limits(self, base: str) -> tuple[int, int, int]:
        """The least and the most that a number adds to a sum, in units of so many."""
        bands = [e.band for e in self.codes.steps.values() if e.dimension.name == base and e.band]
        return _LIMITS.get(base, (0, max((band.low for band in bands), default=0) + 1, 1))

    @cached_property
    def _counted(self) -> set[str]:
        """The steps that anybody meets, as they are called at the exit."""
        steps = {step for key, value in self._truth.items() if value for step in key.steps}
        return {step.removeprefix("avslut.") for step in steps}

    def _code_sets(self, base: str) -> IntArray:
        """The codes that anybody may have together: one that excludes the others only alone."""
        known = {step.removeprefix("avslut.") for key in self._truth for step in key.steps}
        steps = [f"{base}={kod}" for kod in self.codes.categories[base]]
        used = [n for n, step in enumerate(steps) if step in self._counted or step not in known]
        own = self.codes.groups.get("egen") if base == FORS.name else None
        free = [n for n in used if own is None or n not in own.codes]
        most = _SEVERAL if self._has_several(base) else 1
        several = [some for many in range(2, most + 1) for some in combinations(free, many)]
        every: list[tuple[int, ...]] = [(), *((n,) for n in used), *several]
        return np.array([sum(1 << n for n in some) for some in every], np.int64)

    def _has_several(self, base: str) -> bool:
        """Whether codes are seen to add up to more than there are people."""
        steps = {f"{base}={kod}" for kod in (*self.codes.categories[base], SAKNAS)}
        sums: dict[Key, Number] = {}
        for key, value in self._truth.items():
            if key.steps[-1].removeprefix("avslut.") in steps and not key.what:
                whole = key.at(*key.steps[:-1])
                sums[whole] = sums.get(whole, 0) + value
        return any(total > self._truth.get(whole, total) for whole, total in sums.items())


ANSWERED = ("samtycke", "svarade")
"""Steps of a follow-up, each of those of the step before."""
_YEARS_BEFORE = 6
_LIFELONG = 20_000
"""Days that no enrolment lasts."""
_SVAR = ".svar"


class When(NamedTuple):
    """A population of a period, narrowed by steps that tell of when somebody came or left."""

    period: str
    population: str
    steps: tuple[str, ...] = ()

    @property
    def horizon(self) -> str:
        """The follow-up that it is of, or ""."""
        start, _, _ = self.population.removeprefix("uppf-").rpartition(".")
        return start if self.population.startswith("uppf-") else ""


class Times:
    """One of every kind, as far as the `whens` tell them apart.

    They are the first and the last day of each stretch of time, of starts and of ends; of those to
    follow up also how far they have answered.  `table` has a row of each.
    """

    def __init__(
        self, forbund: Forbund, periods: Mapping[str, Period], whens: Iterable[When], codes: Codes
    ) -> None:
        self._periods, self._codes = periods, codes
        self._horizons = {each.kod: each for each in forbund.uppfoljning}
        wanted = sorted(set(whens))
        firsts, lasts = self._stretches(wanted)
        pairs = [(start, end) for start in firsts for end in lasts if end == NO_DAY or end >= start]
        one, other = np.array(pairs, np.int64).reshape(-1, 2).T
        starts = np.array(firsts, np.int64)
        self._days = {
            "start": np.concatenate((one, starts)),
            "slut": np.concatenate((other, np.full(len(starts), NO_DAY))),
            "anonym": np.repeat((0, 1), (len(one), len(starts))).astype(np.int64),
        }
        self.table = self._table(np.arange(len(self._days["start"])))
        self._answered = self._with_answers({w for w in wanted if w.population.endswith(_SVAR)})

    @property
    def years(self) -> IntArray:
        """How many years older each is at the end than at the start."""
        end = np.where(self.table["slut"] == NO_DAY, self.table["start"], self.table["slut"])
        years: IntArray = year_of(end) - year_of(self.table["start"])
        return years

    @property
    def days(self) -> IntArray:
        """How many days each has been there; who came long ago as long as can be."""
        start = self.table["start"]
        days: IntArray = np.where(start == start.min(), _LIFELONG, self.table["dagar"])
        return days

    def those_of(self, when: When) -> BoolArray:
        """Who is of a population."""
        every = np.arange(len(self.table))
        fields = AT_EXIT if is_exit(when.population) else {}
        if when.population.endswith(_SVAR):
            asked = self._answered[when.period, when.horizon]
            found = asked > len([step for step in when.steps if step in ANSWERED])
        else:
            period, window = self._periods[when.period], None
            if when.horizon:
                window = window_of(self._horizons[when.horizon], period)
            found = those_of(self.table, when.population, period, window)
        rows = RegisterRows(self.table, every, (when.population,), self._codes, fields)
        for step in when.steps:
            if step not in ANSWERED:
                found = found & mask(rows, step)
        return found

    def _stretches(self, whens: Iterable[When]) -> tuple[list[int], list[int]]:
        """Days to start on, and to end on."""
        parts: set[Period] = set()
        for when in whens:
            period = self._periods[when.period]
            parts.add(period)
            if when.horizon:
                parts |= {window_of(self._horizons[when.horizon], period) or period}
            if any(step.startswith(f"{MANAD.name}=") for step in when.steps):
                parts |= {Period.of_month(*month) for month in period.months()}
        cuts = sorted(
            {day_number(each.start) for each in parts}
            | {day_number(each.end + timedelta(days=1)) for each in parts}
        )
        days = [day for cut in cuts for day in (cut - 1, cut)]
        before = [cuts[0] - 1 - 365 * n for n in range(1, _YEARS_BEFORE + 1)] if cuts else []
        return sorted({*before, *days[:-1]}), [*sorted(set(days[1:])), NO_DAY]

    def _table(self, rows: IntArray) -> CodedTable:
        start, end = self._days["start"][rows], self._days["slut"][rows]
        last = np.where(end == NO_DAY, start, end)
        return CodedTable(
            {
                "insats": np.zeros(len(rows), np.int64),
                "start": start,
                "slut": end,
                "anonym": self._days["anonym"][rows],
                "startmanad": month_index(start) % 12,
                "slutmanad": month_index(last) % 12,
                "dagar": last - start,
                "kalender": np.where(end == NO_DAY, 0, calendar_length(start, last)),
            }
        )

    def _with_answers(self, whens: Iterable[When]) -> dict[tuple[str, str], IntArray]:
        """Everybody to follow up once for each step of the answer, and which step that is."""
        rows = np.arange(len(self.table))
        found: dict[tuple[str, str], IntArray] = {}
        for name, horizon in sorted({(when.period, when.horizon) for when in whens}):
            cohort = When(name, f"uppf-{horizon}.kohort")
            again = np.flatnonzero(self.those_of(cohort)[rows])
            steps = len(ANSWERED) + 1
            more = np.tile(again, steps)
            found = {each: np.concatenate((level, level[more])) for each, level in found.items()}
            levels = np.repeat(np.arange(1, steps + 1), len(again))
            found[name, horizon] = np.concatenate((np.zeros(len(rows), np.int64), levels))
            rows = np.concatenate((rows, rows[more]))
        self.table = self._table(rows)
        return found
