"""What an attacker can work out: the interval of every hidden count, given all that is published.

The system of relations is cut down to what bears on the hidden counts, falls apart into pieces
that have nothing to do with each other, and each piece is minimised and maximised over the whole
numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sofrep.domain.figure import Number
from sofrep.rojande.sma_antal.keys import SUM, Key
from sofrep.rojande.sma_antal.relations import Relation

_NODES = 2_000
"""How far a search goes before it is given up: a count and no clock, so that runs agree."""

_ROOM = 1_000
"""How much more than the truth a count may be: beyond it is as good as without limit."""

Coefficients = dict[Key, Number]
Reasons = Callable[[Key], Iterator[set[Key]]]
FrozenRow = tuple[tuple[tuple[Key, Number], ...], Number | None, Number | None]


@dataclass(slots=True)
class Row:
    """A relation in what is unknown; `known` is what else stands in it."""

    terms: Coefficients
    low: Number | None
    high: Number | None
    known: tuple[Key, ...] = ()

    @property
    def is_equality(self) -> bool:
        """Whether it says exactly what its sum is."""
        return self.low is not None and self.low == self.high

    def frozen(self) -> FrozenRow:
        """The row as a part of a `Piece`."""
        return tuple(sorted(self.terms.items())), self.low, self.high

    @property
    def says_something(self) -> bool:
        """Whether it limits anything."""
        return bool(self.terms) and (self.low is not None or self.high is not None)


@dataclass(frozen=True, slots=True)
class Interval:
    """The whole numbers in which a hidden count may lie, as far as the attacker knows.

    `high` None is no limit.  `is_known` is False where the search was given up: then nothing is
    promised, and more has to be hidden.
    """

    low: int
    high: int | None
    is_known: bool = True

    def is_wide(self, wanted: int) -> bool:
        """Whether it is known to hold at least `wanted` whole numbers."""
        return self.is_known and (self.high is None or self.high - self.low + 1 >= wanted)


@dataclass(frozen=True, slots=True)
class Piece:
    """Unknown counts that hang together, and the rows that tie them."""

    keys: tuple[Key, ...]
    rows: tuple[FrozenRow, ...]


_Asked = tuple[Piece, frozenset[tuple[Key, int]], bool]


@dataclass(slots=True)
class Attack:
    """Works out intervals; what it has worked out before it remembers.

    Near, it takes the relations that a hidden count stands in, over the whole numbers.  Far, it
    takes all that hang together with those, through counts that no document prints, and numbers
    that need not be whole.  `work` is how much it has searched: a search of a small piece is 1.
    """

    relations: Sequence[Relation]
    truth: Mapping[Key, Number]
    lower: Callable[[Key], int] = lambda _: 0
    nodes: int = _NODES
    work: float = 0
    is_far: bool = False
    _by_key: dict[Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[Key, tuple[float, float]] = field(default_factory=dict)
    _known: dict[_Asked, dict[Key, Interval]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, relation in enumerate(self.relations):
            for key, _ in relation.terms:
                self._by_key[key].append(number)

    def look(self, *, far: bool) -> None:
        """Work everything out anew: what was possible when less was hidden still is, but is it?"""
        self.is_far = far
        self._seen.clear()
        self._known.clear()

    def is_free(self, key: Key) -> bool:
        """Whether a quantity is a sum, which need not be a whole number of anything."""
        return key.what.startswith(SUM)

    def relations_of(self, key: Key) -> list[Relation]:
        """The relations in which a quantity stands."""
        return [self.relations[number] for number in self._by_key.get(key, ())]

    def intervals(
        self, wanted: Mapping[Key, int], known: set[Key], *, exact: bool = False
    ) -> dict[Key, Interval]:
        """The interval of every hidden quantity, when everything in `known` is known.

        A search ends as soon as a quantity is found to have the number of values `wanted`; with
        `exact` it goes on to the ends of the interval.
        """
        found: dict[Key, Interval] = {}
        for piece in _pieces(self._reduced(set(wanted), known), set(wanted)):
            own = {key: wanted[key] for key in piece.keys if key in wanted}
            asked = (piece, frozenset(own.items()), exact)
            if asked not in self._known:
                self._known[asked] = self._solve(piece, own, exact=exact)
            found |= self._known[asked]
        free = wanted.keys() - found.keys()
        return found | {key: Interval(self.lower(key), None) for key in free}

    def reasons(self, hidden: set[Key], known: set[Key]) -> Reasons:
        """For a hidden count, what is known in the relations that keep it from being more.

        Then in those that keep it from being less.
        """
        from sofrep.rojande.sma_antal.solver import Holding

        rows = self._reduced(hidden, known)
        behind: dict[FrozenRow, set[Key]] = defaultdict(set)
        for row in rows:
            behind[row.frozen()].update(row.known)
        pieces = {key: piece for piece in _pieces(rows, hidden) for key in piece.keys}
        held = cache(lambda piece: Holding(piece, self.lower))

        def of(key: Key) -> Iterator[set[Key]]:
            for sign in (1, -1) if key in pieces else ():
                holding = held(pieces[key]).rows(key, sign)
                yield {one for row in holding for one in behind[row]}

        return of

    def _reduced(self, hidden: set[Key], known: set[Key]) -> list[Row]:
        """The rows in which the hidden counts stand.

        A count that is neither hidden nor known is kept where it ties two equations together; else
        it is taken to be anything from 0 up.
        """
        if self.is_far:
            return _without_latent(self._hanging_together(hidden, known), hidden)
        numbers = sorted({number for key in hidden for number in self._by_key.get(key, ())})
        rows = [_without_known(self.relations[number], self.truth, known) for number in numbers]
        ties = Counter(key for row in rows if row.is_equality for key in row.terms)
        for row in rows:
            for key in list(row.terms):
                is_tie = row.is_equality and ties[key] > 1
                if key not in hidden and not is_tie and row.terms:
                    _drop_single(row, key)
        return _without_latent([row for row in rows if row.says_something], hidden)

    def _hanging_together(self, hidden: set[Key], known: set[Key]) -> list[Row]:
        """The rows of the hidden counts, and all equations that are reached through the unknown."""
        rows: dict[int, Row] = {}
        todo, met = list(hidden), set(hidden)
        while todo:
            key = todo.pop()
            for number in self._by_key.get(key, ()):
                is_near = key in hidden or self.relations[number].is_equality
                if number not in rows and is_near:
                    rows[number] = _without_known(self.relations[number], self.truth, known)
                    new = rows[number].terms.keys() - met
                    met |= new
                    todo += new
        return [rows[number] for number in sorted(rows)]

    def _solve(
        self, piece: Piece, wanted: Mapping[Key, int], *, exact: bool
    ) -> dict[Key, Interval]:
        from sofrep.rojande.sma_antal.solver import Solver

        solver = Solver(piece, self.lower, self._caps(piece), self.truth, self.nodes)
        if self.is_far:
            solver.relax()
        found = solver.intervals(wanted, self._seen, exact=exact)
        self.work += solver.searches * self._cost(piece)
        return found

    def _cost(self, piece: Piece) -> float:
        """About how many searches of a small piece one of this takes as long as."""
        if self.is_far:
            return 1 + sum(len(terms) for terms, _, _ in piece.rows) / 1_000
        return 1 + len(piece.keys) * len(piece.rows) / 1_000_000

    def _caps(self, piece: Piece) -> dict[Key, int]:
        largest = max(int(self.truth[key]) for key in piece.keys)
        return {
            key: 2 * largest + (_ROOM * 100 if key.what.startswith(SUM) else _ROOM)
            for key in piece.keys
        }


def _without_known(relation: Relation, truth: Mapping[Key, Number], published: set[Key]) -> Row:
    amount: Number = 0
    known: list[Key] = []
    terms: Coefficients = {}
    for key, factor in relation.terms:
        if key in published:
            amount += factor * truth[key]
            known.append(key)
        else:
            terms[key] = terms.get(key, 0) + factor
    low = None if relation.low is None else relation.low - amount
    high = None if relation.high is None else relation.high - amount
    return Row(terms, low, high, tuple(known))


def _without_latent(rows: list[Row], hidden: set[Key]) -> list[Row]:
    """The rows without the unknown counts that nobody asks about and that limit nothing."""
    where: dict[Key, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for key in row.terms:
            where[key].add(number)
    todo = [key for key in where if key not in hidden]
    while todo:
        key = todo.pop()
        own = [number for number in where[key] if rows[number].says_something]
        touched: set[Key] = set()
        if len(own) == 1 and abs(rows[own[0]].terms[key]) == 1:
            touched = _drop_single(rows[own[0]], key)
        elif own and _is_one_sided(rows, own, key):
            for number in own:
                touched |= rows[number].terms.keys()
                rows[number] = Row({}, None, None)
        where[key] = {number for number in own if key in rows[number].terms}
        todo += [other for other in touched if other not in hidden and other != key]
    return [row for row in rows if row.says_something]


def _drop_single(row: Row, key: Key) -> set[Key]:
    """Leave out a count of at least 0 that stands in this row only: it takes up what is over."""
    if key not in row.terms:
        return set()
    if row.terms.pop(key) > 0:
        row.low = None
    else:
        row.high = None
    touched = set(row.terms)
    if not row.says_something:
        row.terms.clear()
    return touched


def _is_one_sided(rows: list[Row], own: list[int], key: Key) -> bool:
    """Whether a large enough value of the count meets all its rows."""
    return all(
        (row.high is None) if row.terms[key] > 0 else (row.low is None)
        for row in (rows[number] for number in own)
    )


def _pieces(rows: Sequence[Row], hidden: set[Key]) -> list[Piece]:
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    for row in rows:
        first, *others = row.terms
        for other in others:
            parent[root(other)] = root(first)
        root(first)
    members: dict[Key, list[Key]] = defaultdict(list)
    for key in parent:
        members[root(key)].append(key)
    lines: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        lines[root(next(iter(row.terms)))].append(row)
    return [
        Piece(tuple(sorted(keys)), _frozen(lines[top]))
        for top, keys in members.items()
        if not hidden.isdisjoint(keys)
    ]


def _frozen(rows: Sequence[Row]) -> tuple[FrozenRow, ...]:
    return tuple(sorted({row.frozen() for row in rows}, key=repr))
