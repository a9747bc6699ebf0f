"""A web page in."""

from __future__ import annotations

import re

from lxml import etree, html

from sofrep.granskning.handling import Handling
from sofrep.granskning.lasare.bygge import Bygge, Racell
from sofrep.utdata.word.ooxml import Element

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|div|fieldset|figcaption|figure|footer|form|h[1-6r]|header"
    "|legend|li|main|nav|[ou]l|p|pre|section|summary|table"
)
_PASSED = re.compile("script|style|head|template|noscript|svg|canvas|select|button|iframe")
_MAX_SPAN, _MAX_DEPTH = 60, 200


def read_html(content: bytes, name: str) -> Handling:
    """The page; raises ValueError with what is wrong with the file."""
    try:
        text: str | bytes = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content  # the page says its encoding
    try:
        root = html.document_fromstring(text)
    except ValueError:  # a text that declares an encoding
        root = _root(content)
    except etree.ParserError as fault:
        raise ValueError(
            "innehåller ingen webbsida. Spara sidan på nytt från webbläsaren."
        ) from fault
    bygge = Bygge(name)
    _PageReading(bygge).blocks(root, 0)
    return bygge.done()


def _root(content: bytes) -> Element:
    try:
        return html.document_fromstring(content)
    except (etree.ParserError, ValueError) as fault:
        raise ValueError("går inte att läsa. Spara sidan på nytt från webbläsaren.") from fault


class _PageReading:
    """Collects the text of a block until the next one begins."""

    def __init__(self, bygge: Bygge) -> None:
        self._bygge = bygge
        self._pieces: list[str] = []

    def blocks(self, element: Element, depth: int) -> None:
        """The paragraphs and tables of an element, in order."""
        tag = element.tag
        if (
            not isinstance(tag, str)
            or _PASSED.fullmatch(tag)
            or _hidden(element)
            or depth > _MAX_DEPTH
        ):
            return
        if tag == "table":
            self.flush()
            self._table(element)
            return
        is_block = bool(_BLOCK.fullmatch(tag))
        if is_block:
            self.flush()
        if tag == "br":
            self._pieces.append("\n")
        if not (tag == "sup" and element.text_content().strip().isdecimal()):
            self._pieces.append(element.text or "")
            for child in element:
                self.blocks(child, depth + 1)
                self._pieces.append(child.tail or "")
        if is_block:
            self.flush(int(tag[1]) if tag[1:].isdecimal() else 0)

    def flush(self, level: int = 0) -> None:
        """The paragraphs that end here."""
        lines = "".join(self._pieces).split("\n\n")
        self._pieces = []
        for line in lines:
            self._bygge.add_paragraph(_squeezed(line), niva=level)

    def _table(self, element: Element) -> None:
        """A cell that spans several stands in each of its places."""
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        cells: dict[tuple[int, int], Racell] = {}
        for number, row in enumerate(rows):
            column = 0
            for cell in row.iterchildren("td", "th"):
                while (number, column) in cells:
                    column += 1
                raw = Racell(_text_of(cell))
                for i in range(_span(cell, "rowspan")):
                    for j in range(_span(cell, "colspan")):
                        cells[number + i, column + j] = raw
        heads = [
            row.getparent().tag == "thead" or all(cell.tag == "th" for cell in row) for row in rows
        ]
        caption = element.find("caption")
        titel = _squeezed(caption.text_content()) if caption is not None else ""
        if titel:
            self._bygge.add_paragraph(titel)
        marked = [*heads, False].index(False)
        self._bygge.add_cells(cells, len(rows), rubrikrader=marked, titel=titel)
        for inner in element.iter("table"):
            if inner is not element and next(inner.iterancestors("table")) is element:
                self._table(inner)


def _text_of(cell: Element) -> str:
    """The paragraphs of a cell, without the tables in it."""
    inner = Bygge("")
    reading = _PageReading(inner)
    reading.blocks(cell, 0)
    reading.flush()
    return "\n".join(part.text for part in inner.done().stycken)


def _squeezed(text: str) -> str:
    """Text without the spaces of the file's layout; no-break spaces stay."""
    return " ".join(
        piece for piece in text.replace("\n", " ").replace("\t", " ").split(" ") if piece
    )


def _hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _span(element: Element, name: str) -> int:
    text = element.get(name) or ""
    return max(1, min(int(text), _MAX_SPAN)) if text.isdecimal() else 1
