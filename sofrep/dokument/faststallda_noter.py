"""That an earlier year's figures are those that were adopted, where corrected rows give clearly others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.domain.faststallt import STOR_SKILLNAD
from sofrep.visning.block import Block, Rubrik, Stil, Stycke, printed
from sofrep.visning.fraser import Fraser

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
