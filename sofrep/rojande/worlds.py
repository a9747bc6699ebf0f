"""Other registers that say the same: that there is one proves that something cannot be known.

A register is kinds of people.  Everybody in another one is as somebody is or might be, so that all
these could be; looked for is the least that has to change.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct, field

from sofrep.rojande.highs import INFINITE, Nearest, Programme, Row, Values
from sofrep.statistics.calendar_time import BoolArray, IntArray


class Spans(Struct, frozen=True):
    """Numbers behind a mean: those of each kind of people lie between two, and `sums` are by atom."""

    low: IntArray
    high: IntArray
    sums: IntArray


class Register(Struct, frozen=True):
    """How many of each atom (rows of `people`) are of each kind, and `possible` which they may be of.

    `traits` says which each kind has.  `pool` are amounts of other registers that were found, and may agree with what is said of this one.
    """

    people: IntArray
    traits: BoolArray
    possible: BoolArray
    spans: Spans
    pool: list[IntArray] = field(default_factory=list)


class Said(Struct, frozen=True):
    """Published of `atoms`: how many have each of `traits`, and, where `mean`, what their sum is."""

    atoms: IntArray
    traits: IntArray
    mean: bool = False


class Sayings:
    """All that is said of a register: of which sets of atoms (`sets`), and what of each (`tells`).

    The sum of the numbers behind a mean is one trait more, the last.  `inside` are the traits that
    something is said of, by atom, and `amounts` how many of it have them.
    """

    def __init__(self, register: Register, said: Sequence[Said]) -> None:
        many, traits = register.people.shape[0], register.traits
        self.register = register
        self.sets = np.zeros((len(said), many), np.float32)
        self.tells = np.zeros((len(said), traits.shape[1] + 1), np.bool_)
        self.inside = np.zeros((many, traits.shape[1] + 1), np.bool_)
        for n, each in enumerate(said):
            self.sets[n, each.atoms] = 1
            self.tells[n, [*each.traits.tolist(), *[traits.shape[1]] * each.mean]] = True
            self.inside[each.atoms] |= self.tells[n]
        if self.has_numbers:  # a mean tells of the bands, though nobody has counted these
            self.inside[:, :-1] |= register.possible @ traits
        self.amounts: IntArray = self.amounts_of(register.people, register.spans.sums)

    @property
    def has_numbers(self) -> bool:
        """Whether a mean is published."""
        return bool(self.tells[:, -1].any())

    def amounts_of(self, people: IntArray, sums: IntArray) -> IntArray:
        """Of each atom how many have each trait, and the sum of their numbers."""
        return np.column_stack((people @ self.register.traits, sums))

    def holds(self, people: IntArray, sums: IntArray) -> bool:
        """Whether all that is said holds of another register, and whether that can be one."""
        change = self.amounts_of(people, sums) - self.amounts
        spans = self.register.spans
        return bool(
            (people >= 0).all()
            and not (self.sets.astype(np.int64) @ change)[self.tells].any()
            and not (people.sum(axis=1) - self.register.people.sum(axis=1)).any()
            and (
                not self.has_numbers
                or ((people @ spans.low <= sums) & (sums <= people @ spans.high)).all()
            )
        )


_NODES = 100
_SEARCHES = 120
"""How many integer programmes are solved: what is not decided then is taken to be certain."""
_PERSON, _NUMBER = 1000.0, 0.001
"""What it costs that somebody becomes another, and that a sum of numbers is 1 more or less."""
_HAIR = 1e-6


class RegisterChange(Struct, frozen=True):
    """What is otherwise of each atom (`amounts`); None where nothing is found.

    It is then proved that nothing can be, or not, and `reasons` are sayings that show it.
    """

    amounts: IntArray | None = None
    is_proved: bool = False
    reasons: frozenset[int] = frozenset()


class RegisterChanges:
    """How many of each atom become of a kind, and of another no longer: whole persons, and their numbers.

    No change at all is one, from where a linear programme mostly finds whole persons; where it does
    not, an integer programme does.
    """

    def __init__(self, sayings: Sayings) -> None:
        self.sayings, self._register = sayings, sayings.register
        people, can = self._register.people, _apart(sayings)
        (into, of), (out, was) = np.nonzero(can), np.nonzero(people)
        self._atoms, self._kinds = np.concatenate((into, out)), np.concatenate((of, was))
        self._signs = np.repeat((1, -1), (len(into), len(out)))
        self._persons = len(self._signs)
        """Where begins how much more the sums of the atoms are, and then how much less."""
        self._sums = len(people) if sayings.has_numbers else 0
        most = people.sum(axis=1)[into], people[out, was], np.full(2 * self._sums, INFINITE)
        self._upper: Values = np.concatenate(most)
        self._costs = np.repeat((_PERSON, 0.0, _NUMBER), [len(each) for each in most])
        self._rows, self._of = self._said()
        self._nearest = Nearest(self._rows, self._upper, self._costs, self._persons)
        self._whole: Programme | None = None
        self._searches = 0

    def less(self, weights: IntArray) -> RegisterChange:
        """The least change by which amounts (by atom and trait), weighed, are less."""
        by_kind = weights[:, :-1] @ self._register.traits.T
        by_sum = weights[: self._sums, -1]
        costs = np.concatenate(
            (self._signs * by_kind[self._atoms, self._kinds], by_sum, -by_sum), dtype=np.float64
        )
        found = self._nearest.below(costs)
        if found is None:
            reasons = {self._of[row] for row in self._nearest.reasons} - {-1}
            return RegisterChange(None, self._nearest.is_none, frozenset(reasons))
        if (change := self._change(found)) is not None:
            return RegisterChange(change)
        return self._search(costs)

    def _search(self, costs: Values) -> RegisterChange:
        """The same by an integer programme, which may give up."""
        if self._searches >= _SEARCHES:
            return RegisterChange()
        self._searches += 1
        if self._whole is None:
            self._whole = Programme(self._rows, np.zeros(len(self._upper)), self._upper)
            self._whole.whole(_NODES)
        becoming = (self._costs == _PERSON).astype(np.float64)
        best = self._whole.least(becoming, (costs, -1.0))
        if best is None:
            return RegisterChange(is_proved=self._whole.is_none)
        return RegisterChange(self._change(best.values))

    def _change(self, values: Values) -> IntArray | None:
        """What is otherwise when so many change; None where these are not whole."""
        whole = np.round(values).astype(np.int64)
        if abs(values - whole).max(initial=0) > _HAIR:
            return None
        people, sums = self._register.people.copy(), self._register.spans.sums.copy()
        np.add.at(people, (self._atoms, self._kinds), self._signs * whole[: self._persons])
        sums[: self._sums] += whole[self._persons :][: self._sums]
        sums[: self._sums] -= whole[self._persons :][self._sums :]
        if not self.sayings.holds(people, sums):
            return None
        return self.sayings.amounts_of(people, sums) - self.sayings.amounts

    def _said(self) -> tuple[list[Row], list[int]]:
        """What holds of the changes, and which saying each row is (-1: none)."""
        sayings, spans, people = self.sayings, self._register.spans, self._register.people
        said, told = np.nonzero(sayings.tells[:, :-1])
        counts = sayings.sets[said][:, self._atoms] * self._register.traits[self._kinds][:, told].T
        persons = self._signs * (self._atoms == np.arange(len(people))[:, None])
        rows = [*_rows(self._signs * counts), *_rows(persons)]
        of = [*said.tolist(), *[-1] * len(people)]
        if self._sums:
            sums = np.concatenate((np.eye(self._sums), -np.eye(self._sums)), axis=1)
            means = np.flatnonzero(sayings.tells[:, -1])
            none = np.zeros((len(means), self._persons))
            rows += _rows(np.concatenate((none, sayings.sets[means] @ sums), axis=1))
            for limits, is_least in ((spans.low, True), (spans.high, False)):
                room = people @ limits - spans.sums
                of_all = np.concatenate((-persons * limits[self._kinds], sums), axis=1)
                rows += _rows(of_all, *((room, INFINITE) if is_least else (-INFINITE, room)))
            of += [*means.tolist(), *[-1] * (2 * len(people))]
        return rows, of


def _rows(table: Values, least: IntArray | float = 0.0, most: IntArray | float = 0.0) -> list[Row]:
    """Rows that each keep a sum between two more."""
    lows, highs = (np.broadcast_to(each, len(table)).tolist() for each in (least, most))
    places = [np.flatnonzero(row) for row in table]
    return [
        (own, row[own], low, high)
        for own, row, low, high in zip(places, table, lows, highs, strict=True)
    ]


def _apart(sayings: Sayings) -> BoolArray:
    """Of each atom the kinds that differ in what is said of it, one of those that do not."""
    traits, spans = sayings.register.traits, sayings.register.spans
    can = sayings.register.possible.copy()
    for atoms, tells in zip(sayings.sets > 0, sayings.tells, strict=True):
        none = tells[:-1] & (sayings.amounts[atoms, :-1].sum(axis=0) == 0)
        can[atoms] &= ~traits[:, none].any(axis=1)
    looks = np.column_stack((traits, spans.low, spans.high))
    patterns, pattern = np.unique(
        np.concatenate((can, sayings.inside[:, :-1]), axis=1), axis=0, return_inverse=True
    )
    for n, (own, inside) in enumerate(zip(*np.split(patterns, [len(traits)], axis=1), strict=True)):
        those = np.flatnonzero(own)
        seen = looks[those][:, [*np.flatnonzero(inside), -2, -1]]
        first = np.unique(seen, axis=0, return_index=True)[1]
        can[np.ix_(pattern.ravel() == n, np.delete(those, first))] = False
    return can


_Leak = tuple[int, int]
"""A group and a trait, by their numbers."""


class Worlds:
    """All registers of which the same can be said as of one."""

    def __init__(self, register: Register, said: Sequence[Said]) -> None:
        self.register, self.sayings = register, Sayings(register, said)
        self._changes: RegisterChanges | None = None
        self.reasons: set[int] = set()
        """Which sayings make certain what was found last."""
        self.is_proved = False
        """Whether they do: what is not decided is taken to be certain, and is not proved to be."""

    @property
    def amounts(self) -> IntArray:
        """Of each atom how many have each trait, and the sum of their numbers."""
        return self.sayings.amounts

    def certain(self, groups: BoolArray, wanted: BoolArray) -> tuple[_Leak | None, BoolArray]:
        """Something that is certain: a trait that has but one amount in one of `groups` (by atom).

        Only of what is `wanted` of each group; with what of that is seen not to be certain.
        """
        left: BoolArray = wanted & (groups.astype(np.float32) @ ~self.sayings.inside == 0)
        begun = left.copy()
        self._look_back(groups, left)
        found = self._search(groups, left)
        return found, begun & ~left

    def _look_back(self, groups: BoolArray, left: BoolArray) -> None:
        """What is otherwise in registers that were found before, and agree with all that is said."""
        sets, inside = self.sayings.sets.astype(np.float64), groups.astype(np.float64)
        for amounts in self.register.pool:
            rows = np.flatnonzero(left.any(axis=1))
            if not len(rows):
                return
            change = (amounts - self.amounts).astype(np.float64)
            if not (abs(sets @ change) > 0.5)[self.sayings.tells].any():
                left[rows] &= abs(inside[rows] @ change) < 0.5

    def _search(self, groups: BoolArray, left: BoolArray) -> _Leak | None:
        """Look for registers in which what is `left` is otherwise, until something is in none."""
        amounts, people = groups @ self.amounts, groups @ self.register.people.sum(axis=1)
        room = {1: amounts > 0, -1: amounts < people[:, None]}
        for each in room.values():
            each[:, -1] = True  # a sum of numbers may be any
        while left.any():
            self._changes = self._changes or RegisterChanges(self.sayings)
            group, trait = np.argwhere(left)[0].tolist()
            self.reasons, self.is_proved = set(), True
            for sign in (1, -1):
                if left[group, trait] and room[sign][group, trait]:
                    weights = np.zeros(self.amounts.shape, np.int64)
                    weights[groups[group], trait] = sign
                    found = self._changes.less(weights)
                    self.reasons |= found.reasons
                    self.is_proved &= found.is_proved
                    if found.amounts is not None:
                        self.register.pool.append(self.amounts + found.amounts)
                        left &= groups @ found.amounts == 0
            if left[group, trait]:
                return group, trait
        return None
