"""Bars, lying and standing, as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.visning.ritning import Ritning
from sofrep.visning.svg import (
    BOKSTAV,
    LITEN,
    LUCKA,
    RAD,
    Farg,
    Yta,
    brutet,
    stapel,
    streck,
    text,
    textbredd,
    tvarstreck,
    underskrift,
)

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
