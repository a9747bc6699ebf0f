"""What is written in a chart: each value beside its bar or point, or a line's name at its end."""

from __future__ import annotations

from decimal import Decimal
from xml.sax.saxutils import quoteattr

from sofrep.visning.visat import Slag
from sofrep.word.chart_data import ChartData, Column

_TEXT = '<a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr>'
NO_SHAPE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_MAX_LABELS = 48
# Ends of lines nearer to each other than this share of the axis hide each other's numbers.
_APART = Decimal("0.06")
# LibreOffice breaks a label that is wider than a fifth of the chart.
_LONGEST_NAME = 12
_CHARACTER_MM, _NUMBER_MM = 1.8, 16


def labels(data: ChartData, number: int, *, named: bool) -> str:
    """The labels of one series: each value, or of many lines the last one, with the line's name.

    Of lines whose ends would hide each other's numbers, none has one.
    """
    size = 900 if len(data.categories) * len(data.columns) <= 24 else 800
    if not is_labelled(data):
        return f"<c:dLbls>{_shows()}</c:dLbls>"
    if data.kind is not Slag.LINJE:
        return f"<c:dLbls>{_label(data, size, 'outEnd')}</c:dLbls>"
    if len(data.columns) <= 2:
        return f"<c:dLbls>{_above_or_below(data, number, size)}</c:dLbls>"
    last = _last(data.columns[number])
    if last is None or (not named and _is_crowded(data, number)):
        return f"<c:dLbls>{_shows()}</c:dLbls>"
    label = f'<c:dLbl><c:idx val="{last}"/>{_label(data, 900, "r", named=named)}</c:dLbl>'
    return f"<c:dLbls>{label}{_shows()}</c:dLbls>"


def is_labelled(data: ChartData) -> bool:
    """Whether the values stand in the chart; of too many, its axis tells."""
    count = len(data.categories) * len(data.columns)
    return data.kind is Slag.LINJE or count <= _MAX_LABELS


def room_for_names(data: ChartData) -> float:
    """The millimetres that names at the ends of lines take; 0 where a legend tells them."""
    longest = max((len(column.name) for column in data.columns), default=0)
    if data.kind is not Slag.LINJE or len(data.columns) <= 2 or longest > _LONGEST_NAME:
        return 0
    ends = [_last(column) for column in data.columns]
    if ends != [len(data.categories) - 1] * len(ends):
        return 0
    if any(_is_crowded(data, number) for number in range(len(data.columns))):
        return 0
    return longest * _CHARACTER_MM + _NUMBER_MM


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


def _last(column: Column) -> int | None:
    known = [i for i, value in enumerate(column.values) if value is not None]
    return known[-1] if known else None


def _is_crowded(data: ChartData, number: int) -> bool:
    """Whether another line is so near the end of this one that it would hide the number there."""
    last = _last(data.columns[number])
    if last is None:
        return False
    scale = 1 if data.number_format.endswith("%") else data.largest
    here = [column.values[last] for column in data.columns]
    own = Decimal(here.pop(number) or 0)
    return any(abs(Decimal(value) - own) < _APART * scale for value in here if value is not None)


def _label(data: ChartData, size: int, position: str, *, named: bool = False) -> str:
    """A label; one with the line's name says ``Kvinnor 27 %``."""
    between = "<c:separator> </c:separator>" if named else ""
    return (
        f'<c:numFmt formatCode={quoteattr(data.number_format)} sourceLinked="0"/>{NO_SHAPE}'
        f'{text_properties(size)}<c:dLblPos val="{position}"/>'
        f"{_shows(value=True, name=named)}{between}"
    )


def _shows(*, value: bool = False, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
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
