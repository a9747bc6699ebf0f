"""A section of the insatser by itself: what it says of each, as on their pages."""

from __future__ import annotations

from functools import partial

from sofrep.amnen.gemensamt.overtaganden import running
from sofrep.amnen.gemensamt.sida import Blocks, Sida, scopes
from sofrep.amnen.inskrivningar.avsnitt.insats import ett_avsnitt
from sofrep.amnen.uppfoljning.avsnitt import uppfoljning
from sofrep.dokument.sektion import Sektion
from sofrep.domain.forbund import Avsnitt, Insats, Union
from sofrep.domain.textplatser import insatsrubrik
from sofrep.visning.block import Block, Rubrik


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
