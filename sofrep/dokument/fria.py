"""The sections of no document: any document may list them by name."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.inskrivningar.avsnitt.besked import sammanlagda_nyckeltal
from sofrep.amnen.inskrivningar.avsnitt.finsam import finsam
from sofrep.amnen.inskrivningar.avsnitt.kommuner import kommuner, kommunvis
from sofrep.amnen.mal.avsnitt.malomraden import malen, styrkort
from sofrep.dokument.sektion import Sektion, bara
from sofrep.domain.bilagor import INLEDNING, INNEHALL, NY_SIDA
from sofrep.domain.forbund import FORBUNDET
from sofrep.visning.block import Innehall, Nysida


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
