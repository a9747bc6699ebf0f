"""The document's first page, the goals that are of no insats, and how goals are judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.amnen.gemensamt.raknat import has_unsexed
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt.insatsmal import union
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked, omradesbesked
from sofrep.domain.figure import Origin
from sofrep.domain.mal import Bedomning
from sofrep.visning.block import Block, Stil, Stycke, printed


def korthet(sida: Sida) -> Blocks:
    """How all goals of the year went, what the office says first."""
    delar = malbesked(sida) or sida.delar("mal.inga-alls")
    return (
        sida.rubrik(1, "korthet", "mal.korthet"),
        Stycke(nyckel=sida.nyckel("besked"), delar=delar, stil=Stil.BESKED, fras="mal.besked.aret"),
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
