"""The words of a paragraph as parts of a sentence: figures, words with a look, notes, marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import is_figure_id
from sofrep.utdata.word.keys import FIGURE
from sofrep.utdata.word.ooxml import NAMESPACES, W_P, Element, q, style_of, value_of
from sofrep.utdata.word.reading.file_styles import is_on
from sofrep.utdata.word.reading.list_marks import number_in
from sofrep.utdata.word.reading.opened_file import OpenedFile
from sofrep.utdata.word.reading.pieces import FileMark, Pieces, WordPiece
from sofrep.utdata.word.stylebook import PLACEHOLDER_NAME
from sofrep.visning.block import Del, Delar, Fotnot, Textbit
from sofrep.visning.svenska import plain
from sofrep.visning.visat import Platshallare, Tal

TalOf = Callable[[Iterable[str], str], Tal | None]
"""The figure that tags and names of bookmarks mean, where a text is still how it is printed."""
_LOOKS = {"w:b": "fet", "w:i": "kursiv", "w:strike": "struken", "w:dstrike": "struken"}
_BY_STYLE = {"strong": "fet", "emphasis": "kursiv"}
_HEIGHTS = {"superscript": 1, "subscript": -1}
_NOTES = {
    q("w:footnoteReference"): ("footnotes", "decimal"),
    q("w:endnoteReference"): ("endnotes", "lowerRoman"),
}


class ReadWords(Struct, frozen=True):
    """A paragraph that is read: its words, what stands among them, where new pages begin."""

    delar: Delar
    things: tuple[Element, ...]
    has_break: bool

    @property
    def text(self) -> str:
        """The words alone, without the numbers of notes."""
        parts = (str(part) for part in self.delar if not isinstance(part, Fotnot))
        return " ".join("".join(parts).split())

    def without_notes(self, mark: Platshallare) -> ReadWords:
        """The same words with a mark in the place of each note."""
        delar = (mark if isinstance(part, Fotnot) else part for part in self.delar)
        return replace(self, delar=tuple(delar))

    def after(self, number: str) -> ReadWords:
        """The same words after a number that Word counts, as of headings."""
        return replace(self, delar=(f"{number} ", *self.delar)) if number else self


@dataclass(slots=True)
class WordReader:
    """Reads the words of one part's paragraphs; notes are counted in the order of their references."""

    opened: OpenedFile
    part: str
    tal_of: TalOf
    pieces: Pieces = field(init=False)
    noted: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pieces = Pieces(self.opened, self.part)

    def read(self, paragraph: Element, *, is_bold: bool = False) -> ReadWords:
        """The words; in a paragraph that `is_bold` (a heading) bold says nothing."""
        pieces = self.pieces.of(paragraph)
        things = tuple(
            each.thing for each in pieces if each.thing is not None and each.thing.tag not in _NOTES
        )
        parts = (
            part
            for mark, group in groupby(pieces, key=_figure_mark)
            for part in self._parts(mark, list(group), paragraph, is_bold=is_bold)
        )
        return ReadWords(_trimmed(_joined(parts)), things, any(each.is_break for each in pieces))

    def _parts(
        self, mark: FileMark | None, pieces: list[WordPiece], paragraph: Element, *, is_bold: bool
    ) -> Iterator[Del]:
        """Pieces that one figure's mark is around are that figure, if it still says so."""
        text = "".join(each.text for each in pieces)
        keys = [each.key for each in pieces[0].marks]
        tal = self.tal_of(keys, text) if mark is not None and text else None
        if tal is not None:
            yield self._dressed(pieces[0], tal, paragraph, is_bold=is_bold)
            return
        for each in pieces:
            if each.thing is not None and each.thing.tag in _NOTES:
                yield self._note(each.thing)
            elif each.text:
                yield self._dressed(each, plain(each.text), paragraph, is_bold=is_bold)

    def _dressed(
        self, piece: WordPiece, text: str | Tal, paragraph: Element, *, is_bold: bool
    ) -> Del:
        style = value_of(piece.run, "w:rPr/w:rStyle")
        name = self.opened.styles.name(style)
        if name == PLACEHOLDER_NAME.lower() and isinstance(text, str):
            return Platshallare(text.removeprefix("[").removesuffix("]"))
        looks = {
            look
            for tag, look in _LOOKS.items()
            if self._has(piece.run, tag, style, style_of(paragraph))
        }
        if name in _BY_STYLE:
            looks.add(_BY_STYLE[name])
        if is_bold:
            looks.discard("fet")
        line = value_of(piece.run, "w:rPr/w:u")
        bit = Textbit(
            text=text,
            **dict.fromkeys(looks, True),
            understruken=line not in {"", "none"} and not piece.link,
            hojd=_HEIGHTS.get(value_of(piece.run, "w:rPr/w:vertAlign"), 0),
            lank=piece.link,
        )
        return text if bit == Textbit(text=text) else bit

    def _has(self, run: Element, tag: str, style: str, paragraph_style: str) -> bool:
        own = run.find(f"w:rPr/{tag}", NAMESPACES)
        if own is not None:
            return is_on(own)
        styles = self.opened.styles
        return styles.has(style, tag) or styles.has(paragraph_style, tag)

    def _note(self, reference: Element) -> Fotnot:
        kind, form = _NOTES[reference.tag]
        self.noted[kind] = self.noted.get(kind, 0) + 1
        name = self.opened.related(self.part, kind)
        root = self.opened.part(name) if name else None
        wanted = reference.get(q("w:id"))
        note = next(
            (each for each in (() if root is None else root) if each.get(q("w:id")) == wanted), None
        )
        reader = WordReader(self.opened, name, self.tal_of)
        paragraphs = () if note is None else note.iter(W_P)
        words = (reader.read(paragraph).delar for paragraph in paragraphs)
        return Fotnot(number_in(form, self.noted[kind]), tuple(filter(None, words)))


def _figure_mark(piece: WordPiece) -> FileMark | None:
    """The mark of a figure around a piece: its bookmark, which stays longest, else its control."""
    of_figures = [each for each in piece.marks if each.key.startswith(FIGURE)]
    of_figures += [each for each in piece.marks if is_figure_id(each.key)]
    return of_figures[0] if of_figures else None


def _joined(parts: Iterable[Del]) -> Iterator[Del]:
    """The parts with those together that look alike."""
    for look, group in groupby(parts, key=_look):
        alike = list(group)
        if isinstance(look, str):
            yield "".join(map(str, alike))
        elif isinstance(look, Textbit):
            yield replace(look, text="".join(map(str, alike)))
        elif isinstance(look, Platshallare):
            yield replace(look, text="".join(p.text for p in alike if isinstance(p, Platshallare)))
        else:
            yield from alike


def _look(part: Del) -> Del | None:
    """A part without its words: what may be joined has the same."""
    if isinstance(part, str):
        return ""
    if isinstance(part, Platshallare) or (isinstance(part, Textbit) and isinstance(part.text, str)):
        return replace(part, text="")
    return None


def _trimmed(parts: Iterable[Del]) -> Delar:
    """The parts without spaces at the ends."""
    found = list(parts)
    for end, stripped in ((0, str.lstrip), (-1, str.rstrip)):
        while found and isinstance(text := found[end], str):
            found[end] = stripped(text)
            if found[end]:
                break
            found.pop(end)
    return tuple(found)
