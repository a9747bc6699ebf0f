"""The body of a Word file as blocks, in reading order; what has no other form is told with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sofrep.utdata.word.ooxml import W_P, W_TBL, W_TC, Element, style_of
from sofrep.utdata.word.reading.chart_blocks import ChartFigures, chart_block, is_key_of
from sofrep.utdata.word.reading.drawn import (
    Found,
    FoundBox,
    FoundChart,
    FoundPicture,
    Lost,
    found_in,
)
from sofrep.utdata.word.reading.drawn_tables import is_layout, read_table
from sofrep.utdata.word.reading.file_styles import outline_level
from sofrep.utdata.word.reading.flowing import begins_page, content_of, contents_level, turns_of
from sofrep.utdata.word.reading.list_marks import ListMarks
from sofrep.utdata.word.reading.opened_file import OpenedFile
from sofrep.utdata.word.reading.placed import Layouts
from sofrep.utdata.word.reading.read_charts import read_chart
from sofrep.utdata.word.reading.read_words import ReadWords, TalOf, WordReader
from sofrep.utdata.word.reading.telling import Iakttagelse, Iakttagelseslag, place_of
from sofrep.visning.block import (
    Bildblock,
    Block,
    Delar,
    Fotnot,
    Innehall,
    Lista,
    Listpunkt,
    Nysida,
    Rubrik,
    Stil,
    Stycke,
)
from sofrep.visning.visat import Bild, Platshallare

_STYLES: Mapping[str, Stil] = MappingProxyType(
    {
        "besked": Stil.BESKED,
        "not": Stil.NOT,
        "tabellnot": Stil.NOT,
        "dokumentuppgifter": Stil.NOT,
        "caption": Stil.NOT,
        "kommentar": Stil.KOMMENTAR,
        "quote": Stil.CITAT,
        "intense quote": Stil.CITAT,
    }
)
_CAPTION, _TITLE, _KEY = "caption", "diagramrubrik", "diagramförklaring"
_CONTENTS, _ABOVE = "toc heading", "ovanrubrik"
_HELD = frozenset({_CAPTION, _TITLE, _KEY, _CONTENTS})
"""Lines that belong to the table, chart or list that follows."""
_NO_ALT = "Högerklicka på bilden, välj Visa alternativtext och beskriv den."


@dataclass(slots=True)
class Flow:
    """The blocks of one column, a list that goes on, and lines that belong to what comes next.

    The text of a document has pages, that of a cell or a box has none.
    """

    blocks: list[Block] = field(default_factory=list)
    items: list[Listpunkt] = field(default_factory=list)
    held: dict[str, ReadWords] = field(default_factory=dict)
    has_pages: bool = False


@dataclass(kw_only=True)
class BodyReader:
    """Reads the text of a Word file whose changes are accepted.

    `prefix` begins the keys of the blocks.  Of a document of its own `titel` and `ovanrubrik` are what
    its title and the line over that say, "" where it has none; of a section in another, whose highest
    headings are of the level `top`, a title is a heading, and `lost_text` what stands in the text in
    the place of what cannot be carried.
    """

    opened: OpenedFile
    prefix: str
    tal_of: TalOf
    figures_of: ChartFigures
    top: int = 0
    lost_text: Callable[[str], str] | None = None
    told: list[Iakttagelse] = field(default_factory=list)
    titel: str = ""
    ovanrubrik: str = ""
    _number: int = 0
    _deepest: int = 0
    _has_contents: bool = False

    def __post_init__(self) -> None:
        opened = self.opened
        self._words = WordReader(opened, opened.main, self.tal_of)
        self._marks = ListMarks(opened.part_of_kind("numbering"), opened.styles)
        self._is_section, self.top = bool(self.top), max(1, self.top)
        self._deepest = self.top - 1
        levels = [self._level(p) for p in opened.body.iter(W_P) if not self._is_title(p)]
        self._first = min(filter(None, levels), default=1)
        self._has_contents = self._is_section
        self._turns = {} if self._is_section else turns_of(opened.body)

    def key(self) -> str:
        """A key for the next block."""
        self._number += 1
        return f"{self.prefix}.{self._number}"

    def blocks(self, parent: Element, *, is_bold: bool = False) -> tuple[Block, ...]:
        """What a body, a cell or a text box holds; in one that `is_bold` bold says nothing."""
        flow = Flow(has_pages=parent is self.opened.body and not self._is_section)
        for child in content_of(parent):
            if child in self._turns:
                self._add(Nysida(nyckel=self.key(), liggande=self._turns[child]), flow)
            if child.tag == W_P:
                self._paragraph(child, flow, is_bold=is_bold)
            elif child.tag == W_TBL:
                self._table(child, flow)
            else:
                lost = Lost("ett inklistrat dokument", "Öppna det, och klistra in dess text.")
                self._found(lost, child, flow)
        self._release(flow)
        return tuple(flow.blocks)

    def words(self, paragraph: Element) -> ReadWords:
        """The words of a paragraph that stands where only words can."""
        self._marks.mark(paragraph)
        return self._words.read(paragraph)

    def _paragraph(self, element: Element, flow: Flow, *, is_bold: bool) -> None:
        fields = self._words.pieces.fields
        before = fields.instruction("TOC")
        mark = self._marks.mark(element)
        level = 0 if is_bold else self._level(element)  # headings of tables are no sections
        words = self._words.read(element, is_bold=bool(level) or is_bold)
        name = self.opened.styles.name(style_of(element))
        contents = before or fields.instruction("TOC")
        if contents or (name.startswith("toc ") and name != _CONTENTS):
            self._contents(contents, element, flow)
            return
        if flow.has_pages and begins_page(element):
            self._add(Nysida(nyckel=self.key()), flow)
        if self.lost_text is not None:
            words = words.without_notes(Platshallare(self.lost_text("en fotnot")))
        if words.delar:
            self._tell_unwritten(words, element)
            if mark is not None and not level:
                self._item(Listpunkt(words.delar, mark.level, mark.text), flow)
            else:
                words = words.after(mark.text if mark is not None else "")
                self._line(words, level, name, element, flow)
        for thing in words.things:
            for found in found_in(thing, self.opened, self.opened.main):
                self._found(found, element, flow)
        if flow.has_pages and words.has_break:
            self._add(Nysida(nyckel=self.key()), flow)

    def _line(self, words: ReadWords, level: int, name: str, element: Element, flow: Flow) -> None:
        """A paragraph of no list, in the style of that name."""
        if self._begins(element) and (name == _ABOVE or self._is_title(element)):
            if name == _ABOVE:
                self.ovanrubrik = words.text
            else:
                self.titel = words.text
            if any(isinstance(part, Fotnot) for part in words.delar):
                self._found(Lost("en fotnot i titeln", "Sätt den i texten."), element, flow)
        elif name in _HELD:
            if name in flow.held or flow.items:
                self._release(flow)
            flow.held[name] = words
        else:
            self._add(self._said(words.delar, level, element), flow)

    def _item(self, item: Listpunkt, flow: Flow) -> None:
        if flow.held:
            self._release(flow)
        flow.items.append(item)

    def _said(self, delar: Delar, level: int, element: Element) -> Block:
        if level:
            self._deepest = min(level - self._first + self.top, self._deepest + 1)
            return Rubrik(nyckel=self.key(), niva=self._deepest, delar=delar)
        names = (style.name for style in self.opened.styles.ancestry(style_of(element)))
        stil = next((_STYLES[name] for name in names if name in _STYLES), Stil.BROD)
        return Stycke(nyckel=self.key(), delar=delar, stil=stil)

    def _level(self, element: Element) -> int:
        return outline_level(element) or self.opened.styles.heading_level(style_of(element))

    def _is_title(self, element: Element) -> bool:
        """Whether it is the title of a document of its own."""
        names = (style.name for style in self.opened.styles.ancestry(style_of(element)))
        return not self._is_section and "title" in names

    def _begins(self, element: Element) -> bool:
        """Whether a title can stand here: before the first heading, and in no table."""
        is_first = self._deepest < self.top and not self.titel
        return is_first and next(element.iterancestors(W_TC), None) is None

    def _contents(self, instruction: str, element: Element, flow: Flow) -> None:
        """A contents list in the place of Word's; a list of tables or pictures is only told."""
        heading = flow.held.pop(_CONTENTS, None)
        if "\\c" in instruction:
            if not self._words.pieces.fields.instruction("TOC"):
                what = "en förteckning över tabeller eller diagram utelämnas"
                self.tell(Iakttagelseslag.FORENKLAT, what, element)
        elif not self._has_contents:
            self._has_contents = True
            text = heading.text if heading is not None else "Innehåll"
            level = contents_level(instruction)
            self._add(Innehall(nyckel=self.key(), rubrik=text, niva=level), flow)

    def _release(self, flow: Flow) -> None:
        """End a list, and let lines that belonged to nothing stand as paragraphs."""
        if flow.items:
            items, flow.items = tuple(flow.items), []
            flow.blocks.append(Lista(nyckel=self.key(), punkter=items))
        held, flow.held = flow.held, {}
        for name, words in held.items():
            stil = Stil.NOT if name == _CAPTION else Stil.BROD
            flow.blocks.append(Stycke(nyckel=self.key(), delar=words.delar, stil=stil))

    def _add(self, block: Block, flow: Flow) -> None:
        self._release(flow)
        flow.blocks.append(block)

    def _found(self, found: Found, element: Element, flow: Flow) -> None:
        match found:
            case FoundBox():
                self._release(flow)
                flow.blocks += self.blocks(found.content)
            case FoundPicture():
                if found.alt is None and self.lost_text is not None:
                    self._found(Lost("en bild utan alternativtext", _NO_ALT), element, flow)
                    return
                if found.alt is None:
                    self.tell(
                        Iakttagelseslag.UTAN_ALT, "en bild utan alternativtext", element, _NO_ALT
                    )
                alt = "Bild utan beskrivning" if found.alt is None else found.alt
                self._add(
                    Bildblock(nyckel=self.key(), bild=Bild(found.content, alt, found.hojd_mm)), flow
                )
            case FoundChart():
                self._chart(found, element, flow)
            case Lost():
                self.tell(Iakttagelseslag.BORTA, found.what, element, found.action)
                if self.lost_text is not None:
                    mark = Platshallare(self.lost_text(found.what))
                    self._add(Stycke(nyckel=self.key(), delar=(mark,)), flow)

    def _chart(self, found: FoundChart, element: Element, flow: Flow) -> None:
        root = self.opened.part(found.part)
        title, key = flow.held.pop(_TITLE, None), flow.held.get(_KEY)
        if root is None:
            self._found(Lost("ett diagram som är skadat", "Rita om det i Word."), element, flow)
            return
        chart = read_chart(root, title.text if title is not None else found.title, element)
        if chart.slag is None or not any(
            v is not None for _, values in chart.serier for v in values
        ):
            self._found(Lost("ett diagram av en sort som inte kan göras om"), element, flow)
            return
        if key is not None and is_key_of(key.text, chart):
            del flow.held[_KEY]
        if not chart.is_plain:
            self.tell(
                Iakttagelseslag.FORENKLAT, "ett diagram visas med staplar eller linjer", element
            )
        self._add(chart_block(self.key(), chart, found.alt, self.figures_of), flow)

    def _table(self, table: Element, flow: Flow) -> None:
        if is_layout(table, self.opened.styles):
            self._release(flow)
            flow.blocks += Layouts(self).blocks(table)
            return
        caption = flow.held.pop(_CAPTION, None)
        drawn = read_table(table, self, caption.delar if caption is not None else ())
        if drawn is not None:
            self._add(drawn, flow)

    def tell(self, slag: Iakttagelseslag, vad: str, element: Element, atgard: str = "") -> None:
        """Note something with the place of `element`."""
        self.told.append(Iakttagelse(slag, vad, place_of(element, self.opened.styles), atgard))

    def _tell_unwritten(self, words: ReadWords, element: Element) -> None:
        for part in words.delar:
            if isinstance(part, Platshallare):
                self.tell(Iakttagelseslag.OSKRIVET, part.text, element)
