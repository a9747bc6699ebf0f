"""The årsredovisning: the document that the styrelse signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sofrep.amnen.ekonomi.avsnitt.medlen import hushallning
from sofrep.amnen.ekonomi.avsnitt.notavsnitt import noter
from sofrep.amnen.ekonomi.avsnitt.rakningar import (
    balanskrav,
    balansrakning,
    driftsredovisning,
    kassaflode,
    oversikt,
    resultatrakning,
)
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt.uppfyllelse import styrning
from sofrep.amnen.organisation.avsnitt import (
    bilagor,
    forvaltning,
    omslag,
    ordlista,
    personal,
    underskrifter,
)
from sofrep.dokument.samlat import numrerade
from sofrep.dokument.sektion import Sektion, bara, innehall, kanslitext
from sofrep.domain.forbund import FORBUNDET
from sofrep.visning.block import Nysida, Rubrik

KOD = "arsredovisning"
_RUBRIK = "arsredovisning.rubrik"
_UTAN_NUMMER = ("forord", "ordlista")


def is_begun(underlag: BilagaUnderlag) -> bool:
    """Whether the year has anything of an årsredovisning, amounts or a text; none for part of one."""
    if not underlag.period.is_year:
        return False
    written = [key for key, text in underlag.texts.items() if text.strip()]
    has_text = any(key.bilaga == KOD for key in (*written, *underlag.textfiler))
    return has_text or any(post.belopp for post in underlag.ekonomi)


def _underskrifter(sida: Sida) -> Blocks:
    return (Nysida(nyckel=sida.nyckel("underskrifter", "sida")), *underskrifter(sida))


SEKTIONER: Mapping[str, Sektion] = {
    "omslag": bara(omslag),
    "forord": kanslitext("forord", _RUBRIK, 1),
    "innehall": bara(lambda sida: (innehall(sida, 2), *bilagor(sida))),
    "ordlista": bara(ordlista),
    "forvaltning": bara(forvaltning),
    "oversikt": bara(oversikt),
    "forhallanden": kanslitext("viktiga-forhallanden", _RUBRIK, 2),
    "handelser": kanslitext("handelser", _RUBRIK, 2),
    "styrning": bara(styrning),
    "hushallning": bara(hushallning),
    "balanskrav": bara(balanskrav),
    "personal": bara(personal),
    "utveckling": kanslitext("utveckling", _RUBRIK, 2),
    "resultatrakning": bara(resultatrakning),
    "balansrakning": bara(balansrakning),
    "kassaflode": bara(kassaflode),
    "driftsredovisning": bara(driftsredovisning),
    "noter": bara(noter),
    "underskrifter": bara(_underskrifter),
}


def numrerad(sections: Iterable[tuple[str, Blocks]]) -> Blocks:
    """The blocks of the sections, the headings numbered; the notes have numbers of their own."""
    made = list(sections)
    without = {f"{KOD}.{FORBUNDET}.{part}.rubrik" for part in _UTAN_NUMMER}
    without |= {
        block.nyckel
        for name, blocks in made
        if name == f"{KOD}.noter"
        for block in blocks
        if isinstance(block, Rubrik) and block.niva > 1
    }
    return tuple(numrerade([block for _, blocks in made for block in blocks], without))
