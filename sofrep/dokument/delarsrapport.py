"""The delårsrapport: a part of the year beside the same days of the year before."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.amnen.ansokningar.avsnitt import ansokningar
from sofrep.amnen.ekonomi.avsnitt.delarsekonomi import delarsekonomi
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.inskrivningar.avsnitt.delarsdeltagare import insatser, tabeller
from sofrep.amnen.inskrivningar.avsnitt.korthet import sammanlagt
from sofrep.amnen.mal.avsnitt.uppfyllelse import delmal
from sofrep.amnen.strukturella.avsnitt import strukturella
from sofrep.dokument.sektion import Sektion, bara, kanslitext

KOD = "delarsrapport"
_RUBRIK = "delar.rubrik"


def _korthet(sida: Sida) -> Blocks:
    return (*sammanlagt(sida), sida.stycke("ingress", "delar.ingress"))


def _insatser(sida: Sida) -> tuple[Blocks, Blocks]:
    kropp, full = insatser(sida)
    return kropp, (*tabeller(sida), *full)


def _ansokningar(sida: Sida) -> tuple[Blocks, Blocks]:
    who, of_who = ansokningar(sida)
    return who or _elsewhere(sida, "ansokningar"), of_who


def _elsewhere(sida: Sida, part: str) -> Blocks:
    """What is not known for the months of the period."""
    return (
        sida.rubrik(1, part, f"{part}.rubrik"),
        sida.stycke(f"{part}.arsredovisning", "delar.arsredovisning", part),
        *sida.kommentar(part),
    )


SEKTIONER: Mapping[str, Sektion] = {
    "korthet": bara(_korthet),
    "forord": kanslitext("forord", _RUBRIK, 1),
    "handelser": kanslitext("handelser", _RUBRIK, 1),
    "insatser": _insatser,
    "mal": bara(delmal),
    "ansokningar": _ansokningar,
    "strukturella": bara(lambda sida: strukturella(sida) or _elsewhere(sida, "strukturella")),
    "ekonomi": bara(delarsekonomi),
    "utveckling": kanslitext("utveckling", _RUBRIK, 1),
    "slutsats": kanslitext("slutsats", _RUBRIK, 1),
}
