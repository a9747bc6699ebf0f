"""What a person has written in a Word file of their own, in the looks of the document: lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sofrep.utdata.word.block_tables import table_frame
from sofrep.utdata.word.numbering import numbered_list
from sofrep.utdata.word.ooxml import PARAGRAPH_PROPERTIES, Element, make, put_in_order
from sofrep.utdata.word.writing import Writer, low_paragraph, properties_of
from sofrep.visning.block import Block, Egentabell, Lista, Stycke, Tabellfalt

Make = Callable[[Block, Writer], list[Element]]
"""What makes the elements of any block."""
_INDENT, _HANGING, _NUMBER = 340, 227, 60
_DEEPEST = 2
_AFTER_LIST = "120"
_MARGINS = 216
"""Between the edges of a cell and its text, in twips."""


def written_list(block: Lista, writer: Writer) -> list[Element]:
    """Its items; numbers are counted by Word, from the first one on."""
    made = []
    number = next((numbered_list(writer.part, p.marke) for p in block.punkter if p.marke), "")
    for punkt in block.punkter:
        paragraph = writer.paragraph("Punktlista", punkt.delar)
        level = min(punkt.niva, _DEEPEST)
        properties = properties_of(paragraph)
        left, hanging = _INDENT * (level + 1), _HANGING
        if punkt.marke and number:
            at = (make("w:ilvl", val=str(level)), make("w:numId", val=number))
            put_in_order(properties, make("w:numPr", *at), PARAGRAPH_PROPERTIES)
            left, hanging = left + _NUMBER, hanging + _NUMBER
        if level or punkt.marke:
            indent = make("w:ind", left=str(left), hanging=str(hanging))
            put_in_order(properties, indent, PARAGRAPH_PROPERTIES)
        made.append(paragraph)
    space = make("w:spacing", after=_AFTER_LIST)
    put_in_order(properties_of(made[-1]), space, PARAGRAPH_PROPERTIES)
    return made


def written_table(block: Egentabell, writer: Writer, make_block: Make) -> list[Element]:
    """A caption, the table as wide as the text, and the space after it."""
    widths = _widths(block, writer.width)
    said = writer.plain(block.rubrik) or f"Tabell i avsnittet {writer.shared.heading}"
    told = block.beskrivning or "Kolumnernas rubriker står i första raden."
    look = make("w:tblLook", val="06A0", firstRow="1", firstColumn="1", noHBand="1", noVBand="1")
    table = table_frame(writer, widths, (said, told), [look])
    open_cells: dict[int, tuple[Tabellfalt, int]] = {}
    for number, row in enumerate(block.rader):
        is_head = number < max(1, block.rubrikrader)
        cells = list(_cells(row, widths, open_cells, writer, make_block, is_head=is_head))
        head = [make("w:tblHeader")] if is_head else []
        table.append(make("w:tr", make("w:trPr", make("w:cantSplit"), *head), *cells))
    caption = [writer.paragraph("Beskrivning", block.rubrik, keep=True)] if block.rubrik else []
    return [*caption, table, writer.paragraph("Tabellslut")]


def _widths(block: Egentabell, width: int) -> list[int]:
    shares = block.bredder or (1,) * block.bredd
    widths = [max(1, width * share // sum(shares)) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _cells(  # noqa: PLR0913 - the parts of a row
    row: Sequence[Tabellfalt],
    widths: Sequence[int],
    open_cells: dict[int, tuple[Tabellfalt, int]],
    writer: Writer,
    make_block: Make,
    *,
    is_head: bool,
) -> Iterator[Element]:
    """The cells of a row, and the rest of those that go on from above (`open_cells`, by column)."""
    left = list(row)
    column = 0
    while column < len(widths) and (left or column in open_cells):
        goes_on = column in open_cells
        field, rows = open_cells.pop(column) if goes_on else (left[0], left.pop(0).rader)
        span = max(1, min(field.kolumner, len(widths) - column))
        if rows > 1:
            open_cells[column] = (field, rows - 1)
        room = sum(widths[column : column + span])
        properties = make("w:tcPr", make("w:tcW", w=str(room), type="dxa"))
        if span > 1:
            properties.append(make("w:gridSpan", val=str(span)))
        if goes_on or field.rader > 1:
            properties.append(make("w:vMerge", **({} if goes_on else {"val": "restart"})))
        if is_head:
            properties.append(make("w:vAlign", val="bottom"))
        inner = replace(writer, width=max(1, room - _MARGINS))
        content = [] if goes_on else _content(field, inner, make_block, is_head=is_head)
        yield make("w:tc", properties, *(content or [writer.paragraph(_style(is_head=is_head))]))
        column += span


def _content(
    field: Tabellfalt, writer: Writer, make_block: Make, *, is_head: bool
) -> list[Element]:
    made: list[Element] = []
    for block in field.blocks:
        if isinstance(block, Stycke):
            style = _style(is_head=is_head)
            made.append(writer.paragraph(style, block.delar, right=field.hoger))
        else:
            made += make_block(block, writer)
            made += [low_paragraph()] if isinstance(block, Egentabell) else []
    return made


def _style(*, is_head: bool) -> str:
    return "Tabellhuvud" if is_head else "Tabelltext"
