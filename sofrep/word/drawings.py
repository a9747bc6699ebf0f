"""Places charts and pictures: an inline drawing with its alt text."""

from __future__ import annotations

from lxml import etree

from sofrep.word.ooxml import NAMESPACES, Element, q


def drawing_of(graphic: Element, width: int, height: int, title: str, alt: str) -> Element:
    """An inline drawing; its id is given when the whole document is known."""
    w, wp, a = (NAMESPACES[name] for name in ("w", "wp", "a"))
    drawing = etree.fromstring(
        f'<w:drawing xmlns:w="{w}" xmlns:wp="{wp}" xmlns:a="{a}">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:docPr id="0" name=""/><wp:cNvGraphicFramePr/></wp:inline></w:drawing>'
    )
    properties = drawing.find(f".//{q('wp:docPr')}")
    properties.set("name", title or "Bild")
    properties.set("descr", alt)
    if title:
        properties.set("title", title)
    drawing[0].append(graphic)
    return drawing
