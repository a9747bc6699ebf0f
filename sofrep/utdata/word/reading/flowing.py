"""How the text of a Word file flows: its paragraphs and tables in order, and where its pages turn."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.utdata.word.ooxml import NAMESPACES, W_P, W_TBL, Element, q
from sofrep.utdata.word.reading.file_styles import is_on

_BLOCKS = frozenset({W_P, W_TBL, q("w:altChunk")})
_DEEPEST = 3
_SECTION = "w:pPr/w:sectPr"


def content_of(parent: Element) -> Iterator[Element]:
    """The paragraphs, the tables and the documents laid in, also those inside controls."""
    for child in parent:
        if child.tag in _BLOCKS:
            yield child
        elif isinstance(child.tag, str) and child.tag != q("w:sdtPr"):
            yield from content_of(child)


def turns_of(body: Element) -> dict[Element, bool]:
    """The first block of each section whose pages lie the other way, with whether they lie."""
    turns: dict[Element, bool] = {}
    lies = False
    begun: list[Element] = []
    for block in (*content_of(body), None):
        if block is not None:
            begun.append(block)
        section = body.find("w:sectPr", NAMESPACES)
        if block is not None:
            section = block.find(_SECTION, NAMESPACES) if block.tag == W_P else None
        if section is None or not begun:
            continue
        if _lies(section) is not lies:
            lies = not lies
            turns[begun[0]] = lies
        begun = []
    return turns


def begins_page(paragraph: Element) -> bool:
    """Whether a paragraph stands first on its page."""
    found = paragraph.find("w:pPr/w:pageBreakBefore", NAMESPACES)
    return found is not None and is_on(found)


def contents_level(instruction: str) -> int:
    """The deepest heading that the contents list of a field has, at most 3."""
    _, _, rest = instruction.partition("\\o")
    levels = [int(sign) for sign in rest.partition("\\")[0] if sign.isdecimal()]
    return max(1, min([*levels[-1:], _DEEPEST]))


def _lies(section: Element) -> bool:
    size = section.find("w:pgSz", NAMESPACES)
    return size is not None and size.get(q("w:orient")) == "landscape"
