"""The building blocks of a template: paragraphs, captions, fields, tables, conditions."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from stilar import border, fill

TEXT_WIDTH = 9298
"""The text's width in twentieths of a point: A4 with margins of 2,3 cm."""


def run(text: str, style: str = "", *, bold: bool = False) -> str:
    """Text, in a character style if one is named."""
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:b/>" if bold else "")
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


TAB = "<w:r><w:tab/></w:r>"


def field(instruction: str, shown: str) -> str:
    """A field with what it shows until Word fills it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(*content: str, style: str = "", extra: str = "") -> str:
    """A paragraph of runs; a content that is no XML is plain text."""
    runs = "".join(c if c.startswith("<w:") else run(c) for c in content)
    named = f'<w:pStyle w:val="{style}"/>' if style and style != "Normal" else ""
    properties = f"<w:pPr>{named}{extra}</w:pPr>" if named or extra else ""
    return f"<w:p>{properties}{runs}</w:p>"


def tag(text: str) -> str:
    """A paragraph that only holds a tag such as ``{%p if ... %}``."""
    return paragraph("{%p " + text + " %}")


def when(condition: str, *content: str) -> str:
    """Content that is shown on a condition."""
    return tag(f"if {condition}") + "".join(content) + tag("endif")


def when_else(condition: str, content: str, otherwise: str) -> str:
    """One content or the other."""
    return tag(f"if {condition}") + content + tag("else") + otherwise + tag("endif")


def each(loop: str, *content: str) -> str:
    """Content once for each: ``each("i in insatser", ...)``."""
    return tag(f"for {loop}") + "".join(content) + tag("endfor")


def needed(expression: str) -> str:
    """A hand-written text, or the placeholder where it is missing."""
    return paragraph("{{ " + expression + "|stycken }}")


def heading(level: int, text: str, *, new_page: bool = False) -> str:
    """A heading, on a new page if wanted."""
    extra = "<w:pageBreakBefore/>" if new_page else ""
    return paragraph(text, style=f"Rubrik{level}", extra=extra)


def caption(label: str, text: str) -> str:
    """``Tabell 1. ...`` with a number that Word keeps."""
    number = field(f"SEQ {label} \\* ARABIC", "1")
    return paragraph(run(f"{label} "), number, run(f". {text}"), style="Beskrivning")


def written(expression: str) -> str:
    """A hand-written text, if there is one."""
    return when(expression, paragraph("{{ " + expression + "|stycken }}"))


def chart(expression: str) -> str:
    """A chart with its caption, where there is one to draw."""
    return when(
        expression,
        caption("Diagram", "{{ " + expression + ".rubrik }}"),
        paragraph("{{ " + expression + " }}", style="Diagramplats"),
    )


def cell(content: str, width: int, *, properties: str = "") -> str:
    """A cell around finished paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(*cells: str, header: bool = False, splits: bool = False) -> str:
    """A row; it stays on one page unless it `splits`."""
    flags = ("" if splits else "<w:cantSplit/>") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{flags}</w:trPr>' if flags else ''}{''.join(cells)}</w:tr>"


def table(
    rows: Sequence[str],
    widths: Sequence[int],
    *,
    style: str = "Rapporttabell",
    title: str = "",
    description: str = "",
) -> str:
    """A table as wide as the text, its columns fixed.

    `title` and `description` are for screen readers; without a title it is the caption above.
    """
    spoken = (f'<w:tblCaption w:val="{title}"/>' if title else "") + (
        f'<w:tblDescription w:val="{description}"/>' if description else ""
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first_column = "0" if style == "Nyckeltalstabell" else "1"
    bands = "1" if style == "Nyckeltalstabell" else "0"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="{first_column}" '
        f'w:lastColumn="0" w:noHBand="{bands}" w:noVBand="1"/>{spoken}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


KEEP = "<w:keepNext/>"
# The borders close the hairlines that some programs leave between two filled cells.
HEAD = (
    f"<w:tcBorders>{border('left', 'accent1', 2)}{border('right', 'accent1', 2)}</w:tcBorders>"
    + fill("accent1")
)
SUM = fill("lt2")
SUM_CELL = f"<w:tcBorders>{border('top', 'accent1', 6)}</w:tcBorders>{SUM}"


def head_cell(text: str, width: int, *, number: bool = False, upright: bool = False) -> str:
    """A cell of the header row; `upright` turns its text."""
    style = "Tabellhuvudtal" if number and not upright else "Tabellhuvud"
    turn = '<w:textDirection w:val="btLr"/>' if upright else ""
    align = '<w:vAlign w:val="center"/>' if upright else '<w:vAlign w:val="bottom"/>'
    return cell(paragraph(text, style=style), width, properties=HEAD + turn + align)


def body_cell(
    text: str, width: int, *, number: bool = True, bold: bool = False, top: bool = False
) -> str:
    """A cell of the body; a bold one belongs to a total.

    Every row keeps with the next, and the last with `TABLE_END`: a table stays on one page.
    """
    style = ("Tabelltal" if number else "Tabell") + ("summa" if bold else "")
    style = "Tabelltext" if style == "Tabell" else style
    properties = (SUM_CELL if bold else "") + ("" if top else '<w:vAlign w:val="bottom"/>')
    return cell(
        paragraph(text, style=style, extra=KEEP),
        width,
        properties=properties,
    )


TABLE_END = paragraph(style="Tabellslut")
"""A small space after a table; what a table keeps with ends here."""


def lead(text: str) -> str:
    """The sentence before a table, on the same page as it."""
    return paragraph(text, style="Tabellingress")


def tag_cell(text: str) -> str:
    """A cell that only holds a column tag."""
    return cell(paragraph("{%tc " + text + " %}"), 300)


def tag_row(text: str, columns: int) -> str:
    """A row that only holds a row tag."""
    rest = "".join(cell(paragraph(), 300) for _ in range(columns - 1))
    return row(cell(paragraph("{%tr " + text + " %}"), 300) + rest)
