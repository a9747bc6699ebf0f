"""The XML of a native chart, styled after the document's theme.

Written out whole, in the schema's order: bars with a white edge, light gridlines, dark labels
outside the bars (at least 4.5:1 against the page), a legend only where there are several series.
"""

from __future__ import annotations

from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from sofrep.visning.visat import Slag
from sofrep.word.chart_data import SHEET, ChartData, Column
from sofrep.word.ooxml import NAMESPACES

_CATEGORY_AXIS, _VALUE_AXIS = "111111111", "222222222"
_TEXT = '<a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr>'
_GRID = '<a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr>'
_NO_SHAPE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_MAX_LABELS = 48
# Lines are told apart by their marks too, not only by their colours.
_SYMBOLS = ("circle", "square", "triangle", "diamond")
# Ends of lines nearer to each other than this share of one hide each other's numbers.
_APART = Decimal("0.06")
# Values above this share of one make the axis of a percentage end at 100 %.
_NEARLY_ALL = Decimal("0.8")
# Above this, the axis is marked every 20 %.
_NEARLY_HALF = Decimal("0.4")


def chart_xml(data: ChartData, *, font: str, language: str, workbook_id: str) -> bytes:
    """The chart part; `workbook_id` is the relationship to its workbook."""
    legend = _legend() if len(data.columns) > 1 else ""
    spaces = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in ("c", "a", "r"))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {spaces}><c:date1904 val="0"/><c:lang val={quoteattr(language)}/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{_plot(data)}{_axes(data)}{_NO_SHAPE}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_NO_SHAPE}{_text_properties(900, font=font)}"
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _plot(data: ChartData) -> str:
    series = "".join(_series(data, number) for number in range(len(data.columns)))
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    if data.kind is Slag.LINJE:
        return (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{series}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    direction = "bar" if data.kind is Slag.LIGGANDE else "col"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{_gap(data)}"/>'
        f'<c:overlap val="0"/>{axes}</c:barChart>'
    )


def _gap(data: ChartData) -> int:
    """The gap between categories in per cent of a bar: a few bars must not become walls."""
    bars = len(data.categories) * len(data.columns)
    if bars <= 4:
        return 180
    if data.kind is Slag.LIGGANDE and bars <= 8:
        return 110
    return 60 + 20 * (len(data.columns) - 1)


def _series(data: ChartData, number: int) -> str:
    column = data.columns[number]
    colour = f'<a:schemeClr val="accent{number % 6 + 1}"/>'
    head = f'<c:idx val="{number}"/><c:order val="{number}"/>{_name(column)}'
    points = _categories(data) + _values(data, column)
    if data.kind is Slag.LINJE:
        line = f'<a:ln w="28575" cap="rnd"><a:solidFill>{colour}</a:solidFill><a:round/></a:ln>'
        fill = f"<a:solidFill>{colour}</a:solidFill>"
        marker = (
            f'<c:marker><c:symbol val="{_SYMBOLS[number % 4]}"/><c:size val="7"/>'
            f'<c:spPr>{fill}<a:ln w="9525"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
            "</a:ln></c:spPr></c:marker>"
        )
        shape = f"<c:spPr>{line}</c:spPr>{marker}"
        tail = '<c:smooth val="0"/>'
    else:
        shape = (
            f"<c:spPr><a:solidFill>{colour}</a:solidFill>"
            '<a:ln w="9525"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln></c:spPr>'
            '<c:invertIfNegative val="0"/>'
        )
        tail = ""
    return f"<c:ser>{head}{shape}{_labels(data, number)}{points}{tail}</c:ser>"


def _name(column: Column) -> str:
    cell = f"{SHEET}!${column.letter}$1"
    return (
        f"<c:tx><c:strRef><c:f>{cell}</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(column.name)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
    )


