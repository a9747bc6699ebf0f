"""What a person has written in a Word file of their own, in the looks of the document: lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from sofrep.utdata.word.block_tables import HEADER, LOW, WHOLE, cell_width, table_frame
from sofrep.utdata.word.numbering import numbered_list
from sofrep.utdata.word.wordml import LaidRow, Made, WordCell, low_paragraph
from sofrep.utdata.word.writing import Writer
from sofrep.visning.block import Block, Egentabell, Lista, Stycke, Tabellfalt

Make = Callable[[Block, Writer], list[Made]]
"""What any block is made of."""
_INDENT, _HANGING, _NUMBER = 340, 227, 60
_DEEPEST = 2
_AFTER_LIST = 'w:after="120"'
_MARGINS = 216
"""Between the edges of a cell and its text, in twips."""
_LOOK = '<w:tblLook w:val="06A0" w:firstRow="1" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'


def written_list(block: Lista, writer: Writer) -> list[Made]:
    """Its items; numbers are counted by Word, from the first one on."""
    made = []
    number = next((numbered_list(writer.part, p.marke) for p in block.punkter if p.marke), "")
    for punkt in block.punkter:
        paragraph = writer.paragraph("Punktlista", punkt.delar)
        level = min(punkt.niva, _DEEPEST)
        left, hanging = _INDENT * (level + 1), _HANGING
        if punkt.marke and number:
            paragraph.number = (
                f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            )
            left, hanging = left + _NUMBER, hanging + _NUMBER
        if level or punkt.marke:
            paragraph.indent = f'w:left="{left}" w:hanging="{hanging}"'
        made.append(paragraph)
    made[-1].spacing = _AFTER_LIST
    return [*made]


def written_table(block: Egentabell, writer: Writer, make_block: Make) -> list[Made]:
    """A caption, the table as wide as the text, and the space after it."""
    widths = _widths(block, writer.width)
    said = writer.plain(block.rubrik) or f"Tabell i avsnittet {writer.shared.heading}"
    told = block.beskrivning or "Kolumnernas rubriker står i första raden."
    table = table_frame(writer, widths, (said, told), _LOOK)
    open_cells: dict[int, tuple[Tabellfalt, int]] = {}
    for number, row in enumerate(block.rader):
        is_head = number < max(1, block.rubrikrader)
        cells = list(_cells(row, widths, open_cells, writer, make_block, is_head=is_head))
        table.rows.append(LaidRow(f"{WHOLE}{HEADER if is_head else ''}", cells))
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
) -> Iterator[WordCell]:
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
        properties = cell_width(room)
        if span > 1:
            properties += f'<w:gridSpan w:val="{span}"/>'
        if goes_on or field.rader > 1:
            properties += "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
        if is_head:
            properties += LOW
        inner = replace(writer, width=max(1, room - _MARGINS))
        content = [] if goes_on else _content(field, inner, make_block, is_head=is_head)
        yield WordCell(properties, content or [writer.paragraph(_style(is_head=is_head))])
        column += span


def _content(field: Tabellfalt, writer: Writer, make_block: Make, *, is_head: bool) -> list[Made]:
    made: list[Made] = []
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
