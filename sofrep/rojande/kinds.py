"""A register as kinds of people: who is of which, and what is said of them all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct, field

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
