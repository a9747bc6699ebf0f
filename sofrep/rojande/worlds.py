"""Other registers that say the same: that there is one proves that something cannot be known.

It is first looked for in small steps, and where none is found by an integer programme.  Everybody in
another register is as somebody is or might be, so that all these could be.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sofrep.rojande.highs import INFINITE, Programme, Row
from sofrep.rojande.kinds import Register, Said, Sayings
from sofrep.rojande.walks import Walk
from sofrep.statistics.calendar_time import BoolArray, IntArray

_NODES = 100
_HAIR = 1e-6
_NEAR, _FAR = 0.0, 0.5
_TOGETHER, _MANY = 4, 100
"""How many are looked for one by one, and how many without small steps; more are looked for together."""
_SEARCHES = 120
"""How many integer programmes are solved: what is not decided then is taken to be certain."""
_Leak = tuple[int, int]
"""A group and a trait, by their numbers."""


class Worlds:
    """All registers of which the same can be said as of one."""

    def __init__(self, register: Register, said: Sequence[Said]) -> None:
        self.register, self.sayings = register, Sayings(register, said)
        self._walk = Walk(self.sayings)
        self._random = np.random.default_rng(0)
        self._searches = 0
        self._solver: _Solver | None = None
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
        self._walk.go(groups, left)
        found = self._search(groups, left) if left.any() else None
        return found, begun & ~left

    def seen(self, groups: BoolArray, wanted: BoolArray) -> BoolArray:
        """What is seen to be otherwise in small steps alone."""
        left = wanted.copy()
        self._walk.go(groups, left)
        return wanted & ~left

    def _look_back(self, groups: BoolArray, left: BoolArray) -> None:
        """What is otherwise in registers that were found before, and agree with all that is said."""
        sets = self.sayings.sets.astype(np.float64)
        for amounts in self.register.pool:
            change = (amounts - self.amounts).astype(np.float64)
            if not (abs(sets @ change) > 0.5)[self.sayings.tells].any():
                left &= abs(groups @ change) < 0.5

    def _search(self, groups: BoolArray, left: BoolArray) -> _Leak | None:
        """Look for registers in which what is `left` is otherwise, until something is in none."""
        many = 0
        while left.any() and left.sum() != many:
            many = int(left.sum())
            self._walk.go_by(groups, left)
        many = 0
        while left.sum() > _TOGETHER and left.sum() != many:
            many = int(left.sum())
            signs = self._random.choice((-1, 1), left.shape) * left
            self._look(groups.T.astype(np.int64) @ signs, _FAR)
            self._walk.leave(groups, left)
            if left.sum() > _MANY:
                self._walk.go(groups, left)
        while left.any():
            group, trait = np.argwhere(left)[0].tolist()
            self.reasons, self.is_proved = set(), True
            for sign in (1, -1):
                if left[group, trait]:
                    weights = np.zeros(self.amounts.shape, np.int64)
                    weights[groups[group], trait] = sign
                    self.is_proved &= self._look(weights, _NEAR)
                    self._walk.leave(groups, left)
            if left[group, trait]:
                return group, trait
        return None

    def _look(self, weights: IntArray, far: float) -> bool:
        """Go to a register whose amounts, weighed, are less; whether it is proved that there is none."""
        if self._searches >= _SEARCHES:
            return False
        self._searches += 1
        self._solver = self._solver or _Solver(self.sayings)
        found, reasons = self._solver.less(weights, far)
        self.reasons |= reasons
        if found is not None:
            self._walk.people, self._walk.sums = found
        return bool(reasons)


class _Solver:
    """The registers of which the same is said, as whole numbers of each kind in each atom."""

    def __init__(self, sayings: Sayings) -> None:
        self.sayings, self.kinds = sayings, sayings.register.kinds
        can = self._apart()
        self._where = np.where(can, np.cumsum(can).reshape(can.shape) - 1, -1)
        """The place of each kind in each atom, -1 where it cannot be."""
        self._numbers = int(can.sum())
        """Where the sums of the atoms begin."""
        rows, self._of = self._rows(can)
        everybody = sayings.register.people.sum(axis=1)
        tops = np.repeat(everybody, can.sum(axis=1)).astype(np.float64)
        self._others = np.zeros(self._numbers + len(everybody))
        self._others[self._where[can & (sayings.register.people == 0)]] = 1.0
        free = np.full(len(everybody), INFINITE if sayings.has_numbers else 0.0)
        limits = np.zeros(self._numbers + len(free)), np.concatenate((tops, free))
        self._parts, self._whole = Programme(rows, *limits), Programme(rows, *limits)
        self._whole.whole(np.arange(len(limits[0])) < self._numbers, _NODES)

    def less(
        self, weights: IntArray, far: float
    ) -> tuple[tuple[IntArray, IntArray] | None, set[int]]:
        """A register whose amounts (by atom and trait), weighed, are less; None, and which sayings say that there is none.

        Numbers that need not be whole are tried first: mostly they are, or show that there is none.  Next
        are registers `far` on the way to these, in which as few as possible are of other kinds.
        """
        costs = np.zeros(self._numbers + len(self._where))
        each = weights[:, :-1] @ self.kinds.traits.T
        costs[self._where[self._where >= 0]] = each[self._where >= 0]
        costs[self._numbers :] = weights[:, -1]
        right = int((weights * self.sayings.amounts).sum())
        best = self._parts.least(costs)
        least = -INFINITE if best is None else float(best.values @ costs)
        if best is not None and least > right - 1 + _HAIR:
            return None, {
                self._of[row] for row in np.flatnonzero(abs(best.prices) > _HAIR).tolist()
            }
        enough = right - max(1.0, np.floor(far * (right - least))) if far else right - 1.0
        for programme in (self._parts, self._whole):
            if best is None or abs(best.values - np.round(best.values)).max() > _HAIR:
                best = programme.least(self._others, (costs, enough))
        if best is None:
            return None, set()
        values = np.round(best.values).astype(np.int64)
        people = np.where(self._where >= 0, values[self._where], 0)
        return (people, values[self._numbers :]), set()

    def _rows(self, can: BoolArray) -> tuple[list[Row], list[int]]:
        """What holds of the numbers, and which saying each row is (-1: none)."""
        sayings, spans = self.sayings, self.sayings.register.spans
        rows, of = [], []
        for n, (atoms, tells) in enumerate(zip(sayings.sets > 0, sayings.tells, strict=True)):
            totals = sayings.amounts[atoms].sum(axis=0)
            for trait in np.flatnonzero(tells[:-1]).tolist():
                places = self._where[atoms][:, self.kinds.traits[:, trait]]
                rows.append(_row(places[places >= 0], totals[trait]))
            if tells[-1]:
                rows.append(_row(self._numbers + np.flatnonzero(atoms), totals[-1]))
            of += [n] * int(tells.sum())
        for atom, total in enumerate(sayings.register.people.sum(axis=1).tolist()):
            own = np.flatnonzero(can[atom])
            rows.append(_row(self._where[atom, own], total))
            if sayings.has_numbers:
                places = [*self._where[atom, own].tolist(), self._numbers + atom]
                rows.append((places, [*(-spans.low[own]).tolist(), 1.0], 0.0, INFINITE))
                rows.append((places, [*(-spans.high[own]).tolist(), 1.0], -INFINITE, 0.0))
        return rows, of + [-1] * (len(rows) - len(of))

    def _apart(self) -> BoolArray:
        """Of each atom the kinds that differ in what is said of it, one of those that do not."""
        sayings, kinds, spans = self.sayings, self.kinds, self.sayings.register.spans
        can = sayings.register.possible.copy()
        for atoms, tells in zip(sayings.sets > 0, sayings.tells, strict=True):
            none = tells[:-1] & (sayings.amounts[atoms, :-1].sum(axis=0) == 0)
            can[atoms] &= ~kinds.traits[:, none].any(axis=1)
        looks = np.column_stack((kinds.traits, spans.low, spans.high))
        for atom, inside in enumerate(sayings.inside):
            own = np.flatnonzero(can[atom])
            seen = looks[own][:, [*np.flatnonzero(inside[:-1]), -2, -1]]
            can[atom] = False
            can[atom, own[np.unique(seen, axis=0, return_index=True)[1]]] = True
        return can


def _row(places: IntArray, total: int) -> Row:
    return places.tolist(), [1.0] * len(places), float(total), float(total)
