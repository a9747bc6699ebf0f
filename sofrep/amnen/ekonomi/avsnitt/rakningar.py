"""The statements: what came of the year in a sentence, the statement, what differs, the office's comment."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sofrep.amnen.ekonomi.avsnitt.rakenskaper import posts_of, statement
from sofrep.amnen.gemensamt.jamfor import lower_first, mot_fjolaret
from sofrep.amnen.gemensamt.sida import Blocks, Sida, shown
from sofrep.domain.ekonomi import Beloppsslag, Kolumn, Kontroll, Kontrollstatus, Post
from sofrep.domain.figure import Number, Unit
from sofrep.domain.postkoder import Rapport
from sofrep.visning.block import Delar, Kanslitext, Nyckelruta, Nyckeltal, Stil, Stycke, Tabellblock
from sofrep.visning.fraser import Value
from sofrep.visning.svenska import enumerate_in_text, format_value, period_in_text

_EXPLAINED = frozenset({"eko-resultat", "eko-oversikt-summa", "eko-oversikt-netto"})
"""The checks whose difference the page explains."""


def skillnader(sida: Sida, rapport: Rapport) -> tuple[str, ...]:
    """The notes under a statement: what its posts miss, and what an amount holds besides."""
    posts = posts_of(sida.underlag, rapport)
    amounts = {b.place: (post, b.kolumn) for post in reversed(posts) for b in reversed(post.belopp)}
    checks = (check for check in sida.underlag.kontroller if check.place in amounts)
    found = [note for check in checks if (note := _of_check(sida, check, *amounts[check.place]))]
    if rapport is Rapport.FLERAR:
        found += _beside_contributions(sida)
    return tuple(dict.fromkeys(found))


def _of_check(sida: Sida, check: Kontroll, post: Post, kolumn: Kolumn) -> str:
    """The note to a check that holds the post's amount in the column."""
    skillnad = check.skillnad
    if check.rule not in _EXPLAINED or check.status is Kontrollstatus.STAMMER or not skillnad:
        return ""
    places = {
        "ar": period_in_text(kolumn.period),
        "belopp": _kr(skillnad if skillnad > 0 else -skillnad),
    }
    if check.rule == "eko-oversikt-netto":
        return sida.text("ekonomi.netto", **places)
    variant = "mer" if skillnad < 0 else "mindre"
    return sida.text("ekonomi.skillnad", variant, post=lower_first(post.namn), **places)


def _beside_contributions(sida: Sida) -> Iterator[str]:
    """What the overview counts among the members' contributions that the notes tell apart."""
    notes = posts_of(sida.underlag, Rapport.NOTER)
    of_members = [post for post in notes if post.kod.startswith("bidrag-")]
    numbers = {post.not_nummer for post in of_members}
    others = [post for post in notes if post.not_nummer in numbers and post not in of_members]
    for stated in posts_of(sida.underlag, Rapport.FLERAR):
        for belopp in stated.belopp if stated.kod == "medlemsbidrag" else ():
            own = _sum(of_members, belopp.kolumn)
            rest = belopp.varde - own
            if not own or not rest or rest != _sum(others, belopp.kolumn):
                continue
            parts = [
                f"{lower_first(post.namn)} ({_kr(amount.varde)})"
                for post in others
                if (amount := post.i(belopp.kolumn)) and amount.varde
            ]
            ar = period_in_text(belopp.kolumn.period)
            yield sida.text("ekonomi.medlemsbidrag", ar=ar, poster=enumerate_in_text(parts))


def _sum(posts: list[Post], kolumn: Kolumn) -> Number:
    if kolumn.slag is not Beloppsslag.UTFALL:
        return 0
    return sum(amount.varde for post in posts if (amount := post.i(kolumn)))


def _kr(amount: Number) -> str:
    return format_value(amount, Unit.KRONOR)


_TOLD = {
    Rapport.RESULTAT: "eko.res.resultat",
    Rapport.BALANS: "eko.soliditet",
    Rapport.KASSAFLODE: "eko.kf.kf-arets",
    Rapport.BALANSKRAV: "eko.krav.balanskrav",
    Rapport.DRIFT: "eko.drift.resultat.avvik",
}
"""The figure that each statement's message tells."""


def rakning(sida: Sida, rapport: Rapport) -> Blocks:
    """A statement, with what is known of its differences; or the mark that its sheet is missing."""
    part = f"eko-{rapport}"
    made = statement(sida.underlag, rapport)
    if made.tabell is None:
        return (Kanslitext(nyckel=sida.nyckel(part), text=made.saknas),)
    tabell = replace(made.tabell, noter=(*made.tabell.noter, *skillnader(sida, rapport)))
    return (Tabellblock(nyckel=sida.nyckel(part, "tabell"), tabell=tabell, numrerad=False),)


def resultatrakning(sida: Sida) -> Blocks:
    """The income statement."""
    return (
        sida.rubrik(1, "res", "ekonomi.rubrik", "resultat"),
        *rakningsbesked(sida, Rapport.RESULTAT),
        *rakning(sida, Rapport.RESULTAT),
        *sida.kanslitext("kommentar-resultat"),
    )


