"""The page of an insats in the body, and its full tables for the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sofrep.amnen.gemensamt.jamfor import MINST, kon_andel, utan_resultat
from sofrep.amnen.gemensamt.sida import Blocks, Sida, Uppslag, abreast, av, shown, utan_fjol
from sofrep.amnen.gemensamt.tabeller import Radmatt, matt_tabell
from sofrep.amnen.gemensamt.tryckta import KOLUMN, Siffror
from sofrep.amnen.inskrivningar.avsnitt import alder, avslut, deltagare
from sofrep.amnen.inskrivningar.avsnitt.besked import arbete, besked, nyckeltal
from sofrep.amnen.inskrivningar.avsnitt.fordelning import Sections, own_sections
from sofrep.amnen.inskrivningar.avsnitt.korsade import crossed_sections
from sofrep.domain.figure import Origin, Sex
from sofrep.domain.forbund import Avsnitt, Insats, Kodlista, Union
from sofrep.visning.block import Bredvid, Stil, Tabellblock
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell, Tal

_ARBETE = "avslutade.arbstud"

AVSLUT: Sections = {
    Avsnitt.AVSLUTSORSAK: avslut.avslutsorsak,
    Avsnitt.FORSORJNING: avslut.forsorjning,
    Avsnitt.SYSSELSATTNING: avslut.sysselsattning,
    Avsnitt.INSKRIVNINGSTID: avslut.inskrivningstid,
    Avsnitt.UNGA: avslut.unga,
}
"""The sections on those who ended."""
DELTAGARE: Sections = {
    Avsnitt.MANAD: deltagare.manad,
    Avsnitt.KOMMUN: deltagare.kommun,
    Avsnitt.ALDER: alder.alder,
    Avsnitt.FORSORJNINGSTID: alder.forsorjningstid,
    Avsnitt.GRUPPER: deltagare.grupper,
    Avsnitt.PERSONER: deltagare.personer,
}
"""The sections on those who took part.  Staff is text; follow-up is a subject of its own."""


def _of_ended(sida: Sida) -> Sections:
    forbund = sida.forbund
    return {
        **AVSLUT,
        **own_sections(forbund, at_exit=True),
        **crossed_sections(forbund, at_exit=True),
    }


def _of_participants(sida: Sida) -> Sections:
    forbund = sida.forbund
    return {
        **DELTAGARE,
        **own_sections(forbund, at_exit=False),
        **crossed_sections(forbund, at_exit=False),
    }


class Blad(Struct, frozen=True):
    """An insats or union in a document: its page, and its full tables."""

    kropp: Blocks = ()
    tabeller: Blocks = ()


def blad(sida: Sida, scope: Insats | Union) -> Blad:
    """The sections that the profile lists.

    A union repeats its insatser: it has tables only.  An insats without sections has no page, for
    the head counts say all of it.
    """
    made = _made(sida, scope.avsnitt)
    tabeller = tuple(block for each in made.values() for block in each.tabeller)
    if Avsnitt.OVERSIKT in scope.avsnitt:
        first = Tabellblock(nyckel=sida.nyckel("oversikt", "tabell"), tabell=oversikt(sida))
        tabeller = (first, *tabeller)
    if tabeller:
        namn = sida.rubrik(2, "tabeller", "insats.rubrik")
        text = sida.kanslitext("beskrivning") if isinstance(scope, Union) else ()
        tabeller = (namn, *text, *tabeller)
    if isinstance(scope, Union):
        own = [a for a in scope.avsnitt if a is not Avsnitt.UPPFOLJNING]  # a subject of its own
        return Blad((), (*tabeller, *_kommentarer(sida, own)))
    kropp = (
        *sida.kanslitext("beskrivning"),
        *(sida.kanslitext("personal") if Avsnitt.PERSONAL in scope.avsnitt else ()),
        *(_rutor(sida) if Avsnitt.OVERSIKT in scope.avsnitt else ()),
        *sida.kommentar("oversikt"),
        *_avslut(sida, scope, made),
        *_deltagare(sida, scope, made),
        *sida.egna_avsnitt(),
    )
    if not kropp:
        return Blad((), tabeller)
    return Blad((sida.rubrik(1, "", "insats.rubrik"), *besked(sida), *kropp), tabeller)


def ett_avsnitt(sida: Sida, avsnitt: str) -> Uppslag:
    """A section of an insats or union by itself; nothing where nobody is part of it."""
    if avsnitt == Avsnitt.OVERSIKT:
        table = Tabellblock(nyckel=sida.nyckel("oversikt", "tabell"), tabell=oversikt(sida))
        return Uppslag(besked(sida), None, (table,))
    return _made(sida, (avsnitt,)).get(avsnitt, Uppslag())


def _made(sida: Sida, avsnitt: tuple[str, ...]) -> dict[str, Uppslag]:
    """Each listed section of which anybody is part, in the profile's order."""
    s = sida.s
    some_ended, some_took_part = s.har("avslutade"), s.har("aktuella") or s.har("nya")
    counted = _not_nobody(s, "aktuella") or some_ended
    of_ended = _of_ended(sida) if some_ended else {}
    of_participants = _of_participants(sida) if some_took_part or counted else {}
    sections = {
        a: make(sida) for a, make in {**of_ended, **of_participants}.items() if a in avsnitt
    }
    return {a: sections[a] for a in avsnitt if a in sections}


