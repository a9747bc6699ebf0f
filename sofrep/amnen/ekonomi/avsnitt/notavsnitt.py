"""The notes to the statements, the one on principles first."""

from __future__ import annotations

from sofrep.amnen.ekonomi.avsnitt.nottabeller import NotVy, first_free, make
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.visning.block import Block, Kanslitext, Rubrik, Tabellblock


def noter(sida: Sida) -> Blocks:
    """Every note under its heading, and the contingent liabilities."""
    notes = make(sida.underlag)
    blocks: list[Block] = [
        sida.rubrik(1, "noter", "ekonomi.rubrik", "noter"),
        _principles(sida, first_free(notes)),
        *sida.kanslitext("principer"),
    ]
    for note in notes:
        blocks += _note(sida, note)
    blocks += [
        sida.rubrik(2, "ansvar", "ekonomi.rubrik", "ansvarsforbindelser"),
        *sida.kanslitext("ansvarsforbindelser"),
    ]
    return tuple(blocks)


def _principles(sida: Sida, number: int) -> Rubrik:
    delar = sida.delar("ekonomi.principer", "not" if number else "alltid", nummer=str(number))
    return Rubrik(nyckel=sida.nyckel("principer", "rubrik"), niva=2, delar=delar)


def _note(sida: Sida, note: NotVy) -> Blocks:
    part = f"not{note.nummer:02d}"
    title = sida.delar("ekonomi.not", nummer=str(note.nummer), namn=note.namn)
    made: list[Block] = [Rubrik(nyckel=sida.nyckel(part, "rubrik"), niva=2, delar=title)]
    if note.saknas and not isinstance(note.saknas, str):
        made.append(Kanslitext(nyckel=sida.nyckel(part, "saknas"), text=note.saknas))
    if note.tabell is not None:
        nyckel = sida.nyckel(part, "tabell")
        made.append(Tabellblock(nyckel=nyckel, tabell=note.tabell, numrerad=False))
    for n, text in enumerate(note.stycken, start=1):
        made.append(Kanslitext(nyckel=sida.nyckel(part, f"{n:02d}"), text=text))
    return tuple(made)
