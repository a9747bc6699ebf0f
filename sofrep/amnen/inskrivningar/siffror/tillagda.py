"""The measures of what the profile adds to what every office notes."""

from __future__ import annotations

from functools import lru_cache

from sofrep.domain.forbund import Forbund
from sofrep.statistics.counters import Line, Of, breakdown
from sofrep.statistics.dimension import Dimension
from sofrep.statistics.own_dimensions import added


def own_measures(forbund: Forbund) -> tuple[Line, ...]:
    """Those in every category, and those of whom nothing is known, in every population."""
    return _measures(added(forbund))


@lru_cache(maxsize=32)
def _measures(dimensions: tuple[Dimension, ...]) -> tuple[Line, ...]:
    return tuple(line for each in dimensions for line in breakdown(each, Of(each.populations)))
