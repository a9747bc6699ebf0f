"""Blocks as Word's paragraphs, tables and charts, each block in a control that carries its key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from sofrep.utdata.word.block_forms import question_card
from sofrep.utdata.word.block_layout import GAP, column_cell, key_figures, side_by_side, signatures
from sofrep.utdata.word.block_tables import table_block
from sofrep.utdata.word.block_written import written_list, written_table
from sofrep.utdata.word.chart_key import chart_key
from sofrep.utdata.word.charts import EMU_PER_MM
from sofrep.utdata.word.sections import PageLayout
from sofrep.utdata.word.widths import EMU_PER_TWIP
from sofrep.utdata.word.wordml import (
    BlockControl,
    Made,
    WordContents,
    WordParagraph,
    low_paragraph,
    paragraphs_in,
)
from sofrep.utdata.word.writing import Writer
from sofrep.visning.block import (
    Bildblock,
    Block,
    Bredvid,
    Diagramblock,
    Egentabell,
    Fragekort,
    Innehall,
    Kanslitext,
    Lista,
    Nyckeltal,
    Nysida,
    Rubrik,
    Stil,
    Stycke,
    Tabellblock,
    Underskrifter,
)
from sofrep.visning.ritning import ritning_av
from sofrep.visning.svenska import plain
from sofrep.visning.visat import Platshallare, WordFil

_STYLES = {
    Stil.BROD: "Brödtext",
    Stil.BESKED: "Besked",
    Stil.PUNKT: "Punktlista",
    Stil.NOT: "Not",
    Stil.KOMMENTAR: "Kommentar",
    Stil.CITAT: "Citat",
}
_LEADS = frozenset({"Text", "Kansliets text"})
_SHOWN = frozenset({"Tabell", "Diagram", "Nyckeltal", "Bredvid varandra"})
_TALL = frozenset({"Diagram", "Bredvid varandra"})
_MOST_LEADS, _MOST_SIGNS = 4, 600
"""More paragraphs or signs before a table may part from it, or pages stand half empty."""
_DEEPEST = 4
"""The deepest heading of the built-in template."""
_BLANK_LINE = re.compile(r"\n\s*\n")


def make_blocks(blocks: Iterable[Block], writer: Writer, layout: PageLayout) -> list[Made]:
    """Everything that comes in the place of the slot."""
    made: list[Made] = []
    is_first, is_turned = False, False
    for block in blocks:
        if isinstance(block, Nysida):
            is_first, is_turned = True, is_turned or layout.is_turned_by(block)
            if layout.is_turned_by(block):
                made.append(layout.turn())
                writer = replace(writer, width=layout.width)
            continue
        elements = _elements(block, writer)
        if is_first and elements:
            first = elements[0]
            if not isinstance(first, WordParagraph):
                first = writer.paragraph("Tabellslut")
                elements.insert(0, first)
            first.new_page, first.spacing = not is_turned, 'w:before="0"'
            is_first, is_turned = False, False
        made += _controlled(block, elements)
    _keep_leads(made)
    return made


def _keep_leads(made: list[Made]) -> None:
    """Hold what is said between a heading and the table or chart below it on the page of that.

    Of a tall one only a single paragraph: a heading with several stands well alone.
    """
    kinds = [each.kind if isinstance(each, BlockControl) else "" for each in made]
    for number, kind in enumerate(kinds):
        if kind not in _SHOWN:
            continue
        first = number
        while first and kinds[first - 1] in _LEADS:
            first -= 1
        leads = list(paragraphs_in(made[first:number]))
        most = 1 if kind in _TALL else _MOST_LEADS
        is_short = len(leads) <= most and sum(len(lead.text) for lead in leads) <= _MOST_SIGNS
        if first and kinds[first - 1] == "Rubrik" and is_short:
            for paragraph in leads:
                paragraph.keep = True


def _elements(block: Block, writer: Writer) -> list[Made]:
    return _KINDS[type(block)][1](block, writer)


def _controlled(block: Block, elements: list[Made]) -> list[Made]:
    """A block's elements in their control."""
    return [BlockControl(block.nyckel, _KINDS[type(block)][0], elements)] if elements else []


