"""The words of a document: sentences and paragraphs, with their figures in controls and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from sofrep.domain.figure import Figure
from sofrep.utdata.word.charts import ChartParts
from sofrep.utdata.word.controls import figure_control
from sofrep.utdata.word.fields import field_char, field_instruction
from sofrep.utdata.word.keys import figure_bookmark, number_bookmark
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    PARAGRAPH_PROPERTIES,
    Element,
    make,
    make_run,
    make_text,
    put_in_order,
    q,
)
from sofrep.utdata.word.parts import PackagePart
from sofrep.utdata.word.pictures import add_picture
from sofrep.utdata.word.placeholders import PlaceholderMarks
from sofrep.utdata.word.stylebook import StyleBook
from sofrep.utdata.word.widths import EMU_PER_TWIP
from sofrep.visning.block import Del, Fotnot, Hanvisning, Textbit
from sofrep.visning.svenska import plain
from sofrep.visning.visat import Bild, Diagram, Platshallare, Tal

_SENTENCE_ENDS = (". ", "! ", "? ")


@dataclass(slots=True)
class Shared:
    """What the parts of one document share.

    `numbers` are the tables' numbers by the keys of their blocks, `accents` the colours of the
    theme, `name_of` says what a figure is called; `printed` lists the ids of the
    figures in text and tables, `placeholders` what the office has not written, `level` and `heading`
    are those of the last heading.
    """

    charts: ChartParts
    numbers: Mapping[str, int]
    styles: StyleBook
    accents: Sequence[str]
    name_of: Callable[[Figure], str]
    printed: list[str] = field(default_factory=list)
    placeholders: PlaceholderMarks = field(default_factory=PlaceholderMarks)
    level: int = 0
    heading: str = ""


@dataclass(slots=True)
class Writer:
    """Writes in one part; `width` is that of the text column there, in twips."""

    part: PackagePart
    shared: Shared
    width: int

    def paragraph(
        self, style: str, delar: Iterable[Del] = (), *, keep: bool = False, right: bool = False
    ) -> Element:
        """A paragraph in the style of that name; `keep` holds it on the page of the next one."""
        return self.paragraph_of(style, self.runs(tuple(delar)), keep=keep, right=right)

    def paragraph_of(
        self, style: str, content: Iterable[Element], *, keep: bool = False, right: bool = False
    ) -> Element:
        """A paragraph with this content."""
        properties = make("w:pPr", make("w:pStyle", val=self.shared.styles.id_of(style)))
        if keep:
            properties.append(make("w:keepNext"))
        if right:
            properties.append(make("w:jc", val="right"))
        return make("w:p", properties, *content)

    def runs(self, delar: tuple[Del, ...], looks: Element | None = None) -> Iterator[Element]:
        """A sentence: its text, its figures, its marks and its references."""
        said = ""
        for part in delar:
            match part:
                case Tal():
                    yield from self.figure(part, looks)
                case Platshallare():
                    marks = self.shared.placeholders
                    yield marks.marked(plain(str(part)), looks, is_text=part.ar_text)
                case Hanvisning():
                    yield from self._reference(part, said, looks)
                case Textbit():
                    yield from self._words(part)
                case Fotnot():
                    yield make_run(_looks(Textbit(text="", hojd=1)), make_text(part.nummer))
                case _:
                    yield from _text_runs(plain(part), looks)
            said = str(part)

    def figure(self, tal: Tal, looks: Element | None = None) -> Iterator[Element]:
        """A figure in its control, between the ends of its bookmark."""
        self.shared.printed.append(tal.figure.id)
        name = figure_bookmark(tal, len(self.shared.printed))
        yield make("w:bookmarkStart", id=name, name=name)
        yield figure_control(tal, self.shared.name_of(tal.figure), looks)
        yield make("w:bookmarkEnd", id=name)

    def _words(self, bit: Textbit) -> Iterator[Element]:
        """Words in a look of their own; what leads to an address is a link."""
        looks = _looks(bit)
        runs = (
            self.figure(bit.text, looks)
            if isinstance(bit.text, Tal)
            else _text_runs(plain(bit.text), looks)
        )
        if not bit.lank:
            yield from runs
            return
        link = make("w:hyperlink", *runs)
        relation = self.part.relate_to(bit.lank, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(q("r:id"), relation)
        yield link

    def plain(self, delar: Iterable[Del]) -> str:
        """A sentence as bare text."""
        return plain("".join(map(str, delar)))

    def picture(self, bild: Bild) -> Element:
        """A run with a picture."""
        graphic, width, height = add_picture(self.part, bild, self.width * EMU_PER_TWIP)
        return make_run(None, drawing_of(graphic, width, height, "", plain(bild.alt)))

    def chart(self, diagram: Diagram) -> Element:
        """A run with a chart as wide as the column."""
        width = self.width * EMU_PER_TWIP
        graphic, height = self.shared.charts.add(self.part, diagram, width)
        return make_run(
            None, drawing_of(graphic, width, height, plain(diagram.rubrik), plain(diagram.alt))
        )

    def _reference(self, where: Hanvisning, said: str, looks: Element | None) -> Iterator[Element]:
        word = "Tabell" if not said or said.endswith(_SENTENCE_ENDS) else "tabell"
        yield make_run(looks, make_text(word))
        number = f"\u00a0{self.shared.numbers[where.till]}"
        yield simple_field(f" REF {number_bookmark(where.till)} \\h ", number)


def simple_field(instruction: str, result: str) -> Element:
    """A field of one element, with its result."""
    return make("w:fldSimple", make_run(None, make_text(result)), instr=instruction)


def field_runs(instruction: str, result: str) -> Iterator[Element]:
    """A field with its result."""
    yield field_char(None, "begin")
    yield field_instruction(instruction)
    yield field_char(None, "separate")
    yield make_run(None, make_text(result))
    yield field_char(None, "end")


def _looks(bit: Textbit) -> Element:
    kept = {
        "w:b": bit.fet,
        "w:i": bit.kursiv,
        "w:strike": bit.struken,
    }
    looks = make("w:rPr", *(make(name) for name, is_so in kept.items() if is_so))
    if bit.understruken:
        looks.append(make("w:u", val="single"))
    if bit.hojd:
        looks.append(make("w:vertAlign", val="superscript" if bit.hojd > 0 else "subscript"))
    return looks


def _text_runs(text: str, looks: Element | None) -> Iterator[Element]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield make_run(looks, make("w:br"))
        if line:
            yield make_run(looks, make_text(line))


def low_paragraph(*properties: Element) -> Element:
    """An empty paragraph too low to be seen."""
    low = make("w:spacing", before="0", after="0", line="20", lineRule="exact")
    return make("w:p", make("w:pPr", low, *properties))


def keep_with_next(paragraph: Element) -> None:
    """Hold a paragraph on the page of the one after it."""
    put_in_order(properties_of(paragraph), make("w:keepNext"), PARAGRAPH_PROPERTIES)


def stand_first(paragraph: Element, *, new_page: bool) -> None:
    """Have a paragraph stand at the very top of a page, a `new_page` if none is begun."""
    properties = properties_of(paragraph)
    if new_page:
        put_in_order(properties, make("w:pageBreakBefore"), PARAGRAPH_PROPERTIES)
    put_in_order(properties, make("w:spacing", before="0"), PARAGRAPH_PROPERTIES)


def properties_of(paragraph: Element) -> Element:
    """What a paragraph says of itself, made if it says nothing."""
    properties = paragraph.find(make("w:pPr").tag)
    if properties is None:
        properties = make("w:pPr")
        paragraph.insert(0, properties)
    return properties


def drawing_of(graphic: Element, width: int, height: int, title: str, alt: str) -> Element:
    """An inline drawing; its id is given when the whole document is known."""
    w, wp, a = (NAMESPACES[name] for name in ("w", "wp", "a"))
    drawing = etree.fromstring(
        f'<w:drawing xmlns:w="{w}" xmlns:wp="{wp}" xmlns:a="{a}">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:docPr id="0" name=""/><wp:cNvGraphicFramePr/></wp:inline></w:drawing>'
    )
    properties = drawing.find(f".//{q('wp:docPr')}")
    properties.set("name", title or "Bild")
    properties.set("descr", alt)
    if title:
        properties.set("title", title)
    drawing[0].append(graphic)
    return drawing
