"""Tables: a caption, one header row that is repeated, rows that stay whole, notes that stay near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sofrep.utdata.word.keys import number_bookmark
from sofrep.utdata.word.ooxml import Element, make, make_run, make_text
from sofrep.utdata.word.writing import Writer, simple_field
from sofrep.visning.block import Tabellblock
from sofrep.visning.bredder import (
    NARROW,
    column_widths,
    is_crowded,
    is_tight,
    printed_width,
)
from sofrep.visning.svenska import plain, soft_hyphens
from sofrep.visning.tabellform import evened, number_columns
from sofrep.visning.visat import Cell, Rad, Tabell, cell_text

_KEPT_WHOLE, _KEPT_LINES = 14, 24
"""A table of at most so many rows, and about so many lines, stands on one page."""
_UNIT = re.compile(r" (?=(%|kr|tkr|\(n\))$)")
"""Before the unit that ends a heading, which is not left alone on a line."""
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


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: whether its content stands to the right, and is a text after numbers that do."""

    width: int
    right: bool
    parted: bool

    def cell(self, content: Sequence[Element], *, line: bool = False, low: bool = False) -> Element:
        """A cell; a `line` parts it from the one above, a `low` one has its text at the bottom."""
        properties = make("w:tcPr", make("w:tcW", w=str(self.width), type="dxa"))
        if line:
            properties.append(make("w:tcBorders", make("w:top", **_TOTAL_LINE)))
        if self.parted:
            properties.append(make("w:tcMar", make("w:left", w=str(_APART), type="dxa")))
        if low:
            properties.append(make("w:vAlign", val="bottom"))
        return make("w:tc", properties, *content)


def _table(tabell: Tabell, writer: Writer, *, has_notes: bool) -> Element:
    rows = evened(tabell)
    right = number_columns(len(tabell.kolumner), rows)
    parted = [before and not here for before, here in pairwise([False, *right])]
    headings = [_UNIT.sub("\u00a0", plain(name)) for name in tabell.kolumner]
    printed = _printed(headings, rows, parted)
    if is_crowded(printed, writer.width):
        headings = [soft_hyphens(name) for name in headings]
        printed = _printed(headings, rows, parted)
    columns = list(map(_Column, column_widths(printed, writer.width), right, parted))
    table = make(
        "w:tbl",
        make(
            "w:tblPr",
            make("w:tblStyle", val=writer.shared.styles.id_of("Rapporttabell")),
            make("w:tblW", w=str(writer.width), type="dxa"),
            make("w:tblLayout", type="fixed"),
            *_margins(tight=is_tight(printed, writer.width)),
            make("w:tblLook", val="04A0", **_LOOK, **_BANDS),
            make("w:tblCaption", val=plain(tabell.rubrik)),
            make("w:tblDescription", val=plain(tabell.beskrivning or tabell.rubrik)),
        ),
        make("w:tblGrid", *(make("w:gridCol", w=str(column.width)) for column in columns)),
        _header(headings, columns, writer),
    )
    lines = sum(_lines(row, columns) for row in rows)
    is_small = len(rows) <= _KEPT_WHOLE and lines <= _KEPT_LINES
    for number, row in enumerate(rows):
        left = len(rows) - number - 1
        keep = (is_small or number == 0 or left == 1 or row.rubrik) and left > 0
        table.append(_row(row, columns, writer, keep=keep or (left == 0 and has_notes)))
    return table


def _printed(
    headings: Sequence[str], rows: Sequence[Rad], parted: Sequence[bool]
) -> list[list[str]]:
    """What is printed in each cell, with signs for the wider margins of some columns."""
    texts = [
        headings,
        *((r.etikett, *map(cell_text, r.celler)) for r in rows if not r.rubrik),
    ]
    return [
        [
            plain(text) + ("\u00a0" * 4 if wide else "")
            for text, wide in zip(row, parted, strict=True)
        ]
        for row in texts
    ]


def _margins(*, tight: bool) -> list[Element]:
    """Narrow margins of the cells of a table with many columns."""
    side = str(NARROW // 2)
    sides = [make(f"w:{name}", w=side, type="dxa") for name in ("left", "right")]
    return [make("w:tblCellMar", *sides)] if tight else []


def _lines(rad: Rad, columns: Sequence[_Column]) -> int:
    """About how many lines a row takes."""
    texts = (rad.etikett, *map(cell_text, rad.celler))
    return max(
        sum(1 + printed_width(line) // column.width for line in text.split("\n"))
        for text, column in zip(texts, columns, strict=False)
    )


def _header(headings: Sequence[str], columns: Sequence[_Column], writer: Writer) -> Element:
    cells = (
        column.cell(
            [writer.paragraph("Tabellhuvud", (name,), keep=True, right=column.right)], low=True
        )
        for column, name in zip(columns, headings, strict=True)
    )
    properties = make("w:trPr", make("w:cantSplit"), make("w:tblHeader"))
    return make("w:tr", properties, *cells)


def _row(rad: Rad, columns: Sequence[_Column], writer: Writer, *, keep: bool) -> Element:
    style = "Tabellsumma" if rad.summa or rad.rubrik else "Tabelltext"
    first, *more = rad.etikett.split("\n")
    label = [writer.paragraph(style, (first,), keep=keep)]
    label += [writer.paragraph("Tabellnot", (line,), keep=keep) for line in more]
    cells = [columns[0].cell(label, line=rad.summa)]
    celler: Sequence[Cell] = rad.celler or ("",) * (len(columns) - 1)
    for column, celle in zip(columns[1:], celler, strict=True):
        content = list(_content(celle, style, writer, keep=keep, right=column.right))
        cells.append(column.cell(content, line=rad.summa))
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
