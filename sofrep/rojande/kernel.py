"""What published sums leave open: sets of rows, and the small groups that follow from them.

Whoever knows the sum over each of some sets knows the sum over a group exactly when the group's
indicator lies in the span of theirs, that is, when everything orthogonal to them (the kernel) is
0 on the group taken together.  Counted modulo a prime, so exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from sofrep.statistics.calendar_time import BoolArray, IntArray

PRIME = (1 << 31) - 1
_Group = tuple[int, ...]
_Undo = tuple[IntArray, IntArray, IntArray]


class Kernel:
    """The kernel of the sets added so far, over atoms of rows that no set divides.

    `sizes` is how many rows each atom has.  A small group is one of 1 to `smallest` - 1 rows.
    """

    def __init__(self, sizes: Sequence[int], smallest: int) -> None:
        self.sizes = np.array(sizes, np.int64)
        self.smallest = smallest
        self.basis: IntArray = np.eye(len(sizes), dtype=np.int64)
        self._is_small = (self.sizes > 0) & (self.sizes < smallest)
        self._undo: list[_Undo] = []

    def add(self, atoms: IntArray) -> BoolArray | None:
        """Publish the sum over `atoms`.

        Returns:
            The atoms that less is open about, None where nothing new is told.
        """
        told = self.basis[atoms].sum(axis=0) % PRIME
        columns = np.flatnonzero(told)
        if not len(columns):
            return None
        touched: BoolArray = (self.basis[:, columns] != 0).any(axis=1)
        weights = (self.basis[:, columns] != 0).sum(axis=0)
        pivot = columns[int(weights.argmin())]
        rows = np.flatnonzero(self.basis[:, pivot])
        self._undo.append((rows, columns, self.basis[np.ix_(rows, columns)]))
        inverse = pow(int(told[pivot]), -1, PRIME)
        factors = told[columns] * inverse % PRIME
        by = self.basis[rows, pivot][:, None] * factors[None, :] % PRIME
        self.basis[np.ix_(rows, columns)] = (self.basis[np.ix_(rows, columns)] - by) % PRIME
        return touched

    def mark(self) -> int:
        """Where `back` may return to."""
        return len(self._undo)

    def back(self, mark: int) -> None:
        """Take back what was added since `mark`."""
        while len(self._undo) > mark:
            rows, columns, old = self._undo.pop()
            self.basis[np.ix_(rows, columns)] = old

    def settle(self) -> None:
        """Nothing that has been added so far is taken back: its columns are done with."""
        self._undo.clear()
        self.basis = self.basis[:, (self.basis != 0).any(axis=0)]

    def told(self, atoms: BoolArray, *, first: bool = True) -> list[_Group]:
        """The small groups with one of `atoms` in them whose sum is known: the first, or all.

        A group is told by its atoms.  None is named that is another and more.
        """
        small = np.flatnonzero(self._is_small)
        where = {int(row): place for place, row in enumerate(small)}
        rows = self.basis[small]
        has = rows != 0
        found: list[_Group] = []
        seen: set[_Group] = set()
        many, zero = has.sum(axis=0), ~has.any(axis=1)
        for atom in np.flatnonzero(atoms & self._is_small).tolist():
            place = where[atom]
            if zero[place]:
                found.append((atom,))
            else:
                for each in self._with(place, rows, has, many):
                    group = tuple(sorted(small[each].tolist()))
                    if group not in seen:
                        seen.add(group)
                        found.append(group)
                        if first:
                            return found
            if first and found:
                return found
        return found

    def _with(
        self, place: int, rows: IntArray, has: BoolArray, many: IntArray
    ) -> Iterable[list[int]]:
        """Groups of several small atoms that begin with one; `many` have something in each column."""
        sizes = self.sizes[self._is_small]
        room = self.smallest - 1
        todo: list[tuple[tuple[int, ...], IntArray, int]] = [
            ((place,), rows[place], int(sizes[place]))
        ]
        while todo:
            group, total, size = todo.pop()
            if size >= room:
                continue
            columns = np.flatnonzero(total)
            # Some member cancels the column that the fewest have.
            rarest = columns[many[columns].argmin()]
            wanted = (PRIME - total) % PRIME
            for other in np.flatnonzero(has[:, rarest]).tolist():
                if other in group or size + sizes[other] > room:
                    continue
                if bool((rows[other] == wanted).all()):
                    yield [*group, other]
                elif size + sizes[other] < room:
                    todo.append(
                        (
                            (*group, other),
                            (total + rows[other]) % PRIME,
                            size + int(sizes[other]),
                        )
                    )


def partition(sets: Sequence[IntArray], weights: IntArray) -> tuple[IntArray, list[int]]:
    """The atoms of the rows that some `sets` divide: of each row its atom, and the atoms' sizes.

    A row in no set is in atom -1.
    """
    marks = np.zeros(len(weights), np.uint64)
    member = np.zeros(len(weights), np.bool_)
    random = np.random.default_rng(0)
    for rows in sets:
        marks[rows] ^= random.integers(1, 1 << 63, dtype=np.uint64)
        member[rows] = True
    atom_of = np.full(len(weights), -1, np.int64)
    inside = np.flatnonzero(member)
    _, number = np.unique(marks[inside], return_inverse=True)
    atom_of[inside] = number
    sizes = np.bincount(number, weights=weights[inside]).astype(np.int64).tolist()
    return atom_of, sizes


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
