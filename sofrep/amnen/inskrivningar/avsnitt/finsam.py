"""What the state's system Uppföljning Finsam asks for: of each insats its facts, and head counts by sex."""

from __future__ import annotations

from sofrep.amnen.gemensamt.overtaganden import running, takeover_notes
from sofrep.amnen.gemensamt.sida import Blocks, Sida, eller
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.amnen.inskrivningar.avsnitt.fordelning import grupp
from sofrep.domain.forbund import Insats
from sofrep.visning.block import Tabellblock
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell

POPULATIONER = ("vid-start", "nya", "avslutade", "vid-slut")
"""What is entered there of a period, in the order of its form: who was there, came, left, and is there."""


def finsam(sida: Sida) -> Blocks:
    """How it is to be read, the facts of the insatser where any are given, and the head counts."""
    insatser = running(sida.underlag)
    if not insatser:
        return ()
    facts = any(insats.inriktning or insats.metod or insats.esf for insats in insatser)
    return (
        sida.rubrik(1, "finsam", "finsam.rubrik"),
        sida.stycke("ingress", "finsam.ingress"),
        *((_facts(sida, insatser),) if facts else ()),
        _antal(sida, insatser),
    )


def _facts(sida: Sida, insatser: tuple[Insats, ...]) -> Tabellblock:
    rubriker = sida.rubriker("tabell.finsam-insatser")
    rader = tuple(
        Rad(
            insats.namn,
            (
                insats.inriktning or DASH,
                insats.metod or DASH,
                sida.text("finsam.esf", "ja" if insats.esf else "nej"),
            ),
        )
        for insats in insatser
    )
    heads = sida.text("tabell.finsam-insatser", "kolumnrubriker").split(" | ")
    kolumner = (rubriker.etiketter, *heads)
    tabell = Tabell(rubriker.rubrik, rubriker.beskrivning, kolumner, rader)
    return Tabellblock(nyckel=sida.nyckel("insatser"), tabell=tabell, numrerad=False)


def _antal(sida: Sida, insatser: tuple[Insats, ...]) -> Tabellblock:
    """Each insats with a row per population; the anonymous are told under the table."""
    pages = [sida.om(insats.kod) for insats in insatser]
    sexes = max((page.s.kolumner(*POPULATIONER) for page in pages), key=len)
    rader: list[Rad] = []
    for insats, page in zip(insatser, pages, strict=True):
        rader.append(Rad(insats.namn, (), rubrik=True))
        rader += [
            Rad(grupp(page, p), tuple(eller(page.s.kanske(p, sex)) for sex in sexes))
            for p in POPULATIONER
        ]
    noter = [*takeover_notes(sida.underlag, [i.kod for i in insatser]), *sida.streck(rader)]
    if any(page.s.har("nya.anonyma") for page in pages):
        noter.append(sida.text("oversikt.anonyma"))
    rubriker = sida.rubriker("tabell.finsam-antal")
    tabell = Tabell(
        rubriker.rubrik,
        rubriker.beskrivning,
        (rubriker.etiketter, *(KOLUMN[sex] for sex in sexes)),
        tuple(rader),
        tuple(noter),
    )
    return Tabellblock(nyckel=sida.nyckel("antal"), tabell=tabell, numrerad=False)
