"""The document's first page, the goals of no insats and of each, and how goals are judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sofrep.amnen.gemensamt.overtaganden import has_unsexed
from sofrep.amnen.gemensamt.sida import Blocks, Sida, joined
from sofrep.amnen.inskrivningar.avsnitt.besked import besked, nyckeltal
from sofrep.amnen.inskrivningar.avsnitt.deltagare import grupper, personer_punkt
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked, omradesbesked
from sofrep.amnen.uppfoljning.avsnitt.uppfoljning import uppfoljning_i_korthet
from sofrep.domain.figure import Origin
from sofrep.domain.forbund import Avsnitt, Insats
from sofrep.domain.mal import Bedomning
from sofrep.visning.block import Block, Stil, Stycke, Tabellblock, printed


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
        sida.stycke_av("besked", "mal.besked.egna", malbesked(sida)),
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
    return (sida.stycke_av("besked", "mal.besked.egna", delar, Stil.BESKED),)


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


def korthet(sida: Sida) -> Blocks:
    """How all goals of the year went, what the office says first."""
    delar = malbesked(sida) or sida.delar("mal.inga-alls")
    return (
        sida.rubrik(1, "korthet", "mal.korthet"),
        sida.stycke_av("besked", "mal.besked.aret", delar, Stil.BESKED),
        *omradesbesked(sida),
        *sida.kanslitext("inledning"),
    )


def overgripande(sida: Sida, *, kommentar: bool = True) -> Blocks:
    """How the goals of the förbund and its parties went, with its comment; then those of each union."""
    besked = malbesked(sida, egna=True)
    own: Blocks = maltabell(sida, mal_av(sida), "overgripande")
    if besked:
        own = (sida.stycke_av("overgripande.besked", "mal.besked.overgripande", besked), *own)
    unions = tuple(block for u in sida.forbund.union for block in union(sida.om(u.kod)))
    text = sida.kanslitext("kommentar", Stil.KOMMENTAR) if kommentar else ()
    if not own and not unions:
        return ()
    return (sida.rubrik(1, "overgripande", "mal.overgripande"), *own, *text, *unions)


def raknat(sida: Sida, blocks: Sequence[Block]) -> Blocks:
    """How the goals are judged and the results counted: only what is so of `blocks`."""
    lines = tuple(
        Stycke(nyckel=sida.nyckel("raknat", f"{n:02d}"), delar=(line,), stil=Stil.PUNKT)
        for n, line in enumerate(_lines(sida, blocks), start=1)
    )
    return (sida.rubrik(1, "raknat", "mal.raknat"), *lines) if lines else ()


def _lines(sida: Sida, blocks: Sequence[Block]) -> Iterator[str]:
    tolerans = sida.forbund.mal.tolerans_procent
    if any(goal.bedomning is Bedomning.DELVIS for goal in sida.underlag.goals):
        yield sida.text("mal.delvis-betyder", tolerans=str(tolerans))
    figures = [tal.figure for tal in printed(blocks)]
    counted = [f for f in figures if f.origin is not Origin.INMATAD and f.recipe.table != "mal"]
    if counted:
        yield sida.text("mal.kalla")
    if any(f.recipe.table in {"register", "antal"} for f in counted):
        yield sida.text("metod.inskrivningar")
    if any(f.measure.startswith(("nya", "aktuella")) for f in counted) and _anonymous(sida):
        yield sida.text("metod.anonyma")
    if has_unsexed(sida.underlag, printed(blocks)):
        yield sida.text("metod.utanfor-kon")
    if any(".uppf-" in f.id for f in figures):
        yield sida.text("metod.uppfoljning")
    if any(f.measure.endswith(".andel") for f in counted):
        yield sida.text("metod.avrundning")
    if any(tal.dold for tal in printed(blocks)):
        yield sida.text("metod.dold")


def _anonymous(sida: Sida) -> bool:
    return any(sida.om(insats.kod).s.har("nya.anonyma") for insats in sida.forbund.insats)
