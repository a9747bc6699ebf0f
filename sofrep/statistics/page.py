"""Making the figures of one population: counts, shares and means, by sex, with absences.

The rule for blanks is applied here, once: a share's denominator is the whole population; where
the population is not empty but every row is blank, counts and shares of the categories are
unknown; in an empty population counts are 0 and shares do not exist.  What a tally leaves out
has not been counted, which is neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

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
from sofrep.statistics.codes import KAND, SAKNAS
from sofrep.statistics.counted import Counts, Rows
from sofrep.statistics.result import Result

ALL_SEXES = (Sex.TOTALT, *SEXES)
_NONE: Counts = (0, 0, 0, 0)
_LONGEST_SUFFIX = ".andel.kvinnor"


@dataclass(frozen=True, slots=True)
class Page:
    """One population of a scope, ready to be counted.

    `name` begins the measures (``avslutade``); `rows` are the population and `size` its count;
    `sexes` are the columns to make.
    """

    period: Period
    scope: str
    name: str
    rows: Rows
    size: Counts
    sexes: tuple[Sex, ...]
    table: str

    @classmethod
    def of(cls, period: Period, scope: str, name: str, rows: Rows, table: str = "") -> Page:
        """The page of `rows`; övriga are a column where there are any."""
        size = rows.count()
        sexes = ALL_SEXES if size[3] else ALL_SEXES[:3]
        return cls(period, scope, name, rows, size, sexes, table or rows.name)

    def narrow(self, *steps: str, name: str) -> Page:
        """The page of the rows that also meet `steps`, with the same columns."""
        rows = self.rows.narrow(*steps)
        return replace(self, name=name, rows=rows, size=rows.count())

    def count(
        self, measure: str, counts: Counts, *steps: str, sexes: tuple[Sex, ...] = ()
    ) -> Iterator[Figure]:
        """The figures of a plain count, which is absent only where nobody counted."""
        recipe = Recipe(self.table, (*self.rows.steps, *steps))
        base = self._id(measure)
        for sex in sexes or self.sexes:
            result = Result.counted(counts[ALL_SEXES.index(sex)])
            yield self._figure(base, sex, result, recipe)

    def part(
        self,
        measure: str,
        counts: Counts,
        *steps: str,
        blanks: Counts = _NONE,
        of: Page | None = None,
    ) -> Iterator[Figure]:
        """The count of a category and its share.

        The share is of the page's rows, of which `blanks` are unknown, or of the page `of`.
        """
        of = of or self
        counted = Recipe(self.table, (*self.rows.steps, *steps))
        shared = Recipe(self.table, counted.rows, of.rows.steps)
        base = self._id(measure)
        for sex in self.sexes:
            column = ALL_SEXES.index(sex)
            whole, n = of.size[column], counts[column]
            if whole and n is not None and blanks[column] == whole:
                amount, share = Result.amount(None), Result.share(None, whole)
            else:
                amount, share = Result.counted(n), Result.counted_share(n, whole)
            yield self._figure(base, sex, amount, counted)
            yield self._figure(f"{base}.andel", sex, share, shared)

    def coded(self, dimension: str) -> Iterator[Figure]:
        """Every category of a coded dimension, and the blanks; nothing of one without categories."""
        if not self.rows.codes.categories[dimension]:
            return
        tally = self.rows.tally(dimension)
        blanks = tally[SAKNAS]
        for category, counts in tally.items():
            if category == SAKNAS:
                continue
            step = f"{dimension}={category}"
            yield from self.part(f"{dimension}.{category}", counts, step, blanks=blanks)
        yield from self.part(f"{dimension}.{SAKNAS}", blanks, f"{dimension}={SAKNAS}")

    def mean(
        self, measure: str, unit: Unit, column: str, *steps: str, per_unit: Fraction | int = 1
    ) -> Iterator[Figure]:
        """The mean of a column over the rows that meet `steps` (those that are not blank).

        `per_unit` is how many of the column's steps make one of `unit`.
        """
        known = self.rows.narrow(*steps)
        sums, ns = known.sums(column), known.count()
        recipe = Recipe(self.table, known.steps, known.steps)
        base = self._id(measure)
        for sex in self.sexes:
            place = ALL_SEXES.index(sex)
            result = _mean(sums[place], ns[place], self.size[place], (unit, per_unit))
            yield self._figure(base, sex, result, recipe)

    def known_mean(
        self, measure: str, unit: Unit, column: str, dimension: str, per_unit: int = 1
    ) -> Iterator[Figure]:
        """The mean of a column that may be blank, over the rows where it is not, and its n."""
        step = f"{dimension}={KAND}"
        yield from self.count(f"{dimension}.{KAND}", self.rows.count_of(step), step)
        yield from self.mean(measure, unit, column, step, per_unit=per_unit)

    def longest(self, measure: str, unit: Unit, column: str, per_unit: int) -> Iterator[Figure]:
        """The largest value of a column."""
        base = self._id(measure)
        recipe = Recipe(self.table, (*self.rows.steps, "langst"))
        longest = self.rows.longest(column)
        for sex in self.sexes:
            place = ALL_SEXES.index(sex)
            value = longest[place]
            if value is None:
                result = Result.counted(None, unit)
            elif self.size[place]:
                result = Result.amount(ratio.in_units(value, per_unit), unit)
            else:
                result = Result(None, unit, absence=Absence.TOM_NAMNARE)
            yield self._figure(base, sex, result, recipe)

    def single(
        self, measure: str, result: Result, rows: Rows, base: tuple[str, ...] = ()
    ) -> Figure:
        """One figure over all sexes, told from `rows`."""
        recipe = Recipe(self.table, rows.steps, base)
        return self._figure(self._id(measure), Sex.TOTALT, result, recipe)

    def has_room(self, measure: str) -> bool:
        """Whether the measure's id, with the longest suffix, is no longer than an id may be."""
        parts = (self.period.key, self.scope, self.name, measure)
        return len(".".join(parts) + _LONGEST_SUFFIX) <= MAX_ID

    def _id(self, measure: str) -> str:
        """The id without a suffix; the longest suffix must fit as well."""
        full = ".".join(part for part in (self.name, measure) if part)
        whole = figure_id(self.period, self.scope, full + _LONGEST_SUFFIX)
        return whole.removesuffix(_LONGEST_SUFFIX)

    def _figure(self, base: str, sex: Sex, result: Result, recipe: Recipe) -> Figure:
        name = base if sex is Sex.TOTALT else f"{base}.{sex.value}"
        return result.figure(name, (self.scope, self.period), recipe, sex)


def _mean(
    total: int | None, n: int | None, size: int | None, units: tuple[Unit, Fraction | int]
) -> Result:
    """The mean of `n` known values, where both have been counted; `units` as in `Page.mean`."""
    unit, per_unit = units
    if total is None or n is None or size is None:
        return Result.counted(None, unit)
    return Result.mean(ratio.in_units(total, per_unit), n, unit, size)
