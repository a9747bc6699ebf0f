"""From a register to another that says the same, in small steps.

People change places: what some of one group are, some of another become, and these what those were, so
that no published sum changes.  What a group can be otherwise so is not certain.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sofrep.rojande.highs import Programme
from sofrep.rojande.kernel import PRIME, Kernel
from sofrep.rojande.kinds import Sayings
from sofrep.statistics.calendar_time import BoolArray, IntArray

_SWEEPS = 6
_LARGEST = 3
"""A move of more than so many of a group is not tried."""
_MOST_PAIRS = 3000
_FAR = 1 << 60
_WAYS = 2
"""How many moves are looked for through an atom."""
_HAIR = 1e-6
_Part = tuple[IntArray, IntArray]
"""Atoms, and of each how many."""


class Paths:
    """The shortest moves that keep the sums over some sets, by way of atoms in which many are."""

    def __init__(self, sets: IntArray, sizes: IntArray) -> None:
        self._sets, self._many = sets, sets.shape[1]
        self._random = np.random.default_rng(0)
        self._far = 1.0 / np.clip(sizes, 1, 10)
        self._programme: Programme | None = None

    def through(self, atom: int) -> Iterator[IntArray]:
        """Moves of somebody in an atom, each another way."""
        if self._programme is None:
            rows = []
            for each in self._sets:
                atoms = np.flatnonzero(each)
                signs = np.repeat((1.0, -1.0), len(atoms)).tolist()
                rows.append(([*atoms.tolist(), *(atoms + self._many).tolist()], signs, 0.0, 0.0))
            limits = np.zeros(2 * self._many), np.full(2 * self._many, float(_LARGEST))
            self._programme = Programme(rows, *limits)
        one = np.zeros(2 * self._many)
        one[[atom, atom + self._many]] = -1.0, 1.0
        for _ in range(_WAYS):
            costs = np.tile(self._far * self._random.uniform(0.7, 1.3, self._many), 2)
            best = self._programme.least(costs, (one, -1.0))
            if best is None:
                return
            move = best.values[: self._many] - best.values[self._many :]
            if abs(move - np.round(move)).max() < _HAIR:
                yield np.round(move).astype(np.int64)


class Walk:
    """Where one has come to: `people` of each atom by kind, and the `sums` of their numbers."""

    def __init__(self, sayings: Sayings) -> None:
        self.sayings, register = sayings, sayings.register
        self.people, self.sums = register.people.copy(), register.spans.sums.copy()
        self._kinds, self._spans, self._possible = register.kinds, register.spans, register.possible
        self._random = np.random.default_rng(0)
        self._changes = self._kinds.changes
        one, into = self._kinds.examples
        self._lower = np.append(self._spans.low[into] - self._spans.low[one], 0)
        self._upper = np.append(self._spans.high[into] - self._spans.high[one], 0)
        patterns, self._pattern = np.unique(self._possible, axis=0, return_inverse=True)
        steps = self._kinds.steps
        self._has = [(steps >= 0) & each[steps] for each in patterns]
        """Who becomes another in which way, by what an atom may be of."""
        tells = sayings.tells
        kept = np.unique(np.column_stack((tells.any(axis=1), tells)), axis=1).T
        # A move keeps the sums of all sets, or of those of which some traits are told.
        kept_sets = [sayings.sets[each] for each in kept]
        self._paths = [Paths(sets, register.people.sum(axis=1)) for sets in kept_sets]
        self._learn(np.concatenate([_basis(sets) for sets in kept_sets]))

    def _learn(self, moves: IntArray) -> None:
        """Go by these moves from now on."""
        self._moves = np.unique(moves, axis=0)
        self._touched = [np.flatnonzero(move) for move in self._moves]
        changed = (self._moves.astype(np.float32) @ self.sayings.sets.T) != 0
        self._fixed: BoolArray = changed.astype(np.float32) @ self.sayings.tells > 0
        """The traits that a move cannot change."""
        self._can = self._fixed[:, :-1].astype(np.float32) @ self._changes.T == 0

    def go_by(self, groups: BoolArray, left: BoolArray) -> None:
        """Go by the ways from the atoms of those `left` to where many are."""
        atoms = np.flatnonzero(groups[left.any(axis=1)].any(axis=0)).tolist()
        found = [move for paths in self._paths for atom in atoms for move in paths.through(atom)]
        if found:
            self._learn(np.array(found))
            self.go(groups, left)

    def go(self, groups: BoolArray, left: BoolArray) -> None:
        """Go on; what of the groups (by atom) can change on the way is no longer `left`."""
        changed = (self._moves.astype(np.float32) @ groups.T.astype(np.float32)) != 0
        before = 0
        for _ in range(_SWEEPS):
            if int(left.sum()) in (0, before):
                return
            before = int(left.sum())
            for number in self._random.permutation(len(self._moves)).tolist():
                rows = np.flatnonzero(changed[number] & left.any(axis=1))
                if len(rows) and (left[rows].any(axis=0) & ~self._fixed[number]).any():
                    left[rows] &= ~self._step(number)
            self.leave(groups, left)

    def leave(self, groups: BoolArray, left: BoolArray) -> None:
        """Keep the register that one has come to in the pool."""
        amounts = self.sayings.amounts_of(self.people, self.sums)
        self.sayings.register.pool.append(amounts)
        left &= groups @ (amounts - self.sayings.amounts) == 0

    def _step(self, number: int) -> BoolArray:
        """Make a move, one way and the other: which traits could change by it."""
        found = np.zeros(self._fixed.shape[1], np.bool_)
        atoms = self._touched[number]
        for by in (self._moves[number, atoms], -self._moves[number, atoms]):
            gains, loses = (atoms[by > 0], by[by > 0]), (atoms[by < 0], -by[by < 0])
            can = self._can[number] & self._able(*gains) & self._able(*loses)[self._kinds.undone]
            low, high = self._room(gains, loses)
            if self._fixed[number, -1]:
                low, high = np.maximum(low, 0), np.minimum(high, 0)
            ways = np.flatnonzero(can & (low[:-1] <= high[:-1]))
            found[:-1] |= self._changes[ways].any(axis=0)
            found[-1] |= bool((low < high)[[*ways, -1]].any())
            if len(ways):
                way = int(self._random.choice(ways))
                self._make(gains, way)
                self._make(loses, int(self._kinds.undone[way]))
                share = (low[way] + high[way]) // 2
                self.sums[gains[0]] += share * gains[1]
                self.sums[loses[0]] -= share * loses[1]
        return found

    def _able(self, atoms: IntArray, many: IntArray) -> BoolArray:
        """The ways in which so many of each of the atoms can become others."""
        can = np.ones(self._kinds.steps.shape[1], np.bool_)
        for atom, enough in zip(atoms.tolist(), self.people[atoms] >= many[:, None], strict=True):
            can &= self._has[int(self._pattern.flat[atom])][enough].any(axis=0)
        return can

    def _make(self, part: _Part, way: int) -> None:
        """Some of a part become others in a way."""
        into = self._kinds.steps[:, way]
        for atom, many in zip(*part, strict=True):
            can = (self.people[atom] >= many) & (into >= 0) & self._possible[atom, into]
            kind = int(self._random.choice(np.flatnonzero(can)))
            self.people[atom, kind] -= many
            self.people[atom, into[kind]] += many

    def _room(self, gains: _Part, loses: _Part) -> tuple[IntArray, IntArray]:
        """By how much at least and at most the numbers move with the people, by way; last, by itself."""
        lows, highs = self._spans.low, self._spans.high
        low, high = self._lower, self._upper
        (a, up), (b, down) = gains, loses
        sums_a, sums_b = self.sums[a], self.sums[b]
        least = np.maximum(
            _most(-((sums_a - self.people[a] @ lows) // up)) + low,
            _most(-((self.people[b] @ highs - sums_b) // down)) + high,
        )
        most = np.minimum(
            -_most(-((self.people[a] @ highs - sums_a) // up)) + high,
            -_most(-((sums_b - self.people[b] @ lows) // down)) + low,
        )
        return least, most


def _basis(sets: IntArray) -> IntArray:
    """Moves that keep the sums over sets."""
    kernel = Kernel([1] * sets.shape[1], 2)
    for each in sets:
        kernel.add(np.flatnonzero(each))
    kernel.settle()
    return moves_of(kernel.basis)


def _most(values: IntArray) -> int:
    """The largest; where there are none, less than any."""
    return int(values.max(initial=-_FAR))


def moves_of(basis: IntArray) -> IntArray:
    """Ways to move people between atoms that no published sum notices: one per row, the shortest first."""
    signed = np.where(basis > PRIME // 2, basis - PRIME, basis).T
    signed = signed[(abs(signed).max(axis=1, initial=0) <= _LARGEST) & (signed != 0).any(axis=1)]
    found = [signed]
    touches = (signed != 0).astype(np.float32)
    lengths = touches.sum(axis=1)
    first, second = np.nonzero(np.triu(touches @ touches.T, 1))
    first, second = first[:_MOST_PAIRS], second[:_MOST_PAIRS]
    for sign in (1, -1):
        both = signed[first] + sign * signed[second]
        is_short = (both != 0).sum(axis=1) <= np.maximum(lengths[first], lengths[second])
        found.append(both[is_short & (abs(both).max(axis=1, initial=0) <= _LARGEST)])
    every: IntArray = np.concatenate(found)
    moves: IntArray = every[(every != 0).any(axis=1)]
    return moves
