"""The XML of a native chart, styled after the document's theme.

Written out whole, in the schema's order: bars with a white edge, light gridlines, dark labels
outside the bars (at least 4.5:1 against the page), a legend only where there are several series.
"""

from __future__ import annotations

from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from sofrep.utdata.word.chart_data import SHEET, ChartData, SeriesColumn
from sofrep.utdata.word.chart_labels import NO_SHAPE, is_labelled, labels, text_properties
from sofrep.utdata.word.chart_layout import has_legend, plot_layout
from sofrep.utdata.word.ooxml import NAMESPACES
from sofrep.visning.visat import Diagramslag

_CATEGORY_AXIS, _VALUE_AXIS = "111111111", "222222222"
_GRID = '<a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr>'
# Lines are told apart by their marks and dashes too, not only by their colours.
_SYMBOLS = ("circle", "square", "triangle", "diamond", "x")
_DASHES = ("solid", "sysDash", "solid", "sysDot", "lgDash")
# Values above this share of one make the axis of a percentage end at 100 %.
_NEARLY_ALL = Decimal("0.8")
# Above this, the axis is marked every 20 %.
_NEARLY_HALF = Decimal("0.4")


def chart_xml(data: ChartData, *, font: str, language: str, workbook_id: str) -> bytes:
    """The chart part; `workbook_id` is the relationship to its workbook."""
    legend = _legend() if has_legend(data) else ""
    spaces = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in ("c", "a", "r"))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {spaces}><c:date1904 val="0"/><c:lang val={quoteattr(language)}/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{plot_layout(data)}{_plot(data)}{_axes(data)}{NO_SHAPE}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{NO_SHAPE}{text_properties(900, font=font)}"
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _plot(data: ChartData) -> str:
    series = "".join(_series(data, number) for number in range(len(data.columns)))
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    if data.kind is Diagramslag.LINJE:
        return (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{series}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    direction = "bar" if data.kind is Diagramslag.LIGGANDE else "col"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{_gap(data)}"/>'
        f'<c:overlap val="0"/>{axes}</c:barChart>'
    )


def _gap(data: ChartData) -> int:
    """The gap between categories in per cent of a bar: a few bars must not become walls."""
    if data.kind is Diagramslag.LIGGANDE:
        return 50
    if len(data.categories) * len(data.columns) <= 4:
        return 180
    return 60 + 20 * (len(data.columns) - 1)


def _series(data: ChartData, number: int) -> str:
    column = data.columns[number]
    colour = f'<a:schemeClr val="accent{number % 6 + 1}"/>'
    head = f'<c:idx val="{number}"/><c:order val="{number}"/>{_name(column)}'
    points = _categories(data) + _values(data, column)
    if data.kind is Diagramslag.LINJE:
        line = f'<a:ln w="28575" cap="rnd"><a:solidFill>{colour}</a:solidFill>'
        line += f'<a:prstDash val="{_DASHES[number % 5]}"/><a:round/></a:ln>'
        fill = f"<a:solidFill>{colour}</a:solidFill>"
        marker = (
            f'<c:marker><c:symbol val="{_SYMBOLS[number % 5]}"/><c:size val="7"/>'
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
    return f"<c:ser>{head}{shape}{labels(data, number)}{points}{tail}</c:ser>"


def _name(column: SeriesColumn) -> str:
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


def _values(data: ChartData, column: SeriesColumn) -> str:
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


def _axes(data: ChartData) -> str:
    lying = data.kind is Diagramslag.LIGGANDE
    # Where each bar carries its number, an axis and its lines say nothing more.
    bare = data.kind is not Diagramslag.LINJE and is_labelled(data)
    order = "maxMin" if lying else "minMax"
    # With the order turned, "max" keeps the value axis at the bottom.
    crosses = "max" if lying else "autoZero"
    lines = f'<c:spPr><a:ln w="6350"><a:solidFill>{_GRID}</a:solidFill></a:ln></c:spPr>'
    grid = "" if bare else f"<c:majorGridlines>{lines}</c:majorGridlines>"
    line = f'<c:spPr><a:ln w="9525"><a:solidFill>{_GRID}</a:solidFill></a:ln></c:spPr>'
    percent = data.number_format.endswith("%")
    # Left to itself an axis may begin above 0, and then lengths and slopes mislead.
    floor = '<c:min val="0"/>' if data.smallest >= 0 else ""
    # Lines of shares end at 100 %: they are to be compared between charts.
    to_all = data.largest <= 1 and (data.largest > _NEARLY_ALL or data.kind is Diagramslag.LINJE)
    ceiling = '<c:max val="1"/>' if percent and to_all else ""
    if bare and lying and floor and not ceiling and data.largest:
        ceiling = f'<c:max val="{data.largest:f}"/>'  # the longest bar fills the width
    whole = "." not in data.number_format and not percent
    step = '<c:majorUnit val="1"/>' if whole and data.largest <= 5 else ""
    if percent and (data.largest > _NEARLY_HALF or data.kind is Diagramslag.LINJE):
        step = '<c:majorUnit val="0.2"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{line}{text_properties(900, level=True)}<c:crossAx val="{_VALUE_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{ceiling}{floor}</c:scaling><c:delete val="{int(bare)}"/>'
        f'<c:axPos val="{"b" if lying else "l"}"/>'
        f"{grid}"
        f'<c:numFmt formatCode={quoteattr(data.number_format)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{text_properties(800)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _legend() -> str:
    return f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{text_properties(900)}</c:legend>'
