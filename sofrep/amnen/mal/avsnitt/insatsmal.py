"""An insats or union in Bilaga Måluppfyllelse: what it is for, its goals, what it did, its follow-up."""

from __future__ import annotations

from msgspec.structs import replace

from sofrep.amnen.gemensamt.sida import Blocks, Sida, joined
from sofrep.amnen.inskrivningar.avsnitt.besked import besked, nyckeltal
from sofrep.amnen.inskrivningar.avsnitt.deltagare import grupper, personer_punkt
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked
from sofrep.amnen.uppfoljning.avsnitt import uppfoljning_i_korthet
from sofrep.domain.forbund import Avsnitt, Insats
from sofrep.visning.block import Stil, Stycke, Tabellblock


def insats(sida: Sida, insats: Insats) -> Blocks:
    """The section of an insats."""
    goals = mal_av(sida)
    body = _goals(sida, 2) if goals else _what_it_did(sida, insats)
    then = uppfoljning_i_korthet(sida, 2) if Avsnitt.UPPFOLJNING in insats.avsnitt else ()
    return (
        sida.rubrik(1, "rubrik", "insats.rubrik"),
        *_besked(sida),
        *_texter(sida, 2),
        *body,
        *sida.kanslitext("kommentar", Stil.KOMMENTAR),
        *then,
        *sida.egna_avsnitt(),
    )


def union(sida: Sida) -> Blocks:
    """The goals of a union, among the overall ones; nothing where it has none."""
    if not mal_av(sida):
        return ()
    return (
        sida.rubrik(2, "rubrik", "insats.rubrik"),
        Stycke(nyckel=sida.nyckel("besked"), delar=malbesked(sida), fras="mal.besked.egna"),
        *_texter(sida, 3),
        *_goals(sida, 3),
        *sida.kanslitext("kommentar", Stil.KOMMENTAR),
    )


def _besked(sida: Sida) -> Blocks:
    """How the goals went; where there are none, how many took part."""
    delar = malbesked(sida)
    if not delar:
        deltog = [stycke.delar for stycke in besked(sida)]
        delar = joined((*deltog, sida.delar("mal.inga")))
    return (
        Stycke(nyckel=sida.nyckel("besked"), delar=delar, stil=Stil.BESKED, fras="mal.besked.egna"),
    )


def _texter(sida: Sida, niva: int) -> Blocks:
    """What it is for, and for whom."""
    return tuple(
        block
        for avsnitt in ("syfte", "malgrupp")
        if (text := sida.kanslitext(avsnitt))
        for block in (sida.rubrik(niva, avsnitt, f"mal.{avsnitt}"), *text)
    )


def _goals(sida: Sida, niva: int) -> Blocks:
    return (
        sida.rubrik(niva, "mal", "mal.rubrik"),
        *maltabell(sida, mal_av(sida)),
        *(p for p in personer_punkt(sida) if p.fras != "personer.nya.alla-olika"),
    )


def _what_it_did(sida: Sida, insats: Insats) -> Blocks:
    """Who took part in an insats without goals of its own: head counts, forms, persons."""
    forms = grupper(sida) if Avsnitt.GRUPPER in insats.avsnitt else None
    made = (
        *nyckeltal(sida),
        *(forms.punkter if forms else ()),
        *personer_punkt(sida),
        *(_unnumbered(forms.tabeller) if forms else ()),
    )
    return (sida.rubrik(2, "deltagare", "deltagare.rubrik"), *made) if made else ()


def _unnumbered(blocks: Blocks) -> Blocks:
    return tuple(replace(b, numrerad=False) if isinstance(b, Tabellblock) else b for b in blocks)
