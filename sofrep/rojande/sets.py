"""Published sets of people, what they leave of each other, and the small groups among these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from sofrep.rojande.kernel import partition
from sofrep.statistics.calendar_time import BoolArray, IntArray

_MOST_PAIRS = 2000


class Sets:
    """Sets of atoms, which have `sizes`: a small group has 1 to `smallest` - 1.

    `groups` are the sets and what one leaves of another (rows, by atom).
    """

    def __init__(self, sets: Sequence[IntArray], sizes: IntArray, smallest: int) -> None:
        self._sets, self._sizes, self._smallest = sets, sizes, smallest
        table = np.zeros((len(sets), len(sizes)), np.float32)
        for n, atoms in enumerate(sets):
            table[n, atoms] = 1
        many = table.sum(axis=1)
        is_part = (table @ table.T == many[None, :]) & (many[None, :] < many[:, None])
        whole, part = np.nonzero(is_part)
        left = np.unique(table[whole] - table[part], axis=0)
        self._table = table
        self.groups: BoolArray = np.concatenate((table, left)) > 0
        self._many: IntArray = self.groups @ sizes

    def alike(self, amounts: IntArray) -> BoolArray:
        """The groups that are not small and of which all are something, or none.

        `amounts` are how many of each atom are; such groups say it by themselves.
        """
        have = self.groups @ amounts
        are = (self._many >= self._smallest) & ((have == 0) | (have == self._many))
        found: BoolArray = self.groups[are]
        return found

    def small(self) -> Iterator[frozenset[int]]:
        """Small groups: parts that no set divides, two of these, and what two sets leave."""
        part_of, sizes = partition(self._sets, self._sizes)
        few = [n for n, size in enumerate(sizes) if 0 < size < self._smallest]
        parts = [frozenset(np.flatnonzero(part_of == n).tolist()) for n in few]
        yield from parts
        for one, other in self._pairs([next(iter(part)) for part in parts]):
            if sizes[few[one]] + sizes[few[other]] < self._smallest:
                yield parts[one] | parts[other]
        for group in self.groups[(self._many > 0) & (self._many < self._smallest)]:
            yield frozenset(np.flatnonzero(group).tolist())

    def _pairs(self, atoms: Sequence[int]) -> list[tuple[int, int]]:
        """Which two are in one set; those first that are in the smallest."""
        inside = self._table[:, atoms] > 0
        found: dict[tuple[int, int], None] = {}
        for n in np.argsort(self._table @ self._sizes, kind="stable").tolist():
            found.update(dict.fromkeys(combinations(np.flatnonzero(inside[n]).tolist(), 2)))
            if len(found) > _MOST_PAIRS:
                break
        return list(found)
