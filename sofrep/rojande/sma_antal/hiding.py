"""Hiding: what the rules say, then what it takes so that nothing hidden can be worked out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from math import inf

from msgspec import Struct

from sofrep.domain.figure import Sex
from sofrep.rojande.sma_antal.attack import Reach
from sofrep.rojande.sma_antal.count_keys import SURVEY, Key, is_outcome
from sofrep.rojande.sma_antal.count_rules import WhyHidden
from sofrep.rojande.sma_antal.model import Model
from sofrep.rojande.sma_antal.system import Sum
from sofrep.rojande.sma_antal.times import ANSWERED

_MOST_WORK = 20_000
"""How much is searched, in `Attack.work`, before everything is hidden."""
_NARROWED = frozenset({*ANSWERED, "numrerade"})


class Suppression(Struct, frozen=True):
    """The hidden quantities and why, and all that is published when they are hidden."""

    hidden: dict[Key, WhyHidden]
    known: frozenset[Key]
    model: Model

    def intervals(self) -> dict[Key, Reach]:
        """How far every hidden quantity may go."""
        return self.model.look(self.hidden, self.known, exact=True)


def suppress(model: Model, before: Mapping[Key, WhyHidden] | None = None) -> Suppression:
    """Hide until every hidden quantity may be enough whole numbers; what is hidden `before` stays so."""
    hiding = _Hiding(model)
    hiding.run(before or {})
    return Suppression(hiding.hidden, frozenset(hiding.published), model)


class _Hiding:
    """What is hidden and what is published, while more and more is hidden."""

    def __init__(self, model: Model) -> None:
        self.model, self.secrets, self.truth = model, model.secrets, model.truth
        self.hidden: dict[Key, WhyHidden] = {}
        self._resting: dict[Key, list[str]] = defaultdict(list)
        self._shown = set(model.readings)
        self._told: Counter[Key] = Counter()
        for name, reading in model.readings.items():
            for key in reading.keys:
                self._resting[key].append(name)
            self._told.update(key for key, value in reading.told if value is not None)
        self.published = set(self._told)
        self._least = cache(model.secrets.least)
        self._sums: dict[Key, list[Sum]] = defaultdict(list)
        for each in model.sums:
            for key in (each[0], *each[1]):
                self._sums[key].append(each)

    def run(self, before: Mapping[Key, WhyHidden]) -> None:
        """Hide what a rule says, and then more for as long as anything can be worked out."""
        for key, why in (*self.model.primary().items(), *before.items()):
            self.hide(key, why)
        while self.model.attack.work < _MOST_WORK:
            self._close_sums()
            narrow = self._narrow()
            if not narrow:
                return
            if not self._hide_more(narrow):
                break
        self._hide_everything()

    def hide(self, key: Key, why: WhyHidden) -> None:
        """Hide a quantity, what goes with it, and every figure that rests on them."""
        for one in self.secrets.together(key):
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

    def _narrow(self) -> dict[Key, set[Key]]:
        """The quantities of which too much is known, with what tells it."""
        found = self.model.look(self.hidden, self.published, self.model.unasked)
        wanted = self._wanted()
        return {
            key: each.behind
            for key, each in sorted(found.items())
            if each.is_sought and each.width < wanted[key]
        }

    def _wanted(self) -> dict[Key, int]:
        """How many whole numbers each must be able to be; one that nobody asks for must not be known."""
        own = {key: self.secrets.wanted(key, why) for key, why in self.hidden.items()}
        return dict.fromkeys(self.model.unasked, 2) | own

    def _hide_more(self, narrow: Mapping[Key, set[Key]]) -> bool:
        """Hide a partner for each that is too narrow; whether anything was left to hide."""
        touched: set[Key] = set()
        for key, behind in narrow.items():
            if touched & behind:
                continue  # what was just hidden may do for this one too
            one = self._cheapest(key, behind) or self._cheapest(key, self._around(key))
            if one is not None:
                self.hide(one, WhyHidden.SKYDDAR)
                touched.add(one)
        return bool(touched)

    def _cheapest(self, key: Key, near: Iterable[Key]) -> Key | None:
        """The published quantity of `near` that the reader misses least, to hide with `key`.

        A 0 is no partner: it stays shown, so whoever sees that something is hidden knows that it is
        more.  In the survey the partner is another sex's answers to the same question.
        """
        own = {one for one in near if one in self.published and self.truth[one] and one != key}
        if key.steps[0] == SURVEY:
            same = {other for other in own if other.steps == key.steps}
            own = {other for other in same if other.sex is not Sex.TOTALT} or same
        return min(own, key=lambda other: self._cost(key, other), default=None)

    def _cost(self, key: Key, other: Key) -> tuple[object, ...]:
        """What hiding `other` for the sake of `key` takes from the reader, the weightiest first."""
        room = int(self.truth[key] + self.truth[other]) - 1
        return (
            _is_whole(other) + 2 * (self.secrets.rules.exception(other) is not None),
            self._opened(other),
            other.sex is Sex.TOTALT,
            room < self.secrets.wanted(key, WhyHidden.LITET),
            len(self._resting[other]),
            self.truth[other],
            other,
        )

    def _opened(self, key: Key) -> int:
        """In how many sums a quantity would be the only one hidden, and need company."""
        return sum(
            self.hidden.keys().isdisjoint((whole, *parts)) for whole, parts in self._sums[key]
        )

    def _close_sums(self) -> None:
        """Whatever a single sum tells too much about gets company in it."""
        given = True
        while given:
            given = False
            for key, wanted in self._wanted().items():
                for whole, parts in self._sums[key]:
                    while self._width_in(whole, parts, key) < wanted:
                        other = self._cheapest(key, (whole, *parts))
                        if other is None:
                            break
                        self.hide(other, WhyHidden.SKYDDAR)
                        given = True

    def _width_in(self, whole: Key, parts: tuple[Key, ...], key: Key) -> float:
        """How many values a hidden count may have as far as one sum tells."""
        open_parts = [p for p in parts if p not in self.published and p != key]
        if key == whole:
            return inf if open_parts else 1
        if whole not in self.published:
            return inf
        if not open_parts:
            return 1
        rest = self.truth[whole] - sum(self.truth[p] for p in parts if p in self.published)
        least = sum(self._least(p) for p in (*open_parts, key))
        return int(rest) - least + 1

    def _around(self, key: Key) -> set[Key]:
        """All that is published in the same table of the same insats and period."""
        table = self.secrets.rules.table(key)
        return {
            other
            for other in self.published
            if other[:2] == key[:2]
            and self.secrets.rules.table(other) is table
            and (other.steps[:3] == key.steps[:3] or other.steps[0] != SURVEY)
        }

    def _hide_everything(self) -> None:
        """Without a proof by now, rather too much: only what is 0 stays."""
        for key in sorted(self.published):
            if self.truth[key] and (key.steps[0] != SURVEY or is_outcome(key)):
                self.hide(key, WhyHidden.HELA_TABELLEN)


def _is_whole(key: Key) -> bool:
    """Whether it is a total, which the reader misses most."""
    steps = [each for each in key.steps if each not in _NARROWED and not each.endswith("=kand")]
    return len(steps) < 2 and not key.what
