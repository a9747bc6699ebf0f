"""The årsredovisning: the document that the styrelse signs."""

from __future__ import annotations

from sofrep.amnen.ekonomi.avsnitt import (
    balanskrav,
    balansrakning,
    driftsredovisning,
    kassaflode,
    noter,
    oversikt,
    resultatrakning,
)
from sofrep.amnen.ekonomi.avsnitt.hushallning import hushallning
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt.styrning import styrning
from sofrep.amnen.organisation.avsnitt import (
    bilagor,
    forvaltning,
    omslag,
    ordlista,
    personal,
    underskrifter,
)
from sofrep.dokument.numrering import numrerade
from sofrep.dokument.ordning import arranged, innehall
from sofrep.domain.forbund import FORBUNDET
from sofrep.visning.block import Nysida, Rubrik

KOD = "arsredovisning"
_UTAN_NUMMER = ("forord", "ordlista")


def is_begun(underlag: BilagaUnderlag) -> bool:
    """Whether the year has anything of an årsredovisning, amounts or a text; none for part of one."""
    if not underlag.period.is_year:
        return False
    written = [key for key, text in underlag.texts.items() if text.strip()]
    has_text = any(key.bilaga == KOD for key in (*written, *underlag.textfiler))
    return has_text or any(post.belopp for post in underlag.ekonomi)


def compose(underlag: BilagaUnderlag) -> Blocks:
    """Cover and contents; the förvaltningsberättelse; the statements and notes; who signs."""
    sida = Sida(underlag, KOD, FORBUNDET, hanvisar=False)
    parts = {
        "omslag": omslag(sida),
        "forord": _text(sida, "forord", 1),
        "innehall": (innehall(underlag, KOD, 2), *bilagor(sida)),
        "ordlista": ordlista(sida),
        "forvaltning": forvaltning(sida),
        "oversikt": oversikt(sida),
        "forhallanden": _text(sida, "viktiga-forhallanden"),
        "handelser": _text(sida, "handelser"),
        "styrning": styrning(sida),
        "hushallning": hushallning(sida),
        "balanskrav": balanskrav(sida),
        "personal": personal(sida),
        "utveckling": _text(sida, "utveckling"),
        "resultatrakning": resultatrakning(sida),
        "balansrakning": balansrakning(sida),
        "kassaflode": kassaflode(sida),
        "driftsredovisning": driftsredovisning(sida),
        "noter": noter(sida),
        "underskrifter": (_ny(sida, "underskrifter"), *underskrifter(sida)),
    }
    blocks = arranged(underlag, KOD, parts)
    without = {sida.nyckel(part, "rubrik") for part in _UTAN_NUMMER}
    # The notes have numbers of their own.
    without |= {b.nyckel for b in parts["noter"] if isinstance(b, Rubrik) and b.niva > 1}
    return tuple(numrerade(blocks, without))


def _ny(sida: Sida, part: str) -> Nysida:
    return Nysida(nyckel=sida.nyckel(part, "sida"))


def _text(sida: Sida, avsnitt: str, niva: int = 2) -> Blocks:
    """A section that is the office's own text."""
    return (
        sida.rubrik(niva, avsnitt, "arsredovisning.rubrik", avsnitt),
        *sida.kanslitext(avsnitt),
    )
