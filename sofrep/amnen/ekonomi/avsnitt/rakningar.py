"""The statements: what came of the year in a sentence, the statement itself, the office's comment."""

from __future__ import annotations

from dataclasses import replace

from sofrep.amnen.ekonomi.avsnitt.anmarkning import skillnader
from sofrep.amnen.jamfor import mot_fjolaret
from sofrep.amnen.sida import Blocks, Sida, shown
from sofrep.bilagor.rakenskaper import posts_of, statement
from sofrep.domain.ekonomi import Beloppsslag, Kolumn, Rapport
from sofrep.visning.block import Kanslitext, Stil, Stycke, Tabellblock
from sofrep.visning.fraser import Value


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
    resultat = sida.s.kanske("eko.res.resultat")
    besked: Blocks = ()
    if resultat is not None and shown(resultat):
        mot = mot_fjolaret(sida, "belopp", "eko.res.resultat")
        besked = (_besked(sida, "res", "ekonomi.resultat", resultat=resultat, jamfor=mot),)
    return (
        sida.rubrik(1, "res", "ekonomi.rubrik", "resultat"),
        *besked,
        *rakning(sida, Rapport.RESULTAT),
        *sida.kanslitext("kommentar-resultat"),
    )


def balansrakning(sida: Sida) -> Blocks:
    """The balance sheet, and equity as a share of the assets."""
    soliditet = sida.s.kanske("eko.soliditet")
    besked: Blocks = ()
    if soliditet is not None and shown(soliditet):
        mot = mot_fjolaret(sida, "belopp", "eko.soliditet")
        variant = "alltid" if soliditet.varde else "noll"
        besked = (
            _besked(sida, "bal", "ekonomi.soliditet", variant, soliditet=soliditet, jamfor=mot),
        )
    return (
        sida.rubrik(1, "bal", "ekonomi.rubrik", "balans"),
        *besked,
        *rakning(sida, Rapport.BALANS),
        *sida.kanslitext("kommentar-balans"),
        *sida.kanslitext("soliditet"),
    )


def kassaflode(sida: Sida) -> Blocks:
    """The cash flow analysis, and that nothing was invested, where that is so."""
    flode, ut = sida.s.kanske("eko.kf.kf-arets"), sida.s.kanske("eko.kf.likv-ut")
    besked: Blocks = ()
    if flode is not None and ut is not None and shown(flode, ut):
        variant = "upp" if flode.varde > 0 else "ned" if flode.varde < 0 else "oförändrat"
        besked = (_besked(sida, "kf", "ekonomi.kassaflode", variant, flode=flode, ut=ut),)
    return (
        sida.rubrik(1, "kf", "ekonomi.rubrik", "kassaflode"),
        *besked,
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
    avvik = sida.s.kanske("eko.drift.resultat.avvik")
    besked: Blocks = ()
    if avvik is not None and shown(avvik):
        variant = "upp" if avvik.varde > 0 else "ned" if avvik.varde < 0 else "oförändrat"
        besked = (_besked(sida, "drift", "ekonomi.drift", variant, avvik=avvik),)
    return (
        sida.rubrik(1, "drift", "ekonomi.rubrik", "drift"),
        *besked,
        *rakning(sida, Rapport.DRIFT),
        *sida.kanslitext("kommentar-drift"),
    )


def balanskrav(sida: Sida) -> Blocks:
    """The balance requirement step by step, and whether there is a deficit to make good."""
    krav = sida.s.kanske("eko.krav.balanskrav")
    besked: Blocks = ()
    if krav is not None and shown(krav):
        variant = "underskott" if krav.varde < 0 else "alltid"
        mot = mot_fjolaret(sida, "belopp", "eko.krav.balanskrav")
        besked = (_besked(sida, "krav", "ekonomi.balanskrav", variant, krav=krav, jamfor=mot),)
    has_posts = bool(posts_of(sida.underlag, Rapport.BALANSKRAV))
    return (
        sida.rubrik(2, "krav", "ekonomi.rubrik", "balanskrav"),
        *(besked if has_posts else ()),
        *rakning(sida, Rapport.BALANSKRAV),
        *sida.kanslitext("balanskrav"),
    )


def _besked(sida: Sida, part: str, key: str, variant: str = "alltid", /, **places: Value) -> Stycke:
    return sida.stycke(f"{part}.besked", key, variant, stil=Stil.BESKED, **places)
