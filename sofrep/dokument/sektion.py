"""What a document is a list of: sections; those of no document, and those of insatser by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from sofrep.amnen.gemensamt.overtaganden import running
from sofrep.amnen.gemensamt.sida import Blocks, Sida, scopes
from sofrep.amnen.inskrivningar.avsnitt.besked import sammanlagda_nyckeltal
from sofrep.amnen.inskrivningar.avsnitt.insats import ett_avsnitt
from sofrep.amnen.inskrivningar.avsnitt.kommuner import finsam, kommuner, kommunvis
from sofrep.amnen.mal.avsnitt.uppfyllelse import malen, styrkort
from sofrep.amnen.uppfoljning.avsnitt.uppfoljning import uppfoljning
from sofrep.domain.bilagor import INLEDNING, INNEHALL, NY_SIDA
from sofrep.domain.forbund import FORBUNDET, Avsnitt, Insats, Union
from sofrep.domain.textplatser import insatsrubrik
from sofrep.visning.block import Block, Innehall, Nysida, Rubrik

Sektion: TypeAlias = Callable[[Sida], tuple[Blocks, Blocks]]
"""Makes a section: what stands in its place, and its full tables for the end of the document."""
Efterat: TypeAlias = Callable[[Sida, Sequence[Block]], Blocks]
"""Makes a section of what the other sections show."""


def bara(make: Callable[[Sida], Blocks]) -> Sektion:
    """A section without tables for the end."""
    return lambda sida: (make(sida), ())


def kanslitext(avsnitt: str, fras: str, niva: int) -> Sektion:
    """A section that is the office's own text, under a heading of the phrase with the section's name."""
    return lambda sida: ((sida.rubrik(niva, avsnitt, fras, avsnitt), *sida.kanslitext(avsnitt)), ())


def forsta_nivan(blocks: Blocks) -> int:
    """The level of the first heading; 1 where there is none."""
    return next((block.niva for block in blocks if isinstance(block, Rubrik)), 1)


def innehall(sida: Sida, niva: int) -> Innehall:
    """The contents list of the document, down to headings of `niva`."""
    rubrik = sida.underlag.fraser.text("innehall.rubrik")
    return Innehall(nyckel=f"{sida.dokument}.{FORBUNDET}.innehall", niva=niva, rubrik=rubrik)


def _nysida(sida: Sida) -> Blocks:
    return (Nysida(nyckel=sida.nyckel("sida")),)


FRIA: Mapping[str, Sektion] = {
    INNEHALL: bara(lambda sida: (innehall(sida, 1),)),
    INLEDNING: bara(lambda sida: sida.kanslitext(INLEDNING)),
    NY_SIDA: bara(_nysida),
    "nyckeltal": bara(sammanlagda_nyckeltal),
    "kommuner": bara(kommuner),
    "kommunvis": bara(kommunvis),
    "mal": bara(malen),
    "styrkort": bara(styrkort),
    "finsam": bara(finsam),
}


def sektion_av(avsnitt: str) -> Sektion:
    """What makes the section for the insatser and unions that it is asked for."""
    return partial(_sektion, avsnitt=avsnitt)


def _sektion(sida: Sida, avsnitt: str) -> tuple[Blocks, Blocks]:
    """For each its sentences and chart, with its full tables where the document has no place for these."""
    kropp: list[Block] = []
    full: list[Block] = []
    for own in (sida.om(scope.kod) for scope in _scopes(sida, avsnitt)):
        if avsnitt == Avsnitt.UPPFOLJNING:
            text, tables = uppfoljning(own)
            kropp, full = [*kropp, *text], [*full, *tables]
            continue
        text, tables = _of_scope(own, avsnitt)
        here = text if sida.hanvisar else (*text, *tables)
        kropp += [own.rubrik(2, f"{avsnitt}.namn", "insats.rubrik"), *here] if here else []
        if sida.hanvisar and tables:
            full += [own.rubrik(2, f"{avsnitt}.tabeller", "insats.rubrik"), *tables]
    if not kropp or avsnitt == Avsnitt.UPPFOLJNING:
        return tuple(kropp), tuple(full)
    delar = (insatsrubrik(avsnitt, sida.forbund),)
    return (Rubrik(nyckel=sida.nyckel(avsnitt, "rubrik"), niva=1, delar=delar), *kropp), tuple(full)


def _scopes(sida: Sida, avsnitt: str) -> tuple[Insats | Union, ...]:
    """Those that are asked for, else those that list the section, else the insatser of the year."""
    every = scopes(sida.underlag)
    if sida.fraga:
        return sida.valda(every)
    return tuple(s for s in every if avsnitt in s.avsnitt) or running(sida.underlag)


def _of_scope(sida: Sida, avsnitt: str) -> tuple[Blocks, Blocks]:
    """Sentences and chart, and the tables; a union repeats its insatser, and says nothing in words."""
    made = ett_avsnitt(sida, avsnitt)
    bild = (made.bild,) if made.bild else ()
    return (*(made.punkter if sida.insats else ()), *bild), made.tabeller
