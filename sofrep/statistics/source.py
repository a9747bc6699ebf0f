"""What the figures of one period are counted from: the register's populations, and tallies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from sofrep.domain.efterfoljare import insatser_of, stands_alone
from sofrep.domain.forbund import FORBUNDET, Forbund, Uppfoljning
from sofrep.domain.period import Period
from sofrep.statistics.added_rows import AddedRows
from sofrep.statistics.answers import answer_table, uses_sheet
from sofrep.statistics.calendar_time import BoolArray, day_number
from sofrep.statistics.codes import Codes
from sofrep.statistics.counted import Rows
from sofrep.statistics.dimension import DIMENSIONS
from sofrep.statistics.rows import RegisterRows, mask
from sofrep.statistics.table import CodedTable, register_table
from sofrep.statistics.tallied import TalliedRows, TallyBook
from sofrep.statistics.tally_books import book_of, counts_of
from sofrep.statistics.underlag import NO_DAY, Underlag
from sofrep.statistics.ways import Selection, Way, is_running, way_of

AT_EXIT = {name: each.at_exit for name, each in DIMENSIONS.items() if each.at_exit}
"""Of each dimension that may change, the column that it is in at the exit."""


class Source:
    """The rows of every population of a period; the tables are made once."""

    def __init__(
        self, underlag: Underlag, forbund: Forbund, period: Period, selection: Selection
    ) -> None:
        self.underlag = underlag
        self.forbund = forbund
        self.period = period
        self.selection = selection
        self.codes = Codes(forbund, ages=(selection.alder,))
        self._answers: dict[str, CodedTable] = {}
        self._masks: dict[str, BoolArray] = {}
        self._books: dict[int, TallyBook] = {}

    @cached_property
    def register(self) -> CodedTable:
        """The enrolments."""
        return register_table(self.underlag.enrolments, self.forbund)

    @cached_property
    def insatser(self) -> Mapping[str, tuple[int, ...]]:
        """The insatser (as their numbers in the frames) of every insats and union.

        Those that an insats has taken over are its own; see `sofrep.domain.efterfoljare`.  Of the
        förbund itself those that run in the period.
        """
        return insatser_of_scopes(self.forbund, self.period)

    @cached_property
    def ways(self) -> Mapping[int, Way]:
        """How each insats is counted in the period, by its number."""
        return {
            place: way_of(self.underlag, self.forbund, insats, self.period, self.selection)
            for place, insats in enumerate(self.forbund.insats)
        }

    def is_counted(self, scope: str) -> bool:
        """Whether the scope has figures: some of its insatser run, and all that do are counted.

        Of one that has been taken over there may be nothing more to count.
        """
        year, insatser = self.period.year, self.forbund.insats
        ways = {
            self.ways[n]
            for n in self.insatser[scope]
            if self._runs(n) and stands_alone(self.forbund, insatser[n].kod, year)
        }
        return bool(ways) and Way.INTE not in ways

    def rows(self, scope: str, population: str) -> Rows:
        """The population in an insats, a union or the whole förbund, from rows and tallies.

        Populations: `POPULATIONS`, where ``nya`` are the known; ``nya-anonyma`` and ``nya-alla``;
        ``uppf-<kod>.kohort``, the exits to follow up; ``uppf-<kod>.svar``, consent and answers.
        Raises KeyError for an unknown scope or population.
        """
        insatser = self.insatser[scope]
        if population.startswith("uppf-"):
            insatser = self._followed(scope, self._follow_up(population))
        tallied = [n for n in insatser if self.ways[n] is Way.ANTAL and self._runs(n)]
        parts: list[Rows] = [TalliedRows(self._book(number), (population,)) for number in tallied]
        unknown = self._unknown(population)
        if not unknown.isdisjoint(insatser):
            parts.append(TalliedRows(TallyBook(self.codes, {}), (population,)))
        if not parts or any(self.ways[n] is Way.RADER for n in insatser):
            parts.insert(0, self.register_rows(insatser, population))
        return parts[0] if len(parts) == 1 else AddedRows(tuple(parts))

    def _followed(self, scope: str, follow_up: Uppfoljning) -> tuple[int, ...]:
        """The insatser of the scope whose exits are followed up."""
        insatser = self.forbund.insats
        return tuple(n for n in self.insatser[scope] if insatser[n].kod in follow_up.insatser)

    def register_rows(self, insatser: tuple[int, ...], population: str) -> RegisterRows:
        """The register's rows of a population in these insatser; none of one that is tallied."""
        if population.endswith(".svar"):
            follow_up = self._follow_up(population)
            table = self._answer_table(follow_up)
            return self._of(table, np.ones(len(table), np.bool_), insatser, population, {})
        fields = AT_EXIT if is_exit(population) else {}
        if population not in self._masks:
            chosen = self._population(population)
            self._masks[population] = chosen & self._selected(fields)
        return self._of(self.register, self._masks[population], insatser, population, fields)

    def _book(self, insats: int) -> TallyBook:
        if insats not in self._books:
            counts = counts_of(self.underlag.tallies, insats, self.period.year)
            several = self.forbund.insats[insats].flera_varden
            book = book_of(counts, self.period, self.codes, several_values=several)
            self._books[insats] = book
        return self._books[insats]

    def _runs(self, insats: int) -> bool:
        years = range(self.period.start.year, self.period.year + 1)
        return any(self.forbund.insats[insats].runs(year) for year in years)

    def window(self, follow_up: Uppfoljning) -> Period | None:
        """The exits to follow up in this period's report."""
        return window_of(follow_up, self.period)

    def has_exits(self, follow_up: Uppfoljning, insats: int) -> bool:
        """Whether the insats is counted from rows, and its register holds the whole window."""
        window, start = self.window(follow_up), self.forbund.rows_from(self.forbund.insats[insats])
        complete = window is not None and start is not None and window.start >= start
        return complete and self.ways[insats] is Way.RADER

    def is_followed_up(self, follow_up: Uppfoljning, scope: str) -> bool:
        """Whether the scope has figures of the horizon: every register holds the whole window.

        Of what is tallied alone there must be a count of it.
        """
        insatser = self._followed(scope, follow_up)
        if self.window(follow_up) is None or any(
            self.ways[n] is Way.INTE and self._runs(n) for n in insatser
        ):
            return False
        rows = [self.has_exits(follow_up, n) for n in insatser if self.ways[n] is Way.RADER]
        tallied = [n for n in insatser if self.ways[n] is Way.ANTAL and self._runs(n)]
        start = f"uppf-{follow_up.kod}."
        counted = any(self._book(n).holds(start) for n in tallied)
        return all(rows) and (bool(rows) or counted)

    def uses_sheet(self, follow_up: Uppfoljning, scope: str) -> bool:
        """Whether any insats of the scope has its answers in a follow-up sheet."""
        window = self.window(follow_up)
        if window is None:
            return False
        from_sheet = uses_sheet(self.underlag, self.forbund, follow_up, window)
        return any(self.has_exits(follow_up, n) for n in from_sheet & set(self.insatser[scope]))

    def _lacks(self, field: str) -> BoolArray:
        """Which sheets have no column for a field that their kind may have."""
        return np.array([field in sheet.lacks for sheet in self.underlag.sheets], np.bool_)

    def _unknown(self, population: str) -> frozenset[int]:
        """The insatser of whose population nobody knows who is in it."""
        if population.endswith(".svar"):
            return self._never_asked(self._follow_up(population))
        return frozenset() if population.startswith("nya") else self._never_ended

    def _never_asked(self, follow_up: Uppfoljning) -> frozenset[int]:
        """The insatser with exits on a sheet without consent, and no sheet of answers."""
        window = self.window(follow_up)
        if window is None:
            return frozenset()
        cohort = self._population(f"uppf-{follow_up.kod}.kohort")
        rows = cohort & self._lacks("samtycke")[self.register["sheet"]]
        from_sheet = uses_sheet(self.underlag, self.forbund, follow_up, window)
        return frozenset(self.register["insats"][rows].tolist()) - from_sheet

    @cached_property
    def _never_ended(self) -> frozenset[int]:
        """The insatser with rows on a sheet without ends: nobody knows who is there and who has left."""
        table = self.register
        if not len(table):
            return frozenset()
        begun = table["start"] <= day_number(self.period.end)
        rows = begun & self._lacks("slut")[table["sheet"]] & (table["anonym"] == 0)
        return frozenset(table["insats"][rows].tolist())

    def _of(
        self,
        table: CodedTable,
        chosen: BoolArray,
        insatser: tuple[int, ...],
        population: str,
        fields: Mapping[str, str],
    ) -> RegisterRows:
        member = np.zeros(len(self.forbund.insats) + 1, np.bool_)
        member[[n for n in insatser if self.ways[n] is Way.RADER]] = True
        index = np.flatnonzero(chosen & member[table["insats"]])
        sheets = np.flatnonzero(np.bincount(table["sheet"][index]))
        lacks = (f for f in ("kon", "grupp") if len(sheets) and self._lacks(f)[sheets].all())
        return RegisterRows(table, index, (population,), self.codes, fields, lacks=frozenset(lacks))

    def _population(self, name: str) -> BoolArray:
        window = self.window(self._follow_up(name)) if name.startswith("uppf-") else None
        return those_of(self.register, name, self.period, window)

    def _selected(self, fields: Mapping[str, str]) -> BoolArray:
        every = RegisterRows(
            self.register, np.arange(len(self.register)), ("alla",), self.codes, fields
        )
        chosen = np.ones(len(self.register), np.bool_)
        for step in self.selection.steps:
            chosen &= mask(every, step)
        return chosen

    def _answer_table(self, follow_up: Uppfoljning) -> CodedTable:
        if follow_up.kod not in self._answers:
            name = f"uppf-{follow_up.kod}.kohort"
            cohort = self._population(name) & self._selected(AT_EXIT)
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


