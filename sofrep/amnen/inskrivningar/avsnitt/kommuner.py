"""Kommun by kommun, in a table and a section for each; and the table that Uppföljning Finsam asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.amnen.gemensamt.jamfor import mot_fjolaret
from sofrep.amnen.gemensamt.overtaganden import running, takeover_notes
from sofrep.amnen.gemensamt.sida import Blocks, Sida, eller, scopes
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.amnen.inskrivningar.avsnitt.fordelning import grupp
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Insats, Kommun, Union
from sofrep.visning.block import Block, Rubrik, Stil, Tabellblock
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell, Tal

_P = "aktuella"
_LAGEN = ("nya", "avslutade", "vid-slut")
_SAKNAS = "saknas"


def kommuner(sida: Sida) -> Blocks:
    """A table of the kommuner for the insatser and unions that are asked for; else for the widest."""
    known = _known(sida)
    asked = sida.valda(known) if sida.fraga else known[-1:]
    tables = tuple(
        Tabellblock(nyckel=own.nyckel("tabell"), tabell=_of_scope(own), numrerad=False)
        for own in (sida.om(scope.kod) for scope in asked)
    )
    return (sida.rubrik(1, "kommuner", "kommuner.rubrik"), *tables) if tables else ()


def kommunvis(sida: Sida) -> Blocks:
    """A section for each kommun that is asked for, or for all: how many took part, and in what."""
    known = _known(sida)
    if not known:
        return ()
    chosen = sida.valda(sida.forbund.kommun)
    return tuple(block for kommun in chosen for block in _kommun(sida, kommun, known))


def _known(sida: Sida) -> list[Insats | Union]:
    """The insatser and unions of which it is counted where people live, the one with most last."""

    def size(scope: Insats | Union) -> int:
        s = sida.om(scope.kod).s
        parts = [s.kanske(_matt(_P, kommun.kod)) for kommun in sida.forbund.kommun]
        is_known = all(t is not None and (t.finns or t.dold or t.samlad) for t in parts)
        antal = s.kanske(_P)
        return int(antal.varde) if is_known and antal is not None else 0

    return sorted((scope for scope in scopes(sida.underlag) if size(scope)), key=size)


def _matt(population: str, kommun: str) -> str:
    return f"{population}.kommun.{kommun}"


def _of_scope(sida: Sida) -> Tabell:
    s, sexes = sida.s, sida.s.kolumner(_P)
    rows = [(kommun.kortnamn or kommun.namn, kommun.kod) for kommun in sida.forbund.kommun]
    if s.har(_matt(_P, _SAKNAS)):
        rows.append(("Uppgift saknas", _SAKNAS))
    rader = [Rad(name, tuple(_cells(sida, kod, sexes))) for name, kod in rows]
    hela = (*(s.tal(_P, sex) for sex in sexes), s.tal("nya.kanda"), *map(s.tal, _LAGEN[1:]))
    return _tabell(sida, "tabell.kommuner", [*rader, Rad("Totalt", hela, summa=True)], sexes)


def _kommun(sida: Sida, kommun: Kommun, known: Sequence[Insats | Union]) -> Iterator[Block]:
    part, name = f"kommun-{kommun.kod}", kommun.kortnamn or kommun.namn
    delar = sida.delar("kommuner.kommun", kommun=name)
    yield Rubrik(nyckel=sida.nyckel(part, "rubrik"), niva=1, delar=delar)
    yield from _besked(sida.om(known[-1].kod), kommun, name)
    shown = [s for s in known if sida.om(s.kod).s.har(_matt(_P, kommun.kod))]
    sexes = max((sida.om(s.kod).s.kolumner(_P) for s in shown), key=len, default=())
    rader = [
        Rad(
            scope.namn,
            tuple(_cells(sida.om(scope.kod), kommun.kod, sexes)),
            summa=isinstance(scope, Union),
        )
        for scope in scopes(sida.underlag)
        if scope in shown
    ]
    if rader:
        tabell = _tabell(sida, "tabell.kommun-insatser", rader, sexes, kommun=name)
        yield Tabellblock(nyckel=sida.nyckel(part, "tabell"), tabell=tabell, numrerad=False)


def _besked(sida: Sida, kommun: Kommun, name: str) -> Blocks:
    """How many took part who lived in the kommun."""
    matt = _matt(_P, kommun.kod)
    antal = sida.s.tal(matt)
    if not antal.finns:
        return ()
    variant = {0: "ingen", 1: "en"}.get(int(antal.varde), "flera")
    jamfor = mot_fjolaret(sida, "antal", matt)
    return (
        sida.stycke(
            f"kommun-{kommun.kod}",
            "kommuner.besked",
            variant,
            stil=Stil.BESKED,
            kommun=name,
            antal=antal,
            jamfor=jamfor,
        ),
    )


def _cells(sida: Sida, kommun: str, sexes: Sequence[Sex]) -> Iterator[Tal | str]:
    """Those who took part by sex, then the new, the ended and those who remain."""
    yield from (eller(sida.s.kanske(_matt(_P, kommun), sex)) for sex in sexes)
    yield from (eller(sida.s.kanske(_matt(population, kommun))) for population in _LAGEN)


def _tabell(
    sida: Sida, key: str, rader: Sequence[Rad], sexes: Sequence[Sex], **places: str
) -> Tabell:
    rubriker = sida.rubriker(key, **places)
    heads = (
        sida.text("kolumn.aktuella"),
        *(KOLUMN[sex] for sex in sexes if sex is not Sex.TOTALT),
        *(sida.text(f"kolumn.{population}") for population in _LAGEN),
    )
    return rubriker.tabell(heads, rader, sida.streck(rader))


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
    tabell = rubriker.tabell(heads, rader)
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
    tabell = rubriker.tabell((KOLUMN[sex] for sex in sexes), rader, noter)
    return Tabellblock(nyckel=sida.nyckel("antal"), tabell=tabell, numrerad=False)
