"""Making the figures of one population: counts, shares and means, by sex, with absences.

The rule for blanks is applied here, once: a share's denominator is the whole population; where
the population is not empty but every row is blank, counts and shares of the categories are
unknown; in an empty population counts are 0 and shares do not exist.  What a tally leaves out
has not been counted, which is neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.domain.figure import (
    MAX_ID,
    SEXES,
    Absence,
    Figure,
    Recipe,
    Sex,
    Unit,
    figure_id,
)
from sofrep.domain.period import Period
from sofrep.statistics import ratio
from sofrep.statistics.counted import Counts, Rows
from sofrep.statistics.dimension import Dimension
from sofrep.statistics.result import Result

if TYPE_CHECKING:
    from sofrep.statistics.source import Source

ALL_SEXES = (Sex.TOTALT, *SEXES)
_NONE: Counts = (0, 0, 0, 0)
_LONGEST_SUFFIX = ".andel.kvinnor"


class Page(Struct, frozen=True):
    """One population of a scope, ready to be counted.

    `words` are those of its measures' patterns (``{"population": "avslutade"}``); `rows` are the
    population and `size` its count; `sexes` are the columns to make; `table` is what recipes call
    where the rows stand.  Shares are of `whole`, if it is not of the page itself, and `rows_of` are
    the rows of another population of the scope.
    """

    period: Period
    scope: str
    words: Mapping[str, str]
    rows: Rows
    size: Counts
    sexes: tuple[Sex, ...]
    table: str
    rows_of: Callable[[str], Rows]
    whole: Page | None = None
    _blanks: dict[str, Counts] = field(default_factory=dict)

    @classmethod
    def of(
        cls, source: Source, scope: str, population: str, words: Mapping[str, str], table: str = ""
    ) -> Page:
        """The page of a population; övriga are a column where there are any."""
        rows_of = partial(source.rows, scope)
        rows = rows_of(population)
        size = rows.count()
        sexes = ALL_SEXES if size[3] else ALL_SEXES[:3]
        return cls(source.period, scope, words, rows, size, sexes, table or rows.name, rows_of)

    def narrow(self, *steps: str, words: Mapping[str, str] | None = None) -> Page:
        """The page of the rows that also meet `steps`, with the same columns."""
        rows = self.rows.narrow(*steps)
        return replace(
            self,
            words=words or self.words,
            rows=rows,
            size=rows.count(),
            whole=None,
            _blanks={},
        )

    def blanks(self, dimension: Dimension, at: str = "") -> Counts:
        """How many of whom nothing is known of the dimension; `at` is put before the step."""
        step = at + dimension.blank
        if step not in self._blanks:
            self._blanks[step] = self.rows.count_of(step)
        return self._blanks[step]

    def count(
        self, measure: str, counts: Counts, *steps: str, sexes: tuple[Sex, ...] = ()
    ) -> Iterator[Figure]:
        """The figures of a plain count, which is absent only where nobody counted."""
        recipe = Recipe(self.table, (*self.rows.steps, *steps))
        return self._by_sex(measure, recipe, lambda n: Result.counted(counts[n]), sexes)

    def part(
        self, measure: str, counts: Counts, *steps: str, blanks: Counts = _NONE
    ) -> Iterator[Figure]:
        """The count of a category and its share of the whole, of whom `blanks` are unknown."""
        of = self.whole or self
        counted = Recipe(self.table, (*self.rows.steps, *steps))
        shared = Recipe(self.table, counted.rows, of.rows.steps)
        base = self._id(measure)
        for sex, n, unknown, whole in zip(self.sexes, counts, blanks, of.size, strict=False):
            if whole and n is not None and unknown == whole:
                amount, share = Result.amount(None), Result.share(None, whole)
            else:
                amount, share = Result.counted(n), Result.counted_share(n, whole)
            yield self._figure(base, sex, amount, counted)
            yield self._figure(f"{base}.andel", sex, share, shared)

    def mean(
        self, measure: str, unit: Unit, column: str, *steps: str, per_unit: Fraction | int = 1
    ) -> Iterator[Figure]:
        """The mean of a column over the rows that meet `steps` (those that are not blank).

        `per_unit` is how many of the column's steps make one of `unit`.
        """
        known = self.rows.narrow(*steps)
        sums, ns = known.sums(column), known.count()

        def of(n: int) -> Result:
            total, many, size = sums[n], ns[n], self.size[n]
            if total is None or many is None or size is None:
                return Result.counted(None, unit)
            return Result.mean(ratio.in_units(total, per_unit), many, unit, size)

        return self._by_sex(measure, Recipe(self.table, known.steps, known.steps), of)

    def longest(self, measure: str, unit: Unit, column: str, per_unit: int) -> Iterator[Figure]:
        """The largest value of a column."""
        longest = self.rows.longest(column)

        def of(n: int) -> Result:
            value = longest[n]
            if value is not None and not self.size[n]:
                return Result(None, unit, absence=Absence.TOM_NAMNARE)
            return Result.counted(None if value is None else ratio.in_units(value, per_unit), unit)

        return self._by_sex(measure, Recipe(self.table, (*self.rows.steps, "langst")), of)

    def single(
        self, measure: str, result: Result, rows: Rows, base: tuple[str, ...] = ()
    ) -> Figure:
        """One figure over all sexes, told from `rows`."""
        recipe = Recipe(self.table, rows.steps, base)
        return self._figure(self._id(measure), Sex.TOTALT, result, recipe)

    def has_room(self, measure: str) -> bool:
        """Whether the measure's id, with the longest suffix, is no longer than an id may be."""
        name = f"{self.period.key}.{self.scope}.{measure}{_LONGEST_SUFFIX}"
        return len(name) <= MAX_ID

    def _by_sex(
        self,
        measure: str,
        recipe: Recipe,
        result: Callable[[int], Result],
        sexes: tuple[Sex, ...] = (),
    ) -> Iterator[Figure]:
        base = self._id(measure)
        for sex in sexes or self.sexes:
            yield self._figure(base, sex, result(ALL_SEXES.index(sex)), recipe)

    def _id(self, measure: str) -> str:
        """The id without a suffix; the longest suffix must fit as well."""
        whole = figure_id(self.period, self.scope, measure + _LONGEST_SUFFIX)
        return whole.removesuffix(_LONGEST_SUFFIX)

    def _figure(self, base: str, sex: Sex, result: Result, recipe: Recipe) -> Figure:
        name = base if sex is Sex.TOTALT else f"{base}.{sex}"
        return result.figure(name, (self.scope, self.period), recipe, sex)
