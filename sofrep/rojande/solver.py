"""Least and greatest values over the whole numbers, by `scipy.optimize.milp`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from sofrep.domain.figure import Number
from sofrep.rojande.attack import FrozenRow, Interval, Piece
from sofrep.rojande.keys import SUM, Key

_SOLVED = 0
_TOGETHER = 12
"""How many searches move many counts at once before each is searched for by itself."""

_MANY = 3
"""Fewer than this are searched for one by one."""

Values = NDArray[np.float64]


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
        self._nodes = nodes
        self.searches = 0
        entries = [
            (line, self._place[key], float(factor))
            for line, (terms, _, _) in enumerate(piece.rows)
            for key, factor in terms
        ]
        lines, columns, values = zip(*entries, strict=True)
        shape = (len(piece.rows), len(piece.keys))
        lows = [-np.inf if low is None else float(low) for _, low, _ in piece.rows]
        highs = [np.inf if high is None else float(high) for _, _, high in piece.rows]
        self._given: dict[str, Any] = {
            "constraints": LinearConstraint(
                csr_array((values, (lines, columns)), shape=shape), lows, highs
            ),
            "bounds": Bounds([lower(key) for key in piece.keys], [caps[key] for key in piece.keys]),
            "integrality": np.array([0 if key.what.startswith(SUM) else 1 for key in piece.keys]),
        }
        self._caps = np.array([float(caps[key]) for key in piece.keys])
        self._low: Values = np.array([float(truth[key]) for key in piece.keys])
        self._high: Values = self._low.copy()

    def relax(self) -> None:
        """Let every number be one that is not whole: more is possible, and it is found faster."""
        self._given["integrality"] = np.zeros(len(self._place))

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
            if sign > 0 and self._low[place] <= self._given["bounds"].lb[place]:
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
        options = {"node_limit": self._nodes, "mip_rel_gap": 0.0}
        found = milp(objective, options=options, **self._given)
        if found.status != _SOLVED or found.x is None:
            return False
        world = np.where(self._given["integrality"] == 1, np.round(found.x), found.x)
        self._low = np.minimum(self._low, world)
        self._high = np.maximum(self._high, world)
        return True


class Holding:
    """What keeps the counts of a piece within their limits."""

    def __init__(self, piece: Piece, lower: Callable[[Key], int]) -> None:
        self._place = {key: number for number, key in enumerate(piece.keys)}
        limits = [(row, 1, row[2]) for row in piece.rows if row[2] is not None]
        limits += [(row, -1, -row[1]) for row in piece.rows if row[1] is not None]
        entries = [
            (line, self._place[key], sign * float(factor))
            for line, ((terms, _, _), sign, _) in enumerate(limits)
            for key, factor in terms
        ]
        lines, columns, values = zip(*entries, strict=True)
        shape = (len(limits), len(piece.keys))
        self._rows = [row for row, _, _ in limits]
        self._given: dict[str, Any] = {
            "A_ub": csr_array((values, (lines, columns)), shape=shape),
            "b_ub": [float(limit) for _, _, limit in limits],
            "bounds": [(lower(key), None) for key in piece.keys],
        }

    def rows(self, key: Key, sign: int) -> list[FrozenRow]:
        """The rows that together keep a count from being more (`sign` 1) or less (-1).

        They are those with a price in the linear programme: none where only whole numbers hold
        the count, or nothing does.
        """
        objective = np.zeros(len(self._place))
        objective[self._place[key]] = -sign
        best = linprog(objective, method="highs", **self._given)
        if best.status != _SOLVED:
            return []
        return [self._rows[line] for line in np.flatnonzero(abs(best.ineqlin.marginals) > _TINY)]


_TINY = 1e-6
