"""The XML of a native chart, styled after the document's theme.

Written out whole, in the schema's order: bars with a white edge, light gridlines, dark labels
outside the bars (at least 4.5:1 against the page), a legend only where there are several series.
"""

from __future__ import annotations

from sofrep.utdata.word.chart_labels import NO_SHAPE, labels, text_properties
from sofrep.utdata.word.chart_layout import has_legend, plot_layout
from sofrep.utdata.word.chart_workbook import SHEET, decimal_text, letter, number_format
from sofrep.utdata.word.ooxml import NAMESPACES
from sofrep.utdata.word.wordml import escaped, quoted
from sofrep.visning.ritning import Ritning
from sofrep.visning.visat import Diagramslag

_CATEGORY_AXIS, _VALUE_AXIS = "111111111", "222222222"
_GRID = '<a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr>'
# Lines are told apart by their marks and dashes too, not only by their colours.
_SYMBOLS = ("circle", "square", "triangle", "diamond", "x")
_DASHES = ("solid", "sysDash", "solid", "sysDot", "lgDash")
# Above this share of one, the axis is marked every 20 %.
_NEARLY_HALF = 0.4


def chart_xml(data: Ritning, *, font: str, language: str, workbook_id: str) -> bytes:
    """The chart part; `workbook_id` is the relationship to its workbook."""
    legend = _legend() if has_legend(data) else ""
    spaces = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in ("c", "a", "r"))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {spaces}><c:date1904 val="0"/><c:lang val="{quoted(language)}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{plot_layout(data)}{_plot(data)}{_axes(data)}{NO_SHAPE}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{NO_SHAPE}{text_properties(900, font=font)}"
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _plot(data: Ritning) -> str:
    series = "".join(_series(data, number) for number in range(len(data.kurvor)))
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    if data.slag is Diagramslag.LINJE:
        return (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{series}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    direction = "bar" if data.slag is Diagramslag.LIGGANDE else "col"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{_gap(data)}"/>'
        f'<c:overlap val="0"/>{axes}</c:barChart>'
    )


def _gap(data: Ritning) -> int:
    """The gap between categories in per cent of a bar: a few bars must not become walls."""
    if data.slag is Diagramslag.LIGGANDE:
        return 50
    if len(data.kategorier) * len(data.kurvor) <= 4:
        return 180
    return 60 + 20 * (len(data.kurvor) - 1)


def _series(data: Ritning, number: int) -> str:
    colour = f'<a:schemeClr val="accent{number % 6 + 1}"/>'
    head = f'<c:idx val="{number}"/><c:order val="{number}"/>{_name(data, number)}'
    points = _categories(data) + _values(data, number)
    if data.slag is Diagramslag.LINJE:
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


def _name(data: Ritning, number: int) -> str:
    cell = f"{SHEET}!${letter(number)}$1"
    return (
        f"<c:tx><c:strRef><c:f>{cell}</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(data.kurvor[number].namn)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
    )


def _categories(data: Ritning) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{escaped(text)}</c:v></c:pt>'
        for i, text in enumerate(data.kategorier)
    )
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${len(data.kategorier) + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{len(data.kategorier)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _values(data: Ritning, number: int) -> str:
    values = data.kurvor[number].varden
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{decimal_text(value)}</c:v></c:pt>'
        for i, value in enumerate(values)
        if value is not None
    )
    cells = f"{SHEET}!${letter(number)}$2:${letter(number)}${len(values) + 1}"
    return (
        f"<c:val><c:numRef><c:f>{cells}</c:f><c:numCache>"
        f"<c:formatCode>{escaped(number_format(data))}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef></c:val>'
    )


def _axes(data: Ritning) -> str:
    lying = data.slag is Diagramslag.LIGGANDE
    # Where each bar carries its number, an axis and its lines say nothing more.
    bare = data.slag is not Diagramslag.LINJE and data.har_siffror
    order = "maxMin" if lying else "minMax"
    # With the order turned, "max" keeps the value axis at the bottom.
    crosses = "max" if lying else "autoZero"
    lines = f'<c:spPr><a:ln w="6350"><a:solidFill>{_GRID}</a:solidFill></a:ln></c:spPr>'
    grid = "" if bare else f"<c:majorGridlines>{lines}</c:majorGridlines>"
    line = f'<c:spPr><a:ln w="9525"><a:solidFill>{_GRID}</a:solidFill></a:ln></c:spPr>'
    # Left to itself an axis may begin above 0, and then lengths and slopes mislead.
    floor = '<c:min val="0"/>' if data.minst >= 0 else ""
    ceiling = '<c:max val="1"/>' if data.till_hundra else ""
    if bare and lying and floor and not ceiling and data.storst:
        ceiling = f'<c:max val="{decimal_text(data.storst)}"/>'  # the longest bar fills the width
    whole = not (data.decimaler or data.i_procent)
    step = '<c:majorUnit val="1"/>' if whole and data.storst <= 5 else ""
    if data.i_procent and (data.storst > _NEARLY_HALF or data.slag is Diagramslag.LINJE):
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
        f'<c:numFmt formatCode="{quoted(number_format(data))}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{text_properties(800)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _legend() -> str:
    return f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{text_properties(900)}</c:legend>'
