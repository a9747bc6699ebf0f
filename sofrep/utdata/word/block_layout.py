"""What stands side by side: key figures, lines to sign on, columns abreast."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.utdata.word.block_tables import WHOLE, cell_width
from sofrep.utdata.word.wordml import TAB, LaidRow, Made, Runs, WordCell, WordTable
from sofrep.utdata.word.writing import Writer
from sofrep.visning.block import Nyckelruta, Nyckeltal, Underskrifter

GAP = 340
"""Twips between two columns that stand abreast."""
_ABREAST = 2
"""How many sign side by side."""
_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
_LOOK = '<w:tblLook w:val="0600" w:firstRow="0" w:firstColumn="0" w:noHBand="1" w:noVBand="1"/>'


def side_by_side(widths: Sequence[int], rows: Sequence[Sequence[WordCell]]) -> WordTable:
    """A table that only places its content: no lines, no header, rows that are not split."""
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_MARGINS}</w:tblCellMar>{_LOOK}"
    )
    return WordTable(properties, widths, [LaidRow(WHOLE, row) for row in rows], is_data=False)


def column_cell(width: int, content: Sequence[Made], gap: int = 0) -> WordCell:
    """A cell that places `content`, with a gap to the right of it within its width."""
    margin = f'<w:tcMar><w:right w:w="{gap}" w:type="dxa"/></w:tcMar>' if gap else ""
    return WordCell(cell_width(width) + margin, content)


def key_figures(block: Nyckeltal, writer: Writer) -> list[Made]:
    """The key figures in one row."""
    width = writer.width // len(block.rutor)
    row = [column_cell(width, _key_figure(ruta, writer), GAP // 2) for ruta in block.rutor]
    return [side_by_side([width] * len(row), [row]), writer.paragraph("Tabellslut")]


def _key_figure(ruta: Nyckelruta, writer: Writer) -> list[Made]:
    return [
        writer.paragraph("Nyckeltalsetikett", (ruta.etikett,), keep=True),
        writer.paragraph("Nyckeltal", (ruta.tal,), keep=bool(ruta.rader)),
        *(writer.paragraph("Nyckeltalstext", rad) for rad in ruta.rader),
    ]


def signatures(block: Underskrifter, writer: Writer) -> list[Made]:
    """A line for each who signs, two abreast."""
    width = writer.width // _ABREAST
    rows = []
    for start in range(0, len(block.rader), _ABREAST):
        signers = block.rader[start : start + _ABREAST]
        row = [column_cell(width, _signature(*signer, writer), GAP) for signer in signers]
        empty = column_cell(width, [writer.paragraph("Underskrift")])
        rows.append(row + [empty] * (_ABREAST - len(row)))
    placed = side_by_side([width] * _ABREAST, rows)
    return [placed, writer.paragraph("Tabellslut")] if rows else []


def _signature(name: str, role: str, writer: Writer) -> list[Made]:
    return [
        writer.paragraph_of("Underskriftslinje", Runs(TAB), keep=True),
        writer.paragraph("Underskrift", (name,), keep=True),
        writer.paragraph("Underskriftsuppdrag", (role,)),
    ]
