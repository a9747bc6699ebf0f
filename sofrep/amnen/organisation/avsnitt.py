"""The cover's members, the word list, the bodies, and those who sign."""

from __future__ import annotations

from msgspec import Struct

from sofrep.amnen.ekonomi.avsnitt.medlen import finansiering
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.gemensamt.texter import bilaga_texts
from sofrep.domain.ekonomi import Ledamot
from sofrep.visning.block import Bildblock, Block, Kanslitext, Tabellblock, Underskrifter
from sofrep.visning.svenska import DASH, enumerate_in_text
from sofrep.visning.visat import Bild, Platshallare, Rad, Tabell

STYRELSE = "styrelse"


class OrganVy(Struct, frozen=True):
    """A body and its members."""

    namn: str
    tabell: Tabell


class LedamotVy(Struct, frozen=True):
    """Somebody who signs: `uppdrag` is role and party in one text."""

    namn: str
    uppdrag: str


def bodies(underlag: BilagaUnderlag) -> tuple[OrganVy, ...]:
    """A table per body, in the order of the sheet."""
    by_name: dict[str, list[Ledamot]] = {}
    for ledamot in underlag.organisation:
        by_name.setdefault(ledamot.organ, []).append(ledamot)
    return tuple(OrganVy(name, _table(underlag, name, rows)) for name, rows in by_name.items())


def signatories(underlag: BilagaUnderlag) -> tuple[LedamotVy, ...]:
    """The members of the styrelse that sign, without those who stand in for others."""
    return tuple(
        LedamotVy(
            ledamot.namn or ledamot.roll,
            ", ".join(text for text in (ledamot.roll, ledamot.part) if text),
        )
        for ledamot in underlag.organisation
        if ledamot.organ.strip().lower() == STYRELSE
        and not ledamot.ersattare_for
        and "ersättare" not in ledamot.roll.lower()
    )


def _table(underlag: BilagaUnderlag, name: str, rows: list[Ledamot]) -> Tabell:
    """Without the columns in which nobody has anything."""
    columns = {
        "namn": [ledamot.namn for ledamot in rows],
        "uppdrag": [ledamot.roll for ledamot in rows],
        "part": [ledamot.part for ledamot in rows],
        "ersattare": [ledamot.ersattare_for for ledamot in rows],
    }
    filled = {column: texts for column, texts in columns.items() if any(texts)}
    lines = list(zip(*filled.values(), strict=True))
    rader = tuple(
        Rad(first or DASH, tuple(text or DASH for text in rest)) for first, *rest in lines
    )
    words, key = underlag.fraser, "tabell.organ"
    beskrivning = f"{name}. {words.text(key, 'kolumner')}"
    return Tabell(name, beskrivning, tuple(words.text(key, column) for column in filled), rader)


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
    text = bilaga_texts(sida.underlag, sida.texter_ur).get("ordlista", "")
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
