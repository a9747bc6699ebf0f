"""A Word file in: body, tables, text boxes, notes and content controls; tabs in place of a table too."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from sofrep.errors import DAMAGED_ZIP
from sofrep.granskning.handling import Handling, Innehallskontroll
from sofrep.granskning.lasare.bygge import Bygge, Racell
from sofrep.granskning.lasare.text import is_tabbed, tabbed_rows
from sofrep.utdata.word.keys import FIGURE
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    W_P,
    W_T,
    W_TBL,
    W_TC,
    Element,
    cells_of,
    parse_xml,
    q,
    rows_of,
    style_of,
    value_of,
)
from sofrep.utdata.word.reading.file_styles import FileStyles

_MAX_PART = 80_000_000
_BOX = q("w:txbxContent")
_START, _END = q("w:bookmarkStart"), q("w:bookmarkEnd")
_SOFT_HYPHEN = "\u00ad"
_PASSED = frozenset(
    q(name) for name in ("w:del", "w:moveFrom", "mc:Fallback", "w:pPr", "w:rPr", "w:instrText")
)
_SIGNS = {q("w:tab"): "\t", q("w:br"): "\n", q("w:cr"): "\n", q("w:noBreakHyphen"): "-"}
_MAX_BOLD_HEADING = 90


def read_docx(content: bytes, name: str) -> Handling:
    """The document; raises ValueError with what is wrong with the file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {
                part: _part(package, part)
                for part in ("document", "styles", "footnotes", "endnotes")
            }
        body = (
            parts["document"].find("w:body", NAMESPACES) if parts["document"] is not None else None
        )
        styles = FileStyles(parts["styles"])
    except (*DAMAGED_ZIP, etree.XMLSyntaxError) as fault:
        raise ValueError(_DAMAGED) from fault
    if body is None:
        raise ValueError(_DAMAGED)
    paragraphs = list(body.getroottree().iter(W_P))
    reading = _WordReading(Bygge(name), styles, {p: number for number, p in enumerate(paragraphs)})
    reading.blocks(body)
    reading.flush()
    for notes in ("footnotes", "endnotes"):
        if parts[notes] is not None:
            reading.notes(parts[notes])
    return reading.bygge.done()


_DAMAGED = (
    "går inte att läsa. Är den en Word-fil (.docx), och stängd? Öppna den i Word och spara om den."
)


def _part(package: zipfile.ZipFile, part: str) -> Element | None:
    try:
        item = package.getinfo(f"word/{part}.xml")
    except KeyError:
        return None
    if item.file_size > _MAX_PART:
        raise ValueError("är orimligt stor. Dela den, och granska delarna.")
    return parse_xml(package.read(item))


@dataclass(slots=True)
class _WordReading:
    """Where the reading of a document stands; `tabbed` are the lines of a table made by tabs."""

    bygge: Bygge
    styles: FileStyles
    number: dict[Element, int]
    tabbed: list[tuple[str, int]] = field(default_factory=list)

    def blocks(self, parent: Element) -> None:
        """Everything in a body, a cell's or a control's content."""
        for child in parent:
            if child.tag == W_P:
                self.paragraph(child)
            elif child.tag == W_TBL:
                self.flush()
                self.table(child)
            elif child.tag not in _PASSED and isinstance(child.tag, str):
                self.blocks(child)

    def paragraph(self, element: Element) -> None:
        text, controls = _text_of(element)
        anchor = self.number.get(element, -1)
        if is_tabbed(text):
            self.tabbed.append((text, anchor))
        else:
            self.flush()
            level = self.styles.heading_level(style_of(element)) or (
                9 if _bold(element, text) else 0
            )
            self.bygge.add_paragraph(text, niva=level, ankare=anchor, kontroller=controls)
        for box in element.iter(_BOX):
            if (
                not any(True for _ in box.iterancestors(q("mc:Fallback")))
                and next(box.iterancestors(W_P)) is element
            ):
                self.blocks(box)

    def flush(self) -> None:
        """The table made by tabs that ends here, if there is one; a lone line is a paragraph."""
        lines, self.tabbed = self.tabbed, []
        if len(lines) < 2:
            for text, anchor in lines:
                self.bygge.add_paragraph(text.replace("\t", " "), ankare=anchor)
            return
        anchors = [anchor for _, anchor in lines]
        rows = tabbed_rows([text for text, _ in lines])
        self.bygge.add_table(
            [
                [Racell(text, anchor) for text in row]
                for row, anchor in zip(rows, anchors, strict=True)
            ]
        )

    def table(self, element: Element) -> None:
        rows: list[list[Racell]] = []
        heads = 0
        for row in rows_of(element):
            head = row.find("w:trPr/w:tblHeader", NAMESPACES)
            if head is not None and heads == len(rows):
                heads += 1
            rows.append(self._row(row, rows[-1] if rows else []))
        self.bygge.add_table(rows, rubrikrader=heads)
        for inner in element.iter(W_TBL):
            if inner is not element and next(inner.iterancestors(W_TBL)) is element:
                self.table(inner)

    def _row(self, row: Element, above: list[Racell]) -> list[Racell]:
        """The cells of a row; one that goes on from above is the cell above."""
        cells = [Racell()] * _small(value_of(row, "w:trPr/w:gridBefore"), 0)
        for element in cells_of(row):
            span = _small(value_of(element, "w:tcPr/w:gridSpan"), 1)
            merge = element.find("w:tcPr/w:vMerge", NAMESPACES)
            goes_on = merge is not None and merge.get(q("w:val")) != "restart"
            is_above = goes_on and len(cells) < len(above)
            cells += [above[len(cells)] if is_above else self._cell(element)] * span
        return cells

    def _cell(self, element: Element) -> Racell:
        text, anchor = "", -1
        controls: tuple[Innehallskontroll, ...] = ()
        for paragraph in element.iter(W_P):
            if next(paragraph.iterancestors(W_TC)) is not element or _is_passed(paragraph):
                continue
            added, its = _text_of(paragraph)
            if anchor < 0:
                anchor = self.number.get(paragraph, -1)
            if text:
                text += "\n"
            controls += tuple(
                Innehallskontroll(len(text) + c.fran, len(text) + c.till, c.tagg, c.titel)
                for c in its
            )
            text += added
        stripped = len(text) - len(text.lstrip())
        controls = tuple(
            Innehallskontroll(c.fran - stripped, c.till - stripped, c.tagg, c.titel)
            for c in controls
        )
        return Racell(text.strip(), anchor, controls)

    def notes(self, root: Element) -> None:
        for note in root:
            if note.get(q("w:type")) in (None, "normal"):
                text = " ".join(_text_of(p)[0] for p in note.iter(W_P))
                self.bygge.add_paragraph(text)


