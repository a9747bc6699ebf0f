"""Pages that lie: where a document turns, a section of Word's ends and another begins."""

from __future__ import annotations

from lxml import etree

from sofrep.utdata.word.ooxml import Element, make, q
from sofrep.utdata.word.widths import section_of, section_width
from sofrep.utdata.word.wordml import WordParagraph, low_paragraph
from sofrep.visning.block import Nysida

_SIDES = ("top", "right", "bottom", "left", "header", "footer")
_MARGINS = {**dict.fromkeys(_SIDES, "1300"), "gutter": "0"}
"""Of a template that says nothing of its pages."""


class PageLayout:
    """The section that the slot lies in; `turn` ends it and lets it go on the other way."""

    def __init__(self, slot: Element) -> None:
        self._section = _section_at(slot)
        self._lies = False

    @property
    def width(self) -> int:
        """The width of the text in twips."""
        return section_width(self._section)

    def is_turned_by(self, block: Nysida) -> bool:
        """Whether the pages lie the other way from `block` on."""
        return block.liggande is not self._lies

    def turn(self) -> WordParagraph:
        """The paragraph that ends the pages so far."""
        ended = etree.tostring(self._section, encoding="unicode", with_tail=False)
        for first_page in self._section.findall(q("w:titlePg")):
            self._section.remove(first_page)
        size = self._section.find(q("w:pgSz"))
        width, height = size.get(q("w:w")), size.get(q("w:h"))
        size.set(q("w:w"), height)
        size.set(q("w:h"), width)
        size.attrib.pop(q("w:orient"), None)
        self._lies = not self._lies
        if self._lies:
            size.set(q("w:orient"), "landscape")
        return low_paragraph(ended)


def _section_at(slot: Element) -> Element:
    """The properties of the section around a paragraph of the body."""
    found = section_of(slot, slot.getparent().getparent())
    if found is not None:
        return found
    made = make("w:sectPr", make("w:pgSz", w="11906", h="16838"), make("w:pgMar", **_MARGINS))
    slot.getparent().append(made)
    return made
