"""Tables as data: how wide their columns are, and what stands in each cell, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sofrep.utdata.pdf.layout_text import Numbers, parts
from sofrep.visning.block import (
    Block,
    Egentabell,
    Fotnot,
    Tabellblock,
    Tabellfalt,
    Textbit,
    sentences,
    walk,
)
from sofrep.visning.svenska import plain
from sofrep.visning.tabellform import tabellform
from sofrep.visning.visat import Rad, cell_text


def table(block: Tabellblock, width: int, numbers: Numbers) -> dict[str, Any]:
    """A table of figures; `nummer` is None for one that is not numbered."""
    tabell = block.tabell
    form = tabellform(tabell, width)
    return {
        "slag": "tabell",
        "nummer": numbers.get(block.nyckel),
        "rubrik": plain(tabell.rubrik),
        "kolumner": [
            {"rubrik": k.rubrik, "bredd": k.bredd, "hoger": k.hoger, "isar": k.isar}
            for k in form.kolumner
        ],
        "rader": [_row(rad) for rad in form.rader],
        "noter": [plain(note) for note in tabell.noter],
        "tat": form.tat,
        "hel": form.hel,
    }


def _row(rad: Rad) -> dict[str, Any]:
    return {
        "etikett": plain(rad.etikett).split("\n"),
        "celler": [plain(cell_text(celle)).split("\n") for celle in rad.celler],
        "summa": rad.summa,
        "rubrik": rad.rubrik,
    }


def drawn_table(
    block: Egentabell, blocks: Callable[[Iterable[Block]], list[Any]], numbers: Numbers
) -> dict[str, Any]:
    """A table that somebody has drawn; each cell holds blocks.

    Headings that lead somewhere are not repeated on the next page: an artifact may hold no links.
    """
    return {
        "slag": "egentabell",
        "bredder": list(block.bredder or (1,) * block.bredd),
        "rubrikrader": block.rubrikrader,
        "upprepa": not any(
            _leads(cell) for row in block.rader[: block.rubrikrader] for cell in row
        ),
        "rubrik": parts(block.rubrik, numbers),
        "rader": [
            [
                {
                    "block": blocks(cell.blocks),
                    "kolumner": cell.kolumner,
                    "rader": cell.rader,
                    "rubrik": cell.rubrik,
                    "hoger": cell.hoger,
                }
                for cell in row
            ]
            for row in block.rader
        ],
    }


def _leads(cell: Tabellfalt) -> bool:
    """Whether a cell holds a note or a link."""
    return any(
        isinstance(part, Fotnot) or (isinstance(part, Textbit) and part.lank)
        for block in walk(cell.blocks)
        for delar in sentences(block)
        for part in delar
    )
