"""Linear programmes, with whole numbers or without, by HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

Values = NDArray[np.float64]
INFINITE = float("inf")
_HAIR = 1e-6
_STEPS = 100
"""So many numbers are rounded at most."""
_PRIMAL = 4
"""What is best by one cost meets all rows by the next as well, so this begins with it."""
Row = tuple[ArrayLike, ArrayLike, float, float]


class Best(Struct, frozen=True):
    """The best values, and what each row is worth (none where numbers are whole)."""

    values: Values
    prices: Values


class Programme:
    """Numbers between `lower` and `upper`, of which each row of `rows` keeps a sum between two more.

    A row is places, factors, least and most.  With `again` the best is looked for by several costs, from
    one to the next.
    """

    def __init__(
        self, rows: Sequence[Row], lower: Values, upper: Values, *, again: bool = False
    ) -> None:
        import highspy
        from highspy._core import _Highs  # the class that prints no banner

        places = [np.asarray(row[0], np.int32) for row in rows]
        factors = [np.asarray(row[1], np.float64) for row in rows]
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(lower), len(rows)
        model.col_cost_ = np.zeros(len(lower))
        model.col_lower_, model.col_upper_ = lower, upper
        model.row_lower_ = np.array([row[2] for row in rows])
        model.row_upper_ = np.array([row[3] for row in rows])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        ends = np.cumsum([0, *(len(each) for each in places)])
        model.a_matrix_.start_ = ends.astype(np.int32)
        model.a_matrix_.index_ = np.concatenate(places) if rows else np.zeros(0, np.int32)
        model.a_matrix_.value_ = np.concatenate(factors) if rows else np.zeros(0)
        options = highspy.HighsOptions()
        options.output_flag, options.threads = False, 1
        if again:
            options.simplex_strategy = _PRIMAL
        self._solver: Any = _Highs()
        self._solver.passOptions(options)
        self._solver.passModel(model)
        self._places = np.arange(len(lower), dtype=np.int32)
        status = highspy.HighsModelStatus
        self._found = (status.kOptimal, status.kSolutionLimit)
        self._none = status.kInfeasible
        self.is_none = False
        """Whether it was proved of the last that there are none."""
        self._integer = highspy.HighsVarType.kInteger

    def whole(self, nodes: int) -> None:
        """Let the numbers be whole: it gives up after so many nodes, and the first values that are found will do."""
        for place in self._places.tolist():
            self._solver.changeColIntegrality(place, self._integer)
        self._solver.setOptionValue("mip_max_nodes", nodes)
        self._solver.setOptionValue("mip_max_improving_sols", 1)
        self._solver.setOptionValue("mip_rel_gap", 0.0)

    def limit(self, row: int, low: float, high: float) -> None:
        """Let the sum of a row lie between two other numbers."""
        self._solver.changeRowBounds(row, low, high)

    def least(self, costs: Values, of: tuple[Values, float] | None = None) -> Best | None:
        """The values that cost least; None where they are not found.

        Only values whose sum, weighed by the first of `of`, is at most the second.
        """
        self._solver.changeColsCost(len(self._places), self._places, costs)
        rows = self._solver.getNumRow()
        if of is not None:
            weighed = np.flatnonzero(of[0]).astype(np.int32)
            self._solver.addRow(-INFINITE, of[1], len(weighed), weighed, of[0][weighed])
        found = self._run()
        if of is not None:
            self._solver.deleteRows(1, np.array([rows], np.int32))
        return found

    def _run(self) -> Best | None:
        self._solver.run()
        status = self._solver.getModelStatus()
        self.is_none = status == self._none
        if status not in self._found:
            return None
        solution = self._solver.getSolution()
        return Best(np.array(solution.col_value), np.array(solution.row_dual))


class Nearest(Programme):
    """Numbers from 0 to `upper`, all of which may be 0: the cheapest that weigh less.

    Every search begins at 0, from where a few steps mostly are enough.
    """

    def __init__(self, rows: Sequence[Row], upper: Values, costs: Values, first: int) -> None:
        super().__init__(rows, np.zeros(len(upper)), upper)
        self._upper, self._last, self._first = upper, len(rows), first
        self._solver.changeColsCost(len(upper), self._places, costs)
        self._solver.addRow(-INFINITE, INFINITE, 0, self._places[:0], np.zeros(0))
        self._solver.setOptionValue("presolve", "off")
        self._solver.run()
        self._begin = self._solver.getBasis()
        self.reasons: list[int] = []

    def below(self, weights: Values) -> Values | None:
        """Numbers whose sum, weighed, is -1 or less: whole, if rounding one by one leaves any that are allowed.

        None where there are none: `reasons` are then the rows that allow none.
        """
        places = np.flatnonzero(weights).tolist()
        self._solver.setBasis(self._begin)
        for place in places:
            self._solver.changeCoeff(self._last, place, float(weights[place]))
        self._solver.changeRowBounds(self._last, -INFINITE, -1.0)
        best = self._run()
        is_none = self.is_none
        self.reasons = []
        if best is None:
            ray = np.array(self._solver.getDualRay()[2])
            self.reasons = np.flatnonzero(abs(ray[: self._last]) > _HAIR).tolist()
        found = None if best is None else self._rounded(best.values)
        self.is_none = is_none
        for place in places:
            self._solver.changeCoeff(self._last, place, 0.0)
        self._solver.changeRowBounds(self._last, -INFINITE, INFINITE)
        return found

    def _rounded(self, values: Values) -> Values:
        """Whole numbers, each rounded up where that can be, or else down; not whole where neither can."""
        turned: list[int] = []
        for _ in range(_STEPS):
            part = values - np.floor(values + _HAIR)
            place = int(part[: self._first].argmax())
            if part[place] < _HAIR:
                place = int(part.argmax())
            if part[place] < _HAIR:
                break
            turned.append(place)
            up = float(np.ceil(values[place]))
            self._solver.changeColBounds(place, up, float(self._upper[place]))
            best = self._run()
            if best is None:
                self._solver.changeColBounds(place, 0.0, up - 1)
                best = self._run()
            if best is None:
                break
            values = best.values
        for place in turned:
            self._solver.changeColBounds(place, 0.0, float(self._upper[place]))
        return values
