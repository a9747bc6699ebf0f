"""What is written in a chart: each value beside its bar or point; of many lines, that at their ends."""

from __future__ import annotations

from decimal import Decimal

from sofrep.utdata.word.chart_workbook import number_format
from sofrep.utdata.word.wordml import quoted
from sofrep.visning.ritning import Ritning
from sofrep.visning.visat import Diagramslag

_TEXT = '<a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr>'
NO_SHAPE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
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


def labels(data: Ritning, number: int) -> str:
    """The labels of one series: each value, or of more than two lines that at the end."""
    size = 900 if len(data.kategorier) * len(data.kurvor) <= 24 else 800
    if not data.har_siffror:
        return f"<c:dLbls>{_shows()}</c:dLbls>"
    if data.slag is not Diagramslag.LINJE:
        return f"<c:dLbls>{_label(data, size, 'outEnd')}</c:dLbls>"
    if len(data.kurvor) <= 2:
        return f"<c:dLbls>{_above_or_below(data, number, size)}</c:dLbls>"
    last = len(data.kategorier) - 1
    if data.kurvor[number].varden[last] is None:
        return f"<c:dLbls>{_shows()}</c:dLbls>"
    end, place = data.slutlagen(_APART)[number]
    label = f'<c:dLbl><c:idx val="{last}"/>{_moved(place - end)}{_label(data, 900, "r")}</c:dLbl>'
    return f"<c:dLbls>{label}{_shows()}{_NO_LEADERS}</c:dLbls>"


def _above_or_below(data: Ritning, number: int, size: int) -> str:
    """The labels of one of at most two lines: above where it is the upper one, else below."""
    below = "".join(
        f'<c:dLbl><c:idx val="{i}"/>{_label(data, size, "b")}</c:dLbl>'
        for i in range(len(data.kategorier))
        if data.star_under(number, i)
    )
    return below + _label(data, size, "t")


def _moved(down: Decimal) -> str:
    if not down:
        return ""
    share = float(down) * PLOT_HEIGHT
    return (
        f'<c:layout><c:manualLayout><c:x val="{_RIGHT}"/>'
        f'<c:y val="{share:.4f}"/></c:manualLayout></c:layout>'
    )


def _label(data: Ritning, size: int, position: str) -> str:
    return (
        f'<c:numFmt formatCode="{quoted(number_format(data))}" sourceLinked="0"/>{NO_SHAPE}'
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
    typeface = f'typeface="{quoted(font)}"'
    face = f"<a:latin {typeface}/><a:cs {typeface}/>" if font else ""
    body = '<a:bodyPr rot="0" vert="horz"/>' if level else "<a:bodyPr/>"
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{size}" b="0"><a:solidFill>{_TEXT}</a:solidFill>{face}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )
