"""The Sammanställning of måluppfyllelse."""

from __future__ import annotations

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt.betygen import fordelning, insatstabell, regel
from sofrep.amnen.mal.avsnitt.overgripande import korthet, overgripande
from sofrep.amnen.mal.avsnitt.sammanstalld import deltagare, ekonomi, insatssida
from sofrep.dokument.maluppfyllelse import med_mal
from sofrep.dokument.ordning import arranged
from sofrep.domain.forbund import FORBUNDET
from sofrep.visning.block import Stil

KOD = "sammanstallning"


def compose(underlag: BilagaUnderlag) -> Blocks:
    """How the goals went; every insats with goals and grade; head counts; money; a page each."""
    sida = Sida(underlag, KOD, FORBUNDET, hanvisar=False)
    insatser = med_mal(underlag)
    graded = "betyg" if underlag.forbund.betyg is not None else "mal"
    mal = (
        sida.rubrik(1, "mal", "sammanstalld.mal", graded),
        *fordelning(sida, insatser),
        *insatstabell(sida, insatser),
        *regel(sida),
        *sida.kanslitext("kommentar", Stil.KOMMENTAR),
    )
    kropp = {
        "korthet": korthet(sida),
        "mal": mal if len(mal) > 1 else (),
        "overgripande": overgripande(sida, kommentar=False),
        "deltagare": deltagare(sida),
        "ekonomi": ekonomi(sida, insatser),
        "insatser": tuple(b for each in insatser for b in insatssida(sida.om(each.kod))),
    }
    return arranged(underlag, KOD, kropp)
