"""Figures that are sums over the rows of a sheet, or of the profile, for the whole förbund."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from sofrep.domain.figure import Figure, Recipe, figure_id
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.statistics.measure import Measure
from sofrep.statistics.result import Result


class Sums(Struct, frozen=True):
    """Makes the figures of the scope ``forbundet`` from one table.

    `whole` is what its shares are of.  The first step of every recipe is the table's own name.
    `words` are those of its measures' patterns.
    """

    period: Period
    table: str
    whole: int = 0
    words: Mapping[str, str] = field(default_factory=dict)

    def total(self, line: Measure[Any], value: int | None, *steps: str) -> Iterator[Figure]:
        """A sum over the rows that meet `steps`; None where it is unknown."""
        recipe = Recipe(self.table, (self.table, *steps))
        yield self._figure(line.pattern, Result.amount(value, line.unit), recipe)

    def part(self, line: Measure[Any], value: int | None, *steps: str) -> Iterator[Figure]:
        """A sum and its share of the whole."""
        yield from self.total(line, value, *steps)
        recipe = Recipe(self.table, (self.table, *steps), (self.table,))
        share = Result.share(value, self.whole)
        yield self._figure(f"{line.pattern}.andel", share, recipe)

    def per_month(self, line: Measure[Any]) -> Iterator[Figure]:
        """The whole per month of the period."""
        months = len(self.period.months())
        result = Result.mean(self.whole, months, line.unit, months)
        yield self._figure(line.pattern, result, Recipe(self.table, (self.table,)))

    def _figure(self, measure: str, result: Result, recipe: Recipe) -> Figure:
        name = figure_id(self.period, FORBUNDET, measure)
        return result.figure(name, (FORBUNDET, self.period), recipe)
