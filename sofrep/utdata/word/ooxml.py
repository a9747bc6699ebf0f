"""Names and small makers for the XML of Word documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any, Final

from lxml import etree

# lxml publishes no types; an element of a Word document.
Element = Any

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_NSMAPS: Final = {prefix: {prefix: name} for prefix, name in NAMESPACES.items()}
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def q(name: str) -> str:
    """``w:p`` in the form that lxml wants."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
"""Signs that mean nothing outside the program or font that made them up."""


W_P, W_R, W_T, W_TC, W_TR, W_TBL = (q(f"w:{n}") for n in ("p", "r", "t", "tc", "tr", "tbl"))


def parse_xml(source: str | bytes) -> Element:
    """The root of a part, as plain lxml elements; raises XMLSyntaxError for broken XML.

    Not python-docx's own parser: its element classes give `text` another meaning.
    """
    return etree.fromstring(source, _PARSER)


def make(name: str, /, *children: Element, **attributes: str) -> Element:
    """``make("w:tag", val="x")``: an element whose attributes are in its own namespace."""
    prefix = name.partition(":")[0]
    element = etree.Element(q(name), nsmap=_NSMAPS[prefix])
    for key, value in attributes.items():
        element.set(q(f"{prefix}:{key}"), value)
    element.extend(children)
    return element


def make_text(text: str, name: str = "w:t") -> Element:
    """A text element that keeps its spaces."""
    element = make(name)
    set_text(element, text)
    return element


def set_text(element: Element, text: str) -> None:
    """Put `text` into a text element and keep its spaces."""
    element.text = text
    element.set(_SPACE, "preserve")


def make_run(properties: Element | None, *children: Element) -> Element:
    """A run with a copy of `properties`."""
    run = make("w:r")
    if properties is not None:
        run.append(deepcopy(properties))
    run.extend(children)
    return run


def put_mark(paragraph: Element, name: str) -> None:
    """Put a bookmark around all of a paragraph."""
    position = 0 if paragraph.find(q("w:pPr")) is None else 1
    paragraph.insert(position, make("w:bookmarkStart", id=name, name=name))
    paragraph.append(make("w:bookmarkEnd", id=name))


def own_texts(paragraph: Element) -> list[Element]:
    """The text elements of a paragraph, without those of text boxes inside it."""
    return [t for t in paragraph.iter(W_T) if next(t.iterancestors(W_P), None) is paragraph]


def text_of(paragraph: Element) -> str:
    """The text of a paragraph."""
    return "".join(t.text or "" for t in own_texts(paragraph))


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style, or ""."""
    return value_of(paragraph, "w:pPr/w:pStyle")


def value_of(element: Element, path: str) -> str:
    """The ``w:val`` of the element at `path`, or ""."""
    found = element.find(path, NAMESPACES)
    return "" if found is None else str(found.get(q("w:val"), ""))


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row, also those inside content controls."""
    for cell in row.iter(W_TC):
        if next(cell.iterancestors(W_TR)) is row:
            yield cell


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, without those of tables inside it."""
    return [row for row in table.iter(W_TR) if next(row.iterancestors(W_TBL)) is table]
