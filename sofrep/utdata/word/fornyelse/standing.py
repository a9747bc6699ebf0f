"""The blocks of a document, their paragraphs, rows and charts, by their bookmarks.

The build puts the bookmarks in (`marking`); whoever reads the document again finds what they stand
around (`standing_in`), wherever it has been moved to.
"""

from __future__ import annotations

from msgspec import Struct

from sofrep.utdata.word.fornyelse.atoms import BEGINS, ENDS, SDT, atoms_of, words_of
from sofrep.utdata.word.keys import Anchor, hash_printed, key_hash, part_in, printed_hash
from sofrep.utdata.word.ooxml import (
    W_P,
    W_TBL,
    W_TR,
    Element,
    q,
    value_of,
)
from sofrep.utdata.word.wordml import GALLERY

FALLBACK = q("mc:Fallback")
CHART = q("c:chart")


class Standing(Struct):
    """A part as it stands in a document: what its bookmark says, and its paragraphs."""

    part: Anchor
    start: Element
    paragraphs: list[Element]

    @property
    def row(self) -> Element:
        """The row of a table that it is."""
        return next(self.start.iterancestors(W_TR))

    @property
    def elements(self) -> list[Element]:
        """What it consists of: the row, or the paragraphs into which somebody may have parted it."""
        return [self.row] if self.part.kind == "r" else self.paragraphs

    @property
    def table(self) -> Element:
        """The table that it is a row of."""
        return next(self.start.iterancestors(W_TBL))

    @property
    def words(self) -> str:
        """The hash of its words as they are."""
        return key_hash(words_of(self.paragraphs))

    @property
    def is_as_written(self) -> bool:
        """Whether nobody has changed a word or a figure of it."""
        return self.words == self.part.words and all(map(is_as_printed, self.paragraphs))

    def call(self, part: Anchor) -> None:
        """Have its bookmark say something else."""
        self.part = part
        self.start.set(q("w:name"), part.name)


def is_as_printed(paragraph: Element) -> bool:
    """Whether the figures of a paragraph are those that were printed."""
    return all(
        hash_printed(atom.name) == printed_hash(atom.printed)
        for atom in atoms_of(paragraph)
        if atom.kind == "figure" and atom.name
    )


def standing_in(root: Element) -> dict[tuple[str, str], Standing]:
    """Every part that has a bookmark, by kind and key, in the order in which they stand."""
    found: dict[tuple[str, str], Standing] = {}
    opened: dict[str | None, Standing] = {}
    for element in root.iter(W_P, BEGINS, ENDS):
        if element.tag == W_P:
            for each in opened.values():  # somebody has parted it
                each.paragraphs.append(element)
        elif element.tag == ENDS:
            opened.pop(element.get(q("w:id")), None)
        elif (part := part_in(element.get(q("w:name"), ""))) is not None and not is_double(element):
            paragraph = next(element.iterancestors(W_P), None)
            each = Standing(part, element, [] if paragraph is None else [paragraph])
            if part.kind != "r":
                opened[element.get(q("w:id"))] = each
            elif next(element.iterancestors(W_TR), None) is not None:
                each.paragraphs = list(each.row.iter(W_P))
            if each.paragraphs:
                found[part.kind, part.key] = each
    return found


def is_double(element: Element) -> bool:
    """Whether it is only there for programs that do not know text boxes."""
    return next(element.iterancestors(FALLBACK), None) is not None


def block_of(element: Element) -> Element | None:
    """The control of the innermost block around an element."""
    galleries = "w:sdtPr/w:docPartObj/w:docPartGallery"
    controls = (each for each in element.iterancestors(SDT))
    return next((each for each in controls if value_of(each, galleries) == GALLERY), None)
