"""What is done to finished blocks: headings numbered, adopted figures noted, folded cells left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from sofrep.amnen.gemensamt.noter import saknas_not
from sofrep.amnen.gemensamt.sida import Blocks
from sofrep.amnen.gemensamt.tabeller import all_folded, is_gone
from sofrep.domain.figure import STOR_SKILLNAD, Absence, Sex
from sofrep.visning.block import Block, Bredvid, Rubrik, Stil, Stycke, Tabellblock, printed
from sofrep.visning.fraser import Fraser
from sofrep.visning.visat import Rad, Tabell, figures_of


def numrerade(blocks: Sequence[Block], utan: Collection[str]) -> Iterator[Block]:
    """The blocks with the number before each heading of the three highest levels.

    Those with a key in `utan` have none, nor has what stands under such a one of level 1.
    """
    counts: list[int] = []
    is_numbered = True
    for block in blocks:
        if not isinstance(block, Rubrik):
            yield block
            continue
        if block.niva == 1:
            is_numbered = block.nyckel not in utan
        if not is_numbered or block.niva > 3 or block.nyckel in utan:
            yield block
            continue
        counts = [*counts, 0, 0, 0, 0][: block.niva]
        counts[-1] += 1
        number = ".".join(str(count) for count in counts)
        yield replace(block, delar=(f"{number} ", *block.delar))


_SECTION = 2
"""The lowest level of heading under which a note is said again."""


def med_faststallda(blocks: Sequence[Block], fraser: Fraser) -> tuple[Block, ...]:
    """The blocks, with a note after the first in each section that prints such a figure."""
    return tuple(_noted(blocks, fraser))


def _noted(blocks: Sequence[Block], fraser: Fraser) -> Iterator[Block]:
    told: set[int] = set()
    for block in blocks:
        yield block
        if isinstance(block, Rubrik):
            if block.niva <= _SECTION:
                told = set()
            continue
        figures = [t.figure for t in printed((block,)) if t.figure.source == STOR_SKILLNAD]
        for year in sorted({figure.period.year for figure in figures} - told):
            told.add(year)
            yield Stycke(
                nyckel=f"{block.nyckel[:50]}.fast{year}",
                delar=fraser.delar("not.faststallt", ar=str(year)),
                stil=Stil.NOT,
                fras="not.faststallt.alltid",
            )


def utan_samlat(blocks: Sequence[Block], fraser: Fraser) -> Blocks:
    """The blocks, their tables without the columns and rows that are folded."""
    return tuple(_block(block, fraser) for block in blocks)


def _block(block: Block, fraser: Fraser) -> Block:
    if isinstance(block, Bredvid):
        columns = tuple(utan_samlat(column, fraser) for column in block.kolumner)
        return replace(block, kolumner=columns)
    if isinstance(block, Tabellblock) and any(tal.samlad for tal in block.tabell.tal):
        return replace(block, tabell=_tabell(block.tabell, fraser))
    return block


def _tabell(tabell: Tabell, fraser: Fraser) -> Tabell:
    kept = [
        n
        for n in range(len(tabell.kolumner) - 1)
        if not is_gone([cell for rad in tabell.rader for cell in rad.celler[n : n + 1]])
    ] or [0]  # of a table that is nothing else, its rows say that they are not told
    kept = [n for n in kept if n not in _of_one_sex(tabell, kept)] or [0]
    rader = tuple(
        replace(rad, celler=tuple(rad.celler[n] for n in kept if n < len(rad.celler)))
        for rad in tabell.rader
    )
    rader = tuple(rad for rad in rader if not all_folded(rad.celler)) or rader
    gone = _reasons(tabell.rader) - _reasons(rader)
    told = {saknas_not(fraser, reason) for reason in gone}
    noter = tuple(note for note in tabell.noter if note not in told)
    if Absence.OVRIGA in gone:
        noter = (*noter, fraser.text("samlat.not", "kodgrupp"))
    if Absence.FOR_LITEN in gone and (Absence.SAMLAD not in gone or _tells_sexes(rader)):
        noter = (*noter, fraser.text("samlat.not", "grupp"))
    elif Absence.SAMLAD in gone:
        noter = (*noter, fraser.text("samlat.not", "kon-delvis" if _tells_sexes(rader) else "kon"))
    kolumner = (tabell.kolumner[0], *(tabell.kolumner[n + 1] for n in kept))
    return replace(tabell, kolumner=kolumner, rader=rader, noter=noter)


def _of_one_sex(tabell: Tabell, kept: Sequence[int]) -> list[int]:
    """The columns by sex that stand without the total and without the other sex."""
    columns = [[rad.celler[n] for rad in tabell.rader] for n in range(len(tabell.kolumner) - 1)]
    sexes = [{tal.figure.sex for tal in figures_of(column)} for column in columns]
    by_sex = [n for n in kept if len(sexes[n]) == 1 and sexes[n] != {Sex.TOTALT}]
    total_gone = any(sexes[n] == {Sex.TOTALT} for n in range(len(columns)) if n not in kept)
    one = len({sex for n in by_sex for sex in sexes[n]}) == 1
    return by_sex if total_gone and one else []


def _tells_sexes(rader: Sequence[Rad]) -> bool:
    return any(tal.figure.sex is not Sex.TOTALT and tal.finns for rad in rader for tal in rad.tal)


def _reasons(rader: Sequence[Rad]) -> set[Absence]:
    found = (tal.figure.absence for rad in rader for tal in rad.tal)
    return {absence for absence in found if absence is not None}
