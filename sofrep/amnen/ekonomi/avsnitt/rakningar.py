"""The statements: what came of the year in a sentence, the statement itself, the office's comment."""

from __future__ import annotations

from msgspec.structs import replace

from sofrep.amnen.ekonomi.avsnitt.anmarkning import skillnader
from sofrep.amnen.ekonomi.avsnitt.rakenskaper import posts_of, statement
from sofrep.amnen.gemensamt.jamfor import mot_fjolaret
from sofrep.amnen.gemensamt.sida import Blocks, Sida, shown
from sofrep.domain.ekonomi import Beloppsslag, Kolumn
from sofrep.domain.postkoder import Rapport
from sofrep.visning.block import Kanslitext, Stil, Stycke, Tabellblock
from sofrep.visning.fraser import Value

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