def _not_nobody(s: Siffror, matt: str) -> bool:
    tal = s.kanske(matt)
    return tal is None or not tal.raknad


def _avslut(sida: Sida, scope: Insats, made: Mapping[str, Uppslag]) -> Blocks:
    """How it went for those who ended."""
    of_ended = _of_ended(sida)
    listed = [a for a in scope.avsnitt if a in of_ended]
    if not listed:
        return ()
    avslutade = sida.s.kanske("avslutade")
    if avslutade is not None and avslutade.raknad and not avslutade:
        nobody = sida.stycke("avslut", "insats.avslutade", "ingen")
        return (nobody, *_kommentarer(sida, listed))
    found = {a: made[a] for a in listed if a in made}
    dold = avslutade is not None and avslutade.dold
    hidden = (sida.stycke("avslut", "insats.avslutade", "dold"),) if dold else ()
    content = (
        *hidden,
        *_utan_resultat(sida),
        *_utfall(sida),
        *_sections(sida, "avslut", found, _kommentarer(sida, listed)),
    )
    return (sida.rubrik(2, "avslut", "avslut.rubrik"), *content) if content else ()


def _utan_resultat(sida: Sida) -> Blocks:
    """Why no result is told of those who ended, where they are too few."""
    delar = utan_resultat(sida)
    return (sida.stycke_av("avslut.utan", "resultat.utan.få", delar),) if delar else ()


def _deltagare(sida: Sida, scope: Insats, made: Mapping[str, Uppslag]) -> Blocks:
    """Who took part."""
    of_participants = _of_participants(sida)
    listed = [a for a in scope.avsnitt if a in of_participants]
    found = {a: made[a] for a in listed if a in made}
    content = _sections(sida, "deltagare", found, _kommentarer(sida, listed))
    return (sida.rubrik(2, "deltagare", "deltagare.rubrik"), *content) if content else ()


def _kommentarer(sida: Sida, avsnitt: Iterable[str]) -> Blocks:
    """What the office says of the sections, whether there is anything to show of them or not."""
    return tuple(block for each in avsnitt for block in sida.kommentar(str(each)))


def _sections(sida: Sida, part: str, found: Mapping[str, Uppslag], kommentarer: Blocks) -> Blocks:
    """Sentences with what the office says, then the charts two and two.

    A chart that would stand alone has the sentences beside it.
    """
    bilder = [each.bild for each in found.values() if each.bild is not None]
    punkter = tuple(punkt for each in found.values() for punkt in each.punkter)
    text = (*punkter, *kommentarer)
    if len(bilder) % 2 and punkter:
        nyckel = sida.nyckel(part, "bredvid")
        text = (Bredvid(nyckel=nyckel, kolumner=((bilder.pop(),), text)),)
    return (*text, *abreast(sida, part, bilder))


def oversikt(sida: Sida) -> Tabell:
    """The populations by sex, in the order of an enrolment's life; the anonymous on a line."""
    s = sida.s
    wanted = ("vid-start", "nya", "aktuella", "avslutade", "vid-slut")
    rader = [Radmatt(sida.text("grupp", p), p, summa=p == "aktuella") for p in wanted]
    rubriker = sida.rubriker("tabell.oversikt")
    tabell = matt_tabell(s, rubriker, rader, populationer=wanted)
    tabell = replace(tabell, noter=(*tabell.noter, *rattad(sida)))
    if not s.har("nya.anonyma"):
        return tabell
    dashes = (DASH,) * (len(tabell.kolumner) - 2)
    anonyma = Rad(sida.text("grupp", "anonyma"), (s.tal("nya.anonyma"), *dashes))
    made = (*tabell.rader[:2], anonyma, *tabell.rader[2:])
    return replace(tabell, rader=made, noter=(*tabell.noter, sida.text("oversikt.anonyma")))