def _heading(block: Rubrik, writer: Writer) -> list[Made]:
    writer.shared.level, writer.shared.heading = block.niva, writer.plain(block.delar)
    return [writer.paragraph(f"Rubrik {min(block.niva, _DEEPEST)}", block.delar)]


def _paragraph(block: Stycke, writer: Writer) -> list[Made]:
    return [writer.paragraph(_STYLES[block.stil], block.delar)]


def _office_text(block: Kanslitext, writer: Writer) -> list[Made]:
    style = _STYLES[block.stil]
    if isinstance(block.text, WordFil):
        from sofrep.utdata.word.reading.read_file import read_section

        written = read_section(block.text, block.nyckel, writer.shared.level + 1)
        return [element for each in written for element in _elements(each, writer)]
    if isinstance(block.text, Platshallare):
        return [writer.paragraph(style, (block.text,))]
    parts = _BLANK_LINE.split(plain(block.text).strip())
    return [writer.paragraph(style, (part,)) for part in parts if part]


def _written_table(block: Egentabell, writer: Writer) -> list[Made]:
    return written_table(block, writer, _elements)


def _chart(block: Diagramblock, writer: Writer) -> list[Made]:
    notes = [block.bildtext, *((note,) for note in block.diagram.noter)]
    below = [writer.paragraph("Not", note) for note in notes if note]
    for note in below[:-1]:
        note.keep = True
    drawn, chart = writer.chart(block.diagram)
    data = ritning_av(block.diagram, writer.width * EMU_PER_TWIP / EMU_PER_MM)
    key = chart_key(data, writer.shared.accents)
    above = [writer.paragraph("Diagramrubrik", (block.diagram.rubrik,), keep=True)]
    if key.xml:
        above.append(writer.paragraph_of("Diagramförklaring", key, keep=True))
    place = writer.paragraph_of("Diagramplats", drawn, keep=bool(below))
    place.chart = chart
    return [*above, place, *below]


def _picture(block: Bildblock, writer: Writer) -> list[Made]:
    return [writer.paragraph_of("Diagramplats", writer.picture(block.bild))]


def _contents(block: Innehall, writer: Writer) -> list[Made]:
    return [
        writer.paragraph("Innehållsrubrik", (block.rubrik,), keep=True),
        WordContents(block.niva, writer.width),
    ]


def _abreast(block: Bredvid, writer: Writer) -> list[Made]:
    count = len(block.kolumner)
    width = (writer.width - GAP * (count - 1)) // count
    inner = replace(writer, width=width)
    row, widths = [], []
    for number, column in enumerate(block.kolumner, start=1):
        content = [e for b in column for e in _controlled(b, _elements(b, inner))]
        content.append(low_paragraph())  # Word wants a paragraph at a cell's end
        gap = GAP if number < count else 0
        widths.append(width + gap)
        row.append(column_cell(width + gap, content, gap))
    return [side_by_side(widths, [row]), writer.paragraph("Tabellslut")]


_KINDS: Mapping[type[Block], tuple[str, Callable[[Any, Writer], list[Made]]]] = MappingProxyType(
    {
        Rubrik: ("Rubrik", _heading),
        Stycke: ("Text", _paragraph),
        Kanslitext: ("Kansliets text", _office_text),
        Lista: ("Lista", written_list),
        Egentabell: ("Tabell", _written_table),
        Tabellblock: ("Tabell", table_block),
        Diagramblock: ("Diagram", _chart),
        Nyckeltal: ("Nyckeltal", key_figures),
        Bredvid: ("Bredvid varandra", _abreast),
        Bildblock: ("Bild", _picture),
        Innehall: ("Innehåll", _contents),
        Underskrifter: ("Underskrifter", signatures),
        Fragekort: ("Fråga", question_card),
    }
)
"""What the control of each kind is called for a reader, and what makes it."""
