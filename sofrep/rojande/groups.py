"""The rule of the smallest group: what is told of which groups, so that nothing follows of a small one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sofrep.rojande.bundles import Bundle, Changes
from sofrep.rojande.kernel import Kernel, partition
from sofrep.rojande.rowsets import RowPlace, RowSets
from sofrep.rojande.told_columns import ToldColumn
from sofrep.statistics.calendar_time import BoolArray
from sofrep.statistics.dimension import KAND


def refused(column: ToldColumn, rows: RowSets, smallest: int) -> Changes:
    """The bundles of a column that are not shown: with them a small group's sum would be known."""
    return dict.fromkeys(_Search(column, rows, smallest).refused())


class _Search:
    """The sets of a column as atoms."""

    def __init__(self, column: ToldColumn, rows: RowSets, smallest: int) -> None:
        self.column, self.smallest = column, smallest
        places = {
            place: rows.rows(_of_all(place))
            for place in (*column.given, *(p for b in column.bundles for p in b.places))
        }
        atom_of, sizes = partition(list(places.values()), rows.weights)
        self.sizes = np.array(sizes, np.int64)
        self.atoms = {place: np.unique(atom_of[found]) for place, found in places.items()}

    def refused(self) -> set[Bundle]:
        if not ((self.sizes > 0) & (self.sizes < self.smallest)).any():
            return set()  # no sets tell so few apart
        kernel = Kernel(self.sizes.tolist(), self.smallest)
        everything = np.ones(len(self.sizes), np.bool_)
        for place in self.column.given:
            kernel.add(self.atoms[place])
        known = (
            {frozenset(g) for g in kernel.told(everything, first=False)}
            if self.column.given
            else set()
        )
        kernel.settle()
        left: set[Bundle] = set()
        for level in _levels(self.column.bundles):
            left |= set(self._try(kernel, level, known))
            kernel.settle()
        return left

    def _try(
        self, kernel: Kernel, bundles: Sequence[Bundle], known: set[frozenset[int]]
    ) -> list[Bundle]:
        """Add what can be, the first first; the bundles that cannot."""
        mark = kernel.mark()
        touched = np.zeros(len(self.sizes), np.bool_)
        for bundle in bundles:
            for place in bundle.places:
                found = kernel.add(self.atoms[place])
                if found is not None:
                    touched |= found
        if not touched.any() or not self._is_told(kernel, touched, known):
            return []
        kernel.back(mark)
        if len(bundles) == 1:
            return list(bundles)
        half = len(bundles) // 2
        return [
            *self._try(kernel, bundles[:half], known),
            *self._try(kernel, bundles[half:], known),
        ]

    def _is_told(self, kernel: Kernel, touched: BoolArray, known: set[frozenset[int]]) -> bool:
        if not known:
            return bool(kernel.told(touched))
        told = kernel.told(touched, first=False)
        return any(not _is_known(frozenset(group), known) for group in told)


def _of_all(place: RowPlace) -> RowPlace:
    """The place of those of whom something is known, with those of whom it is not: they have no part in a mean."""
    if place.steps[-1].endswith(f"={KAND}"):
        return place._replace(steps=place.steps[:-1])
    return place


def _levels(bundles: Sequence[Bundle]) -> Iterator[list[Bundle]]:
    """Runs of bundles of one worth."""
    level: list[Bundle] = []
    for bundle in bundles:
        if level and level[-1].rank[:2] != bundle.rank[:2]:
            yield level
            level = []
        level.append(bundle)
    if level:
        yield level


def _is_known(group: frozenset[int], known: set[frozenset[int]]) -> bool:
    """Whether a group, or the two that it falls into, could be told before."""
    if group in known:
        return True
    return any(one < group and group - one in known for one in known)
