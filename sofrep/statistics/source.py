"""What the figures of one period are counted from: the populations of the register."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from sofrep.domain.efterfoljare import has_rows, insatser_of
from sofrep.domain.forbund import FORBUNDET, Forbund, Uppfoljning
from sofrep.domain.period import Period
from sofrep.register.underlag import NO_DAY, Underlag
from sofrep.statistics.answers import answer_table, uses_sheet
from sofrep.statistics.bands import age_band
from sofrep.statistics.calendar_time import BoolArray, day_number
from sofrep.statistics.rows import Codes, Rows
from sofrep.statistics.selection import Selection
from sofrep.statistics.table import Table, register_table

POPULATIONS = ("aktuella", "nya", "avslutade", "vid-start", "vid-slut")

_AT_START = {"alder": "alder_start", "manad": "startmanad"}
_AT_EXIT = {"alder": "alder_slut", "manad": "slutmanad"}


class Source:
    """The rows of every population of a period; the tables are made once."""

    def __init__(
        self, underlag: Underlag, forbund: Forbund, period: Period, selection: Selection
    ) -> None:
        self.underlag = underlag
        self.forbund = forbund
        self.period = period
        self.selection = selection
        self.codes = Codes(forbund)
        self._answers: dict[str, Table] = {}
        self._masks: dict[str, BoolArray] = {}

    @cached_property
    def register(self) -> Table:
        """The enrolments."""
        return register_table(self.underlag.enrolments, self.forbund)

    @cached_property
    def insatser(self) -> Mapping[str, tuple[int, ...]]:
        """The insatser (as their numbers in the frames) of every insats and union.

        Those that an insats has taken over are its own; see `sofrep.domain.efterfoljare`.  Of the
        förbund itself those that run in the period.
        """
        number = {insats.kod: place for place, insats in enumerate(self.forbund.insats)}
        year = self.period.year
        scopes = {scope: insatser_of(self.forbund, scope, year) for scope in self.forbund.scopes()}
        running = [kod for kod in number if is_running(self.forbund, kod, self.period)]
        scopes[FORBUNDET] = tuple(dict.fromkeys(each for kod in running for each in scopes[kod]))
        return {scope: tuple(number[kod] for kod in kods) for scope, kods in scopes.items()}

    def rows(self, scope: str, population: str) -> Rows:
        """The rows of a population in an insats, a union or the whole förbund.

        Populations: `POPULATIONS`, where ``nya`` are the known; ``nya-anonyma`` and ``nya-alla``;
        ``uppf-<kod>.kohort``, the exits to follow up; ``uppf-<kod>.svar``, consent and answers.
        Raises KeyError for an unknown scope or population.
        """
        insatser = self.insatser[scope]
        if population.startswith("uppf-"):
            followed = self._follow_up(population).insatser
            insatser = tuple(n for n in insatser if self.forbund.insats[n].kod in followed)
        return self.rows_of(insatser, population)

    def rows_of(self, insatser: tuple[int, ...], population: str) -> Rows:
        """The rows of a population in these insatser, by their numbers in the frames."""
        if population.endswith(".svar"):
            table = self._answer_table(self._follow_up(population))
            return self._of(table, np.ones(len(table), np.bool_), insatser, population, {})
        fields = _AT_EXIT if _is_exit(population) else _AT_START
        if population not in self._masks:
            chosen = self._population(population)
            self._masks[population] = chosen & self._selected(fields["alder"])
        return self._of(self.register, self._masks[population], insatser, population, fields)

    def window(self, follow_up: Uppfoljning) -> Period | None:
        """The exits to follow up in this period's report.

        None where the profile leaves the horizon out of a delårsrapport, or the register is not
        complete from the window's first day.
        """
        fonster = follow_up.fonster if self.period.is_year else follow_up.delar
        window = fonster.of_year(self.period.year) if fonster else None
        return window if window and window.start >= self.forbund.register_fran else None

    def uses_sheet(self, follow_up: Uppfoljning, scope: str) -> bool:
        """Whether any insats of the scope has its answers in a follow-up sheet."""
        window = self.window(follow_up)
        return window is not None and bool(
            uses_sheet(self.underlag, self.forbund, follow_up, window) & set(self.insatser[scope])
        )

    def _of(
        self,
        table: Table,
        chosen: BoolArray,
        insatser: tuple[int, ...],
        population: str,
        fields: Mapping[str, str],
    ) -> Rows:
        member = np.zeros(len(self.forbund.insats) + 1, np.bool_)
        member[list(insatser)] = True
        index = np.flatnonzero(chosen & member[table["insats"]])
        return Rows(table, index, (population,), self.codes, fields)

    def _population(self, name: str) -> BoolArray:
        start, end = self.register["start"], self.register["slut"]
        anonymous = self.register["anonym"] != 0
        first, last = day_number(self.period.start), day_number(self.period.end)
        if _is_exit(name):
            window = self.period if name == "avslutade" else self.window(self._follow_up(name))
            if window is None:
                return np.zeros(len(self.register), np.bool_)
            first, last = day_number(window.start), day_number(window.end)
            ended: BoolArray = ~anonymous & (end >= first) & (end <= last)
            return ended
        new: BoolArray = (start >= first) & (start <= last)
        open_end = end == NO_DAY
        populations: dict[str, BoolArray] = {
            "aktuella": ~anonymous & (start <= last) & (open_end | (end >= first)),
            "nya": ~anonymous & new,
            "nya-anonyma": anonymous & new,
            "nya-alla": new,
            "vid-start": ~anonymous & (start < first) & (open_end | (end >= first)),
            "vid-slut": ~anonymous & (start <= last) & (open_end | (end > last)),
        }
        return populations[name]

    def _selected(self, age_column: str) -> BoolArray:
        chosen = np.ones(len(self.register), np.bool_)
        if self.selection.kommun:
            chosen &= self.register["kommun"] == self.codes.categories["kommun"].index(
                self.selection.kommun
            )
        if self.selection.alder:
            band, age = age_band(self.selection.alder), self.register[age_column]
            chosen &= (age >= max(band.low, 0)) & (age <= band.high)
        return chosen

    def _answer_table(self, follow_up: Uppfoljning) -> Table:
        if follow_up.kod not in self._answers:
            name = f"uppf-{follow_up.kod}.kohort"
            cohort = self._population(name) & self._selected(_AT_EXIT["alder"])
            self._answers[follow_up.kod] = answer_table(
                self.underlag,
                self.forbund,
                follow_up,
                self.window(follow_up),
                (self.register, np.flatnonzero(cohort)),
            )
        return self._answers[follow_up.kod]

    def _follow_up(self, population: str) -> Uppfoljning:
        kod = population.removeprefix("uppf-").rpartition(".")[0]
        return {follow_up.kod: follow_up for follow_up in self.forbund.uppfoljning}[kod]


def is_running(forbund: Forbund, scope: str, period: Period) -> bool:
    """Whether the insats, or one of the union's, exists in some year of the period."""
    return has_rows(forbund, scope, period.start.year, period.end.year)


def _is_exit(population: str) -> bool:
    return population == "avslutade" or population.startswith("uppf-")
