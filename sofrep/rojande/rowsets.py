"""What a figure counts: a set of rows, and what is told of them.

Rows are those of the register, by their place in it.  What has no rows has made-up ones: an answer
that is in a sheet of its own, and a cell of a tally, a survey or the entered history, which
weighs as much as was counted in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sofrep.amnen.ansokningar.siffror import Applications
from sofrep.domain.figure import SEXES, Figure, FigureSet, Recipe, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.rojande.coarse import Coarser
from sofrep.rojande.steps import Reading, Steps
from sofrep.statistics.added_rows import AddedRows
from sofrep.statistics.calendar_time import IntArray
from sofrep.statistics.codes import Codes
from sofrep.statistics.counted import Rows
from sofrep.statistics.rows import RegisterRows
from sofrep.statistics.source import Source
from sofrep.statistics.tallied import TalliedRows
from sofrep.statistics.underlag import UNKNOWN, Underlag
from sofrep.statistics.ways import Selection

_NONE = np.zeros(0, np.int64)
_MANY = 1000
"""The weight of an entered group of which nobody has said how many it is."""


@dataclass(frozen=True, slots=True)
class RowPlace:
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
        self.coarser = Coarser(figures.values(), self.codes)
        self._sources: dict[Period, Source] = {}
        self._applied: dict[Period, Applications] = {}
        self._made: dict[tuple[Hashable, ...], int] = {}
        self._weights: list[int] = [1] * len(underlag.enrolments)
        self._of: dict[RowPlace, IntArray] = {}
        self._sizes: dict[RowPlace, int] = {}
        self._cells: dict[tuple[Hashable, ...], Rows] = {}

    @cached_property
    def _by_cell(self) -> Mapping[tuple[int, int], int]:
        """The place in the register of each of its rows."""
        return {cell: n for n, cell in enumerate(self.underlag.enrolments.rows("sheet", "row"))}

    @property
    def weights(self) -> IntArray:
        """How many each row stands for."""
        return np.array(self._weights, np.int64)

    def size(self, place: RowPlace) -> int:
        """How many there are in a place."""
        if place not in self._sizes:
            self._sizes[place] = sum(self._weights[row] for row in self.rows(place).tolist())
        return self._sizes[place]

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
        inner = RowPlace(place.table, place.period, place.scope, (*place.steps, *steps), place.sex)
        if any(part for part in self._tallies(inner)):
            return self._tallied_amounts(place, steps)
        return rows, np.where(np.isin(rows, self.rows(inner)), self.weights[rows], 0)

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
        rows = self._narrowed(place.period, place.scope, place.steps)
        parts = rows.parts if isinstance(rows, AddedRows) else (rows,)
        own = [part for part in parts if isinstance(part, RegisterRows)]
        if place.sex is not Sex.TOTALT:
            own = [part.of_sex(SEXES.index(place.sex)) for part in own]
        those = [self._ids(part, place) for part in own]
        values = [part.column(dimension) for part in own]
        found = np.concatenate([_NONE, *values])
        return np.concatenate([_NONE, *those]), np.where(found == UNKNOWN, 0, found)

    def _tallies(self, place: RowPlace) -> list[TalliedRows]:
        if place.table == "ansokningar":
            return []
        rows = self._narrowed(place.period, place.scope, place.steps)
        parts = rows.parts if isinstance(rows, AddedRows) else (rows,)
        return [part for part in parts if isinstance(part, TalliedRows)]

    def _tallied_amounts(
        self, place: RowPlace, steps: tuple[str, ...]
    ) -> tuple[IntArray, IntArray]:
        """Of the cells of a tally, how many were counted in each."""
        sexes = SEXES if place.sex is Sex.TOTALT else (place.sex,)
        found: dict[int, int] = {}
        for part in self._tallies(place):
            inner = part.narrow(*steps)
            if any((part.count()[0] or 0) and inner.count()[n + 1] is None for n in range(2)):
                return _NONE, _NONE
            for sex in sexes:
                cell = self._cell(
                    ("antal", id(part.book), part.steps, sex),
                    part.count()[SEXES.index(sex) + 1] or 0,
                )
                for row in cell.tolist():
                    found[row] = inner.count()[SEXES.index(sex) + 1] or 0
        rows = self.rows(place)
        if any(row not in found for row in rows.tolist()):
            return _NONE, _NONE
        return rows, np.array([found[row] for row in rows.tolist()], np.int64)

    def _survey_amounts(self, place: RowPlace, rows: IntArray, steps: tuple[str, ...]) -> IntArray:
        """Of the answers of each sex, how many were of a kind."""
        whole = {sex: self._answers(place, sex, steps[-1]) for sex in (Sex.TOTALT, *SEXES)}
        rest = 2 * whole[Sex.TOTALT] - sum(whole.values())
        names = {number: key for key, number in self._made.items()}
        found = []
        for row in rows.tolist():
            sex = next(each for each in whole if each == names[row][-1])
            found.append(rest if sex is Sex.TOTALT else whole[sex])
        return np.array(found, np.int64)

    def _look(self, place: RowPlace) -> IntArray:
        if place.table == "enkat":
            return self._of_survey(place)
        if place.table == "ansokningar":
            return self._of_applications(place)
        if place.table == "historik" and not self._source(place.period).is_counted(place.scope):
            return self._entered(place)
        return self._ids(self._narrowed(place.period, place.scope, place.steps), place)

    def _narrowed(self, period: Period, scope: str, steps: tuple[str, ...]) -> Rows:
        key = (period, scope, steps)
        if key not in self._cells:
            source = self._source(period)
            if len(steps) == 1:
                self._cells[key] = source.rows(scope, steps[0])
            else:
                self._cells[key] = self._narrowed(period, scope, steps[:-1]).narrow(steps[-1])
        return self._cells[key]

    def _source(self, period: Period) -> Source:
        if period not in self._sources:
            self._sources[period] = Source(self.underlag, self.forbund, period, self.selection)
        return self._sources[period]

    def _ids(self, rows: Rows, place: RowPlace) -> IntArray:
        if isinstance(rows, AddedRows):
            return np.concatenate([self._ids(part, place) for part in rows.parts])
        if isinstance(rows, TalliedRows):
            return self._tallied(rows, place)
        assert isinstance(rows, RegisterRows)  # noqa: S101 - there are no others
        own = rows if place.sex is Sex.TOTALT else rows.of_sex(SEXES.index(place.sex))
        if own.table is self._source(place.period).register:
            return own.index
        cells = zip(own.column("sheet").tolist(), own.column("row").tolist(), strict=True)
        found = [
            self._by_cell[cell] if cell in self._by_cell else self._make(("svar", cell), 1)
            for cell in cells
        ]
        return np.array(found, np.int64)

    def _tallied(self, rows: TalliedRows, place: RowPlace) -> IntArray:
        """The cells of a tally by sex; those of a part of a population are not told apart from it."""
        total, *sexes = rows.count()
        key = ("antal", id(rows.book), rows.steps)
        parts = {sex: count or 0 for sex, count in zip(SEXES, sexes, strict=True)}
        if place.sex is not Sex.TOTALT:
            return self._cell((*key, place.sex), parts[place.sex])
        known = [self._cell((*key, sex), parts[sex]) for sex in SEXES]
        rest = max((total or 0) - sum(parts.values()), 0)
        return np.concatenate([*known, self._cell((*key, Sex.TOTALT), rest)])

    def _entered(self, place: RowPlace) -> IntArray:
        """The cells of entered figures: by insats and sex, with those of no known sex."""
        members = self.forbund.scopes().get(place.scope, ())
        found = []
        for member in members or (place.scope,):
            key = ("historik", place.period, member, place.steps)
            sizes = {sex: self._entered_size(place, member, sex) for sex in (Sex.TOTALT, *SEXES)}
            for sex in SEXES if place.sex is Sex.TOTALT else (place.sex,):
                size = sizes[sex]
                if size is not None or place.sex is sex:
                    found.append(self._cell((*key, sex), _MANY if size is None else size))
            if place.sex is Sex.TOTALT:
                known = sum(size or 0 for sex, size in sizes.items() if sex is not Sex.TOTALT)
                total = sizes[Sex.TOTALT]
                rest = _MANY if total is None else max(total - known, 0)
                found.append(self._cell((*key, Sex.TOTALT), rest))
        return np.concatenate(found) if found else _NONE

    def _entered_size(self, place: RowPlace, scope: str, sex: Sex) -> int | None:
        name = self.steps.count_of(place.steps)
        end = "" if sex is Sex.TOTALT else f".{sex}"
        figure = self.figures.get(f"{place.period.key}.{scope}.{name}{end}")
        return figure.value if figure is not None and isinstance(figure.value, int) else None

    def _of_survey(self, place: RowPlace) -> IntArray:
        """The answers to a question by sex, with those of no known sex."""
        counts: dict[Sex, int] = {}
        for sex in (Sex.TOTALT, *SEXES):
            counts[sex] = self._answers(place, sex, "n")
        key = ("enkat", place.period, *place.steps)
        if place.sex is not Sex.TOTALT:
            return self._cell((*key, place.sex), counts[place.sex])
        rest = max(2 * counts[Sex.TOTALT] - sum(counts.values()), 0)
        cells = [self._cell((*key, sex), counts[sex]) for sex in SEXES]
        return np.concatenate([*cells, self._cell((*key, Sex.TOTALT), rest)])

    def _answers(self, place: RowPlace, sex: Sex, kind: str) -> int:
        group, question = (step.partition("=")[2] for step in place.steps[1:3])
        enkat = self.forbund.enkat
        fraga = enkat.question(group, int(question)) if enkat else None
        if fraga is None:
            return 0
        end = "" if sex is Sex.TOTALT else f".{sex}"
        name = f"{place.period.key}.{place.scope}.enk.{group}.{fraga.kod}.{kind}{end}"
        figure = self.figures.get(name)
        return figure.value if figure is not None and isinstance(figure.value, int) else 0

    def _of_applications(self, place: RowPlace) -> IntArray:
        if place.period not in self._applied:
            self._applied[place.period] = Applications(self.underlag, self.forbund, place.period)
        found = self._applied[place.period].rows(*place.steps[1:])
        cells = [self._cell(("ansokningar", *each.cell), each.antal) for each in found]
        return np.concatenate(cells) if cells else _NONE

    def _cell(self, key: tuple[Hashable, ...], weight: int) -> IntArray:
        return np.array([self._make(key, weight)], np.int64) if weight else _NONE

    def _make(self, key: tuple[Hashable, ...], weight: int) -> int:
        if key not in self._made:
            self._made[key] = len(self._weights)
            self._weights.append(weight)
        return self._made[key]


def place_of(figure: Figure, reading: Reading) -> RowPlace:
    """The place of a figure that tells `reading`: a mean is of those of whom it is known."""
    steps = reading.steps + (reading.category if reading.is_mean else ())
    return RowPlace(reading.table, figure.period, figure.scope, steps, figure.sex)


def recipes_of(figures: FigureSet) -> Mapping[str, Recipe]:
    """The recipe of every computed measure: an entered figure has none of its own."""
    found: dict[str, Recipe] = {}
    for figure in figures.values():
        if figure.recipe.table in ("register", "uppfoljning", "antal", "blandat"):
            found.setdefault(figure.measure, figure.recipe)
    return found
