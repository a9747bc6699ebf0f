"""The cover's members, the word list, the bodies, and those who sign."""

from __future__ import annotations

from sofrep.amnen.ekonomi.avsnitt import finansiering
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.gemensamt.texter import bilaga_texts
from sofrep.amnen.organisation.ledamoter import bodies, signatories
from sofrep.visning.block import Bildblock, Block, Kanslitext, Tabellblock, Underskrifter
from sofrep.visning.svenska import enumerate_in_text
from sofrep.visning.visat import Bild, Platshallare, Rad, Tabell


def omslag(sida: Sida) -> Blocks:
    """The members under the förbund's name, and the emblems of co-financiers."""
    underlag, blocks = sida.underlag, list[Block]()
    members = [medlem.namn for medlem in sida.forbund.medlem]
    if members:
        blocks.append(
            sida.stycke("medlemmar", "organisation.medlemmar", medlemmar=enumerate_in_text(members))
        )
    for n, logo in enumerate(sida.forbund.logotyp, start=1):
        if logo.medfinansiar:
            bild = Bild(underlag.folder / logo.fil, logo.alt)
            blocks += [
                Bildblock(nyckel=sida.nyckel("emblem", f"{n:02d}"), bild=bild),
                sida.stycke(
                    f"medfinansiar-{n:02d}", "organisation.medfinansiar", namn=logo.medfinansiar
                ),
            ]
    return tuple(blocks)


def bilagor(sida: Sida) -> Blocks:
    """The bilagor of the document; nothing where there are none."""
    names = [
        sida.text("organisation.bilaga", nummer=str(b.nummer), namn=b.namn)
        for b in sida.forbund.bilaga
        if b.nummer
    ]
    if not names:
        return ()
    return (sida.stycke("bilagor", "organisation.bilagor", bilagor=enumerate_in_text(names)),)


def ordlista(sida: Sida) -> Blocks:
    """The word list: a table, where every paragraph of it is ``word: meaning``."""
    text = bilaga_texts(sida.underlag, sida.dokument).get("ordlista", "")
    pairs = [line.partition(":") for line in str(text).splitlines() if line.strip()]
    rubrik = sida.rubrik(1, "ordlista", "organisation.ordlista")
    is_list = isinstance(text, str) and all(
        word.strip() and what.strip() for word, _, what in pairs
    )
    if not pairs or not is_list:
        return (rubrik, *sida.kanslitext("ordlista"))
    ord_och_forkortningar, *kolumner = sida.text("organisation.ord").split(" | ")
    tabell = Tabell(
        ord_och_forkortningar,
        f"{ord_och_forkortningar}.",
        tuple(kolumner),
        tuple(Rad(word.strip(), (what.strip(),)) for word, _, what in pairs),
    )
    return (
        rubrik,
        Tabellblock(nyckel=sida.nyckel("ordlista", "tabell"), tabell=tabell, numrerad=False),
    )


def organ(sida: Sida) -> Blocks:
    """A table per body: styrelse, revisorer, beredningsgrupp; or the mark that nobody is listed."""
    made = bodies(sida.underlag)
    if not made:
        missing = Platshallare(sida.text("organisation.saknas"), ar_text=False)
        return (Kanslitext(nyckel=sida.nyckel("organ", "saknas"), text=missing),)
    return tuple(
        Tabellblock(nyckel=sida.nyckel("organ", f"{n:02d}"), tabell=body.tabell, numrerad=False)
        for n, body in enumerate(made, start=1)
    )


def personal(sida: Sida) -> Blocks:
    """How many are employed, the office's text, the bodies."""
    antal = sida.s.kanske("eko.fler.anstallda")
    besked: Blocks = ()
    if antal is not None and antal.finns:
        variant = {0: "ingen", 1: "en"}.get(int(antal.varde), "flera")
        besked = (sida.stycke("personal.besked", "organisation.anstallda", variant, antal=antal),)
    return (
        sida.rubrik(2, "personal", "organisation.personal"),
        *besked,
        *sida.kanslitext("personal"),
        *organ(sida),
    )


def underskrifter(sida: Sida) -> Blocks:
    """What the styrelse certifies, and a line for each who signs."""
    nummer = sida.underlag.dokument().diarienummer
    certified = sida.stycke(
        "intyg",
        "organisation.intyg",
        "diarienummer" if nummer else "alltid",
        namn=sida.forbund.namn,
        diarienummer=nummer,
    )
    rows = (
        (sida.text("organisation.ort-och-datum"), ""),
        *((ledamot.namn, ledamot.uppdrag) for ledamot in signatories(sida.underlag)),
    )
    return (
        sida.rubrik(1, "underskrifter", "organisation.underskrifter"),
        certified,
        *sida.kanslitext("underskrifter"),
        Underskrifter(nyckel=sida.nyckel("underskrifter", "rader"), rader=rows),
    )


def forvaltning(sida: Sida) -> Blocks:
    """What the förbund is, what it is for, who pays; what it strives for, where that is written."""
    vision = sida.kanslitext("verksamhetside")
    return (
        sida.rubrik(1, "forvaltning", "arsredovisning.rubrik", "forvaltning"),
        *sida.kanslitext("organisation"),
        *sida.kanslitext("uppdrag"),
        *finansiering(sida),
        *vision,
    )
