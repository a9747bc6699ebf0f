"""Tables without what is folded for the sake of small groups: no trace of it but a plain note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sofrep.amnen.gemensamt.noter import saknas_not
from sofrep.amnen.gemensamt.sida import Blocks
from sofrep.domain.figure import Absence
from sofrep.visning.block import Block, Bredvid, Tabellblock
from sofrep.visning.fraser import Fraser
from sofrep.visning.visat import Cell, Rad, Tabell, Tal


def utan_samlat(blocks: Sequence[Block], fraser: Fraser) -> Blocks:
    """The blocks, their tables without the columns and rows that are folded."""
    return tuple(_block(block, fraser) for block in blocks)


def _block(block: Block, fraser: Fraser) -> Block:
    if isinstance(block, Bredvid):
        columns = tuple(utan_samlat(column, fraser) for column in block.kolumner)
        return replace(block, kolumner=columns)
    if isinstance(block, Tabellblock) and _folded(block.tabell.rader):
        return replace(block, tabell=_tabell(block.tabell, fraser))
    return block


def _tabell(tabell: Tabell, fraser: Fraser) -> Tabell:
    kept = [
        n
        for n in range(len(tabell.kolumner) - 1)
        if not _is_gone([r.celler[n : n + 1] for r in tabell.rader])
    ] or [0]  # of a table that is nothing else, its rows say that they are not told
    rader = tuple(
        replace(rad, celler=tuple(rad.celler[n] for n in kept if n < len(rad.celler)))
        for rad in tabell.rader
    )
    rader = tuple(rad for rad in rader if not _all_folded(rad.celler)) or rader
    gone = _reasons(tabell.rader) - _reasons(rader)
    told = {saknas_not(fraser, reason) for reason in gone}
    noter = tuple(note for note in tabell.noter if note not in told)
    if Absence.OVRIGA in gone:
        noter = (*noter, _text(fraser, "kodgrupp"))
    if Absence.SAMLAD in gone:
        noter = (*noter, _text(fraser, "kon"))
    elif Absence.FOR_LITEN in gone:
        noter = (*noter, _text(fraser, "grupp"))
    kolumner = (tabell.kolumner[0], *(tabell.kolumner[n + 1] for n in kept))
    return replace(tabell, kolumner=kolumner, rader=rader, noter=noter)


def _text(fraser: Fraser, variant: str) -> str:
    return "".join(str(part) for part in fraser.delar("samlat.not", variant))


def _is_gone(column: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether nothing of a column is left but, in its last row, how many there are."""
    body = column[:-1] if len(column) > 1 else column
    return _all_folded([cell for cells in body for cell in cells])


def _all_folded(cells: Sequence[Cell]) -> bool:
    found = [tal for cell in cells for tal in _figures(cell)]
    return bool(found) and all(tal.samlad for tal in found)


def _figures(cell: Cell) -> list[Tal]:
    parts = cell if isinstance(cell, tuple) else (cell,)
    return [part for part in parts if isinstance(part, Tal)]


def _folded(rader: Sequence[Rad]) -> list[Tal]:
    return [tal for rad in rader for tal in rad.tal() if tal.samlad]


def _reasons(rader: Sequence[Rad]) -> set[Absence]:
    return {tal.figure.absence for tal in _folded(rader) if tal.figure.absence is not None}
