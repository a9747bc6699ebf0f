"""Figures that are sums over the rows of a sheet, or of the profile, for the whole förbund."""

from __future__ import annotations

from dataclasses import dataclass

from sofrep.domain.figure import Figure, Recipe, Unit, figure_id
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.statistics.result import Result


@dataclass(frozen=True, slots=True)
class Tally:
    """Makes the figures of the scope ``forbundet`` from one table.

    `unit` is what the sums count.  The first step of every recipe is the table's own name.
    """

    period: Period
    table: str
    unit: Unit

    def total(self, measure: str, value: int | None, *steps: str) -> Figure:
        """A sum over the rows that meet `steps`; None where it is unknown."""
        recipe = Recipe(self.table, (self.table, *steps))
        return self._figure(measure, Result.amount(value, self.unit), recipe)

    def part(
        self, measure: str, value: int | None, whole: int, *steps: str
    ) -> tuple[Figure, Figure]:
        """A sum and its share of `whole`."""
        recipe = Recipe(self.table, (self.table, *steps), (self.table,))
        share = self._figure(f"{measure}.andel", Result.share(value, whole), recipe)
        return self.total(measure, value, *steps), share

    def per_month(self, measure: str, value: int, months: int) -> Figure:
        """A sum per month of the period."""
        recipe = Recipe(self.table, (self.table,))
        return self._figure(measure, Result.mean(value, months, self.unit, months), recipe)

    def _figure(self, measure: str, result: Result, recipe: Recipe) -> Figure:
        name = figure_id(self.period, FORBUNDET, measure)
        return result.figure(name, (FORBUNDET, self.period), recipe)
