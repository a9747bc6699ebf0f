"""Tables: a caption, one header row that is repeated, rows that stay whole, notes that stay near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.utdata.word.keys import number_bookmark
from sofrep.utdata.word.wordml import (
    LaidRow,
    Made,
    Runs,
    WordCell,
    WordParagraph,
    WordTable,
    bookmarked,
    quoted,
    simple_field,
    text_run,
)
from sofrep.utdata.word.writing import Writer
from sofrep.visning.block import Tabellblock
from sofrep.visning.bredder import NARROW
from sofrep.visning.svenska import plain
from sofrep.visning.tabellform import Tabellkolumn, tabellform
from sofrep.visning.visat import Cell, Rad, Tabell

WHOLE, HEADER = "<w:cantSplit/>", "<w:tblHeader/>"
LOW = '<w:vAlign w:val="bottom"/>'
_APART = '<w:tcMar><w:left w:w="260" w:type="dxa"/></w:tcMar>'
"""Before a text that stands to the right of numbers."""
_TOTAL_LINE = (
    '<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders>'
)
_LOOK = (
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
    'w:noHBand="0" w:noVBand="1"/>'
)
_TIGHT = (
    f'<w:tblCellMar><w:left w:w="{NARROW // 2}" w:type="dxa"/>'
    f'<w:right w:w="{NARROW // 2}" w:type="dxa"/></w:tblCellMar>'
)
"""Narrow margins of the cells of a table with many columns."""


def table_block(block: Tabellblock, writer: Writer) -> list[Made]:
    """Caption, table, notes, and the space after them."""
    tabell = block.tabell
    notes = [plain(note) for note in tabell.noter]
    made = [_caption(block, writer), _table(tabell, writer, has_notes=bool(notes))]
    made += [
        writer.paragraph("Not", (note,), keep=number < len(notes))
        for number, note in enumerate(notes, start=1)
    ]
    return made if notes else [*made, writer.paragraph("Tabellslut")]


def _caption(block: Tabellblock, writer: Writer) -> Made:
    text = plain(block.tabell.rubrik)
    if not block.numrerad:
        return writer.paragraph("Beskrivning", (text,), keep=True)
    # LibreOffice takes a bookmark around nothing but a field for an empty one.
    number = text_run("\u00a0") + simple_field(
        " SEQ Tabell \\* ARABIC ", str(writer.shared.numbers[block.nyckel])
    )
    numbered = bookmarked(number_bookmark(block.nyckel), number)
    said = Runs(
        f"{text_run('Tabell')}{numbered}{text_run(f'. {text}')}", f"Tabell\u00a0{{}}. {text}"
    )
    return writer.paragraph_of("Beskrivning", said, keep=True)


def cell_width(width: int) -> str:
    """What a cell says of its width."""
    return f'<w:tcW w:w="{width}" w:type="dxa"/>'


def _table(tabell: Tabell, writer: Writer, *, has_notes: bool) -> WordTable:
    form = tabellform(tabell, writer.width)
    kolumner, count = form.kolumner, len(form.rader)
    said = tabell.rubrik, tabell.beskrivning or tabell.rubrik
    look = f"{_TIGHT if form.tat else ''}{_LOOK}"
    table = table_frame(writer, [kolumn.bredd for kolumn in kolumner], said, look)
    plain_cells, under_line = (
        [f"{cell_width(k.bredd)}{line}{_APART if k.isar else ''}" for k in kolumner]
        for line in ("", _TOTAL_LINE)
    )
    table.rows.append(_header(kolumner, plain_cells, writer))
    for number, rad in enumerate(form.rader):
        left = count - number - 1
        keep = (form.hel or number == 0 or left == 1 or rad.rubrik) and left > 0
        content = _row(rad, kolumner, writer, keep=keep or (left == 0 and has_notes))
        cells = map(WordCell, under_line if rad.summa else plain_cells, content)
        table.rows.append(LaidRow(WHOLE, list(cells)))
    return table


def table_frame(
    writer: Writer,
    widths: Sequence[int],
    said: tuple[str, str],
    look: str,
    style: str = "Rapporttabell",
) -> WordTable:
    """A table as wide as the text, without rows; `said` are its title and what it shows, for who cannot see it."""
    title, told = (quoted(plain(text)) for text in said)
    properties = (
        f'<w:tblStyle w:val="{writer.shared.styles.id_of(style)}"/>'
        f'<w:tblW w:w="{writer.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}'
        f'<w:tblCaption w:val="{title}"/><w:tblDescription w:val="{told}"/>'
    )
    return WordTable(properties, widths)


def _header(kolumner: Sequence[Tabellkolumn], cells: Sequence[str], writer: Writer) -> LaidRow:
    headings = (
        [writer.paragraph("Tabellhuvud", (kolumn.rubrik,), keep=True, right=kolumn.hoger)]
        for kolumn in kolumner
    )
    properties = (f"{cell}{LOW}" for cell in cells)
    return LaidRow(f"{WHOLE}{HEADER}", list(map(WordCell, properties, headings)))


def _row(
    rad: Rad, kolumner: Sequence[Tabellkolumn], writer: Writer, *, keep: bool
) -> Iterator[list[WordParagraph]]:
    """What stands in each cell."""
    style = "Tabellsumma" if rad.summa or rad.rubrik else "Tabelltext"
    first, *more = rad.etikett.split("\n")
    label = [writer.paragraph(style, (first,), keep=keep)]
    yield label + [writer.paragraph("Tabellnot", (line,), keep=keep) for line in more]
    for kolumn, celle in zip(kolumner[1:], rad.celler, strict=True):
        yield _content(celle, style, writer, keep=keep, right=kolumn.hoger)


def _content(
    celle: Cell, style: str, writer: Writer, *, keep: bool, right: bool
) -> list[WordParagraph]:
    """A number, or a text with a paragraph for each of its lines.

    A text that is the name of a character style (``Uppfyllt``) looks like that.
    """
    if not isinstance(celle, str):
        delar = celle if isinstance(celle, tuple) else (celle,)
        return [writer.paragraph(style, delar, keep=keep, right=right)]
    made = []
    for line in plain(celle).split("\n"):
        known = writer.shared.styles.character(line)
        looks = f'<w:rPr><w:rStyle w:val="{known}"/></w:rPr>' if known else ""
        said = writer.runs((line,), looks)
        made.append(writer.paragraph_of(style, said, keep=keep, right=right))
    return made
