"""When people that there may be came and left, and in which populations that puts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.statistics.calendar_time import (
    BoolArray,
    IntArray,
    calendar_length,
    day_number,
    month_index,
    year_of,
)
from sofrep.statistics.codes import Codes
from sofrep.statistics.dimension import MANAD
from sofrep.statistics.rows import RegisterRows, mask
from sofrep.statistics.source import AT_EXIT, is_exit, those_of, window_of
from sofrep.statistics.table import CodedTable
from sofrep.statistics.underlag import NO_DAY

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
