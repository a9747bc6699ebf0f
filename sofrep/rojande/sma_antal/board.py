"""What is shown and what is hidden, while more and more is hidden."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import inf

from sofrep.domain.figure import Number
from sofrep.rojande.sma_antal.keys import Key
from sofrep.rojande.sma_antal.model import Model, Why
from sofrep.rojande.sma_antal.relations import Relation


class Board:
    """The state of the hiding.

    `hidden` are the quantities that are hidden and why, `published` those that a shown figure
    tells exactly.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.hidden: dict[Key, Why] = {}
        self._resting: dict[Key, list[str]] = defaultdict(list)
        self._shown = set(model.readings)
        self._told: Counter[Key] = Counter()
        for name, reading in model.readings.items():
            for key in reading.keys:
                self._resting[key].append(name)
            self._told.update(key for key, value in reading.told if value is not None)
        self.published = set(self._told)

    def hide(self, key: Key, why: Why) -> None:
        """Hide a quantity, what goes with it, and every figure that rests on them."""
        for one in self.model.together(key):
            self.hidden.setdefault(one, why)
            self.published.discard(one)
            for name in self._resting.get(one, ()):
                if name in self._shown:
                    self._shown.remove(name)
                    self._forget(name)

    def _forget(self, name: str) -> None:
        for key, value in self.model.readings[name].told:
            if value is not None:
                self._told[key] -= 1
                if not self._told[key]:
                    self.published.discard(key)

    def width_in(self, equation: Relation, key: Key) -> int | float:
        """How many values a hidden count may have as far as one equation tells."""
        if all(other in self.published for other, _ in equation.terms if other != key):
            return 1
        if self.model.attack.is_free(key):
            return inf
        own = next(factor for other, factor in equation.terms if other == key)
        most = -sum(
            factor * self.model.truth[other]
            for other, factor in equation.terms
            if other in self.published
        )
        for other, factor in equation.terms:
            if other in self.published or other == key:
                continue
            if factor * own < 0:
                return inf  # the more of that, the more of this
            most -= factor * self.model.attack.lower(other)
        return int(most * own) - self.model.attack.lower(key) + 1

    def opened(self, key: Key) -> int:
        """In how many equations a quantity would be the only one hidden, and need company."""
        return sum(
            relation.is_equality and all(k in self.published for k, _ in relation.terms)
            for relation in self.model.attack.relations_of(key)
        )

    def derivable(self) -> list[Key]:
        """Counts that no document prints but sums give away, and that a rule would hide."""
        return self._derive()[1]

    def known(self) -> set[Key]:
        """All that an attacker knows exactly: what is published and what follows by sums."""
        return self.published | self._derive()[0].keys()

    def published_behind(self, keys: Iterable[Key]) -> set[Key]:
        """What of the published gives `keys` away, by sums and by sums of those."""
        derived, _ = self._derive()
        found: set[Key] = set()
        todo = list(keys)
        while todo:
            key = todo.pop()
            if key in self.published:
                found.add(key)
            elif key in derived:
                todo += derived.pop(key)
        return found

    def _derive(self) -> tuple[dict[Key, tuple[Key, ...]], list[Key]]:
        """What follows by sums and from what, and what would follow that is too small."""
        derived: dict[Key, tuple[Key, ...]] = {}
        small: set[Key] = set()
        todo = list(self.model.equations)
        while todo:
            later: list[Relation] = []
            before = len(derived)
            for relation in todo:
                unknown = [
                    (key, factor)
                    for key, factor in relation.terms
                    if key not in self.published and key not in derived
                ]
                if len(unknown) > 1 and not self._are_nothing(unknown):
                    later.append(relation)
                    continue
                behind = tuple(term[0] for term in relation.terms if term not in unknown)
                for key, _ in unknown:
                    if key in self.hidden:
                        continue
                    if self.model.is_small(key):
                        small.add(key)
                    else:
                        derived[key] = behind
            if len(derived) == before:
                break
            todo = later
        return derived, sorted(small)

    def _are_nothing(self, unknown: Sequence[tuple[Key, Number]]) -> bool:
        """Whether what is unknown in an equation adds up to 0: then each of it is 0."""
        return len({factor > 0 for _, factor in unknown}) == 1 and not any(
            self.model.truth[key] for key, _ in unknown
        )
