"""A number that does not hold: where, what is printed, what follows, and how sure that is."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from msgspec import Struct

from sofrep.granskning.handling import Plats


class Sakerhet(StrEnum):
    """How sure a finding is.

    `SAKER`: the printed numbers contradict each other.  `TROLIG`: they do if they mean what they
    seem to.  `MOJLIG`: worth a look.
    """

    SAKER = "säker"
    TROLIG = "trolig"
    MOJLIG = "möjlig"

    @property
    def rank(self) -> int:
        """The surest first."""
        return list(Sakerhet).index(self)


class Fynd(Struct, frozen=True):
    """One finding.

    `regel` is the kind (a key of `sofrep.granskning.regler.REGLER`); `star` what is printed and
    `foljer` what follows from the rest, both in Swedish; `andra` the other places that it was held
    against.  `om` names what it is about, so that it keeps its key when the document is moved about.
    """

    regel: str
    sakerhet: Sakerhet
    plats: Plats
    star: str
    foljer: str
    om: str = ""
    andra: tuple[Plats, ...] = ()

    @property
    def nyckel(self) -> str:
        """A key that stays as long as the printed numbers do, wherever in the document they stand."""
        parts = (self.regel, self.om, self.star, self.foljer)
        told = " ".join("|".join(parts).casefold().split())
        return hashlib.sha256(told.encode()).hexdigest()[:8]
