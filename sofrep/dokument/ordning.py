"""The sections of a document in the profile's order, with those that the office has written itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.egna import EgnaAvsnitt, egna_rubriker
from sofrep.domain.bilagor import AVSNITT, EGET, avsnittsnamn, egen_rubrik
from sofrep.domain.forbund import FORBUNDET
from sofrep.visning.block import Block, Innehall, Rubrik


def arranged(
    underlag: BilagaUnderlag, kod: str, sections: Mapping[str, Iterable[Block]], *, niva: int = 1
) -> tuple[Block, ...]:
    """The blocks of the document's sections, those that the profile leaves out left out.

    The contents list, down to headings of `niva`, stands before the first heading, where no section
    has it.  `sections` are by the names in `AVSNITT`, but for `EGET`, the place of the office's own ones.
    """
    blocks: list[Block] = []
    egna = EgnaAvsnitt(underlag, kod)
    for name in order_of(underlag, kod):
        if rubrik := egen_rubrik(name):
            blocks += egna.avsnitt(rubrik)
        else:
            blocks += sections.get(name, ())
    if not any(isinstance(block, Innehall) for block in blocks):
        first = next((n for n, block in enumerate(blocks) if isinstance(block, Rubrik)), 0)
        blocks.insert(first, innehall(underlag, kod, niva))
    return tuple(blocks)


def innehall(underlag: BilagaUnderlag, kod: str, niva: int) -> Innehall:
    """The contents list of a document."""
    rubrik = underlag.fraser.text("innehall.rubrik")
    return Innehall(nyckel=f"{kod}.{FORBUNDET}.innehall", niva=niva, rubrik=rubrik)


def order_of(underlag: BilagaUnderlag, kod: str) -> Sequence[str]:
    """The names of the sections in their order, those of the office's own with their headings."""
    standard = AVSNITT[kod]
    listed = [avsnittsnamn(name) for name in underlag.bilaga(kod).avsnitt] or list(standard)
    if EGET not in listed:
        after = standard[standard.index(EGET) + 1 :]
        at = (place for place, name in enumerate(listed) if name in after)
        listed.insert(next(at, len(listed)), EGET)
    placed = {name.casefold() for name in listed}
    written = (f"{EGET}: {rubrik}" for rubrik in egna_rubriker(underlag, kod))
    others = [name for name in written if name.casefold() not in placed]
    place = listed.index(EGET)
    return (*listed[:place], *others, *listed[place + 1 :])
