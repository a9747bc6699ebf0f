"""The words of a document: sentences and paragraphs, with their figures in controls and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from docx.opc.constants import RELATIONSHIP_TYPE
from msgspec import Struct, field

from sofrep.domain.figure import Figure
from sofrep.utdata.word.charts import ChartParts
from sofrep.utdata.word.keys import figure_names, number_bookmark
from sofrep.utdata.word.ooxml import NAMESPACES
from sofrep.utdata.word.parts import PackagePart
from sofrep.utdata.word.pictures import add_picture
from sofrep.utdata.word.stylebook import PLACEHOLDER, StyleBook
from sofrep.utdata.word.widths import EMU_PER_TWIP
from sofrep.utdata.word.wordml import (
    APPEARANCE,
    MAX_ALIAS,
    Runs,
    WordParagraph,
    bookmarked,
    line_runs,
    quoted,
    simple_field,
    text_run,
)
from sofrep.visning.block import Del, Fotnot, Hanvisning, Textbit
from sofrep.visning.svenska import plain
from sofrep.visning.visat import Bild, Diagram, Platshallare, Tal

_SENTENCE_ENDS = (". ", "! ", "? ")
_STYLED = re.compile(r"<w:rStyle\b[^>]*>(?:</w:rStyle>)?")


class Shared(Struct):
    """What the parts of one document share.

    `numbers` are the tables' numbers by the keys of their blocks, `accents` the colours of the
    theme, `name_of` says what a figure is called; `printed` lists the ids of the figures in text and
    tables, `texts` those that the office has not written, without brackets, `facts` what else is
    missing; `level` and `heading` are those of the last heading.
    """

    charts: ChartParts
    numbers: Mapping[str, int]
    styles: StyleBook
    accents: Sequence[str]
    name_of: Callable[[Figure], str]
    printed: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    level: int = 0
    heading: str = ""


class Writer(Struct):
    """Writes in one part; `width` is that of the text column there, in twips."""

    part: PackagePart
    shared: Shared
    width: int

    def paragraph(
        self, style: str, delar: Iterable[Del] = (), *, keep: bool = False, right: bool = False
    ) -> WordParagraph:
        """A paragraph in the style of that name; `keep` holds it on the page of the next one."""
        return self.paragraph_of(style, self.runs(delar), keep=keep, right=right)

    def paragraph_of(
        self, style: str, said: Runs, *, keep: bool = False, right: bool = False
    ) -> WordParagraph:
        """A paragraph of these runs."""
        return WordParagraph(self.shared.styles.id_of(style), said.xml, said.words, keep, right)

    def runs(self, delar: Iterable[Del], looks: str = "") -> Runs:
        """A sentence: its text, its figures, its marks and its references."""
        xml, words = "", ""
        before: Del = ""
        for part in delar:
            said = self._part(part, before, looks)
            xml, words, before = xml + said[0], words + said[1], part
        return Runs(xml, words)

    def _part(self, part: Del, before: Del, looks: str) -> Runs:
        match part:
            case str():
                text = plain(part)
                return Runs(line_runs(text, looks), text)
            case Tal():
                return self.figure(part, looks)
            case Platshallare():
                return self._placeholder(part, looks)
            case Hanvisning():
                return self._reference(part, str(before), looks)
            case Textbit():
                return self._words(part)
            case Fotnot():
                return Runs(text_run(part.nummer, _looks(Textbit(text="", hojd=1))), part.nummer)

    def figure(self, tal: Tal, looks: str = "") -> Runs:
        """A figure in an invisible control that carries its id, between the ends of its bookmark.

        Word shows its name to who clicks in it.
        """
        figure, text, printed = tal.figure, tal.text, self.shared.printed
        printed.append(figure.id)
        alias = quoted(_shortened(plain(self.shared.name_of(figure))))
        control = (
            f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{figure.id}"/>{APPEARANCE}'
            f"<w:text/></w:sdtPr><w:sdtContent>{text_run(text, looks)}</w:sdtContent></w:sdt>"
        )
        name, word = figure_names(tal, text, len(printed))
        return Runs(bookmarked(name, control), word)

    def _placeholder(self, missing: Platshallare, looks: str) -> Runs:
        """Text that the office has not written yet, marked so that nobody misses it."""
        text = plain(str(missing))
        told = self.shared.texts if missing.ar_text else self.shared.facts
        told.append(text.removeprefix("[").removesuffix("]"))
        begin, _, rest = (looks or "<w:rPr></w:rPr>").partition(">")
        marked = f'{begin}><w:rStyle w:val="{PLACEHOLDER}"/>{_STYLED.sub("", rest)}'
        return Runs(text_run(text, marked), text)

    def _words(self, bit: Textbit) -> Runs:
        """Words in a look of their own; what leads to an address is a link."""
        looks = _looks(bit)
        if isinstance(bit.text, Tal):
            said = self.figure(bit.text, looks)
        else:
            text = plain(bit.text)
            said = Runs(line_runs(text, looks), text)
        if not bit.lank:
            return said
        relation = self.part.relate_to(bit.lank, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return Runs(f'<w:hyperlink r:id="{relation}">{said.xml}</w:hyperlink>', said.words)

    def plain(self, delar: Iterable[Del]) -> str:
        """A sentence as bare text."""
        return plain("".join(map(str, delar)))

    def picture(self, bild: Bild) -> Runs:
        """A run with a picture."""
        graphic, width, height = add_picture(self.part, bild, self.width * EMU_PER_TWIP)
        return Runs(_drawing(graphic, width, height, "", plain(bild.alt)))

    def chart(self, diagram: Diagram) -> tuple[Runs, bytes]:
        """A run with a chart as wide as the column, and the chart's part."""
        width = self.width * EMU_PER_TWIP
        graphic, height, chart = self.shared.charts.add(self.part, diagram, width)
        title, alt = plain(diagram.rubrik), plain(diagram.alt)
        return Runs(_drawing(graphic, width, height, title, alt)), chart

    def _reference(self, where: Hanvisning, before: str, looks: str) -> Runs:
        word = "Tabell" if not before or before.endswith(_SENTENCE_ENDS) else "tabell"
        number = f"\u00a0{self.shared.numbers[where.till]}"
        reference = simple_field(f" REF {number_bookmark(where.till)} \\h ", number)
        return Runs(f"{text_run(word, looks)}{reference}", f"{word}{{}}")


