"""Hand-written texts where sections ask for them."""

from __future__ import annotations

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.textplatser import Galler, avsnittsrubrik, textplatser
from sofrep.statistics.underlag import TextKey
from sofrep.visning.visat import Platshallare, WordFil

Texter = dict[str, str | Platshallare | WordFil]


def bilaga_texts(underlag: BilagaUnderlag, bilaga: str) -> Texter:
    """The texts of a document itself, by section; "" or a placeholder where none is written."""
    return {
        plats.avsnitt: _text(underlag, bilaga, plats.avsnitt, "", required=plats.obligatorisk)
        for plats in textplatser(underlag.forbund)
        if plats.bilaga == bilaga and plats.galler is Galler.BILAGA
    }


def scope_texts(underlag: BilagaUnderlag, bilaga: str, scope: str) -> Texter:
    """The texts of an insats or union; of a union none is required."""
    is_insats = any(insats.kod == scope for insats in underlag.forbund.insats)
    return {
        plats.avsnitt: _text(
            underlag, bilaga, plats.avsnitt, scope, required=plats.obligatorisk and is_insats
        )
        for plats in textplatser(underlag.forbund)
        if plats.bilaga == bilaga and plats.galler is not Galler.BILAGA
    }


def _text(
    underlag: BilagaUnderlag, bilaga: str, avsnitt: str, scope: str, *, required: bool
) -> str | Platshallare | WordFil:
    key = TextKey(bilaga=bilaga, avsnitt=avsnitt, insats=scope)
    if fil := underlag.textfiler.get(key):
        return fil
    text = underlag.texts.get(key, "").strip()
    if text or not required:
        return text
    name = underlag.forbund.scope_name(scope) if scope else ""
    variant = "insats" if scope else "alltid"
    rubrik = avsnittsrubrik(avsnitt)
    return Platshallare(underlag.fraser.text("text.saknas", variant, avsnitt=rubrik, insats=name))