def _text_of(paragraph: Element) -> tuple[str, tuple[Innehallskontroll, ...]]:
    """The text of a paragraph without its boxes, and the content controls in and around it.

    The bookmarks of figures are such controls too: they stay when LibreOffice drops the tags.
    """
    pieces: list[str] = []
    controls: list[Innehallskontroll] = []
    bookmarks: dict[str | None, tuple[str, int]] = {}
    length = 0
    for piece in _walk(paragraph):
        if isinstance(piece, str):
            pieces.append(piece)
            length += len(piece)
        elif piece[0].tag == _START:
            bookmarks[piece[0].get(q("w:id"))] = (piece[0].get(q("w:name"), ""), length)
        elif piece[0].tag == _END:
            name, since = bookmarks.pop(piece[0].get(q("w:id")), ("", length))
            if since < length:
                controls.append(Innehallskontroll(since, length, name))
        else:
            element, start = piece
            if start:
                element.set("fran", str(length))
            else:
                controls.append(
                    Innehallskontroll(
                        int(element.attrib.pop("fran")),
                        length,
                        value_of(element, "w:sdtPr/w:tag"),
                        value_of(element, "w:sdtPr/w:alias"),
                    )
                )
    text = "".join(pieces)
    around = next(paragraph.iterancestors(q("w:sdt")), None)
    if around is not None and len(around.findall(".//w:p", NAMESPACES)) == 1:
        controls.append(
            Innehallskontroll(
                0, len(text), value_of(around, "w:sdtPr/w:tag"), value_of(around, "w:sdtPr/w:alias")
            )
        )
    return text, tuple(controls)


def _walk(element: Element) -> Iterator[str | tuple[Element, bool]]:
    """Texts, and each control and bookmark with whether it begins."""
    for child in element:
        if child.tag == W_T:
            yield (child.text or "").replace(_SOFT_HYPHEN, "")
        elif child.tag in {_START, _END}:
            if child.tag == _END or child.get(q("w:name"), "").startswith(FIGURE):
                yield child, child.tag == _START
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == q("w:sdt"):
            yield child, True
            yield from _walk(child)
            yield child, False
        elif (
            child.tag not in _PASSED
            and child.tag != _BOX
            and isinstance(child.tag, str)
            and not _is_mark(child)
        ):
            yield from _walk(child)


def _is_mark(run: Element) -> bool:
    """Whether it is the raised number of a note."""
    raised = value_of(run, "w:rPr/w:vertAlign") == "superscript"
    return raised and "".join(t.text or "" for t in run.iter(W_T)).strip().isdecimal()


def _is_passed(paragraph: Element) -> bool:
    """Whether it stands in a text box's older form, or in the box itself."""
    return any(e.tag in {_BOX, q("mc:Fallback")} for e in paragraph.iterancestors())


def _bold(paragraph: Element, text: str) -> bool:
    """Whether it looks like a heading though it has no such style: short, bold, no full stop."""
    plain = text.strip()
    if not plain or len(plain) > _MAX_BOLD_HEADING or plain.endswith((".", ":", ",")):
        return False
    runs = [run for run in paragraph.iter(q("w:r")) if run.find(W_T) is not None]
    return bool(runs) and all(
        (bold := run.find("w:rPr/w:b", NAMESPACES)) is not None
        and bold.get(q("w:val")) not in {"0", "false"}
        for run in runs
    )


def _small(text: str, default: int) -> int:
    """A count of columns, within what a table can have."""
    return min(int(text), 60) if text.isdecimal() else default
