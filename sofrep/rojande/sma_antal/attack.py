"""What somebody can work out who knows all that is published, and what it follows from."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct, field

from sofrep.domain.figure import SEXES, Number, Sex
from sofrep.rojande.highs import INFINITE, Programme, Values
from sofrep.rojande.sma_antal.count_keys import Key
from sofrep.rojande.sma_antal.system import Relation, Statements
from sofrep.statistics.calendar_time import BoolArray, IntArray

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_TOGETHER = 12
"""How many searches move many counts at once before each is searched for by itself."""
_MANY = 3
"""Fewer than this are searched for one by one."""
_AT_ONCE = 12
"""How many narrow counts of a piece are found before more is hidden."""
_ROOM = 1_000.0
"""How much more than the truth a count may be: beyond it is as good as without limit."""
_SMALL = 20_000
"""How much stands in the rows of a small piece."""
_HAIR = 1e-6


class Told(Struct, frozen=True):
    """What is published: `exact` are counts, and those `hidden` are at least so much.

    `shares` are rows that hold where both of their counts are shown.
    """

    exact: frozenset[Key]
    hidden: Mapping[Key, int]
    shares: Mapping[tuple[Key, Key, bool], Relation] = field(default_factory=dict)


class Reach(Struct):
    """How little and how much a count was found to may be; `behind` are those that hold it there.

    `is_sought` says that it was looked for by itself: then it is no more.
    """

    low: float
    high: float
    behind: set[Key] = field(default_factory=set)
    is_sought: bool = False

    def forget(self) -> None:
        """More may be possible now."""
        self.is_sought, self.behind = False, set()

    @property
    def width(self) -> int:
        """How many whole numbers."""
        return floor(self.high + _HAIR) - ceil(self.low - _HAIR) + 1


class Attack:
    """The counts `asked` of `truth` as sums over people that there may be; nobody is in `zeros`.

    `work` is how much has been searched: a search of a small piece is 1.
    """

    def __init__(
        self,
        statements: Statements,
        truth: Mapping[Key, Number],
        asked: Iterable[Key],
        zeros: BoolArray,
        insatser: Sequence[str],
    ) -> None:
        self.work, self._insatser = 0.0, insatser
        self.places = {key: own[~zeros[own]] for key, own in statements.places.items()}
        rows = [row.without(zeros) for row in statements.rows]
        self.rows: dict[Hashable, Relation] = {n: r for n, r in enumerate(rows) if len(r.places)}
        for key in asked:
            if key in truth and len(self.places.get(key, ())):
                self.rows[key] = Relation.of(self.places[key])
        self._zeros = zeros
        self.base = self._agreeing(truth)
        self._found: dict[Key, Reach] = {}
        self._pieces: dict[bytes, Piece] = {}

    def _agreeing(self, truth: Mapping[Key, Number]) -> Values:
        """People who agree with all counts, or as nearly as those agree with each other."""
        many = len(self._zeros)
        rows: list[tuple[ArrayLike, ArrayLike, float, float]] = []
        off = many
        for name, row in self.rows.items():
            if isinstance(name, Key):
                value = float(truth[name])
                factors = np.concatenate((row.factors, (1, -1)))
                rows.append((np.append(row.places, (off, off + 1)), factors, value, value))
                off += 2
            else:
                rows.append((row.places, row.factors, row.low, row.high))
        if not off:  # the documents count nobody
            return np.zeros(0)
        costs = np.repeat((0.0, 1.0), (many, off - many))
        best = Programme(rows, np.zeros(off), np.full(off, INFINITE)).least(costs)
        assert best is not None  # noqa: S101 - anything agrees as nearly as it can
        return best.values[:many]

    def value(self, key: Key) -> float:
        """What a count is where all agree as nearly as they can."""
        return float(self.base[self.places[key]].sum())

    def found(
        self,
        wanted: Mapping[Key, int],
        watched: Iterable[Key],
        known: Told,
        *,
        exact: bool = False,
    ) -> dict[Key, Reach]:
        """How far each of the counts may go, until it is `wanted` whole numbers or at the ends.

        Of those `watched` only whether they can be anything else.
        """
        least = {key: many for key, many in wanted.items() if key in self.places}
        others = {key: 2 for key in watched if key in self.places and key not in least}
        for key in (*least, *others):
            value = self.value(key)
            self._found.setdefault(key, Reach(value, value)).forget()
        for piece in self._cut(known):
            piece.search(self._found, least | others, exact=exact)
            self.work += piece.work
        return {key: self._found[key] for key in (*least, *others)}

    def _cut(self, known: Told) -> Iterator[Piece]:
        """What hangs together, by the rows that tell anything."""
        rows: dict[Hashable, Relation] = dict(self.rows)
        rows.update((name, row.without(self._zeros)) for name, row in known.shares.items())
        limits: dict[Hashable, tuple[float, float]] = {}
        for name, row in rows.items():
            if not isinstance(name, Key):
                if known.hidden.keys().isdisjoint(_counts_of(name)):
                    limits[name] = (row.low, row.high)
            elif name in known.hidden:
                limits[name] = (min(float(known.hidden[name]), self.value(name)), INFINITE)
            elif name in known.exact and not self._follows(name, known):
                limits[name] = (self.value(name), self.value(name))
        root = _roots(len(self.base), [rows[name].places for name in limits])
        inside: dict[int, dict[Hashable, Relation]] = {}
        for name, row in rows.items():
            tops = np.unique(root[row.places])
            if len(tops) == 1:
                inside.setdefault(int(tops[0]), {})[name] = row
        for top, own in inside.items():
            places = np.flatnonzero(root == top)
            name = places.tobytes()
            if name not in self._pieces:
                self._pieces[name] = Piece(places, own, self)
            self._pieces[name].limit(limits)
            yield self._pieces[name]

    def _follows(self, key: Key, known: Told) -> bool:
        """Whether a count is the sum of others that are known as well: of insatser, or of sexes."""
        sexes = [key._replace(sex=sex) for sex in SEXES] if key.sex is Sex.TOTALT else []
        insatser = [key._replace(scope=kod) for kod in self._insatser if kod != key.scope]
        both = [one._replace(sex=sex) for one in insatser for sex in SEXES if sexes]
        for parts in (sexes, insatser, both):
            own = [self.places[one] for one in parts if one in known.exact and one in self.places]
            inside = np.concatenate([np.zeros(0, np.int64), *own])
            inside = inside[np.isin(inside, self.places[key])]
            if len(inside) == len(np.unique(inside)) == len(self.places[key]):
                return True
        return False


class Piece:
    """People that hang together by what is told of them."""

    def __init__(self, places: IntArray, rows: Mapping[Hashable, Relation], attack: Attack) -> None:
        self.work, self._attack = 0.0, attack
        self._base = attack.base[places]
        self._where = np.full(len(attack.base), -1, np.int64)
        self._where[places] = np.arange(len(places))
        self._limits = {name: (row.low, row.high) for name, row in rows.items()}
        self._programme = Programme(
            [(self._where[r.places], r.factors, r.low, r.high) for r in rows.values()],
            np.zeros(len(places)),
            np.full(len(places), _ROOM + 2 * self._base.max()),
            again=True,
        )
        self._each = 1 + sum(len(row.places) for row in rows.values()) / _SMALL

    def limit(self, limits: Mapping[Hashable, tuple[float, float]]) -> None:
        """Let the rows tell what they do now."""
        for n, name in enumerate(self._limits):
            now = limits.get(name, (-INFINITE, INFINITE))
            if now != self._limits[name]:
                self._limits[name] = now
                self._programme.limit(n, *now)

    def search(self, found: Mapping[Key, Reach], wanted: Mapping[Key, int], *, exact: bool) -> None:
        """Look for other people of whom the same is told."""
        self.work, self._found = 0.0, found
        places = {key: self._where[self._attack.places[key]] for key in wanted}
        self._own = {key: own[own >= 0] for key, own in places.items() if (own >= 0).any()}
        if not self._own:
            return
        self._flat = np.concatenate(list(self._own.values()))
        self._starts = np.cumsum([0, *(len(own) for own in self._own.values())])[:-1]
        self._values = [self._attack.value(key) for key in self._own]
        left = [key for key in self._own if found[key].width < wanted[key]]
        self._search_together(left, wanted)
        narrow = 0
        for key in self._own if exact else left:
            self._by_itself(key, INFINITE if exact else wanted[key])
            narrow += found[key].width < wanted[key]
            if narrow >= _AT_ONCE and not exact:
                return  # enough to go on with

    def _search_together(self, left: Sequence[Key], wanted: Mapping[Key, int]) -> None:
        """Push all narrow counts up or down at once, as long as that makes some of them wide."""
        for number in range(_TOGETHER):
            if len(left) < _MANY:
                return
            costs = np.zeros(len(self._base))
            for n, key in enumerate(left):
                costs[self._own[key]] += 1.0 if (n + number) % 2 else -1.0
            self._go(costs)
            before, left = left, [k for k in left if self._found[k].width < wanted[k]]
            if len(left) == len(before) and number % 2:
                return

    def _by_itself(self, key: Key, wanted: float) -> None:
        """Look for more and for less of a count, and what keeps it from either."""
        found = self._found[key]
        found.is_sought = True
        for sign in (-1.0, 1.0):
            if found.width < wanted:
                costs = np.zeros(len(self._base))
                costs[self._own[key]] = sign
                prices = self._go(costs)
                if prices is not None:
                    names = list(self._limits)
                    rows = np.flatnonzero(abs(prices) > _HAIR).tolist()
                    for name in (names[row] for row in rows):
                        found.behind |= {name} if isinstance(name, Key) else _counts_of(name)

    def _go(self, costs: Values) -> Values | None:
        """Find the people that cost least; what keeps others from costing less."""
        self.work += self._each
        best = self._programme.least(costs)
        if best is None:
            return None
        change = np.add.reduceat((best.values - self._base)[self._flat], self._starts)
        amounts = (change + self._values).tolist()
        for key, amount in zip(self._own, amounts, strict=True):
            found = self._found[key]
            found.low, found.high = min(found.low, amount), max(found.high, amount)
        return best.prices


def _counts_of(name: Hashable) -> set[Key]:
    """The counts that a share tells of."""
    return {one for one in name if isinstance(one, Key)} if isinstance(name, tuple) else set()


def _roots(many: int, groups: Iterable[IntArray]) -> IntArray:
    """Of each of `many` one that stands for all that hang together with it."""
    parent = list(range(many))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        return one

    for group in groups:
        first, *others = group.tolist() or [0]
        for other in others:
            parent[root(other)] = root(first)
    return np.array([root(one) for one in range(many)], np.int64)
