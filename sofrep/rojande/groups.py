"""The rule of the smallest group: what is told of which groups, so that nothing follows of a small one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sofrep.rojande.bundles import Bundle
from sofrep.rojande.columns import Category, Column
from sofrep.rojande.kernel import Kernel, partition
from sofrep.rojande.rowsets import Place, RowSets
from sofrep.rojande.worlds import Registers, moves_of, open_groups
from sofrep.statistics.calendar_time import BoolArray, IntArray


def refused(column: Column, rows: RowSets, smallest: int) -> set[Bundle]:
    """The bundles of a column that are not shown: with them a small group's sum would be known."""
    return _Search(column, rows, smallest).refused()


@dataclass(frozen=True)
class _Category:
    """Of a category: the atoms of which it is told, those of which a group says all, what agrees."""

    inside: BoolArray
    said: BoolArray
    registers: Registers


class _Search:
    """The sets of a column as atoms."""

    def __init__(self, column: Column, rows: RowSets, smallest: int) -> None:
        self.column, self.source, self.smallest = column, rows, smallest
        places = {
            place: rows.rows(place)
            for place in (*column.given, *(p for b in column.bundles for p in b.places))
        }
        weights = rows.weights
        self.atom_of, sizes = partition(list(places.values()), weights)
        self.sizes = np.array(sizes, np.int64)
        self.weights = weights
        self._counted: tuple[list[Category], IntArray] | None = None
        self.atoms = {place: np.unique(self.atom_of[found]) for place, found in places.items()}

    def refused(self) -> set[Bundle]:
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
        shown = [bundle for bundle in self.column.bundles if bundle not in left]
        if all(name.startswith("kon.") for bundle in shown for name in bundle.told):
            return (
                left  # heads by sex: what a neighbour can know is known to him but for whose it is
            )
        return left | self._without_room(shown, known)

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

    def _without_room(self, shown: list[Bundle], known: set[frozenset[int]]) -> set[Bundle]:
        """What must be left out of `shown` so that whole persons leave room, and 0 and all do."""
        left: set[Bundle] = set()
        if self.column.given:
            known = known | self._leaks([], known)
        while leaks := self._leaks([b for b in shown if b not in left], known):
            group = min(leaks, key=sorted)
            gone = self._least(group, [b for b in shown if b not in left])
            if not gone:
                break
            left |= gone
        return left

    def _least(self, group: frozenset[int], shown: Sequence[Bundle]) -> set[Bundle]:
        """As few bundles, the least worth first, as it takes for nothing to be told of a group."""
        atoms = np.array(sorted(group))
        kinds = [k for k in range(len(self._amounts()[0])) if self._is_one(atoms, k, shown, {})]

        def is_told(gone: Sequence[Bundle]) -> bool:
            left = [b for b in shown if b not in gone]
            return any(self._is_one(atoms, kind, left, {}) for kind in kinds)

        least_first = list(reversed(shown))
        low, high = 0, len(least_first)
        while low < high:
            middle = (low + high) // 2
            if is_told(least_first[: middle + 1]):
                low = middle + 1
            else:
                high = middle
        return set(self._needed(least_first[: low + 1], is_told))

    def _needed(
        self, gone: list[Bundle], is_told: Callable[[Sequence[Bundle]], bool]
    ) -> list[Bundle]:
        """Those of `gone` that have to be: the worthiest are brought back first, many at a time."""
        todo = [gone]
        while todo:
            part = todo.pop()
            left = [b for b in gone if b not in part]
            if not is_told(left):
                gone = left
            elif len(part) > 1:
                half = len(part) // 2
                todo += [part[:half], part[half:]]
        return gone

    def _leaks(self, shown: Sequence[Bundle], known: set[frozenset[int]]) -> set[frozenset[int]]:
        """The small groups of which the shown sums leave only one amount of some category."""
        sets = [self.atoms[place] for place in self._places(shown)]
        if not sets:
            return set()
        kernel = Kernel(self.sizes.tolist(), self.smallest)
        for each in sets:
            kernel.add(each)
        inside = np.zeros(len(self.sizes), np.bool_)
        inside[np.concatenate(sets)] = True
        moves = moves_of(kernel.basis[:, kernel.basis[inside].any(axis=0)])
        groups = list(self._small(sets, moves, inside))
        is_open = open_groups(moves, self._amounts()[1], self.sizes, groups)
        looked: dict[int, _Category] = {}
        told = set()
        for kind in np.flatnonzero(~is_open.all(axis=0)).tolist():
            left = [group for n, group in enumerate(groups) if not is_open[n, kind]]
            one = self._category(kind, shown, looked)
            left = [g for g in left if one.inside[g].any() and not one.said[g].all()]
            one.registers.vary(left)
            told |= {frozenset(g.tolist()) for g in left if one.registers.has_one_amount(g)}
        return {group for group in told if not _is_known(group, known)}

    def _is_one(
        self,
        group: IntArray,
        kind: int,
        shown: Sequence[Bundle],
        looked: dict[int, _Category],
    ) -> bool:
        """Whether a group has but one amount of a category, and no larger group says so by itself."""
        one = self._category(kind, shown, looked)
        if not one.inside[group].any() or one.said[group].all():
            return False
        return one.registers.has_one_amount(group)

    def _category(
        self, kind: int, shown: Sequence[Bundle], looked: dict[int, _Category]
    ) -> _Category:
        """What is known of a category; each is looked at once."""
        if kind not in looked:
            categories, amounts = self._amounts()
            asked = [self.atoms[p] for p in self._places(shown, categories[kind])]
            of_kind = amounts[:, kind]
            looked[kind] = _Category(
                np.isin(np.arange(len(self.sizes)), np.concatenate(asked) if asked else []),
                self._said(asked, of_kind),
                Registers(asked, of_kind, self.sizes),
            )
        return looked[kind]

    def _places(self, shown: Iterable[Bundle], kind: Category | None = None) -> list[Place]:
        """Where something, or one kind, is told: in what is shown, and in what was published before."""
        given = [p for p, kinds in self.column.given.items() if kind is None or kind in kinds]
        told = [p for b in shown if kind is None or kind in b.kinds for p in b.places]
        return list(dict.fromkeys((*given, *told)))

    def _small(
        self, sets: Sequence[IntArray], moves: IntArray, inside: BoolArray
    ) -> Iterator[IntArray]:
        """Small groups: an atom, two that move together, and what is left between two sets."""
        small = inside & (self.sizes > 0) & (self.sizes < self.smallest)
        for atom in np.flatnonzero(small).tolist():
            yield np.array([atom])
        touches = (moves[:, small] != 0).astype(np.int64)
        which = np.flatnonzero(small)
        for one, other in np.argwhere(np.triu(touches.T @ touches, 1)).tolist():
            pair = which[[one, other]]
            if self.sizes[pair].sum() < self.smallest:
                yield pair
        for each in _groups(sets):
            if len(each) > 2 and 0 < self.sizes[each].sum() < self.smallest:
                yield each

    def _told(self, place: Place) -> Mapping[Category, Category]:
        """What is counted of a place, now and in what was published before."""
        return {**self.column.given.get(place, {}), **self.column.counted.get(place, {})}

    def _amounts(self) -> tuple[list[Category], IntArray]:
        """The categories that are counted, and of each atom how many are in each."""
        if self._counted is None:
            found: dict[Category, IntArray] = {}
            for place in self.atoms:
                for category, steps in self._told(place).items():
                    rows, values = self.source.amounts(place, steps)
                    if len(rows):
                        found.setdefault(category, np.zeros(len(self.weights), np.int64))[rows] = (
                            values
                        )
            inside = self.atom_of >= 0
            table = np.zeros((len(self.sizes), len(found)), np.int64)
            for number, category in enumerate(sorted(found)):
                table[:, number] = np.bincount(
                    self.atom_of[inside], found[category][inside], len(self.sizes)
                )
            self._counted = sorted(found), table
        return self._counted

    def _said(self, sets: Sequence[IntArray], amounts: IntArray) -> BoolArray:
        """The atoms of groups that say by themselves that all, or none, are so.

        Such groups are published, or what is left between two of those.
        """
        said = np.zeros(len(self.sizes), np.bool_)
        for atoms in _groups(sets):
            total, size = int(amounts[atoms].sum()), int(self.sizes[atoms].sum())
            if size >= self.smallest and total in (0, size):
                said[atoms] = True
        return said


def _groups(sets: Sequence[IntArray]) -> Iterator[IntArray]:
    yield from sets
    as_sets = [frozenset(atoms.tolist()) for atoms in sets]
    for whole in as_sets:
        for part in as_sets:
            if part < whole:
                yield np.array(sorted(whole - part), np.int64)


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
