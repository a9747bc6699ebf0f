"""Dimensions that are told crossed hang together: what follows of small groups from all that is told.

One person has one reason, and who has a code has its kodgrupp: so it is not enough to look at each by
itself.  What somebody is, in everything that is told, is taken from the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from msgspec import Struct

from sofrep.rojande.bundles import Bundle, Changes, ToldColumn, coarser_tables, repr_rank
from sofrep.rojande.coarse import Coarse
from sofrep.rojande.kernel import Sets, partition
from sofrep.rojande.people import People, Trait, is_blank, is_known, people_of
from sofrep.rojande.rowsets import RowPlace, RowSets
from sofrep.rojande.steps import MEAN, Category
from sofrep.rojande.worlds import Said, Worlds
from sofrep.statistics.calendar_time import BoolArray

_MOST_PARTS = 100
"""Of more parts, that published sets divide, not all are looked at together."""
_Told = Mapping[RowPlace, set[Trait]]
"""What is published of whom."""


def cut(
    columns: Mapping[frozenset[str], ToldColumn],
    shown: Sequence[Bundle],
    rows: RowSets,
    smallest: int,
) -> Changes:
    """What of `shown` must be told more coarsely, or not (None), for nothing to follow of a small group.

    Where there are too many insatser for all to be looked at together, each scope is by itself: what
    sums say of several has been looked at before.
    """
    family = _Family(columns, rows, smallest)
    shown = sorted(shown, key=lambda bundle: repr_rank(bundle.rank))
    scopes = sorted({place.scope for place in family.places})
    if len(scopes) == 1 or len(family) <= _MOST_PARTS:
        return family.cut(shown)
    changes: dict[Bundle, Bundle | None] = {}
    parts = {name: column.by_scope() for name, column in columns.items()}
    of_scope: dict[str, list[Bundle]] = {scope: [] for scope in scopes}
    for bundle in shown:
        of_scope[bundle.places[0].scope].append(bundle)
    for scope, those in of_scope.items():
        own = {name: each.get(scope, ToldColumn()) for name, each in parts.items()}
        changes |= cut(own, those, rows, smallest)
    return changes


class _Group(Struct, frozen=True):
    """A small group, by its atoms, and the column in which it is one."""

    atoms: frozenset[int]
    column: frozenset[str]


_Leak = tuple[_Group, Trait]
"""A group, and what is certain of it."""
_Open = dict[_Group, BoolArray]
"""Which traits of groups are seen not to be certain; they stay so where less is shown."""


class _Family:
    """Columns as one register: who is what."""

    def __init__(
        self, columns: Mapping[frozenset[str], ToldColumn], rows: RowSets, smallest: int
    ) -> None:
        self.columns, self.smallest, self._codes = columns, smallest, rows.codes
        self._given: dict[RowPlace, set[Trait]] = {}
        counted: dict[RowPlace, dict[Trait, Category]] = {}
        for name, column in columns.items():
            for place, kinds in chain(column.given.items(), column.counted.items()):
                own = {(name, kind): steps for kind, steps in kinds.items()}
                counted.setdefault(place, {}).update(own)
            for place, kinds in column.given.items():
                self._given.setdefault(place, set()).update((name, kind) for kind in kinds)
        bundles = dict.fromkeys(chain.from_iterable(c.bundles for c in columns.values()))
        self._coarser = {bundle: coarser_tables(bundle, rows) for bundle in bundles}
        for bundle, tables in self._coarser.items():
            joined = {step for table in tables for step in table.joined}
            for place in bundle.places if joined else ():
                own = {(bundle.told, (step,)): (step,) for step in joined}
                counted.setdefault(place, {}).update(own)
        self.places = dict.fromkeys(
            (*counted, *self._given, *(p for b in bundles for p in b.places))
        )
        sets = [rows.rows(place) for place in self.places]
        self._atom_of, sizes = partition(sets, rows.weights)
        self._sizes = np.array(sizes, np.int64)
        self._atoms = {
            place: np.unique(self._atom_of[found])
            for place, found in zip(self.places, sets, strict=True)
        }
        self._rows, self._counted = rows, counted
        self._known: set[_Leak] = set()
        self._reasons: set[RowPlace] = set()
        self._why: dict[Bundle, Trait] = {}
        """What would follow if a bundle that is left out were told."""
        self._found: set[_Group] = set()

    def __len__(self) -> int:
        return len(self._sizes)

    @cached_property
    def _people(self) -> People:
        return people_of(self._rows, self._counted, self._atom_of, len(self._sizes))

    @cached_property
    def _names(self) -> list[Trait]:
        """The traits, of which the sum behind a mean is the last."""
        return [*self._people.names, (frozenset[str](), MEAN)]

    @cached_property
    def _secret(self) -> Mapping[frozenset[str], BoolArray]:
        """The traits that are told of in each column."""
        return {
            name: np.array([self._is_of(name, t) for t in self._names]) for name in self.columns
        }

    def _is_blank(self, group: _Group, worlds: Worlds) -> bool:
        """Whether nothing is noted of anybody in a group: then there is nothing to tell."""
        atoms = sorted(group.atoms)
        size = int(self._sizes[atoms].sum())
        return any(
            self._names[t][0] <= group.column
            and int(worlds.amounts[atoms, t].sum()) == (size if of_blank else 0)
            for t, of_blank in self._noted.items()
        )

    @cached_property
    def _noted(self) -> Mapping[int, bool]:
        """The traits that those have of whom nothing is noted, and those that everybody else has."""
        kinds = enumerate(kind for _, kind in self._people.names)
        return {t: is_blank(kind) for t, kind in kinds if is_blank(kind) or is_known(kind)}

    def _is_of(self, column: frozenset[str], trait: Trait) -> bool:
        """Whether a trait is told of in a column; a mean is of one that has numbers."""
        name, kind = trait
        if is_blank(kind) or is_known(kind):
            return False
        return name == column if kind != MEAN else len(column) == 1

    def cut(self, shown: Sequence[Bundle]) -> Changes:
        """What of `shown`, the worthiest first, must be otherwise for nothing to follow of a small group."""
        left = self._without_leaks(shown, 0)
        # Nothing is left out for the sake of what is worth less.
        for number, bundle in enumerate(shown):
            if bundle not in left:
                before = [b for b in shown[: number + 1] if b in left or b is bundle]
                if self._leak(before, {}) is None:
                    after = [b for b in shown[number + 1 :] if b in left]
                    left = self._without_leaks([*before, *after], len(before))
        now = {bundle: bundle for bundle in left}
        for bundle in shown:
            if bundle not in now:
                self._tell_coarsely(bundle, now)
        return {bundle: now.get(bundle) for bundle in shown if now.get(bundle) is not bundle}

    def _without_leaks(self, shown: Sequence[Bundle], kept: int) -> list[Bundle]:
        """What is left when the least worth of what tells something is left out, one by one; the first are kept."""
        left = list(shown)
        sure: _Open = {}
        while (leak := self._leak(left, sure)) is not None:
            is_given = self._is_certain(leak, ())
            if is_given or (least := self._least(leak, left, kept)) is None:
                self._known.add(leak)
            else:
                left.remove(least)
                self._why[least] = leak[1]
        return left

    def _tell_coarsely(self, bundle: Bundle, now: dict[Bundle, Bundle]) -> None:
        """Tell a table more coarsely, by sex and in all, if then nothing follows."""
        table = [b for b in now if b.table == bundle.table and self._coarser[b]]
        coarse, trait = next((now[each].coarse for each in table), None), self._why[bundle]
        while (coarse := self._next(bundle, coarse, trait)) is not None:
            tried = now | {each: each.told_as(coarse) for each in (*table, bundle)}
            leak = self._leak([*tried.values()], {})
            if leak is None:
                now.update(tried)
                return
            trait = leak[1]

    def _next(self, bundle: Bundle, now: Coarse | None, trait: Trait) -> Coarse | None:
        """The first coarser table that does not tell what follows: neither means nor kodgrupper get coarser."""
        tables = self._coarser[bundle]
        left = tables[tables.index(now) + 1 :] if now else tables
        name, kind = trait
        if name != bundle.told or not any("=" in step for step in kind):
            return None
        return next((c for c in left if kind not in bundle.told_as(c).kinds), None)

    def _is_certain(self, leak: _Leak, shown: Sequence[Bundle]) -> bool | None:
        """Whether something is certain of a group when so much is shown; None where that is not proved."""
        worlds = self._worlds(self._published(shown))
        inside = np.zeros((1, len(self._sizes)), np.bool_)
        inside[0, sorted(leak[0].atoms)] = True
        wanted = np.array([[name == leak[1] for name in self._names]])
        found, _ = worlds.certain(inside, wanted)
        return found is not None and (worlds.is_proved or None)

    def _least(self, leak: _Leak, left: Sequence[Bundle], kept: int) -> Bundle | None:
        """The bundle of the least worth of those that make something certain of a group; the first are kept.

        Where it is not seen which do, the one without which it would not be certain, nor the group be one.
        """
        for bundle in reversed(left[kept:]):
            if any(place in self._reasons for place in bundle.places):
                return bundle
        few, many = kept, len(left)
        while few + 1 < many:
            half = (few + many) // 2
            is_group = leak[0] in self._groups(left[:half])
            if is_group and self._is_certain(leak, left[:half]) is not False:
                many = half
            else:
                few = half
        return left[many - 1] if many > kept else None

    def _leak(self, shown: Sequence[Bundle], sure: _Open) -> _Leak | None:
        """Something that is certain of a small group when so much is shown; nothing of what is `sure` not to be."""
        groups = self._groups(shown)
        if not groups or not self._people.register.people.any():
            return None
        told = self._published(shown)
        worlds = self._worlds(told)
        inside = np.zeros((len(groups), len(self._sizes)), np.bool_)
        for n, group in enumerate(groups):
            inside[n, sorted(group.atoms)] = True
        wanted = inside.astype(np.float32) @ ~self._said(told, worlds) > 0
        for n, group in enumerate(groups):
            wanted[n] &= self._secret[group.column] & ~sure.get(group, np.False_)
            wanted[n] &= not self._is_blank(group, worlds)
        for group, trait in self._known:
            if group in groups:
                wanted[groups.index(group), self._names.index(trait)] = False
        found, opened = worlds.certain(inside, wanted)
        for n, group in enumerate(groups):
            sure[group] = sure.get(group, np.False_) | opened[n]
        if found is None:
            return None
        places = list(told)
        self._reasons = {places[n] for n in worlds.reasons if n >= 0}
        self._found.add(groups[found[0]])
        return groups[found[0]], self._names[found[1]]

    def _published(self, shown: Sequence[Bundle]) -> _Told:
        told = {place: set(traits) for place, traits in self._given.items()}
        for bundle in shown:
            for place in bundle.places:
                told.setdefault(place, set()).update((bundle.told, kind) for kind in bundle.kinds)
        for traits in told.values():
            traits.update(base for t in tuple(traits) for base in self._people.bases.get(t, ()))
        return told

    def _worlds(self, told: _Told) -> Worlds:
        number = {trait: n for n, trait in enumerate(self._people.names)}
        said = [
            Said(
                self._atoms[place],
                np.array(sorted(number[t] for t in traits if t in number), np.int64),
                mean=any(t[1] == MEAN and any(map(self._codes.has_bands, t[0])) for t in traits),
            )
            for place, traits in told.items()
        ]
        return Worlds(self._people.register, said)

    def _sets(self, places: Iterable[RowPlace]) -> Sets:
        return Sets([self._atoms[place] for place in places], self._sizes, self.smallest)

    def _groups(self, shown: Sequence[Bundle]) -> list[_Group]:
        """The small groups of each column, each once: those first of whom something was certain before."""
        found: dict[_Group, None] = {}
        places = dict.fromkeys((*self._given, *(p for b in shown for p in b.places)))
        for name, column in self.columns.items():
            own = {p for b in shown if name <= b.told for p in b.places} | set(column.given)
            groups = self._sets(place for place in places if place in own).small()
            found.update(dict.fromkeys(_Group(atoms, name) for atoms in groups))
        return sorted(found, key=lambda group: group not in self._found)

    def _said(self, told: _Told, worlds: Worlds) -> BoolArray:
        """Of each trait the atoms of groups that say by themselves that all, or none, have it."""
        found = np.zeros(worlds.amounts.shape, np.bool_)
        for n, trait in enumerate(self._people.names):
            sets = self._sets(place for place, traits in told.items() if trait in traits)
            found[:, n] = sets.alike(worlds.amounts[:, n]).any(axis=0)
        return found
