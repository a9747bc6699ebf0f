"""Other registers that say the same: that there is one proves that something cannot be known.

Somebody in one group has what somebody in another had, and others give it back, so that no published sum
changes: of a group of which that can be done in some way no amount is certain.  It is first looked for
in small steps, and where none is found by an integer programme.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sofrep.rojande.highs import Programme
from sofrep.rojande.kernel import PRIME
from sofrep.statistics.calendar_time import BoolArray, IntArray

_SWEEPS = 8
_LARGEST = 3
"""A move of more than so many of a group is not tried."""
_MOST_PAIRS = 4000
_NODES = 200
_TOGETHER = 6
"""How many searches move many groups at once before each is searched for by itself."""


def moves_of(basis: IntArray) -> IntArray:
    """Ways to move people between atoms that no published sum notices: one per row."""
    signed = np.where(basis > PRIME // 2, basis - PRIME, basis).T
    signed = signed[(abs(signed).max(axis=1, initial=0) <= _LARGEST) & (signed != 0).any(axis=1)]
    found = [signed]
    touches = (signed != 0).astype(np.int64)
    first, second = np.nonzero(np.triu(touches @ touches.T, 1))
    first, second = first[:_MOST_PAIRS], second[:_MOST_PAIRS]
    lengths = touches.sum(axis=1)
    for sign in (1, -1):
        both = signed[first] + sign * signed[second]
        is_short = (both != 0).sum(axis=1) <= np.maximum(lengths[first], lengths[second])
        found.append(both[is_short & (abs(both).max(axis=1, initial=0) <= _LARGEST)])
    every = np.unique(np.concatenate(found), axis=0)
    real: IntArray = every[(every != 0).any(axis=1)]
    return real


def open_groups(
    moves: IntArray, amounts: IntArray, sizes: IntArray, groups: Sequence[IntArray]
) -> BoolArray:
    """Of which groups (by atoms) which categories are seen to have more than one amount.

    `amounts` are how many of each atom are in each category.
    """
    found = np.zeros((len(groups), amounts.shape[1]), np.bool_)
    if not len(moves) or not len(groups):
        return found
    changes = np.stack([moves[:, group].sum(axis=1) != 0 for group in groups], axis=1)
    random = np.random.default_rng(0)
    now, before = amounts.copy(), -1
    touched = [np.flatnonzero(move) for move in moves]
    for _ in range(_SWEEPS):
        for number in random.permutation(len(moves)).tolist():
            atoms = touched[number]
            step, here, room = moves[number, atoms][:, None], now[atoms], sizes[atoms][:, None]
            more = ((here + step >= 0) & (here + step <= room)).all(axis=0)
            less = ((here - step >= 0) & (here - step <= room)).all(axis=0)
            either = more | less
            if either.any():
                found[changes[number]] |= either
                way = np.where(more & less, random.choice((-1, 1), len(more)), more * 1 - less * 1)
                now[atoms] = here + step * way
        if found.all() or int(found.sum()) == before:
            break
        before = int(found.sum())
    return found


class Registers:
    """All registers, in whole persons, that agree on the sums of a category over `sets`."""

    def __init__(self, sets: Sequence[IntArray], amounts: IntArray, sizes: IntArray) -> None:
        self._amounts = amounts
        rows = [
            (atoms.tolist(), [1.0] * len(atoms), *(float(amounts[atoms].sum()),) * 2)
            for atoms in sets
        ]
        self._programme = Programme(rows, np.zeros(len(sizes)), sizes.astype(np.float64))
        self._programme.whole(np.ones(len(sizes), np.bool_), _NODES)
        self._seen = [amounts]

    def vary(self, groups: Sequence[IntArray]) -> None:
        """Look for registers in which many of the groups have another amount at once."""
        random = np.random.default_rng(0)
        for _ in range(_TOGETHER):
            left = [group for group in groups if not self._is_seen(group)]
            if len(left) < _TOGETHER:
                return
            costs = np.zeros(len(self._amounts))
            for group in left:
                costs[group] += random.choice((-1.0, 1.0))
            best = self._programme.least(costs)
            if best is not None:
                self._seen.append(np.round(best.values).astype(np.int64))

    def _is_seen(self, group: IntArray) -> bool:
        """Whether a register is known in which a group has another amount."""
        right = self._amounts[group].sum()
        return any(seen[group].sum() != right for seen in self._seen)

    def has_one_amount(self, group: IntArray) -> bool:
        """Whether all have as many of a group; so it is too where the search was given up."""
        if self._is_seen(group):
            return False
        right = self._amounts[group].sum()
        costs = np.zeros(len(self._amounts))
        for sign in (1.0, -1.0):
            costs[group] = sign
            best = self._programme.least(costs)
            if best is None:
                return True
            self._seen.append(np.round(best.values).astype(np.int64))
            if self._seen[-1][group].sum() != right:
                return False
        return True
