"""The delårsrapport: a part of the year beside the same days of the year before."""

from __future__ import annotations

from sofrep.amnen.ansokningar.avsnitt import ansokningar
from sofrep.amnen.ekonomi.avsnitt.delarsrakning import delarsekonomi
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.inskrivningar.avsnitt.delarsdeltagare import insatser, tabeller
from sofrep.amnen.inskrivningar.avsnitt.korthet import sammanlagt
from sofrep.amnen.mal.avsnitt.delarsmal import delmal
from sofrep.amnen.strukturella.avsnitt import strukturella
from sofrep.dokument.ordning import arranged, order_of
from sofrep.domain.forbund import FORBUNDET

KOD = "delarsrapport"
TABELLER = "tabeller"


def compose(underlag: BilagaUnderlag) -> Blocks:
    """What has happened; the insatser; goals; applications and activities; economy; tables."""
    sida = Sida(underlag, KOD, FORBUNDET, hanvisar=TABELLER in order_of(underlag, KOD))
    who, of_who = ansokningar(sida)
    kropp, full = insatser(sida)
    tables = (*tabeller(sida), *full, *of_who)
    if tables:
        tables = (sida.rubrik(1, TABELLER, "tabeller.rubrik"), *tables)
    parts = {
        "korthet": (*sammanlagt(sida), sida.stycke("ingress", "delar.ingress")),
        "forord": _text(sida, "forord"),
        "handelser": _text(sida, "handelser"),
        "insatser": kropp,
        "mal": delmal(sida),
        "ansokningar": who or _elsewhere(sida, "ansokningar"),
        "strukturella": strukturella(sida) or _elsewhere(sida, "strukturella"),
        "ekonomi": delarsekonomi(sida),
        "utveckling": _text(sida, "utveckling"),
        "slutsats": _text(sida, "slutsats"),
        TABELLER: tables,
    }
    return arranged(underlag, KOD, parts)


def _text(sida: Sida, avsnitt: str) -> Blocks:
    """A section that is the office's own text."""
    return (sida.rubrik(1, avsnitt, "delar.rubrik", avsnitt), *sida.kanslitext(avsnitt))


def _elsewhere(sida: Sida, part: str) -> Blocks:
    """What is not known for the months of the period."""
    return (
        sida.rubrik(1, part, f"{part}.rubrik"),
        sida.stycke(f"{part}.arsredovisning", "delar.arsredovisning", part),
        *sida.kommentar(part),
    )
