"""Other registers that say the same: that there is one proves that something cannot be known.

Everybody in another register is as somebody is or might be, so that all these could be.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sofrep.rojande.kinds import Register, Said, Sayings
from sofrep.rojande.register_changes import RegisterChanges
from sofrep.statistics.calendar_time import BoolArray, IntArray

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
