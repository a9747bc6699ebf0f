"""Places charts and pictures: an inline drawing with its alt text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from sofrep.visning.visat import Bild, Diagram
from sofrep.word.charts import ChartParts
from sofrep.word.ooxml import NAMESPACES, Element, make_run, q
from sofrep.word.parts import PackagePart
from sofrep.word.pictures import add_picture
from sofrep.word.widths import EMU_PER_TWIP, text_width


class Drawings:
    """Turns marks into drawings of one part; `document` tells the widths of its sections."""

    def __init__(
        self, shown: Sequence[Diagram | Bild], charts: ChartParts, document: Element
    ) -> None:
        self._shown = shown
        self._charts = charts
        self._document = document

    def placer(self, part: PackagePart) -> Callable[[Element, str], Element]:
        """The handler that draws in `part`."""

        def place(run: Element, content: str) -> Element:
            return self._place(part, run, self._shown[int(content)])

        return place

    def _place(self, part: PackagePart, run: Element, shown: Diagram | Bild) -> Element:
        width = text_width(run, self._document) * EMU_PER_TWIP
        if isinstance(shown, Diagram):
            graphic, height = self._charts.add(part, shown, width)
            title, alt = shown.rubrik, shown.alt
        else:
            graphic, width, height = add_picture(part, shown, width)
            title, alt = "", shown.alt
        return make_run(None, drawing_of(graphic, width, height, title, alt))


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
