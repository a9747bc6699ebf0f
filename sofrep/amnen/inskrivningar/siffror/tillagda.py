"""The measures of what the profile adds: what it notes, what is crossed, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.forbund import Forbund
from sofrep.statistics.counters import Line, Of, breakdown
from sofrep.statistics.crossed import changes_of, crossings_of
from sofrep.statistics.dimension import plain
from sofrep.statistics.measure_words import POPULATION_NAMES
from sofrep.statistics.own_dimensions import added


def own_measures(forbund: Forbund) -> tuple[Line, ...]:
    """Those in every category, and of whom nothing is known, in every population; and all that is crossed."""
    key = (forbund.noteras_vid_start, forbund.uppgift, forbund.korsning, forbund.kodgrupp)
    if key not in _MADE:
        _MADE[key] = tuple(_measures(forbund))
    return _MADE[key]


_MADE: dict[tuple[object, ...], tuple[Line, ...]] = {}
"""By what of a profile they follow from: they are looked for often."""


def _measures(forbund: Forbund) -> Iterator[Line]:
    for dimension in added(forbund):
        yield from breakdown(dimension, Of(dimension.populations))
    names = {each.kod: each.namn for each in forbund.korsning}
    for kod, crossing in crossings_of(forbund).items():
        yield from crossing.measures(plain(names[kod]), (crossing.population,))
    for crossing in changes_of(forbund).values():
        yield from crossing.measures(POPULATION_NAMES["avslutade"], ("avslutade",))
