"""How wide text may be at a place in the document: the section's text width, or the cell's."""

from __future__ import annotations

from lxml import etree

from sofrep.utdata.word.ooxml import NAMESPACES, W_TBL, W_TC, Element, cells_of, q

EMU_PER_TWIP = 635
_A4_TEXT = 9070  # twips: 16 cm, where a section does not say
_CELL_MARGINS = 216
_INNER_SECTIONS = etree.XPath("w:body/w:p/w:pPr/w:sectPr", namespaces=NAMESPACES)


def text_width(element: Element, document: Element) -> int:
    """The width in twips (1/20 point) of the text column or table cell around `element`."""
    cell = next(element.iterancestors(W_TC), None)
    if cell is not None:
        return max(_cell_width(cell, document) - _CELL_MARGINS, 600)
    return section_width(section_of(element, document))


def section_of(element: Element, document: Element) -> Element | None:
    """The section properties that hold at `element`: the next ones in the document."""
    inner = _INNER_SECTIONS(document)
    if not inner:
        return document.find("w:body/w:sectPr", NAMESPACES)
    top = element
    for ancestor in element.iterancestors():
        if ancestor.tag == q("w:body"):
            break
        top = ancestor
    else:  # in a header or footer
        return inner[0]
    while top is not None:
        found = top if top.tag == q("w:sectPr") else top.find("w:pPr/w:sectPr", NAMESPACES)
        if found is not None:
            return found
        top = top.getnext()
    return None


def section_width(section: Element | None) -> int:
    """The width in twips of the text of a section."""
    if section is None:
        return _A4_TEXT
    size, margins = section.find(q("w:pgSz")), section.find(q("w:pgMar"))
    if size is None or margins is None:
        return _A4_TEXT
    sides = sum(
        int(float(margins.get(q(f"w:{side}"), "0"))) for side in ("left", "right", "gutter")
    )
    width = int(float(size.get(q("w:w"), "11906"))) - sides
    columns = section.find(q("w:cols"))
    count = int(columns.get(q("w:num"), "1")) if columns is not None else 1
    return (
        width
        if count < 2
        else (width - (count - 1) * int(columns.get(q("w:space"), "720"))) // count
    )


def _cell_width(cell: Element, document: Element) -> int:
    own = cell.find("w:tcPr/w:tcW", NAMESPACES)
    if own is not None and own.get(q("w:type")) == "dxa" and own.get(q("w:w"), "").isdigit():
        return int(own.get(q("w:w")))
    table = next(cell.iterancestors(W_TBL))
    columns = max(1, len(list(cells_of(cell.getparent()))))
    return text_width(table, document) // columns
