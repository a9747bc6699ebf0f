"""Counts as sums over variables, what always holds of these, and which add up to which at a glance.

What is hidden beside a small count is looked for among those first; that it is enough is shown by what
can be worked out from everything (`attack`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.domain.figure import Sex
from sofrep.rojande.highs import INFINITE
from sofrep.rojande.sma_antal.count_keys import PERSONS, Key
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


_TWO = 2
Sum = tuple[Key, tuple[Key, ...]]
"""A whole, and its parts."""


def sums_of(statements: Statements, zeros: BoolArray, asked: Iterable[Key]) -> list[Sum]:
    """The sums among the counts `asked`; nobody is in `zeros`."""
    known = {key: statements.places[key] for key in asked if key in statements.places}
    found: dict[Sum, None] = {}
    for sums, tables in ((_within, statements.tables), (_across, [known])):
        for table in tables:
            own = {key: frozenset(some[~zeros[some]].tolist()) for key, some in table.items()}
            found.update((each, None) for each in sums(own) if known.keys() >= {each[0], *each[1]})
    return list(found)


def _within(table: Mapping[Key, frozenset[int]]) -> Iterator[Sum]:
    """In two, and in the smallest categories of a dimension that there are."""
    by_places: dict[frozenset[int], list[Key]] = {}
    for key, places in table.items():
        by_places.setdefault(places, []).append(key)
    for key, places in table.items():
        yield from ((key, (other,)) for other in by_places[places] if key < other and places)
        siblings: dict[tuple[str, ...], list[Key]] = {}
        for other, part in table.items():
            if part and part < places:
                thirds = by_places.get(places - part, ())
                yield from ((key, (other, third)) for third in thirds if other < third)
                dimension = other.steps[-1].partition("=")[0]
                siblings.setdefault((*other[:1], *other.steps[:-1], dimension), []).append(other)
        for own in siblings.values():
            chosen = _cover(own, table)
            if len(chosen) > _TWO and sum(len(table[one]) for one in chosen) == len(places):
                yield key, chosen


def _cover(keys: Sequence[Key], places: Mapping[Key, frozenset[int]]) -> tuple[Key, ...]:
    """Counts that have nobody in common, the smallest first."""
    chosen: list[Key] = []
    met: set[int] = set()
    for key in sorted(keys, key=lambda one: (len(places[one]), one)):
        if met.isdisjoint(places[key]):
            chosen.append(key)
            met |= places[key]
    return tuple(chosen)


def _across(table: Mapping[Key, frozenset[int]]) -> Iterator[Sum]:
    """The sexes, and the insatser."""
    alike: dict[Key, list[Key]] = {}
    for key in sorted(table):
        if key.what != PERSONS and table[key]:
            alike.setdefault(key._replace(sex=Sex.TOTALT, scope=""), []).append(key)
    for keys in alike.values():
        for key in keys:
            sexes = [one for one in keys if one.scope == key.scope]
            scopes = [one for one in keys if one.sex is key.sex]
            for own in (sexes, scopes):
                parts = _cover([one for one in own if table[one] < table[key]], table)
                if parts and sum(len(table[one]) for one in parts) == len(table[key]):
                    yield key, parts
