"""Charts as SVG, with their texts as text: for the web page and the PDF.

Letters are 9 units high (those of a crowd 8), so that a chart drawn 224 units wide can be read where
it is shown 280 pixels wide.  Bars of like lightness differ by stripes, lines by marks and dashes:
nothing is told by its colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from sofrep.visning.ritning import Ritning, ritning_av
from sofrep.visning.svg import (
    BOKSTAV,
    LITEN,
    LUCKA,
    RAD,
    Farg,
    Yta,
    brutet,
    fargade,
    linje,
    marke,
    stapel,
    streck,
    svg,
    text,
    textbredd,
    tvarstreck,
    underskrift,
)
from sofrep.visning.visat import Diagram, Diagramslag

_MOST_FOR_LABELS = 0.42
_HIGH = 100.0
"""How high the tallest of standing bars is."""
_LYING, _WIDEST = 9.0, 34.0
_CROWD = 24
"""More numbers than these are smaller."""
_ABOVE = 12.0
"""Room for a number above a bar or below it."""


def _size(data: Ritning) -> float:
    return BOKSTAV if len(data.kategorier) * len(data.kurvor) <= _CROWD else LITEN


def _widest(data: Ritning) -> float:
    size = _size(data)
    return max((textbredd(said, size) for k in data.kurvor for said in k.tryckta), default=0)


def ryms(data: Ritning, width: float) -> bool:
    """Whether the numbers of standing bars have room beside each other."""
    slot = width / len(data.kategorier) * 0.86 / len(data.kurvor)
    return not data.har_siffror or _widest(data) <= slot


def rita_liggande(data: Ritning, width: float, colours: Sequence[Farg]) -> tuple[list[str], float]:
    """Bars from the left with their labels before them, the first at the top, and their height."""
    room = _MOST_FOR_LABELS * width - LUCKA
    labels = [brutet(label, room, BOKSTAV) for label in data.kategorier]
    left = max(textbredd(line, BOKSTAV) for lines in labels for line in lines) + LUCKA
    bottom, top = data.axel
    numbers = _widest(data) + LUCKA if data.har_siffror else LUCKA
    each = (width - left - numbers * (2 if bottom else 1)) / float(top - bottom)
    zero = left + (numbers if bottom else 0) - each * float(bottom)
    bar = _LYING + (2 if len(data.kurvor) == 1 else 0)
    made: list[str] = []
    y = 1.0
    for place, lines in enumerate(labels):
        bars = len(data.kurvor) * (bar + 1)
        height = max(bars, len(lines) * RAD)
        first = y + (height - len(lines) * RAD) / 2 + BOKSTAV - 0.8
        for n, line in enumerate(lines):
            made.append(text(left - LUCKA, first + n * RAD, line, BOKSTAV, slut=True))
        for number in range(len(data.kurvor)):
            at = y + (height - bars) / 2 + number * (bar + 1)
            made += _lying(data, (number, place), colours[number], Yta(zero, at, each, bar))
        y += height + 5
    made.append(streck(zero, 0, zero, y - 4))
    if data.har_siffror:
        return made, y - 3
    for value, said in data.markeringar:
        x = zero + each * float(value)
        made.insert(0, streck(x, 0, x, y - 4))
        made.append(text(x, y + 7, said, LITEN, mitt=True))
    return made, y + 10


def _lying(data: Ritning, which: tuple[int, int], colour: Farg, place: Yta) -> list[str]:
    """One bar with its number; `place` is where it begins, the width of one, and its height."""
    number, category = which
    value = data.kurvor[number].varden[category]
    if value is None:
        return []
    end = place.x + float(value) * place.bredd
    area = Yta(min(place.x, end), place.y, abs(end - place.x), place.hojd)
    if not data.har_siffror:
        return [stapel(area, colour)]
    said, is_left = data.kurvor[number].tryckta[category], value < 0
    x = end - LUCKA if is_left else end + LUCKA
    y = place.y + place.hojd / 2 + 3
    return [stapel(area, colour), text(x, y, said, _size(data), slut=is_left)]


def rita_staplar(data: Ritning, width: float, colours: Sequence[Farg]) -> tuple[list[str], float]:
    """Bars on a line, each with its number, their categories below; and their height."""
    bottom, top = data.axel
    each = _HIGH / float(top - bottom)
    zero = _ABOVE + each * float(top)
    marks = [] if data.har_siffror else data.markeringar
    left = max((textbredd(said, LITEN) + LUCKA for _, said in marks), default=0.0)
    made = [tvarstreck(left, width, zero - each * float(v), said) for v, said in marks]
    made.append(streck(left, zero, width, zero))
    slot = (width - left) / len(data.kategorier)
    bar = min(slot * 0.76 / len(data.kurvor), _WIDEST)
    floor = _ABOVE + _HIGH + (_ABOVE if bottom else 0)
    lowest = floor
    for place, label in enumerate(data.kategorier):
        middle = left + (place + 0.5) * slot
        for number in range(len(data.kurvor)):
            x = middle + (number - len(data.kurvor) / 2) * bar
            made += _standing(data, (number, place), colours[number], Yta(x, zero, bar, each))
        lines = brutet(label, slot - 2, BOKSTAV)
        made += underskrift(middle, floor, lines)
        lowest = max(lowest, floor + len(lines) * RAD)
    return made, lowest + 4


def _standing(data: Ritning, which: tuple[int, int], colour: Farg, place: Yta) -> list[str]:
    """One bar with its number; `place` is where it stands, its width, and the height of one."""
    number, category = which
    value = data.kurvor[number].varden[category]
    if value is None:
        return []
    end = place.y - float(value) * place.hojd
    area = Yta(place.x + 0.5, min(place.y, end), place.bredd - 1, abs(end - place.y))
    if not data.har_siffror:
        return [stapel(area, colour)]
    said = data.kurvor[number].tryckta[category]
    y = end + (9 if value < 0 else -3)
    return [stapel(area, colour), text(place.x + place.bredd / 2, y, said, _size(data), mitt=True)]


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


_POINTS_PER_MM: Final = 72 / 25.4
_SIGN = 15.0
"""The width of a sign before a name."""


def diagram_svg(diagram: Diagram, bredd: float, accenter: Sequence[str]) -> str:
    """`diagram` as an SVG element `bredd` units (points) wide and as high as it needs.

    `accenter` are the colours of the document, each six hexadecimal digits.  The element says the
    alternative text; title and notes are for the page to print.

    Raises:
        ValueError: as `ritning_av`.
    """
    data = ritning_av(diagram, bredd / _POINTS_PER_MM)
    colours = fargade(accenter, len(data.kurvor))
    key, top = _key(data, bredd, colours)
    if data.slag is Diagramslag.LINJE:
        drawn, height = rita_linjer(data, bredd, colours)
    elif data.slag is Diagramslag.STAPEL and ryms(data, bredd):
        drawn, height = rita_staplar(data, bredd, colours)
    else:
        drawn, height = rita_liggande(data, bredd, colours)
    moved = f'<g transform="translate(0 {top:g})">{"".join(drawn)}</g>'
    return svg(bredd, top + height, "".join(key) + moved, diagram.alt)


def _key(data: Ritning, width: float, colours: Sequence[Farg]) -> tuple[list[str], float]:
    """Which colour or mark is which series, and its height; nothing for one series."""
    if len(data.kurvor) < 2:
        return [], 0
    made: list[str] = []
    x, y = 0.0, 8.0
    for number in data.ordning:
        name = data.forklarat_namn(number)
        room = _SIGN + textbredd(name, BOKSTAV)
        if x and x + room > width:
            x, y = 0.0, y + RAD + 1.5
        if data.slag is Diagramslag.LINJE:
            made.append(linje([(x, y - 3), (x + 11, y - 3)], colours[number], number))
            made.append(marke(x + 5.5, y - 3, colours[number], number))
        else:
            made.append(stapel(Yta(x + 1, y - 7, 9, 8), colours[number]))
        made.append(text(x + _SIGN, y, name, BOKSTAV))
        x += room + 10
    return made, y + 8
