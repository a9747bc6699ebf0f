"""What a figure counts: a set of rows, and what is told of them.

Rows are those of the register, by their place in it.  What has no rows has made-up ones: an answer
that is in a sheet of its own, and a cell of a tally, a survey or the entered history, which
weighs as much as was counted in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from sofrep.amnen.ansokningar.siffror import Applications
from sofrep.domain.figure import SEXES, Figure, FigureSet, Recipe, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.rojande.coarse import Coarser
from sofrep.rojande.steps import Reading, Steps, recipes_of
from sofrep.statistics.added_rows import AddedRows
from sofrep.statistics.calendar_time import IntArray
from sofrep.statistics.codes import Codes
from sofrep.statistics.counted import NOT_COUNTED, Counts, Rows
from sofrep.statistics.rows import RegisterRows
from sofrep.statistics.source import Source
from sofrep.statistics.tallied import TalliedRows
from sofrep.statistics.underlag import UNKNOWN, Underlag
from sofrep.statistics.ways import Selection

_Parts = tuple[list[RegisterRows], list[TalliedRows]]
_NONE = np.zeros(0, np.int64)
_MANY = 1000
"""The weight of an entered group of which nobody has said how many it is."""


class RowPlace(NamedTuple):
    """Where figures stand that count the same people: `steps` are the population and what is known."""

    table: str
    period: Period
    scope: str
    steps: tuple[str, ...]
    sex: Sex


class RowSets:
    """The rows of every place, of a selection where there is one; each is looked up once."""

    def __init__(
        self,
        underlag: Underlag,
        forbund: Forbund,
        figures: FigureSet,
        selection: Selection | None = None,
    ) -> None:
        self.underlag, self.forbund, self.figures = underlag, forbund, figures
        self.selection = selection or Selection()
        self.steps = Steps(forbund)
        self.codes = Codes(forbund)
        self._sources: dict[Period, Source] = {}
        self._applied: dict[Period, Applications] = {}
        self._made: dict[tuple[Hashable, ...], int] = {}
        self._weights: list[int] = [1] * len(underlag.enrolments)
        self._weighed = _NONE
        self._of: dict[RowPlace, IntArray] = {}
        self._sizes: dict[RowPlace, int] = {}
        self._sexes: dict[RowPlace, Mapping[Sex, int]] = {}
        self._populations: dict[tuple[Hashable, ...], Rows] = {}
        self._parts: dict[RowPlace, _Parts] = {}
        self._answered: dict[int, IntArray] = {}

    @cached_property
    def _by_cell(self) -> Mapping[tuple[int, int], int]:
        """The place in the register of each of its rows."""
        return {cell: n for n, cell in enumerate(self.underlag.enrolments.rows("sheet", "row"))}

    @cached_property
    def coarser(self) -> Coarser:
        """The coarser tables of every dimension."""
        return Coarser(self.figures.values(), self.codes)

    @cached_property
    def recipes(self) -> Mapping[str, Recipe]:
        """The recipe of every computed measure."""
        return recipes_of(self.figures)

    def read(self, figure: Figure) -> Reading | None:
        """What a figure tells of people, an entered one as if it were counted; None where it counts none."""
        recipe: Recipe | None = figure.recipe
        if figure.recipe.table == "historik":
            recipe = self.recipes.get(figure.measure)
        return self.steps.read(figure, recipe) if recipe else None

    @property
    def weights(self) -> IntArray:
        """How many each row stands for."""
        if new := self._weights[len(self._weighed) :]:
            self._weighed = np.concatenate([self._weighed, np.array(new, np.int64)])
        return self._weighed

    def size(self, place: RowPlace) -> int:
        """How many there are in a place."""
        if place not in self._sizes:
            those = self.rows(place)  # which may make new ones
            self._sizes[place] = int(self.weights[those].sum())
        return self._sizes[place]

    def sexes(self, place: RowPlace) -> Mapping[Sex, int]:
        """How many of each sex the whole population of a place has."""
        first = place.steps[:1] if place.table != "enkat" else place.steps[:3]
        whole = place._replace(steps=first, sex=Sex.TOTALT)
        if whole not in self._sexes:
            self._sexes[whole] = {sex: self.size(whole._replace(sex=sex)) for sex in SEXES}
        return self._sexes[whole]

    def rows(self, place: RowPlace) -> IntArray:
        """The rows of a place, each once."""
        if place not in self._of:
            self._of[place] = np.unique(self._look(place))
        return self._of[place]

    def amounts(self, place: RowPlace, steps: tuple[str, ...]) -> tuple[IntArray, IntArray]:
        """The rows of a place, and of each how many meet `steps`; none where that is not known."""
        rows = self.rows(place)
        if place.table == "historik":
            return _NONE, _NONE
        if place.table == "enkat":
            return rows, self._survey_amounts(place, rows, steps)
        inner = np.zeros(len(self.weights), np.bool_)
        if place.table == "ansokningar":
            inner[self.rows(place._replace(steps=(*place.steps, *steps)))] = True
        else:
            registered, tallied = self._parts_of(place)
            if tallied:
                return self._tallied_amounts(place, steps)
            for part in registered:
                inner[self._ids(part.narrow(*steps), place)] = True
        return rows, np.where(inner[rows], self.weights[rows], 0)

    def knows(self, place: RowPlace, steps: tuple[str, ...]) -> bool:
        """Whether the profile (still) has the insats, and all that is told of it."""
        try:
            self.rows(place)
            if steps:
                self.amounts(place, steps)
        except KeyError:
            return False
        return True

    def numbers(self, place: RowPlace, dimension: str) -> tuple[IntArray, IntArray]:
        """The rows of a place that the register has, and of each the number that lies in a band."""
        own, _ = self._parts_of(place)
        those = [self._ids(part, place) for part in own]
        values = [part.column(dimension) for part in own]
        found = np.concatenate([_NONE, *values])
        return np.concatenate([_NONE, *those]), np.where(found == UNKNOWN, 0, found)

    def _parts_of(self, place: RowPlace) -> _Parts:
        """The rows of the register in a place, of its sex, and the tallies."""
        if place not in self._parts:
            rows = self._narrowed(place.period, place.scope, place.steps)
            parts = rows.parts if isinstance(rows, AddedRows) else (rows,)
            own = [part for part in parts if isinstance(part, RegisterRows)]
            if place.sex is not Sex.TOTALT:
                own = [part.of_sex(SEXES.index(place.sex)) for part in own]
            self._parts[place] = own, [part for part in parts if isinstance(part, TalliedRows)]
        return self._parts[place]

    def _tallied_amounts(
        self, place: RowPlace, steps: tuple[str, ...]
    ) -> tuple[IntArray, IntArray]:
        """Of the cells of a tally, how many were counted in each."""
        found: dict[int, int] = {}
        for part in self._parts_of(place)[1]:
            whole, inner = part.count(), part.narrow(*steps).count()
            if whole[0] and None in inner[1:3]:
                return _NONE, _NONE
            for n, sex in enumerate(SEXES, 1):
                if place.sex in (Sex.TOTALT, sex):
                    cell = self._cell(("antal", id(part.book), part.steps, sex), whole[n] or 0)
                    found |= dict.fromkeys(cell.tolist(), inner[n] or 0)
        rows = self.rows(place)
        if not found.keys() >= {*rows.tolist()}:
            return _NONE, _NONE
        return rows, np.array([found[row] for row in rows.tolist()], np.int64)

    def _survey_amounts(self, place: RowPlace, rows: IntArray, steps: tuple[str, ...]) -> IntArray:
        """Of the answers of each sex, how many were of a kind."""
        total, *sexes = (count or 0 for count in self._answers(place, steps[-1]))
        by_sex = {Sex.TOTALT: total - sum(sexes), **dict(zip(SEXES, sexes, strict=True))}
        many = {self._made.get((*_survey_key(place), sex)): by_sex[sex] for sex in by_sex}
        return np.array([many[row] for row in rows.tolist()], np.int64)

    def _look(self, place: RowPlace) -> IntArray:
        if place.table == "enkat":
            return self._by_sex(_survey_key(place), place.sex, self._answers(place, "n"))
        if place.table == "ansokningar":
            return self._of_applications(place)
        if place.table == "historik" and not self._source(place.period).is_counted(place.scope):
            return self._entered(place)
        own, tallied = self._parts_of(place)
        found = [self._ids(part, place) for part in own]
        # Those of a part of a population are not told apart from it.
        keys = ((("antal", id(part.book), part.steps), part.count()) for part in tallied)
        return np.concatenate([*found, *(self._by_sex(k, place.sex, n) for k, n in keys)])

    def _narrowed(self, period: Period, scope: str, steps: tuple[str, ...]) -> Rows:
        key = (period, scope, steps)
        if key not in self._populations:
            source = self._source(period)
            if len(steps) == 1:
                self._populations[key] = source.rows(scope, steps[0])
            else:
                self._populations[key] = self._narrowed(period, scope, steps[:-1]).narrow(steps[-1])
        return self._populations[key]

    def _source(self, period: Period) -> Source:
        if period not in self._sources:
            self._sources[period] = Source(self.underlag, self.forbund, period, self.selection)
        return self._sources[period]

    def _ids(self, own: RegisterRows, place: RowPlace) -> IntArray:
        if own.table is self._source(place.period).register:
            return own.index
        known = self._answered.setdefault(id(own.table), np.full(len(own.table), -1))
        new = own.index[known[own.index] < 0]
        cells = zip(own.table["sheet"][new].tolist(), own.table["row"][new].tolist(), strict=True)
        known[new] = [
            self._by_cell[cell] if cell in self._by_cell else self._make(("svar", cell), 1)
            for cell in cells
        ]
        return known[own.index]

    def _entered(self, place: RowPlace) -> IntArray:
        """The cells of entered figures, by insats."""
        name, found = self.steps.count_of(place.steps), [_NONE]
        for member in self.forbund.scopes().get(place.scope, ()) or (place.scope,):
            total, *sexes = self._values(f"{place.period.key}.{member}.{name}")
            unknown = 0 if place.sex is Sex.TOTALT else _MANY
            women, men, others = (unknown if size is None else size for size in sexes)
            whole = women + men + others + _MANY if total is None else total
            key = ("historik", place.period, member, place.steps)
            found.append(self._by_sex(key, place.sex, (whole, women, men, others)))
        return np.concatenate(found)

    def _answers(self, place: RowPlace, kind: str) -> Counts:
        """How many answers to a question are of a kind, in all and by sex."""
        group, question = (step.partition("=")[2] for step in place.steps[1:3])
        enkat = self.forbund.enkat
        fraga = enkat.question(group, int(question)) if enkat else None
        if fraga is None:
            return NOT_COUNTED
        return self._values(f"{place.period.key}.{place.scope}.enk.{group}.{fraga.kod}.{kind}")

    def _values(self, name: str) -> Counts:
        """A count, in all and by sex."""
        every = (self.figures.get(each) for each in (name, *(f"{name}.{sex}" for sex in SEXES)))
        values = (None if figure is None else figure.value for figure in every)
        total, women, men, others = (n if isinstance(n, int) else None for n in values)
        return total, women, men, others

    def _of_applications(self, place: RowPlace) -> IntArray:
        if place.period not in self._applied:
            self._applied[place.period] = Applications(self.underlag, self.forbund, place.period)
        found = self._applied[place.period].rows(*place.steps[1:])
        cells = [self._cell(("ansokningar", *each.cell), each.antal) for each in found]
        return np.concatenate(cells) if cells else _NONE

    def _by_sex(self, key: tuple[Hashable, ...], sex: Sex, counts: Counts) -> IntArray:
        """Cells of a sex, or of each, and then also of those of no known sex."""
        total, *sexes = (count or 0 for count in counts)
        if sex is not Sex.TOTALT:
            return self._cell((*key, sex), sexes[SEXES.index(sex)])
        cells = [self._cell((*key, one), many) for one, many in zip(SEXES, sexes, strict=True)]
        return np.concatenate([*cells, self._cell((*key, Sex.TOTALT), max(total - sum(sexes), 0))])

    def _cell(self, key: tuple[Hashable, ...], weight: int) -> IntArray:
        return np.array([self._make(key, weight)], np.int64) if weight else _NONE

    def _make(self, key: tuple[Hashable, ...], weight: int) -> int:
        if key not in self._made:
            self._made[key] = len(self._weights)
            self._weights.append(weight)
        return self._made[key]


def _survey_key(place: RowPlace) -> tuple[Hashable, ...]:
    return ("enkat", place.period, *place.steps)


def place_of(figure: Figure, reading: Reading) -> RowPlace:
    """The place of a figure that tells `reading`: a mean is of those of whom it is known."""
    steps = reading.steps + (reading.category if reading.is_mean else ())
    return RowPlace(reading.table, figure.period, figure.scope, steps, figure.sex)
