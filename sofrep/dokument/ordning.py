"""A document as it is composed: the sections that it lists, with those that the office has written itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.gemensamt.texter import EgnaAvsnitt, egna_rubriker
from sofrep.dokument import (
    arsredovisning,
    delarsrapport,
    indikatorer,
    maluppfyllelse,
    sammanstallning,
    statistik,
)
from sofrep.dokument.sektion import FRIA, Efterat, Sektion, forsta_nivan, innehall, sektion_av
from sofrep.domain.bilagor import AVSNITT, EGET, TABELLER, Listat, avsnitten, insatsavsnitt
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.visning.block import Block, Innehall, Rubrik

SEKTIONER: Mapping[str, Sektion] = {
    **{
        f"{document.KOD}.{name}": sektion
        for document in (
            arsredovisning,
            delarsrapport,
            maluppfyllelse,
            sammanstallning,
            statistik,
            indikatorer,
        )
        for name, sektion in document.SEKTIONER.items()
    },
    **FRIA,
}
EFTERAT: Mapping[str, Efterat] = {
    f"{document.KOD}.{name}": efterat
    for document in (maluppfyllelse, statistik)
    for name, efterat in document.EFTERAT.items()
}
_FACK = 6
"""Letters that tell documents apart in a key, which has no room for whole names."""
_SIST = (EGET, "raknat", TABELLER)
"""What stands last in a document of the office's own, where it is listed."""


def composed(underlag: BilagaUnderlag, kod: str) -> tuple[tuple[str, Blocks], ...]:
    """The sections that the profile lists for the document, by their whole names, each with its blocks.

    The contents list of a standard document stands before the first heading, where no section has it.
    """
    listed = order_of(underlag, kod)
    page = Sida(underlag, kod, FORBUNDET, hanvisar=any(a.namn == TABELLER for a in listed))
    pages = _pages(page, listed)
    made: dict[int, Blocks] = {}
    tables: list[Block] = []
    egna = EgnaAvsnitt(underlag, kod)
    for n, avsnitt in enumerate(listed):
        if avsnitt.namn == EGET:
            made[n] = tuple(egna.avsnitt(avsnitt.fraga))
        elif sektion := _sektion(avsnitt, underlag.forbund):
            kropp, full = sektion(pages[n])
            made[n] = _as_own(kropp) if pages[n].fack else kropp
            tables += full
    full_tables = (page.rubrik(1, TABELLER, "tabeller.rubrik"), *tables) if tables else ()
    made |= {n: full_tables for n, avsnitt in enumerate(listed) if avsnitt.namn == TABELLER}
    shown = [block for n in sorted(made) for block in made[n]]
    for n, avsnitt in enumerate(listed):
        if avsnitt.helt in EFTERAT:
            made[n] = EFTERAT[avsnitt.helt](pages[n], shown)
    sections = [(listed[n].helt, made[n]) for n in sorted(made)]
    return tuple(_with_contents(page, sections) if kod in AVSNITT else sections)


def _sektion(avsnitt: Listat, forbund: Forbund) -> Sektion | None:
    """What makes the section; None for one that is made of what the others show."""
    if avsnitt.helt in insatsavsnitt(forbund):
        return sektion_av(avsnitt.helt)
    return SEKTIONER.get(avsnitt.helt)


def _pages(page: Sida, listed: Sequence[Listat]) -> list[Sida]:
    """The page of each section: one of another document has keys, and its texts, of its own."""
    uses: Counter[str] = Counter()
    pages = []
    for avsnitt in listed:
        uses[avsnitt.helt] += 1
        again = f"-{uses[avsnitt.helt]}" if uses[avsnitt.helt] > 1 else ""
        is_own = avsnitt.ur == page.dokument
        alone = avsnitt.helt in insatsavsnitt(page.forbund)  # its keys begin with its name
        short = "ett" if alone else avsnitt.ur[:_FACK] or avsnitt.namn
        fack = "" if is_own and not again else f"{short}{again}"
        hem = "" if is_own else avsnitt.ur
        refers = page.hanvisar and (not avsnitt.ur or TABELLER in AVSNITT[avsnitt.ur])
        pages.append(replace(page, fack=fack, hem=hem, fraga=avsnitt.fraga, hanvisar=refers))
    return pages


def _as_own(blocks: Blocks) -> Blocks:
    """The blocks with their first heading on the level of a document's sections."""
    up = forsta_nivan(blocks) - 1
    return tuple(
        replace(block, niva=max(block.niva - up, 1)) if isinstance(block, Rubrik) else block
        for block in blocks
    )


def _with_contents(page: Sida, sections: Sequence[tuple[str, Blocks]]) -> list[tuple[str, Blocks]]:
    if any(isinstance(block, Innehall) for _, blocks in sections for block in blocks):
        return [*sections]
    contents = innehall(page, 2 if page.dokument == indikatorer.KOD else 1)
    for n, (name, blocks) in enumerate(sections):
        at = next((m for m, block in enumerate(blocks) if isinstance(block, Rubrik)), None)
        if at is not None:
            whole = (*blocks[:at], contents, *blocks[at:])
            return [*sections[:n], (name, whole), *sections[n + 1 :]]
    return [("", (contents,)), *sections]


def order_of(underlag: BilagaUnderlag, kod: str) -> tuple[Listat, ...]:
    """The sections in their order, those of the office's own with their headings."""
    standard = AVSNITT.get(kod, _SIST)
    listed = list(avsnitten(underlag.bilaga(kod)))
    if Listat("", EGET) not in listed:
        after = standard[standard.index(EGET) + 1 :]
        at = (place for place, avsnitt in enumerate(listed) if avsnitt.namn in after)
        listed.insert(next(at, len(listed)), Listat("", EGET))
    placed = {avsnitt.fraga.casefold() for avsnitt in listed if avsnitt.namn == EGET}
    written = egna_rubriker(underlag, kod)
    others = [Listat("", EGET, rubrik) for rubrik in written if rubrik.casefold() not in placed]
    place = listed.index(Listat("", EGET))
    return (*listed[:place], *others, *listed[place + 1 :])