def _categories(data: ChartData) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>'
        for i, text in enumerate(data.categories)
    )
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${data.last_row}</c:f><c:strCache>"
        f'<c:ptCount val="{len(data.categories)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _values(data: ChartData, column: Column) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>'
        for i, value in enumerate(column.values)
        if value is not None
    )
    cells = f"{SHEET}!${column.letter}$2:${column.letter}${data.last_row}"
    return (
        f"<c:val><c:numRef><c:f>{cells}</c:f><c:numCache>"
        f"<c:formatCode>{escape(data.number_format)}</c:formatCode>"
        f'<c:ptCount val="{len(column.values)}"/>{points}</c:numCache></c:numRef></c:val>'
    )


def _labels(data: ChartData, number: int) -> str:
    """Each value beside its bar or point; lines that would hide each other's keep the last."""
    count = len(data.categories) * len(data.columns)
    size = 900 if count <= 16 else 800 if count <= 30 else 700
    if data.kind is not Slag.LINJE:
        if count > _MAX_LABELS:
            return f"<c:dLbls>{_shows(value=False)}</c:dLbls>"
        return f"<c:dLbls>{_label(data, size, 'outEnd')}</c:dLbls>"
    if len(data.columns) <= 2:
        return f"<c:dLbls>{_above_or_below(data, number, size)}</c:dLbls>"
    last = _last(data.columns[number])
    if last is None or _is_crowded(data, number):
        return f"<c:dLbls>{_shows(value=False)}</c:dLbls>"
    label = f'<c:dLbl><c:idx val="{last}"/>{_label(data, 900, "r")}</c:dLbl>'
    return f"<c:dLbls>{label}{_shows(value=False)}</c:dLbls>"


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
    if last is None or not data.number_format.endswith("%"):
        return False
    here = [column.values[last] for column in data.columns]
    own = Decimal(here.pop(number) or 0)
    return any(abs(Decimal(value) - own) < _APART for value in here if value is not None)


def _label(data: ChartData, size: int, position: str) -> str:
    return (
        f'<c:numFmt formatCode={quoteattr(data.number_format)} sourceLinked="0"/>{_NO_SHAPE}'
        f'{_text_properties(size)}<c:dLblPos val="{position}"/>{_shows(value=True)}'
    )


def _shows(*, value: bool) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _axes(data: ChartData) -> str:
    lying = data.kind is Slag.LIGGANDE
    order = "maxMin" if lying else "minMax"
    # With the order turned, "max" keeps the value axis at the bottom.
    crosses = "max" if lying else "autoZero"
    line = f'<c:spPr><a:ln w="9525"><a:solidFill>{_GRID}</a:solidFill></a:ln></c:spPr>'
    percent = data.number_format.endswith("%")
    # Left to itself an axis may begin above 0, and then lengths and slopes mislead.
    floor = '<c:min val="0"/>' if data.smallest >= 0 else ""
    # Lines of shares end at 100 %: they are to be compared between charts.
    to_all = data.largest <= 1 and (data.largest > _NEARLY_ALL or data.kind is Slag.LINJE)
    ceiling = '<c:max val="1"/>' if percent and to_all else ""
    whole = "." not in data.number_format and not percent
    step = '<c:majorUnit val="1"/>' if whole and data.largest <= 5 else ""
    if percent and (data.largest > _NEARLY_HALF or data.kind is Slag.LINJE):
        step = '<c:majorUnit val="0.2"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{line}{_text_properties(900)}<c:crossAx val="{_VALUE_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{ceiling}{floor}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if lying else "l"}"/>'
        f'<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill>{_GRID}</a:solidFill></a:ln>'
        "</c:spPr></c:majorGridlines>"
        f'<c:numFmt formatCode={quoteattr(data.number_format)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text_properties(800)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _legend() -> str:
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text_properties(900)}</c:legend>'


def _text_properties(size: int, *, font: str = "") -> str:
    face = (
        f"<a:latin typeface={quoteattr(font)}/><a:cs typeface={quoteattr(font)}/>" if font else ""
    )
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{size}" b="0"><a:solidFill>{_TEXT}</a:solidFill>{face}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )
