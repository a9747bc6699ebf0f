"""A web page in."""

from __future__ import annotations

from lxml import etree, html

from sofrep.granskning.handling import Handling
from sofrep.granskning.lasare.bygge import Bygge, Racell
from sofrep.utdata.word.ooxml import Element

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    ]
)
_PASSED = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "svg",
        "canvas",
        "select",
        "button",
        "iframe",
    ]
)
_CELLS = frozenset({"td", "th"})
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
        if (
            not isinstance(element.tag, str)
            or element.tag in _PASSED
            or _hidden(element)
            or depth > _MAX_DEPTH
        ):
            return
        if element.tag == "table":
            self._flush()
            self._table(element)
            return
        is_block = element.tag in _BLOCKS
        if is_block:
            self._flush()
        if element.tag == "br":
            self._pieces.append("\n")
        if not (element.tag == "sup" and (element.text_content().strip().isdecimal())):
            self._pieces.append(element.text or "")
            for child in element:
                self.blocks(child, depth + 1)
                self._pieces.append(child.tail or "")
        if is_block:
            self._flush(int(element.tag[1]) if element.tag[1:].isdecimal() else 0)

    def _flush(self, level: int = 0) -> None:
        lines = "".join(self._pieces).split("\n\n")
        self._pieces = []
        for line in lines:
            self._bygge.add_paragraph(_squeezed(line), niva=level)

    def _table(self, element: Element) -> None:
        rows: list[list[Racell]] = []
        open_: dict[int, tuple[Racell, int]] = {}
        heads = 0
        for row in element.iter("tr"):
            if next(row.iterancestors("table")) is not element:
                continue
            cells, open_ = _row(row, open_)
            rows.append(cells)
            if heads == len(rows) - 1 and (
                row.getparent().tag == "thead" or all(c.tag == "th" for c in row)
            ):
                heads += 1
        caption = element.find("caption")
        titel = _squeezed(caption.text_content()) if caption is not None else ""
        if titel:
            self._bygge.add_paragraph(titel)
        self._bygge.add_table(rows, rubrikrader=heads, titel=titel)
        for inner in element.iter("table"):
            if inner is not element and next(inner.iterancestors("table")) is element:
                self._table(inner)


def _row(
    row: Element, above: dict[int, tuple[Racell, int]]
) -> tuple[list[Racell], dict[int, tuple[Racell, int]]]:
    """The cells of a row, and those that go on into the next: by column, with how many rows more."""
    cells: list[Racell] = []
    below: dict[int, tuple[Racell, int]] = {}

    def fill() -> None:
        while len(cells) in above:
            cell, left = above[len(cells)]
            if left > 1:
                below[len(cells)] = (cell, left - 1)
            cells.append(cell)

    for element in row:
        if element.tag not in _CELLS:
            continue
        fill()
        cell = Racell(_text_of(element))
        rows = _span(element, "rowspan")
        for _ in range(_span(element, "colspan")):
            if rows > 1:
                below[len(cells)] = (cell, rows - 1)
            cells.append(cell)
    fill()
    return cells, below


def _text_of(cell: Element) -> str:
    pieces = []
    for element in cell.iter():
        if not isinstance(element.tag, str) or any(
            e.tag in _PASSED for e in (element, *element.iterancestors())
        ):
            continue
        is_mark = element.tag == "sup" and (element.text or "").strip().isdecimal()
        if element.tag == "br" or (element is not cell and element.tag in _BLOCKS):
            pieces.append("\n")
        if not is_mark:
            pieces.append((element.text or "").replace("\n", " "))
        if element is not cell:
            pieces.append((element.tail or "").replace("\n", " "))
    return "\n".join(line for line in map(_squeezed, "".join(pieces).split("\n")) if line)


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
