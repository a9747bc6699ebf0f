"""Linear programmes, with whole numbers or without, by HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
INFINITE = float("inf")
_Row = tuple[Sequence[int], Sequence[float], float, float]


@dataclass(frozen=True, slots=True)
class Best:
    """The best values, and what each row is worth (none where numbers are whole)."""

    values: Values
    prices: Values


class Programme:
    """Numbers between `lower` and `upper`, of which each row of `rows` keeps a sum between two more.

    A row is places, factors, least and most.
    """

    def __init__(self, rows: Sequence[_Row], lower: Values, upper: Values) -> None:
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
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)

    def whole(self, chosen: NDArray[np.bool_], nodes: int = 0) -> None:
        """Let the chosen numbers be whole, and give up after so many nodes (0: never)."""
        for place, is_whole in zip(self._places.tolist(), chosen.tolist(), strict=True):
            self._solver.changeColIntegrality(place, self._kinds[is_whole])
        if nodes:
            self._solver.setOptionValue("mip_max_nodes", nodes)
        self._solver.setOptionValue("mip_rel_gap", 0.0)

    def least(self, costs: Values) -> Best | None:
        """The values that cost least; None where they are not found."""
        self._solver.changeColsCost(len(self._places), self._places, costs)
        self._solver.run()
        if self._solver.getModelStatus() != self._optimal:
            return None
        found = self._solver.getSolution()
        return Best(np.array(found.col_value), np.array(found.row_dual))
