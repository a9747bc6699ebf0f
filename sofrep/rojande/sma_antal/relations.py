"""What everybody knows about the counts: which add up to which, and which are part of which.

A relation is kept only where the true counts meet it, so that the truth is always among what an
attacker thinks possible.  Where it depends on the rows (does anybody have two occupations?) the
attacker is taken to guess right: parts that do add up are taken to be known to do so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sofrep.domain.figure import Number
from sofrep.rojande.sma_antal.keys import Key

Terms = tuple[tuple[Key, Number], ...]
Limits = tuple[int, int]
"""The least and the most that one row of a kind adds to a sum."""


@dataclass(frozen=True, slots=True)
class Relation:
    """`low` <= the sum of coefficient times key <= `high`; None is no limit."""

    terms: Terms
    low: Number | None
    high: Number | None

    @property
    def is_equality(self) -> bool:
        """Whether all but one of its quantities determine that one."""
        return self.low is not None and self.low == self.high


class Relations:
    """Collects relations among the quantities of `truth`."""

    def __init__(self, truth: Mapping[Key, Number]) -> None:
        self.truth = truth
        self.found: dict[Relation, None] = {}

    def total(self, whole: Key, parts: Iterable[Key]) -> bool:
        """`whole` is the sum of `parts`, or more than those that are known; whether they add up."""
        known = [part for part in parts if part in self.truth]
        if whole not in self.truth or not known:
            return False
        rest = self.truth[whole] - sum(self.truth[part] for part in known)
        if rest < 0:
            return False
        terms = ((whole, 1), *((part, -1) for part in known))
        self._add(Relation(terms, 0, 0 if rest == 0 else None))
        return rest == 0

    def equal(self, one: Key, other: Key) -> None:
        """Two names of the same quantity, where they are."""
        if one in self.truth and self.truth[one] == self.truth.get(other):
            self._add(Relation(((one, 1), (other, -1)), 0, 0))

    def at_most(
        self, small: Sequence[Key], large: Sequence[Key], *, less: Sequence[Key] = ()
    ) -> None:
        """The sum of `small` is at most that of `large` without `less`."""
        used = [*small, *large, *less]
        if any(key not in self.truth for key in used):
            return
        terms: Terms = (
            *((key, 1) for key in large),
            *((key, -1) for key in (*small, *less)),
        )
        if sum(factor * self.truth[key] for key, factor in terms) >= 0:
            self._add(Relation(terms, 0, None))

    def quotient(self, part: Key, whole: Key, low: Fraction, high: Fraction) -> None:
        """`part` is between `low` and `high` times `whole`: what a rounded share tells."""
        if part not in self.truth or whole not in self.truth:
            return
        value, base = self.truth[part], self.truth[whole]
        if low * base <= value <= high * base:
            self._add(Relation(((part, 1), (whole, -low)), 0, None))
            self._add(Relation(((whole, high), (part, -1)), 0, None))

    def within(self, total: Key, parts: Mapping[Key, Limits]) -> None:
        """`total` is the sum of something of `parts`, each of whose rows adds between its limits."""
        if not parts or any(key not in self.truth for key in (total, *parts)):
            return
        for sign, end in ((1, 0), (-1, 1)):
            terms = ((total, sign), *((key, -sign * ends[end]) for key, ends in parts.items()))
            if sum(factor * self.truth[key] for key, factor in terms) >= 0:
                self._add(Relation(terms, 0, None))

    def _add(self, relation: Relation) -> None:
        self.found.setdefault(relation)
