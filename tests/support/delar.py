"""The tables of the delårsrapport, as they stand in its blocks."""

from __future__ import annotations

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.dokument import DOKUMENT
from sofrep.visning.block import Tabellblock, walk
from sofrep.visning.visat import Tabell, cell_text

compose = DOKUMENT["delarsrapport"].compose


def tables(underlag: BilagaUnderlag) -> dict[str, Tabell]:
    """Every table by its key without the document's name."""
    return {
        block.nyckel.removeprefix("delarsrapport."): block.tabell
        for block in walk(compose(underlag))
        if isinstance(block, Tabellblock)
    }


def korthet(underlag: BilagaUnderlag) -> list[Tabell]:
    """Participants, new, ended and remaining, beside last year's."""
    found = tables(underlag)
    return [found[f"forbundet.deltagare.tabell-{n}"] for n in range(1, 5)]


def cells(tabell: Tabell) -> dict[str, tuple[str, ...]]:
    """The cells of each row by its label, as printed."""
    return {
        rad.etikett.split("\n")[0]: tuple(cell_text(cell) for cell in rad.celler)
        for rad in tabell.rader
    }
