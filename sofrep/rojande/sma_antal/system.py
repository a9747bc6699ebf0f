"""Counts as sums over variables, and what always holds of these."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.rojande.highs import INFINITE
from sofrep.rojande.sma_antal.count_keys import Key
from sofrep.statistics.calendar_time import BoolArray, IntArray

_NONE = np.zeros(0, np.int64)


class Relation(Struct, frozen=True):
    """Between `low` and `high` lies the sum of the variables at `places`, each times its factor."""

    places: IntArray
    factors: IntArray
    low: float = 0.0
    high: float = 0.0

    @classmethod
    def of(cls, places: IntArray) -> Relation:
        """A sum of which nothing is said."""
        return cls(places, np.ones(len(places), np.int64), -INFINITE, INFINITE)

    @classmethod
    def of_share(cls, part: IntArray, whole: IntArray, limit: Fraction, *, least: bool) -> Relation:
        """That a part is at least, or at most, so large a share of the whole."""
        sign = 1 if least else -1
        one, other = sign * limit.denominator, -sign * limit.numerator
        factors = np.repeat((one, other), (len(part), len(whole)))
        return cls(np.concatenate((part, whole)), factors, 0.0, INFINITE)

    def without(self, zeros: BoolArray) -> Relation:
        """The same where those are known to be 0."""
        some = ~zeros[self.places]
        return replace(self, places=self.places[some], factors=self.factors[some])


class Statements(Struct):
    """`many` variables, none below 0.

    `rows` always hold; `places` are the variables that a count is the sum of.  `tables` are counts of
    the same table, insats or union and sex, with those that they are a part of.
    """

    many: int = 0
    rows: list[Relation] = field(default_factory=list)
    places: dict[Key, IntArray] = field(default_factory=dict)
    tables: list[dict[Key, IntArray]] = field(default_factory=list)

    def make(self, many: int) -> IntArray:
        """New variables."""
        self.many += many
        return np.arange(self.many - many, self.many)

    def hold(
        self,
        more: Sequence[IntArray],
        less: Sequence[IntArray],
        low: float = 0.0,
        high: float = 0.0,
    ) -> None:
        """What the first are more than the others lies between two numbers."""
        one, other = np.concatenate([_NONE, *more]), np.concatenate([_NONE, *less])
        factors = np.repeat((1, -1), (len(one), len(other)))
        self.rows.append(Relation(np.concatenate((one, other)), factors, low, high))
