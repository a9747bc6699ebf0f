"""The rule of the smallest group: what is told of which groups, so that nothing follows of a small one.

Small groups that a neighbour knows, such as kommuner, are told of together, as few as are needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Figure
from sofrep.rojande.bundles import Bundle, Changes, ToldColumn
from sofrep.rojande.coarse import join, members_of
from sofrep.rojande.kernel import Kernel, partition
from sofrep.rojande.rowsets import RowPlace, RowSets
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


class Join(Struct, frozen=True):
    """A bundle of several groups (``kommun=a+b``), in the place of one of each."""

    bundle: Bundle
    members: tuple[Bundle, ...]
    step: str


def joins(column: ToldColumn, gone: Changes, rows: RowSets, smallest: int) -> Iterator[Join]:
    """What of a column can be told of several groups together, as it is not of each."""
    of_table: dict[tuple[object, ...], dict[str, Bundle]] = {}
    for bundle in column.bundles:
        step = _told_apart(bundle, rows)
        if step and not bundle.is_goal and len(bundle.told) == 1:
            rest = tuple(s.partition("=")[0] if s == step else s for s in bundle.places[0].steps)
            of_table.setdefault((*bundle.table[:-1], rest, bundle.by_sex), {})[step] = bundle
    for table in of_table.values():
        found = _join(column, table, gone, rows, smallest)
        if found is not None:
            yield found


def _told_apart(bundle: Bundle, rows: RowSets) -> str:
    """The step by which a bundle is one of several; "" where there is none."""
    first, *others = {place.steps for place in bundle.places}
    names = rows.codes.categories
    found = [s for s in first[1:] if s in rows.codes.steps and s.partition("=")[0] in names]
    if others or len(found) != 1 or rows.codes.has_bands(found[0].partition("=")[0]):
        return ""
    return found[0]


def _join(
    column: ToldColumn,
    table: Mapping[str, Bundle],
    gone: Changes,
    rows: RowSets,
    smallest: int,
) -> Join | None:
    """Those that are small, and, while they cannot be told together, the smallest of the others.

    Those that were told together before are tried first.
    """
    if not any(bundle in gone for bundle in table.values()):
        return None
    sizes = {step: [rows.size(place) for place in table[step].places] for step in table}
    chosen = [step for step in table if any(0 < size < smallest for size in sizes[step])]
    table = {step: table[step] for step in rows.coarser.in_order(table)}
    order = rows.coarser.smallest_first([step for step in table if step not in chosen])
    tried = [members_of(step) for step in rows.coarser.before]
    tried = [steps for steps in tried if set(chosen) <= set(steps) <= set(table)]
    tried += [{*chosen, *order[:n]} for n in range(len(order))]
    for steps in tried:
        if len(steps) > 1:
            made = _made(table, [step for step in table if step in steps])
            left = refused(joined(column, [made]), rows, smallest)
            if left.keys() <= gone.keys() - {*table.values()}:
                return made
    return None


def _made(table: Mapping[str, Bundle], steps: Sequence[str]) -> Join:
    first, step = table[steps[0]], join(steps)

    def together(place: RowPlace) -> RowPlace:
        return place._replace(steps=tuple(step if s == steps[0] else s for s in place.steps))

    bundle = replace(first, places=tuple(map(together, first.places)), figures=())
    return Join(bundle, tuple(table[each] for each in steps), step)


def joined(column: ToldColumn, made: Sequence[Join]) -> ToldColumn:
    """A column that tells of several together."""
    into = {join.members[0]: join.bundle for join in made}
    gone = {member for join in made for member in join.members[1:]}
    counted = dict(column.counted)
    for each in made:
        places = zip(each.bundle.places, each.members[0].places, strict=True)
        counted |= {place: column.counted[one] for place, one in places if one in column.counted}
    bundles = [into.get(bundle, bundle) for bundle in column.bundles if bundle not in gone]
    return replace(column, bundles=bundles, counted=counted)


def largest_of_few(
    figures: Sequence[tuple[Figure, RowPlace]], rows: RowSets, smallest: int
) -> Iterator[str]:
    """Largest values from which one follows for a small group, the least worth first.

    The largest of all belongs to one of those whom no smaller one is the largest of.
    """
    values = [(f.id, f.value, rows.rows(p)) for f, p in figures if f.value is not None]
    atom_of, sizes = partition([found for _, _, found in values], rows.weights)
    atoms = [set(np.unique(atom_of[found]).tolist()) for _, _, found in values]
    holders: dict[int, list[int]] = {}
    for n, own in enumerate(atoms):
        for atom in own:
            holders.setdefault(atom, []).append(n)
    alike = [sorted({other for atom in own for other in holders[atom]}) for own in atoms]
    gone: set[int] = set()
    todo = list(range(len(values)))
    while todo:
        n = todo[0]
        left, lower = set(atoms[n]), []
        for other in alike[n] if n not in gone else ():
            if other not in gone and values[other][1] < values[n][1]:
                if left & atoms[other]:
                    lower.append(other)
                left -= atoms[other]
        if n not in gone and 0 < sum(sizes[atom] for atom in left) < smallest:
            worst = lower[-1] if lower else n
            gone.add(worst)
            yield values[worst][0]
            todo = sorted({*todo, *alike[worst]})
        else:
            todo.remove(n)
