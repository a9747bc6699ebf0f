"""Linear programmes, with whole numbers or without, by HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
INFINITE = float("inf")
Row = tuple[Sequence[int], Sequence[float], float, float]


@dataclass(frozen=True, slots=True)
class Best:
    """The best values, and what each row is worth (none where numbers are whole)."""

    values: Values
    prices: Values


class Programme:
    """Numbers between `lower` and `upper`, of which each row of `rows` keeps a sum between two more.

    A row is places, factors, least and most.
    """

    def __init__(self, rows: Sequence[Row], lower: Values, upper: Values) -> None:
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
        self._solver: Any = _Highs()
        self._solver.passOptions(options)
        self._solver.passModel(model)
        self._places = np.arange(len(lower), dtype=np.int32)
        status = highspy.HighsModelStatus
        self._found = (status.kOptimal, status.kSolutionLimit)
        self._kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)

    def whole(self, chosen: NDArray[np.bool_], nodes: int = 0) -> None:
        """Let the chosen numbers be whole.

        With `nodes` it gives up after so many, and the first values that are found will do.
        """
        for place, is_whole in zip(self._places.tolist(), chosen.tolist(), strict=True):
            self._solver.changeColIntegrality(place, self._kinds[is_whole])
        if nodes:
            self._solver.setOptionValue("mip_max_nodes", nodes)
            self._solver.setOptionValue("mip_max_improving_sols", 1)
        self._solver.setOptionValue("mip_rel_gap", 0.0)

    def least(self, costs: Values, of: tuple[Values, float] | None = None) -> Best | None:
        """The values that cost least; None where they are not found.

        Only values whose sum, weighed by the first of `of`, is at most the second.
        """
        self._solver.changeColsCost(len(self._places), self._places, costs)
        rows = self._solver.getNumRow()
        if of is not None:
            weighed = np.flatnonzero(of[0]).astype(np.int32)
            self._solver.addRow(-INFINITE, of[1], len(weighed), weighed, of[0][weighed])
        self._solver.run()
        found = None
        if self._solver.getModelStatus() in self._found:
            solution = self._solver.getSolution()
            found = Best(np.array(solution.col_value), np.array(solution.row_dual))
        if of is not None:
            self._solver.deleteRows(1, np.array([rows], np.int32))
        return found
