"""Section files: a mark alone in a paragraph becomes what the Word file holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

from sofrep.utdata.word.file_blocks import Blocks, Target
from sofrep.utdata.word.file_source import read_source, unreadable
from sofrep.utdata.word.ooxml import NAMESPACES, W_P, W_TC, Element, make, q, style_of, text_of
from sofrep.utdata.word.placeholders import PlaceholderMarks
from sofrep.utdata.word.styles import Styles
from sofrep.utdata.word.template_faults import ValueFaultError
from sofrep.utdata.word.widths import text_width
from sofrep.visning.visat import WordFil

FILE = "sofrep-file"
"""The attribute of a paragraph in whose place a file comes: its number."""
_BEFORE = etree.XPath("preceding::w:p", namespaces=NAMESPACES)
# What a header cell says about itself, in the schema's order after its width and merges.
_LOOKS = ("w:tcBorders", "w:shd", "w:vAlign")


def include_files(
    root: Element,
    document: Element,
    files: Sequence[WordFil],
    target: Target,
    marks: PlaceholderMarks,
) -> None:
    """Put the content of each file in its place; what cannot come along is said in the text.

    `document` tells the widths of the sections and the looks of the tables.

    Raises:
        SectionFileError: for a file that cannot be read.
        ValueFaultError: for a template in which a file does not stand alone.
    """
    if not files:
        return
    header = _header_looks(document)
    for paragraph in [p for p in root.iter(W_P) if p.get(FILE) is not None]:
        number = int(paragraph.attrib.pop(FILE))
        shown = files[number]
        if text_of(paragraph).strip():
            raise ValueFaultError(f"texten ur {shown.namn} måste stå ensam i sitt stycke i mallen.")
        level, title = _heading_above(paragraph, target.styles)
        source = read_source(shown.fil, shown.namn)
        blocks = Blocks(source, target, number, level, _losing(shown, marks))
        width = text_width(paragraph, document)
        try:
            made = blocks.make(blocks.body, width, title)
        except (ValueError, OverflowError) as fault:  # a number that is none
            raise unreadable(shown.namn) from fault
        if not made:
            text = f"[Filen {shown.namn} är tom. Skriv texten i den, eller ta bort den.]"
            made = [make("w:p", marks.marked(text))]
        for element in made:
            _dress_headers(element, header)
            paragraph.addprevious(element)
        paragraph.getparent().remove(paragraph)


def _losing(shown: WordFil, marks: PlaceholderMarks) -> Callable[[str], Element]:
    """Says in the text what of a file does not come along."""

    def lost(what: str) -> Element:
        return marks.marked(
            f"[Här stod {what} i {shown.namn}, som inte följer med. Ta bort det där, eller lägg "
            "in det i det färdiga dokumentet.]"
        )

    return lost


def _heading_above(paragraph: Element, styles: Styles) -> tuple[int, str]:
    """The level and text of the nearest heading before a paragraph."""
    levels = styles.heading_levels()
    for before in reversed(_BEFORE(paragraph)):
        if level := levels.get(style_of(before)):
            return level, text_of(before).strip()
    return 0, "utan rubrik"


def _header_looks(root: Element) -> list[Element]:
    """What the header cells of the document's other tables look like."""
    row = next(
        (
            r
            for r in root.iter(q("w:tr"))
            if r.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None
        ),
        None,
    )
    cell = row.find(f"{W_TC}/{q('w:tcPr')}") if row is not None else None
    if cell is None:
        return []
    found = (cell.find(name, NAMESPACES) for name in _LOOKS)
    return [element for element in found if element is not None]


def _dress_headers(block: Element, looks: list[Element]) -> None:
    for row in block.iter(q("w:tr")):
        if row.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None:
            for properties in row.iterfind(f"{W_TC}/{q('w:tcPr')}"):
                properties.extend(deepcopy(look) for look in looks)