def balansrakning(sida: Sida) -> Blocks:
    """The balance sheet, and equity as a share of the assets."""
    return (
        sida.rubrik(1, "bal", "ekonomi.rubrik", "balans"),
        *rakningsbesked(sida, Rapport.BALANS),
        *rakning(sida, Rapport.BALANS),
        *sida.kanslitext("kommentar-balans"),
        *sida.kanslitext("soliditet"),
    )


def kassaflode(sida: Sida) -> Blocks:
    """The cash flow analysis, and that nothing was invested, where that is so.

    Nothing for a förbund that makes none: its workbook has the other statements, and no such sheet.
    """
    made = {post.rapport for post in sida.underlag.ekonomi}
    if made and Rapport.KASSAFLODE not in made:
        return ()
    return (
        sida.rubrik(1, "kf", "ekonomi.rubrik", "kassaflode"),
        *rakningsbesked(sida, Rapport.KASSAFLODE),
        *rakning(sida, Rapport.KASSAFLODE),
        *((sida.stycke("kf.investering", "ekonomi.investering"),) if _no_investment(sida) else ()),
        *sida.kanslitext("kommentar-kassaflode"),
    )


def _no_investment(sida: Sida) -> bool:
    """Whether the office has entered what was bought, and that it was nothing."""
    own = Kolumn(Beloppsslag.UTFALL, sida.underlag.period)
    posts = [p for p in sida.underlag.ekonomi if p.kod in {"anl-ny", "kf-invest"}]
    amounts = [belopp.varde for post in posts if (belopp := post.i(own))]
    return bool(amounts) and not any(amounts)


def driftsredovisning(sida: Sida) -> Blocks:
    """The outcome against the budget, and where it deviates."""
    return (
        sida.rubrik(1, "drift", "ekonomi.rubrik", "drift"),
        *rakningsbesked(sida, Rapport.DRIFT),
        *rakning(sida, Rapport.DRIFT),
        *sida.kanslitext("kommentar-drift"),
    )


def balanskrav(sida: Sida) -> Blocks:
    """The balance requirement step by step, and whether there is a deficit to make good."""
    has_posts = bool(posts_of(sida.underlag, Rapport.BALANSKRAV))
    return (
        sida.rubrik(2, "krav", "ekonomi.rubrik", "balanskrav"),
        *(rakningsbesked(sida, Rapport.BALANSKRAV) if has_posts else ()),
        *rakning(sida, Rapport.BALANSKRAV),
        *sida.kanslitext("balanskrav"),
    )


def rakningsbesked(sida: Sida, rapport: Rapport) -> Blocks:
    """The message of a statement; nothing where its figure is not known."""
    tal = sida.s.kanske(_TOLD[rapport])
    ut = sida.s.kanske("eko.kf.likv-ut") if rapport is Rapport.KASSAFLODE else tal
    if tal is None or ut is None or not shown(tal, ut):
        return ()
    slag = "bokslut" if rapport is Rapport.BALANS else "belopp"
    mot = mot_fjolaret(sida, slag, _TOLD[rapport])
    variant = "upp" if tal.varde > 0 else "ned" if tal.varde < 0 else "oförändrat"
    match rapport:
        case Rapport.RESULTAT:
            return (_besked(sida, "res", "ekonomi.resultat", resultat=tal, jamfor=mot),)
        case Rapport.BALANS:
            some = "alltid" if tal.varde else "noll"
            return (_besked(sida, "bal", "ekonomi.soliditet", some, soliditet=tal, jamfor=mot),)
        case Rapport.KASSAFLODE:
            return (_besked(sida, "kf", "ekonomi.kassaflode", variant, flode=tal, ut=ut),)
        case Rapport.BALANSKRAV:
            lack = "underskott" if tal.varde < 0 else "alltid"
            return (_besked(sida, "krav", "ekonomi.balanskrav", lack, krav=tal, jamfor=mot),)
        case _:
            return (_besked(sida, "drift", "ekonomi.drift", variant, avvik=tal),)


def _besked(sida: Sida, part: str, key: str, variant: str = "alltid", /, **places: Value) -> Stycke:
    return sida.stycke(f"{part}.besked", key, variant, stil=Stil.BESKED, **places)


_BOXES = {
    "resultat": "eko.res.resultat",
    "eget-kapital": "eko.bal.ek-ut",
    "soliditet": "eko.soliditet",
}


def oversikt(sida: Sida) -> Blocks:
    """The section, with the office's comment last."""
    return (
        sida.rubrik(2, "oversikt", "ekonomi.rubrik", "oversikt"),
        *_boxes(sida),
        *rakning(sida, Rapport.FLERAR),
        *sida.kanslitext("oversikt"),
    )


def _boxes(sida: Sida) -> Blocks:
    boxes = []
    for name, measure in _BOXES.items():
        tal, innan = sida.s.kanske(measure), sida.innan.kanske(measure)
        if tal is None or not shown(tal):
            continue
        rader: tuple[Delar, ...] = ()
        if innan is not None and shown(innan):
            rader = (sida.delar("nyckeltal.fjol", innan=innan),)
        boxes.append(Nyckelruta(etikett=sida.text("ekonomi.ruta", name), tal=tal, rader=rader))
    return (Nyckeltal(nyckel=sida.nyckel("ekonomi"), rutor=tuple(boxes)),) if boxes else ()
