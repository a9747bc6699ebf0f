"""The Sammanställning of måluppfyllelse: every insats with goals and grade; head counts; money; a page each."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt.betygen import fordelning, insatstabell, regel
from sofrep.amnen.mal.avsnitt.overgripande import korthet, overgripande
from sofrep.amnen.mal.avsnitt.sammanstalld import deltagare, ekonomi, insatssida
from sofrep.dokument.maluppfyllelse import med_mal
from sofrep.dokument.sektion import Sektion, bara
from sofrep.visning.block import Stil

KOD = "sammanstallning"


def _mal(sida: Sida) -> Blocks:
    insatser = med_mal(sida.underlag)
    graded = "betyg" if sida.forbund.betyg is not None else "mal"
    mal = (
        sida.rubrik(1, "mal", "sammanstalld.mal", graded),
        *fordelning(sida, insatser),
        *insatstabell(sida, insatser),
        *regel(sida),
        *sida.kanslitext("kommentar", Stil.KOMMENTAR),
    )
    return mal if len(mal) > 1 else ()


def _insatser(sida: Sida) -> Blocks:
    chosen = sida.valda(med_mal(sida.underlag))
    return tuple(block for each in chosen for block in insatssida(sida.om(each.kod)))


SEKTIONER: Mapping[str, Sektion] = {
    "korthet": bara(korthet),
    "mal": bara(_mal),
    "overgripande": bara(lambda sida: overgripande(sida, kommentar=False)),
    "deltagare": bara(deltagare),
    "ekonomi": bara(lambda sida: ekonomi(sida, med_mal(sida.underlag))),
    "insatser": bara(_insatser),
}
