"""Hand-written texts where sections ask for them, and the sections that the office has written itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.bilagor import EGET, egen_rubrik
from sofrep.domain.figure import MAX_ID
from sofrep.domain.textplatser import Galler, avsnittsrubrik, textplatser
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import Block, Kanslitext, Rubrik
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


_SLUG = re.compile(r"[^a-z0-9]+")
_TEXT = "text"


def egna_rubriker(underlag: BilagaUnderlag, kod: str, insats: str = "") -> list[str]:
    """The headings that the text sheet holds for a document, or an insats in it, in its order."""
    return [
        rubrik
        for key in underlag.texts
        if (key.bilaga, key.insats) == (kod, insats) and (rubrik := egen_rubrik(key.avsnitt))
    ]


class EgnaAvsnitt:
    """Makes the own sections of a document, or of an insats in it: each with a key of its own."""

    def __init__(
        self, underlag: BilagaUnderlag, kod: str, insats: str = "", start: str = ""
    ) -> None:
        self._fraser = underlag.fraser
        self._texts = {
            key.avsnitt.casefold(): text
            for key, text in underlag.texts.items()
            if (key.bilaga, key.insats) == (kod, insats)
        }
        self._start = start or f"{kod}.{EGET}"
        self._keys: set[str] = set()

    def avsnitt(self, rubrik: str, niva: int = 1) -> Iterator[Block]:
        """A section: its heading, and its text or the mark that it is not written."""
        name = f"{EGET}: {rubrik}"
        nyckel = self._key(rubrik)
        missing = Platshallare(self._fraser.text("text.saknas", avsnitt=name))
        text = self._texts.get(name.casefold()) or missing
        yield Rubrik(nyckel=nyckel, niva=niva, delar=(rubrik,))
        yield Kanslitext(nyckel=f"{nyckel}.{_TEXT}", text=text)

    def _key(self, rubrik: str) -> str:
        """A key of the heading; with a number where headings differ in other signs only."""
        room = MAX_ID - len(f"{self._start}.00-.{_TEXT}")
        plain = unicodedata.normalize("NFKD", rubrik.casefold()).encode("ascii", "ignore").decode()
        slug = _SLUG.sub("-", plain).strip("-")[:room].strip("-")
        if not slug or slug in self._keys:
            slug = f"{len(self._keys) + 1}-{slug}".strip("-")
        self._keys.add(slug)
        return f"{self._start}.{slug}"


def om_insatsen(underlag: BilagaUnderlag, kod: str, insats: str, start: str) -> tuple[Block, ...]:
    """The own sections of an insats, last on its page; their keys begin with `start`."""
    egna = EgnaAvsnitt(underlag, kod, insats, start)
    rubriker = egna_rubriker(underlag, kod, insats)
    return tuple(block for rubrik in rubriker for block in egna.avsnitt(rubrik, 2))