def _looks(bit: Textbit) -> str:
    kept = {"b": bit.fet, "i": bit.kursiv, "strike": bit.struken}
    looks = "".join(f"<w:{name}/>" for name, is_so in kept.items() if is_so)
    if bit.understruken:
        looks += '<w:u w:val="single"/>'
    if bit.hojd:
        looks += f'<w:vertAlign w:val="{"superscript" if bit.hojd > 0 else "subscript"}"/>'
    return f"<w:rPr>{looks}</w:rPr>"


def _shortened(name: str) -> str:
    """A name without its middle where it is too long: it ends in sex and period."""
    if len(name) <= MAX_ALIAS:
        return name
    half = MAX_ALIAS // 2
    return f"{name[: half - 1].rstrip(' ,')} … {name[2 - half :].lstrip(' ,')}"


def _drawing(graphic: str, width: int, height: int, title: str, alt: str) -> str:
    """A run with an inline drawing; its id is given when the whole document is known."""
    spaces = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in ("wp", "a"))
    titled = f' title="{quoted(title)}"' if title else ""
    return (
        f'<w:r><w:drawing {spaces}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="0" name="{quoted(title or "Bild")}" descr="{quoted(alt)}"{titled}/>'
        f"<wp:cNvGraphicFramePr/>{graphic}</wp:inline></w:drawing></w:r>"
    )
