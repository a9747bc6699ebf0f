"""Least and greatest values over the whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from sofrep.domain.figure import Number
from sofrep.rojande.highs import INFINITE, Programme, Values
from sofrep.rojande.sma_antal.attack import FrozenRow, Interval, Piece
from sofrep.rojande.sma_antal.keys import SUM, Key

_TOGETHER = 12
"""How many searches move many counts at once before each is searched for by itself."""

_MANY = 3
"""Fewer than this are searched for one by one."""


class Solver:
    """The counts of one piece, as whole numbers between their lower bounds and `caps`.

    Every solution is a world that the attacker thinks possible; the interval of each count grows
    with each.  The first such world is the true one.
    """

    def __init__(
        self,
        piece: Piece,
        lower: Callable[[Key], int],
        caps: Mapping[Key, int],
        truth: Mapping[Key, Number],
        nodes: int,
    ) -> None:
        self._place = {key: number for number, key in enumerate(piece.keys)}
        self.searches = 0
        self._least_of = np.array([float(lower(key)) for key in piece.keys])
        self._caps = np.array([float(caps[key]) for key in piece.keys])
        rows = [
            (
                [self._place[key] for key, _ in terms],
                [float(factor) for _, factor in terms],
                -INFINITE if low is None else float(low),
                INFINITE if high is None else float(high),
            )
            for terms, low, high in piece.rows
        ]
        self._programme = Programme(rows, self._least_of, self._caps)
        self._whole = np.array([not key.what.startswith(SUM) for key in piece.keys])
        self._programme.whole(self._whole, nodes)
        self._low: Values = np.array([float(truth[key]) for key in piece.keys])
        self._high: Values = self._low.copy()

    def relax(self) -> None:
        """Let every number be one that is not whole: more is possible, and it is found faster."""
        self._whole = np.zeros(len(self._place), np.bool_)
        self._programme.whole(self._whole)

    def intervals(
        self, wanted: Mapping[Key, int], seen: dict[Key, tuple[float, float]], *, exact: bool
    ) -> dict[Key, Interval]:
        """The interval of each count; not known where a search had to be given up.

        `seen` is what is known already of how far each may go; it is brought up to date.
        """
        for key in wanted.keys() & seen.keys():
            place = self._place[key]
            self._low[place] = min(self._low[place], seen[key][0])
            self._high[place] = max(self._high[place], seen[key][1])
        self._search_together(wanted)
        found = {key: self._interval(key, least, exact=exact) for key, least in wanted.items()}
        for key in wanted:
            place = self._place[key]
            seen[key] = (float(self._low[place]), float(self._high[place]))
        return found

    def _search_together(self, wanted: Mapping[Key, int]) -> None:
        """Push all narrow counts up or down at once, as long as that makes many of them wide."""
        left = self._narrow(wanted)
        for number in range(_TOGETHER):
            if len(left) < _MANY:
                return
            objective = np.zeros(len(self._place))
            for position, place in enumerate(left):
                objective[place] = 1.0 if (position + number) % 2 else -1.0
            self._search(objective)
            before, left = left, self._narrow(wanted)
            if len(left) == len(before) and number % 2:
                return

    def _narrow(self, wanted: Mapping[Key, int]) -> list[int]:
        places = ((self._place[key], least) for key, least in wanted.items())
        return [place for place, least in places if self._width(place) < least]

    def _interval(self, key: Key, least: int, *, exact: bool) -> Interval:
        place = self._place[key]
        for sign in (1.0, -1.0):
            if not exact and self._width(place) >= least:
                break
            if sign > 0 and self._low[place] <= self._least_of[place]:
                continue  # as little as it can be
            objective = np.zeros(len(self._place))
            objective[place] = sign
            if not self._search(objective):
                return Interval(self._least(place), None, is_known=False)
        most = int(np.floor(self._high[place] + _TINY))
        return Interval(self._least(place), None if most >= self._caps[place] else most)

    def _width(self, place: int) -> int:
        return int(np.floor(self._high[place] + _TINY)) - self._least(place) + 1

    def _least(self, place: int) -> int:
        return int(np.ceil(self._low[place] - _TINY))

    def _search(self, objective: Values) -> bool:
        """Look for the world that is best by `objective`; whether it was found."""
        self.searches += 1
        found = self._programme.least(objective)
        if found is None:
            return False
        world = np.where(self._whole, np.round(found.values), found.values)
        self._low = np.minimum(self._low, world)
        self._high = np.maximum(self._high, world)
        return True


class Holding:
    """What keeps the counts of a piece within their limits."""

    def __init__(self, piece: Piece, lower: Callable[[Key], int]) -> None:
        self._place = {key: number for number, key in enumerate(piece.keys)}
        limits = [(row, 1, row[2]) for row in piece.rows if row[2] is not None]
        limits += [(row, -1, -row[1]) for row in piece.rows if row[1] is not None]
        self._rows = [row for row, _, _ in limits]
        self._programme = Programme(
            [
                (
                    [self._place[key] for key, _ in terms],
                    [sign * float(factor) for _, factor in terms],
                    -INFINITE,
                    float(limit or 0),
                )
                for (terms, _, _), sign, limit in limits
            ],
            np.array([float(lower(key)) for key in piece.keys]),
            np.full(len(piece.keys), INFINITE),
        )

    def rows(self, key: Key, sign: int) -> list[FrozenRow]:
        """The rows that together keep a count from being more (`sign` 1) or less (-1).

        They are those with a price in the linear programme: none where only whole numbers hold
        the count, or nothing does.
        """
        objective = np.zeros(len(self._place))
        objective[self._place[key]] = -sign
        best = self._programme.least(objective)
        if best is None:
            return []
        return [self._rows[line] for line in np.flatnonzero(abs(best.prices) > _TINY)]


_TINY = 1e-6
