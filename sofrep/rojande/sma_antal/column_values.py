"""What the column of a dimension can hold, as far as it matters to what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import combinations

import numpy as np

from sofrep.domain.figure import Number
from sofrep.rojande.sma_antal.count_keys import Key
from sofrep.statistics.calendar_time import IntArray
from sofrep.statistics.codes import Codes
from sofrep.statistics.dimension import ALDER, FORS, SAKNAS, TID
from sofrep.statistics.underlag import TID_PER_YEAR, UNKNOWN

_LIMITS: Mapping[str, tuple[int, int, int]] = {
    ALDER.name: (16, 64, 1),
    TID.name: (0, 48, TID_PER_YEAR),
}
"""Of numbers what everybody knows: the least and the most years, and how many make a year."""
_OUTSIDE = 2
"""So many years more are told apart: some are older, though nobody is taken to know."""
_SEVERAL = 3
"""How many codes somebody may have, where one may have several."""


class ColumnValues:
    """The values of every dimension; `truth` says which codes anybody has at all."""

    def __init__(self, codes: Codes, truth: Mapping[Key, Number]) -> None:
        self.codes, self._truth = codes, truth

    def grow(self, name: str) -> bool:
        """Whether a dimension is of numbers that grow with time."""
        dimension = self.codes.dimensions.get(name)
        return dimension is not None and bool(dimension.bands and dimension.at_exit)

    def of(self, base: str) -> IntArray:
        """What the column of a dimension can hold."""
        dimension = self.codes.dimensions.get(base)
        if dimension is None:
            return np.array((UNKNOWN, 0), np.int64)
        if dimension.several_values:
            values, blank = self._code_sets(base), 0
        elif dimension.bands:
            values, blank = self._numbers(base), UNKNOWN
        else:
            values, blank = np.arange(UNKNOWN, len(self.codes.categories[base])), UNKNOWN
        return values if dimension.blank in self._counted else values[values != blank]

    def _numbers(self, base: str) -> IntArray:
        """The ends of the bands, or every year of what grows."""
        bands = [e.band for e in self.codes.steps.values() if e.dimension.name == base and e.band]
        least, most, each = self.limits(base)
        if self.grow(base):
            return np.array((UNKNOWN, *range(least - _OUTSIDE, most + _OUTSIDE + 1)), np.int64)
        ends = {min(max(end, least * each), most * each) for b in bands for end in (b.low, b.high)}
        return np.array((UNKNOWN, *sorted(ends)), np.int64)

    def limits(self, base: str) -> tuple[int, int, int]:
        """The least and the most that a number adds to a sum, in units of so many."""
        bands = [e.band for e in self.codes.steps.values() if e.dimension.name == base and e.band]
        return _LIMITS.get(base, (0, max((band.low for band in bands), default=0) + 1, 1))

    @cached_property
    def _counted(self) -> set[str]:
        """The steps that anybody meets, as they are called at the exit."""
        steps = {step for key, value in self._truth.items() if value for step in key.steps}
        return {step.removeprefix("avslut.") for step in steps}

    def _code_sets(self, base: str) -> IntArray:
        """The codes that anybody may have together: one that excludes the others only alone."""
        known = {step.removeprefix("avslut.") for key in self._truth for step in key.steps}
        steps = [f"{base}={kod}" for kod in self.codes.categories[base]]
        used = [n for n, step in enumerate(steps) if step in self._counted or step not in known]
        own = self.codes.groups.get("egen") if base == FORS.name else None
        free = [n for n in used if own is None or n not in own.codes]
        most = _SEVERAL if self._has_several(base) else 1
        several = [some for many in range(2, most + 1) for some in combinations(free, many)]
        every: list[tuple[int, ...]] = [(), *((n,) for n in used), *several]
        return np.array([sum(1 << n for n in some) for some in every], np.int64)

    def _has_several(self, base: str) -> bool:
        """Whether codes are seen to add up to more than there are people."""
        steps = {f"{base}={kod}" for kod in (*self.codes.categories[base], SAKNAS)}
        sums: dict[Key, Number] = {}
        for key, value in self._truth.items():
            if key.steps[-1].removeprefix("avslut.") in steps and not key.what:
                whole = key.at(*key.steps[:-1])
                sums[whole] = sums.get(whole, 0) + value
        return any(total > self._truth.get(whole, total) for whole, total in sums.items())