def is_exit(population: str) -> bool:
    """Whether those of a population are counted as they were at the exit."""
    return population == "avslutade" or population.startswith("uppf-")


def insatser_of_scopes(forbund: Forbund, period: Period) -> Mapping[str, tuple[int, ...]]:
    """The insatser, by number in the profile, whose rows every insats and union has in a period."""
    number = {insats.kod: place for place, insats in enumerate(forbund.insats)}
    scopes = {scope: insatser_of(forbund, scope, period.year) for scope in forbund.scopes()}
    running = [kod for kod in number if is_running(forbund, kod, period)]
    scopes[FORBUNDET] = tuple(dict.fromkeys(each for kod in running for each in scopes[kod]))
    return {scope: tuple(number[kod] for kod in kods) for scope, kods in scopes.items()}


def window_of(follow_up: Uppfoljning, period: Period) -> Period | None:
    """The exits to follow up in the report of a period.

    None where the profile leaves the horizon out of a delårsrapport.
    """
    fonster = follow_up.fonster if period.is_year else follow_up.delar
    return fonster.of_year(period.year) if fonster else None


def those_of(table: CodedTable, name: str, period: Period, window: Period | None) -> BoolArray:
    """Which rows of a table with ``start``, ``slut`` and ``anonym`` are of a population.

    `window` are the exits to follow up, where it is those.
    """
    start, end, anonymous = table["start"], table["slut"], table["anonym"] != 0
    first, last = day_number(period.start), day_number(period.end)
    if is_exit(name):
        exits = period if name == "avslutade" else window
        if exits is None:
            return np.zeros(len(table), np.bool_)
        first, last = day_number(exits.start), day_number(exits.end)
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