def _rutor(sida: Sida) -> Blocks:
    """The key figures; under them, that last year's do not lead to this year's where that is so."""
    rutor = nyckeltal(sida)
    is_noted = rutor and rattad(sida)
    return (*rutor, sida.stycke("rattad", "oversikt.rattad", stil=Stil.NOT)) if is_noted else rutor


def rattad(sida: Sida) -> tuple[str, ...]:
    """That the year began with others than the adopted one ended with, for rows have come or changed."""
    now, then = sida.s.kanske("vid-start"), sida.innan.kanske("vid-slut")
    if now is None or then is None or not shown(now, then) or now.varde == then.varde:
        return ()
    is_adopted = then.figure.origin is Origin.FASTSTALLD
    return (sida.text("oversikt.rattad"),) if is_adopted else ()


def _utfall(sida: Sida) -> Blocks:
    """The outcomes at exit as a small table: this year, count, women, men, last year.

    Where the only one is work or studies, which the message tells, a sentence on women and men.
    """
    s = sida.s
    avslutade = s.kanske("avslutade")
    if avslutade is None or not avslutade.finns or avslutade.varde < MINST:
        return ()
    rows = [(namn, matt) for namn, matt in utfallsmatt(sida) if _is_known(s, matt)]
    if [matt for _, matt in rows] == [_ARBETE] and arbete(sida):
        return _per_kon(sida, rows[0][0])
    sexes = [
        sex
        for sex in (Sex.KVINNOR, Sex.MAN)
        if (tal := s.kanske("avslutade", sex)) is not None and tal.finns and tal.varde >= MINST
    ]
    sexes = sexes if len(sexes) == 2 else []
    before = any(_is_known(sida.innan, matt) for _, matt in rows)
    rader = tuple(
        Rad(
            namn,
            (
                s.tal(f"{matt}.andel"),
                av(s.tal(matt), s.tal(f"{matt}.andel")),
                *(s.tal(f"{matt}.andel", sex) for sex in sexes),
                *((_fjol(sida, f"{matt}.andel"),) if before else ()),
            ),
        )
        for namn, matt in rows
    )
    heads = (sida.period.kort, sida.text("kolumn.antal"), *(KOLUMN[sex] for sex in sexes))
    fjol = (sida.text("kolumn.forra"),) * before
    few = () if sexes else (_utan_kon(sida),)
    no_last = utan_fjol(sida, fjol[0], [rad.celler[-1] for rad in rader]) if fjol else ()
    kunde = (sida.text("utfall.kunde-ar"),) * any(m == "avslutade.kunde" for _, m in rows)
    rubriker = sida.rubriker("tabell.utfall", few + kunde)
    tabell = rubriker.tabell((*heads, *fjol), rader, (*sida.streck(rader), *no_last))
    return sida.tabell("utfall", tabell, numrerad=False)


def _per_kon(sida: Sida, namn: str) -> Blocks:
    kon = kon_andel(sida, f"{_ARBETE}.andel")
    return (sida.stycke("utfall", "insats.utfall-kon", utfall=namn, kon=kon),) if kon else ()


def _utan_kon(sida: Sida) -> str:
    """That women and men do not stand apart; that they are too few where that is the reason."""
    parts = [sida.s.kanske("avslutade", sex) for sex in (Sex.KVINNOR, Sex.MAN)]
    return sida.text("utfall.utan-kon", "få" if shown(*parts) else "alltid")


def utfallsmatt(sida: Sida) -> list[tuple[str, str]]:
    """The outcomes at exit: work or studies first, then own support, other kodgrupper, who could."""
    order = {"arbstud": 0, "egen": 1}
    grupper = [g for g in sida.forbund.kodgrupp if g.lista is not Kodlista.AVSLUTSORSAK]
    grupper.sort(key=lambda grupp: order.get(grupp.kod, 2))
    rows = [(grupp.namn, f"avslutade.{grupp.kod}") for grupp in grupper]
    return [*rows, (sida.text("utfall.kunde"), "avslutade.kunde")]


def _is_known(s: Siffror, matt: str) -> bool:
    tal = s.kanske(f"{matt}.andel")
    return tal is not None and (tal.finns or tal.dold)


def _fjol(sida: Sida, matt: str) -> Tal | str:
    tal = sida.innan.kanske(matt)
    return tal if tal is not None and (tal.finns or tal.dold) else DASH
