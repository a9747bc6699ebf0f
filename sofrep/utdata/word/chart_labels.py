"""What is written in a chart: each value beside its bar or point; of many lines, that at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import quoteattr

from sofrep.utdata.word.chart_data import ChartData, SeriesColumn
from sofrep.visning.visat import Diagramslag

_TEXT = '<a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr>'
NO_SHAPE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_MAX_LABELS = 48
# Numbers at the ends of lines stand so far from each other, as a share of the height of the lines.
_APART = Decimal("0.085")
_RIGHT = "0.008"
"""How far a number that is moved up or down is moved to the right, clear of the marks."""
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""No line from a number that is moved to its point: it would cross the others."""
PLOT_HEIGHT = 0.8
"""The height of many lines, as a share of their chart's."""


def labels(data: ChartData, number: int) -> str:
    """The labels of one series: each value, or of more than two lines that at the end."""
    size = 900 if len(data.categories) * len(data.columns) <= 24 else 800
    if not is_labelled(data):
        return f"<c:dLbls>{_shows()}</c:dLbls>"
    if data.kind is not Diagramslag.LINJE:
        return f"<c:dLbls>{_label(data, size, 'outEnd')}</c:dLbls>"
    if len(data.columns) <= 2:
        return f"<c:dLbls>{_above_or_below(data, number, size)}</c:dLbls>"
    last = len(data.categories) - 1
    if data.columns[number].values[last] is None:
        return f"<c:dLbls>{_shows()}</c:dLbls>"
    place = _moved(_ends(data)[number])
    label = f'<c:dLbl><c:idx val="{last}"/>{place}{_label(data, 900, "r")}</c:dLbl>'
    return f"<c:dLbls>{label}{_shows()}{_NO_LEADERS}</c:dLbls>"


def is_labelled(data: ChartData) -> bool:
    """Whether the values stand in the chart; of too many, its axis tells."""
    count = len(data.categories) * len(data.columns)
    return data.kind is Diagramslag.LINJE or count <= _MAX_LABELS


def is_of_many_lines(data: ChartData) -> bool:
    """Whether there are more lines than have room for all their values."""
    return data.kind is Diagramslag.LINJE and len(data.columns) > 2


def _above_or_below(data: ChartData, number: int, size: int) -> str:
    """The labels of one of at most two lines: above where it is the upper one, else below."""
    values, other = data.columns[number].values, data.columns[number - 1].values
    below = "".join(
        f'<c:dLbl><c:idx val="{i}"/>{_label(data, size, "b")}</c:dLbl>'
        for i, (own, rest) in enumerate(zip(values, other, strict=True))
        if len(data.columns) == 2 and own is not None and rest is not None
        if (Decimal(own), -number) < (Decimal(rest), number - 1)
    )
    return below + _label(data, size, "t")


def last_of(column: SeriesColumn) -> int | None:
    """Where a line ends; None where it has no value."""
    known = [i for i, value in enumerate(column.values) if value is not None]
    return known[-1] if known else None


def _ends(data: ChartData) -> dict[int, Decimal]:
    """How far down each line's number is moved from its end, so that none lies on another.

    As a share of the height of the lines.
    """
    scale = Decimal(1) if data.number_format.endswith("%") else data.largest or Decimal(1)
    ends = {n: column.values[-1] for n, column in enumerate(data.columns)}
    own = {n: 1 - Decimal(value) / scale for n, value in ends.items() if value is not None}
    order = sorted(own, key=lambda n: own[n])
    places = _parted([own[n] for n in order])
    return {n: place - own[n] for n, place in zip(order, places, strict=True)}


def _parted(places: Sequence[Decimal]) -> list[Decimal]:
    """Places in rising order, moved as little as can be until they are `_APART`."""
    groups: list[list[Decimal]] = []
    for place in places:
        groups.append([place])
        while len(groups) > 1 and _first(groups[-1]) - _last(groups[-2]) < _APART:
            groups[-2:] = [groups[-2] + groups[-1]]
    return [_first(group) + n * _APART for group in groups for n in range(len(group))]


def _first(group: Sequence[Decimal]) -> Decimal:
    """Where a group of places begins that stand evenly around their middle, within the chart."""
    height = _APART * (len(group) - 1)
    return min(max(sum(group, Decimal(0)) / len(group) - height / 2, Decimal(0)), 1 - height)


def _last(group: Sequence[Decimal]) -> Decimal:
    return _first(group) + _APART * (len(group) - 1)


def _moved(down: Decimal) -> str:
    if not down:
        return ""
    share = float(down) * PLOT_HEIGHT
    return (
        f'<c:layout><c:manualLayout><c:x val="{_RIGHT}"/>'
        f'<c:y val="{share:.4f}"/></c:manualLayout></c:layout>'
    )


def _label(data: ChartData, size: int, position: str) -> str:
    return (
        f'<c:numFmt formatCode={quoteattr(data.number_format)} sourceLinked="0"/>{NO_SHAPE}'
        f'{text_properties(size)}<c:dLblPos val="{position}"/>'
        f"{_shows(value=True)}"
    )


def _shows(*, value: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def text_properties(size: int, *, font: str = "", level: bool = False) -> str:
    """How text looks; `level` keeps the labels of an axis from being turned."""
    face = (
        f"<a:latin typeface={quoteattr(font)}/><a:cs typeface={quoteattr(font)}/>" if font else ""
    )
    body = '<a:bodyPr rot="0" vert="horz"/>' if level else "<a:bodyPr/>"
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{size}" b="0"><a:solidFill>{_TEXT}</a:solidFill>{face}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )
