"""Lines over the years as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sofrep.visning.ritning import Ritning
from sofrep.visning.svg import (
    BOKSTAV,
    LITEN,
    LUCKA,
    RAD,
    Farg,
    brutet,
    linje,
    marke,
    text,
    textbredd,
    tvarstreck,
    underskrift,
)

_FEW, _MANY = 84.0, 120.0
"""How high two lines and many are."""
_TOP = 12.0
_APART = 9.5
"""From one number at the end of a line to the next."""


def rita_linjer(data: Ritning, width: float, colours: Sequence[Farg]) -> tuple[list[str], float]:
    """Lines with their numbers, of many those at their ends, over an axis; and their height."""
    bottom, top = data.axel
    high = _MANY if data.har_manga_linjer else _FEW
    zero, each = _TOP + high * float(top / (top - bottom)), high / float(top - bottom)
    xs, left, right = _across(data, width)
    made = [tvarstreck(left, right, zero - each * float(v), said) for v, said in data.markeringar]
    points = [
        [
            None if value is None else (x, zero - each * float(value))
            for x, value in zip(xs, k.varden, strict=True)
        ]
        for k in data.kurvor
    ]
    for number, line in enumerate(points):
        made += [linje(part, colours[number], number) for part in _parts(line)]
    for number, line in enumerate(points):
        made += [marke(*point, colours[number], number) for point in line if point]
    floor = _TOP + high
    if data.har_manga_linjer:
        made += _at_the_ends(data, xs[-1], high)
    else:
        numbers = list(_beside_the_points(data, points))
        floor = max(floor, *(y for _, y, _ in numbers)) if numbers else floor
        made += [text(x, y, said, BOKSTAV, mitt=True) for x, y, said in numbers]
    lowest = floor
    slot = (xs[-1] - xs[0]) / max(1, len(xs) - 1) or width
    for x, label in zip(xs, data.kategorier, strict=True):
        lines = brutet(label, slot - 2, BOKSTAV)
        made += underskrift(x, floor, lines)
        lowest = max(lowest, floor + len(lines) * RAD)
    return made, lowest + 4


def _across(data: Ritning, width: float) -> tuple[list[float], float, float]:
    """Where the points stand from left to right, and where the lines of the axis begin and end."""
    left = max(textbredd(said, LITEN) for _, said in data.markeringar) + LUCKA
    number = max((textbredd(said, BOKSTAV) for k in data.kurvor for said in k.tryckta), default=0)
    slot = (width - left) / len(data.kategorier)
    label = max(min(textbredd(name, BOKSTAV), slot) for name in data.kategorier)
    edge = max(number, label) / 2
    right = width - (max(number + 2 * LUCKA, edge) if data.har_manga_linjer else edge)
    steps = max(1, len(data.kategorier) - 1)
    first = min(left + edge, right)
    return [first + n * (right - first) / steps for n in range(len(data.kategorier))], left, right


def _parts(points: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """A line between its gaps."""
    part: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None:
            part.append(point)
        elif part:
            yield part
            part = []


def _beside_the_points(
    data: Ritning, points: Sequence[Sequence[tuple[float, float] | None]]
) -> Iterator[tuple[float, float, str]]:
    """Each number of at most two lines, on the side away from the other."""
    for number, line in enumerate(points):
        for place, point in enumerate(line):
            if point is not None:
                x, y = point
                down = 11.5 if data.star_under(number, place) else -5.5
                yield x, y + down, data.kurvor[number].tryckta[place]


def _at_the_ends(data: Ritning, x: float, high: float) -> Iterator[str]:
    """The last number of each line, moved so that none lies on another."""
    for number, (_, place) in data.slutlagen(Decimal(_APART / high)).items():
        y = _TOP + high * float(place) + 3
        yield text(x + 2 * LUCKA, y, data.kurvor[number].tryckta[-1], BOKSTAV)
