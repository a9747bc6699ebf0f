"""Tables: a caption, one header row that is repeated, rows that stay whole, notes that stay near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sofrep.utdata.word.keys import number_bookmark
from sofrep.utdata.word.ooxml import Element, make, make_run, make_text
from sofrep.utdata.word.writing import Writer, simple_field
from sofrep.visning.block import Tabellblock
from sofrep.visning.bredder import NARROW
from sofrep.visning.svenska import plain
from sofrep.visning.tabellform import Tabellkolumn, tabellform
from sofrep.visning.visat import Cell, Rad, Tabell

_APART = 260
"""Twips before a text that stands to the right of numbers."""
_TOTAL_LINE = {"val": "single", "sz": "8", "space": "0", "color": "auto"}
_LOOK = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0"}
_BANDS = {"noHBand": "0", "noVBand": "1"}


def table_block(block: Tabellblock, writer: Writer) -> list[Element]:
    """Caption, table, notes, and the space after them."""
    tabell = block.tabell
    notes = [plain(note) for note in tabell.noter]
    made = [_caption(block, writer), _table(tabell, writer, has_notes=bool(notes))]
    made += [
        writer.paragraph("Not", (note,), keep=number < len(notes))
        for number, note in enumerate(notes, start=1)
    ]
    return made if notes else [*made, writer.paragraph("Tabellslut")]


def _caption(block: Tabellblock, writer: Writer) -> Element:
    text = plain(block.tabell.rubrik)
    if not block.numrerad:
        return writer.paragraph("Beskrivning", (text,), keep=True)
    name = number_bookmark(block.nyckel)
    return writer.paragraph_of(
        "Beskrivning",
        [
            make_run(None, make_text("Tabell")),
            make("w:bookmarkStart", id=name, name=name),
            # LibreOffice takes a bookmark around nothing but a field for an empty one.
            make_run(None, make_text("\u00a0")),
            simple_field(" SEQ Tabell \\* ARABIC ", str(writer.shared.numbers[block.nyckel])),
            make("w:bookmarkEnd", id=name),
            make_run(None, make_text(f". {text}")),
        ],
        keep=True,
    )


def _cell(
    kolumn: Tabellkolumn, content: Iterable[Element], *, line: bool = False, low: bool = False
) -> Element:
    """A cell; a `line` parts it from the one above, a `low` one has its text at the bottom."""
    properties = make("w:tcPr", make("w:tcW", w=str(kolumn.bredd), type="dxa"))
    if line:
        properties.append(make("w:tcBorders", make("w:top", **_TOTAL_LINE)))
    if kolumn.isar:
        properties.append(make("w:tcMar", make("w:left", w=str(_APART), type="dxa")))
    if low:
        properties.append(make("w:vAlign", val="bottom"))
    return make("w:tc", properties, *content)


def _table(tabell: Tabell, writer: Writer, *, has_notes: bool) -> Element:
    form = tabellform(tabell, writer.width)
    said = plain(tabell.rubrik), plain(tabell.beskrivning or tabell.rubrik)
    look = (*_margins(tight=form.tat), make("w:tblLook", val="04A0", **_LOOK, **_BANDS))
    table = table_frame(writer, [kolumn.bredd for kolumn in form.kolumner], said, look)
    table.append(_header(form.kolumner, writer))
    for number, row in enumerate(form.rader):
        left = len(form.rader) - number - 1
        keep = (form.hel or number == 0 or left == 1 or row.rubrik) and left > 0
        table.append(_row(row, form.kolumner, writer, keep=keep or (left == 0 and has_notes)))
    return table


def table_frame(
    writer: Writer, widths: Sequence[int], said: tuple[str, str], look: Iterable[Element]
) -> Element:
    """A table as wide as the text, without rows; `said` are its title and what it shows, for who cannot see it."""
    title, told = said
    return make(
        "w:tbl",
        make(
            "w:tblPr",
            make("w:tblStyle", val=writer.shared.styles.id_of("Rapporttabell")),
            make("w:tblW", w=str(writer.width), type="dxa"),
            make("w:tblLayout", type="fixed"),
            *look,
            make("w:tblCaption", val=title),
            make("w:tblDescription", val=told),
        ),
        make("w:tblGrid", *(make("w:gridCol", w=str(width)) for width in widths)),
    )


def _margins(*, tight: bool) -> list[Element]:
    """Narrow margins of the cells of a table with many columns."""
    side = str(NARROW // 2)
    sides = [make(f"w:{name}", w=side, type="dxa") for name in ("left", "right")]
    return [make("w:tblCellMar", *sides)] if tight else []


def _header(kolumner: Sequence[Tabellkolumn], writer: Writer) -> Element:
    cells = (
        _cell(
            kolumn,
            [writer.paragraph("Tabellhuvud", (kolumn.rubrik,), keep=True, right=kolumn.hoger)],
            low=True,
        )
        for kolumn in kolumner
    )
    properties = make("w:trPr", make("w:cantSplit"), make("w:tblHeader"))
    return make("w:tr", properties, *cells)


def _row(rad: Rad, kolumner: Sequence[Tabellkolumn], writer: Writer, *, keep: bool) -> Element:
    style = "Tabellsumma" if rad.summa or rad.rubrik else "Tabelltext"
    first, *more = rad.etikett.split("\n")
    label = [writer.paragraph(style, (first,), keep=keep)]
    label += [writer.paragraph("Tabellnot", (line,), keep=keep) for line in more]
    cells = [_cell(kolumner[0], label, line=rad.summa)]
    for kolumn, celle in zip(kolumner[1:], rad.celler, strict=True):
        content = _content(celle, style, writer, keep=keep, right=kolumn.hoger)
        cells.append(_cell(kolumn, content, line=rad.summa))
    return make("w:tr", make("w:trPr", make("w:cantSplit")), *cells)


def _content(
    celle: Cell, style: str, writer: Writer, *, keep: bool, right: bool
) -> Iterator[Element]:
    """A number, or a text with a paragraph for each of its lines.

    A text that is the name of a character style (``Uppfyllt``) looks like that.
    """
    if not isinstance(celle, str):
        delar = celle if isinstance(celle, tuple) else (celle,)
        yield writer.paragraph(style, delar, keep=keep, right=right)
        return
    for line in plain(celle).split("\n"):
        known = writer.shared.styles.character(line)
        looks = make("w:rPr", make("w:rStyle", val=known)) if known else None
        runs = writer.runs((line,), looks)
        yield writer.paragraph_of(style, runs, keep=keep, right=right)
