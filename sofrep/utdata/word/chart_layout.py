"""How large a chart is, and where in it bars and lines are drawn, so that its texts have room.

LibreOffice draws every chart as 16:9 and then stretches it: near that, letters keep their shape.
"""

from __future__ import annotations

from math import ceil

from sofrep.utdata.word.chart_labels import PLOT_HEIGHT
from sofrep.visning.ritning import Ritning
from sofrep.visning.visat import Diagramslag

_CHARACTER_MM, _LINE_MM = 1.6, 3.6
_STANDING_MM, _LINES_MM, _MANY_LINES_MM = 62, 44, 60
_SMALLEST_MM, _LARGEST_MM = 30, 210
_EDGE_MM, _AXIS_MM = 2, 6
_NUMBER_MM = 13
"""Beside the longest bar."""
_MOST_FOR_LABELS = 0.42


def height_mm(data: Ritning) -> int:
    """The height: lying bars need room for each, standing ones and lines do not."""
    if data.slag is Diagramslag.LINJE:
        return _MANY_LINES_MM if data.har_manga_linjer else _LINES_MM
    if data.slag is not Diagramslag.LIGGANDE:
        return _STANDING_MM
    least = ceil(_edges_mm(data) + _each_mm(data) * len(data.kategorier))
    return min(max(least, _SMALLEST_MM), _LARGEST_MM)


def has_legend(data: Ritning) -> bool:
    """Whether a legend says which series is which; over lying bars and many lines a text does."""
    return len(data.kurvor) > 1 and not has_key(data)


def has_key(data: Ritning) -> bool:
    """Whether a line of text above the chart says which series is which (`chart_key`)."""
    return data.har_manga_linjer or (data.slag is Diagramslag.LIGGANDE and len(data.kurvor) > 1)


def plot_layout(data: Ritning) -> str:
    """The place of bars and lines in the chart, as shares of it."""
    if data.har_manga_linjer:
        return _layout(0.07, 0.05, 0.93 - _NUMBER_MM / data.bredd_mm, PLOT_HEIGHT)
    if data.slag is not Diagramslag.LIGGANDE:
        return "<c:layout/>"
    height = height_mm(data)
    left = _labels_mm(data) / data.bredd_mm
    wide = 1 - left - _NUMBER_MM / data.bredd_mm
    return _layout(left, _EDGE_MM / height, wide, 1 - _edges_mm(data) / height)


def _layout(x: float, y: float, w: float, h: float) -> str:
    shares = {"x": x, "y": y, "w": w, "h": h}
    places = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in shares.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
    )


def _edges_mm(data: Ritning) -> float:
    """What stands above and below the bars."""
    return 2 * _EDGE_MM + (0 if data.har_siffror else _AXIS_MM)


def _each_mm(data: Ritning) -> float:
    """The height of a category: that of its bars, or of a label of several lines."""
    letters = (_labels_mm(data) - _EDGE_MM) / _CHARACTER_MM
    lines = max((ceil(len(label) / letters) for label in data.kategorier), default=1)
    return max(1.2 + 3.3 * len(data.kurvor), 1 + _LINE_MM * lines)


def _labels_mm(data: Ritning) -> float:
    longest = max(map(len, data.kategorier), default=0) * _CHARACTER_MM + _EDGE_MM
    return min(longest, _MOST_FOR_LABELS * data.bredd_mm)
