"""What stands side by side: key figures, lines to sign on, columns abreast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sofrep.utdata.word.ooxml import Element, make
from sofrep.utdata.word.writing import Writer
from sofrep.visning.block import Nyckelruta, Nyckeltal, Underskrifter

GAP = 340
"""Twips between two columns that stand abreast."""
_ABREAST = 2
"""How many sign side by side."""


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """What stands in one column, how wide it is, and the gap after its text within that."""

    width: int
    content: Sequence[Element]
    gap: int = 0


def side_by_side(rows: Sequence[Sequence[LayoutColumn]]) -> Element:
    """A table that only places its content: no lines, no header, rows that are not split."""
    widths = [column.width for column in rows[0]]
    margins = [make(f"w:{side}", w="0", type="dxa") for side in ("left", "right")]
    table = make(
        "w:tbl",
        make(
            "w:tblPr",
            make("w:tblW", w=str(sum(widths)), type="dxa"),
            make("w:tblLayout", type="fixed"),
            make("w:tblCellMar", *margins),
            make("w:tblLook", val="0600", firstRow="0", firstColumn="0", noHBand="1", noVBand="1"),
        ),
        make("w:tblGrid", *(make("w:gridCol", w=str(width)) for width in widths)),
    )
    for row in rows:
        table.append(make("w:tr", make("w:trPr", make("w:cantSplit")), *map(_cell, row)))
    return table


def _cell(column: LayoutColumn) -> Element:
    properties = make("w:tcPr", make("w:tcW", w=str(column.width), type="dxa"))
    if column.gap:
        properties.append(make("w:tcMar", make("w:right", w=str(column.gap), type="dxa")))
    return make("w:tc", properties, *column.content)


def key_figures(block: Nyckeltal, writer: Writer) -> list[Element]:
    """The key figures in one row."""
    width = writer.width // len(block.rutor)
    row = [LayoutColumn(width, _key_figure(ruta, writer), GAP // 2) for ruta in block.rutor]
    return [side_by_side([row]), writer.paragraph("Tabellslut")]


def _key_figure(ruta: Nyckelruta, writer: Writer) -> list[Element]:
    return [
        writer.paragraph("Nyckeltalsetikett", (ruta.etikett,), keep=True),
        writer.paragraph("Nyckeltal", (ruta.tal,), keep=bool(ruta.rader)),
        *(writer.paragraph("Nyckeltalstext", rad) for rad in ruta.rader),
    ]


def signatures(block: Underskrifter, writer: Writer) -> list[Element]:
    """A line for each who signs, two abreast."""
    width = writer.width // _ABREAST
    rows = []
    for start in range(0, len(block.rader), _ABREAST):
        signers = block.rader[start : start + _ABREAST]
        row = [LayoutColumn(width, _signature(*signer, writer), GAP) for signer in signers]
        empty = LayoutColumn(width, [writer.paragraph("Underskrift")])
        rows.append(row + [empty] * (_ABREAST - len(row)))
    return [side_by_side(rows), writer.paragraph("Tabellslut")] if rows else []


def _signature(name: str, role: str, writer: Writer) -> list[Element]:
    line = make("w:r", make("w:tab"))
    return [
        writer.paragraph_of("Underskriftslinje", [line], keep=True),
        writer.paragraph("Underskrift", (name,), keep=True),
        writer.paragraph("Underskriftsuppdrag", (role,)),
    ]
