"""A Word file in: body, tables, text boxes, notes and content controls; tabs in place of a table too."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    q,
    style_of,
    value_of,
)
from sofrep.utdata.word.reading.accepted import accept
from sofrep.utdata.word.reading.drawn import is_of_box
from sofrep.utdata.word.reading.drawn_tables import grid_of, marked_headings_of
from sofrep.utdata.word.reading.flowing import content_of
from sofrep.utdata.word.reading.opened_file import OpenedFile, UnreadableWordError
from sofrep.utdata.word.reading.pieces import FileMark, Pieces, WordPiece

_BOX = q("w:txbxContent")
_MAX_BOLD_HEADING = 90


def read_docx(content: bytes, name: str) -> Handling:
    """The document; raises ValueError with what is wrong with the file."""
    try:
        opened = OpenedFile(content=content, name=name)
    except UnreadableWordError as fault:
        raise ValueError(str(fault).removeprefix(f"{name} ")) from fault
    paragraphs = opened.body.getroottree().iter(W_P)
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    accept(opened.body)
    reading = _WordReading(Bygge(name), opened, numbers)
    reading.blocks(opened.body)
    reading.flush()
    for kind in ("footnotes", "endnotes"):
        notes = opened.part_of_kind(kind)
        if notes is not None:
            accept(notes)
            reading.notes(notes)
    return reading.bygge.done()


@dataclass(slots=True)
class _WordReading:
    """Where the reading of a document stands; `tabbed` are the lines of a table made by tabs."""

    bygge: Bygge
    opened: OpenedFile
    number: dict[Element, int]
    tabbed: list[tuple[str, int]] = field(default_factory=list)
    pieces: Pieces = field(init=False)

    def __post_init__(self) -> None:
        self.pieces = Pieces(self.opened, self.opened.main)

    def blocks(self, parent: Element) -> None:
        """Everything in a body, a cell's or a control's content."""
        for child in content_of(parent):
            if child.tag == W_P:
                self.paragraph(child)
            elif child.tag == W_TBL:
                self.flush()
                self.table(child)

    def text_of(self, paragraph: Element) -> tuple[str, tuple[Innehallskontroll, ...]]:
        """The text of a paragraph without its boxes, and the content controls in and around it.

        The bookmarks of figures are such controls too: they stay when LibreOffice drops the tags.
        """
        text = ""
        ranges: dict[FileMark, tuple[int, int]] = {}
        for piece in self.pieces.of(paragraph):
            since = len(text)
            text += "" if _is_raised(piece) else piece.text.replace("\u2011", "-")
            for mark in piece.marks:
                ranges[mark] = (ranges.get(mark, (since, 0))[0], len(text))
        controls = [
            Innehallskontroll(since, until, mark.key, mark.title)
            for mark, (since, until) in ranges.items()
            if not mark.is_bookmark or (mark.key.startswith(FIGURE) and since < until)
        ]
        around = next(paragraph.iterancestors(q("w:sdt")), None)
        if around is not None and len(around.findall(".//w:p", NAMESPACES)) == 1:
            tag, alias = (value_of(around, f"w:sdtPr/w:{name}") for name in ("tag", "alias"))
            controls.append(Innehallskontroll(0, len(text), tag, alias))
        return text, tuple(controls)

    def paragraph(self, element: Element) -> None:
        text, controls = self.text_of(element)
        anchor = self.number.get(element, -1)
        if is_tabbed(text):
            self.tabbed.append((text, anchor))
        else:
            self.flush()
            level = self.opened.styles.heading_level(style_of(element)) or (
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
        rows = zip(tabbed_rows([text for text, _ in lines]), lines, strict=True)
        self.bygge.add_table([[Racell(text, anchor) for text in row] for row, (_, anchor) in rows])

    def table(self, element: Element) -> None:
        """A merged cell is the same in each of its places."""
        cells: dict[tuple[int, int], Racell] = {}
        grid = grid_of(element)
        for number, row in enumerate(grid):
            for cell in row:
                raw = self._cell(cell.element)
                for place in range(cell.rows):
                    columns = range(cell.column, cell.column + cell.columns)
                    cells |= {(number + place, column): raw for column in columns}
        self.bygge.add_cells(cells, len(grid), rubrikrader=marked_headings_of(element))
        for inner in element.iter(W_TBL):
            if inner is not element and next(inner.iterancestors(W_TBL)) is element:
                self.table(inner)

    def _cell(self, element: Element) -> Racell:
        text, anchor = "", -1
        controls: tuple[Innehallskontroll, ...] = ()
        for paragraph in element.iter(W_P):
            if next(paragraph.iterancestors(W_TC)) is not element or is_of_box(paragraph):
                continue
            added, its = self.text_of(paragraph)
            if anchor < 0:
                anchor = self.number.get(paragraph, -1)
            if text:
                text += "\n"
            controls += tuple(each.moved(len(text)) for each in its)
            text += added
        stripped = len(text) - len(text.lstrip())
        return Racell(text.strip(), anchor, tuple(each.moved(-stripped) for each in controls))

    def notes(self, root: Element) -> None:
        for note in root:
            if note.get(q("w:type")) in (None, "normal"):
                text = " ".join(self.text_of(p)[0] for p in note.iter(W_P))
                self.bygge.add_paragraph(text)


def _is_raised(piece: WordPiece) -> bool:
    """Whether it is the raised number of a note."""
    raised = piece.run is not None and value_of(piece.run, "w:rPr/w:vertAlign") == "superscript"
    return raised and piece.text.strip().isdecimal()


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
