"""People that there may be: of which kinds, and which kinds each count counts.

They follow from what the program says that a population, a step and a dimension are, not from who
is in the register.  What no figure crosses is told apart in tables of its own, which have what
they share in common: two that agree in that are those of some register.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Number
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande
from sofrep.rojande.sma_antal.count_keys import SUM, Key
from sofrep.rojande.sma_antal.times import ANSWERED, ColumnValues, Times, When
from sofrep.rojande.steps import Steps
from sofrep.statistics.calendar_time import BoolArray, IntArray
from sofrep.statistics.codes import Codes
from sofrep.statistics.dimension import MANAD
from sofrep.statistics.rows import RegisterRows, mask
from sofrep.statistics.source import AT_EXIT, is_exit
from sofrep.statistics.table import CodedTable
from sofrep.statistics.underlag import UNKNOWN

_DAYS = "dagar"
_OF_TIMES = frozenset({MANAD.name, _DAYS})
"""Dimensions that follow from when somebody came and left."""


class Trait(NamedTuple):
    """What is counted of a dimension, as it is at the exit or not."""

    dimension: str
    step: str
    at_exit: bool


Statement = tuple[When, frozenset[Trait]]
"""Those of a population who have all the traits."""
Dimensions = frozenset[str]
Ends = tuple[IntArray, IntArray]
"""The least and the greatest of each."""


class Profile(NamedTuple):
    """What there can be of an insats: its follow-ups, and the periods in which it is not there."""

    horizons: frozenset[str]
    absent: frozenset[str]


class TableKinds(Struct, frozen=True):
    """TableKinds of people in the columns of `has`, and in its rows who is counted by each of `statements`.

    `sums` has what each kind adds to a sum, at least and at most.
    """

    statements: Mapping[Statement, int]
    has: BoolArray
    sums: Mapping[tuple[Statement, str], Ends]

    def of(self, statement: Statement) -> IntArray:
        """The kinds that are counted."""
        return np.flatnonzero(self.has[self.statements[statement]])

    def looks(self, statements: Iterable[Statement]) -> BoolArray:
        """Which of some statements count each kind."""
        return self.has[[self.statements[each] for each in statements]]


class Possible:
    """The kinds of people that `keys` tell apart; `truth` says which codes anybody has at all."""

    def __init__(
        self,
        forbund: Forbund,
        periods: Mapping[str, Period],
        keys: Iterable[Key],
        truth: Mapping[Key, Number],
    ) -> None:
        self.codes = Codes(forbund)
        self._steps = Steps(replace(forbund, rojande=Rojande(kanda=())))
        self._values = ColumnValues(self.codes, truth)
        self.tables: dict[Dimensions, dict[Statement, None]] = {frozenset(): {}}
        self._sums: dict[Dimensions, dict[tuple[Statement, str], None]] = {}
        for key in keys:
            names, (when, traits) = self.parse(key)
            for one in (frozenset[str](), names, *(frozenset({t.dimension}) for t in traits)):
                self.tables.setdefault(one, {})[when, frozenset()] = None
            self.tables[names][when, traits] = None
            if key.what:
                self._sums.setdefault(names, {})[(when, traits), key.what.removeprefix(SUM)] = None
        self._times = Times(forbund, periods, self._whens(self.tables[frozenset()]), self.codes)
        self._at = {when: self._times.those_of(when) for when, _ in self.tables[frozenset()]}
        for names in sorted(self.tables, key=len, reverse=True):
            self._share(names)
        self._kinds: dict[tuple[Dimensions, Profile], TableKinds] = {}

    def parse(self, key: Key) -> tuple[Dimensions, Statement]:
        """The table that a count is in, and whom it counts."""
        population, *rest = key.steps
        steps: list[str] = []
        traits: set[Trait] = set()
        for step in rest:
            name = self._steps.dimension(step, population)
            if step in ANSWERED or name in _OF_TIMES:
                steps.append(step)
            else:
                traits.add(Trait(name, step.removeprefix("avslut."), is_exit(population)))
        names = {trait.dimension for trait in traits}
        what = key.what.removeprefix(SUM)
        if what and what not in _OF_TIMES:
            names.add(what)
        return frozenset(names), (When(key.period, population, tuple(steps)), frozenset(traits))

    def kinds(self, names: Dimensions, profile: Profile) -> TableKinds:
        """The kinds of a table that there can be in an insats."""
        if (names, profile) not in self._kinds:
            self._kinds[names, profile] = self._make(names, profile)
        return self._kinds[names, profile]

    def links(self, names: Dimensions) -> dict[Dimensions, list[Statement]]:
        """The tables that have something in common with another, and what."""
        others = {frozenset[str](), *(frozenset({name}) for name in names)} - {names}
        return {
            other: [each for each in self.tables[names] if each in self.tables[other]]
            for other in sorted(others, key=sorted)
            if other in self.tables
        }

    def _whens(self, statements: Iterable[Statement]) -> list[When]:
        return sorted({when for when, _ in statements})

    def _share(self, names: Dimensions) -> None:
        """Tell apart in a table what it has in common with others."""
        own = self.tables[names]
        whens = self._whens(own)
        if len(names) > 1:
            for trait in sorted({trait for _, traits in own for trait in traits}):
                both = {(when, frozenset({trait})): None for when in whens}
                own |= both
                self.tables[frozenset({trait.dimension})] |= both
        if any(self._values.grow(name) for name in names):  # who came and left at once is no older
            own |= {each: None for each in self.tables[frozenset()] if not each[0].steps}

    def _make(self, names: Dimensions, profile: Profile) -> TableKinds:
        statements = list(self.tables[names])
        whens = self._whens(statements)
        traits = sorted({trait for _, traits in statements for trait in traits})
        at, years, days = self._looks(names, whens, profile)
        where, has, numbers = self._people(sorted(names), traits, years)
        numbers[_DAYS, True] = days[where], days[where]
        found = np.zeros((len(statements), len(where)), np.bool_)
        for n, (when, own) in enumerate(statements):
            those = has[:, [traits.index(trait) for trait in own]].all(axis=1)
            found[n] = at[whens.index(when)][where] & those
        inside = found.any(axis=0)
        kinds, kind = np.unique(found[:, inside], axis=1, return_inverse=True)
        place = {statement: n for n, statement in enumerate(statements)}
        sums = {}
        for statement, what in self._sums.get(names, {}):
            both = numbers[what, is_exit(statement[0].population)]
            low, high = (np.where(found[place[statement]], each, 0)[inside] for each in both)
            sums[statement, what] = _ends((low, high), kind.ravel(), kinds.shape[1])
        return TableKinds(place, kinds, sums)

    def _looks(
        self, names: Dimensions, whens: list[When], profile: Profile
    ) -> tuple[BoolArray, IntArray, IntArray]:
        """Times that are told apart: who is of each population, and the years and days between."""
        at = np.zeros((len(whens), len(self._times.years)), np.bool_)
        for n, when in enumerate(whens):
            at[n] = self._at[when]
        at[[n for n, when in enumerate(whens) if when.horizon not in {"", *profile.horizons}]] = 0
        gone = [n for n, w in enumerate(whens) if w.period in profile.absent and not w.horizon]
        can = at.any(axis=0) & ~at[gone].any(axis=0)
        nothing = np.zeros(at.shape[1], np.int64)
        years = self._times.years if any(self._values.grow(name) for name in names) else nothing
        adds_days = any(what == _DAYS for _, what in self._sums.get(names, {}))
        days = self._times.days if adds_days else nothing
        looks = np.unique(np.vstack((at, years, days))[:, can], axis=1)
        return looks[:-2] > 0, looks[-2], looks[-1]

    def _people(
        self, names: list[str], traits: list[Trait], years: IntArray
    ) -> tuple[IntArray, BoolArray, dict[tuple[str, bool], Ends]]:
        """All combinations: the place of each in `years`, its traits, and its numbers, also at the exit."""
        where = np.arange(len(years))
        has = np.zeros((len(years), len(traits)), np.bool_)
        numbers: dict[tuple[str, bool], Ends] = {}
        for name in names:
            own = [n for n, trait in enumerate(traits) if trait.dimension == name]
            parts = {
                year: self._of_dimension(name, [traits[n] for n in own], year)
                for year in set(years.tolist())
            }
            each = [parts[year] for year in years[where].tolist()]
            again = np.repeat(np.arange(len(where)), [ends.shape[1] for _, ends in each])
            where, has = where[again], has[again]
            numbers = {one: (low[again], high[again]) for one, (low, high) in numbers.items()}
            if each:
                has[:, own] = np.concatenate([part for part, _ in each])
            ends = np.concatenate([np.zeros((4, 0), np.int64), *(ends for _, ends in each)], axis=1)
            numbers[name, False], numbers[name, True] = (ends[0], ends[1]), (ends[2], ends[3])
        return where, has, numbers

    def _of_dimension(
        self, name: str, traits: list[Trait], year: int
    ) -> tuple[BoolArray, IntArray]:
        """The traits that somebody can have together, and the least and the greatest number of such.

        The numbers are those at the start, and then those at the exit.
        """
        base = name.rpartition(".")[2]
        dimension = self.codes.dimensions.get(base)
        values = self._values.of(base)
        older = np.where(values == UNKNOWN, UNKNOWN, values + year * self._values.grow(base))
        columns = {dimension.column if dimension else base: values}
        columns |= {dimension.at_exit: older} if dimension and dimension.at_exit else {}
        table = CodedTable({"insats": np.zeros(len(values), np.int64), **columns})
        every = np.arange(len(values))
        has = np.zeros((len(values), len(traits)), np.bool_)
        for n, trait in enumerate(traits):
            fields = AT_EXIT if trait.at_exit else {}
            has[:, n] = mask(RegisterRows(table, every, (), self.codes, fields), trait.step)
        kinds, kind = np.unique(has, axis=0, return_inverse=True)
        least, most, each = self._values.limits(base)
        ends: list[IntArray] = []
        for numbers in (values, older):
            number = np.clip(numbers, least * each, most * each)
            low, high = (
                np.where(numbers == UNKNOWN, 0, n) for n in (number // each, -(-number // each))
            )
            ends += _ends((low, high), kind.ravel(), len(kinds))
        return kinds, np.array(ends)


def _ends(numbers: Ends, kind: IntArray, many: int) -> Ends:
    """Of each kind the least and the greatest number."""
    low, high = np.full(many, np.iinfo(np.int64).max), np.full(many, np.iinfo(np.int64).min)
    np.minimum.at(low, kind, numbers[0])
    np.maximum.at(high, kind, numbers[1])
    return low, high
