"""A number that does not hold: where, what is printed, what follows, and how sure that is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from sofrep.granskning.handling import Plats

REGLER: Mapping[str, str] = {
    "summa": "En summa är inte vad dess delar blir tillsammans.",
    "kön": "Kvinnor och män (och övriga) blir inte alla.",
    "kön-andel": "Andelen eller medelvärdet för alla ligger inte mellan kvinnors och mäns.",
    "andel": "En andel i en tabell följer inte av antalen.",
    "andelar-summa": "Andelar av samma helhet blir inte 100 %.",
    "varav": "En del är större än sin helhet.",
    "heltal": "Inget helt antal personer ger andelen.",
    "skillnad": "En skillnad eller avvikelse är felräknad.",
    "flöde": "De som var inskrivna, började och avslutade går inte ihop.",
    "mål": "Bedömningen av ett mål stämmer inte med målvärdet och resultatet.",
    "räkenskap": "En post i räkenskaperna följer inte av de andra.",
    "tecken": "Två summor som ska vara lika har motsatt tecken.",
    "andel-text": "En andel i texten följer inte av antalen bredvid.",
    "heltal-text": "Inget helt antal personer ger andelen i texten.",
    "ungefär": "Ca, drygt, knappt eller ett tal i ord stämmer inte med det exakta.",
    "medel-text": "Ett medeltal per månad stämmer inte med antalet.",
    "alla-utom": "Alla utom några blir ett annat antal.",
    "kön-text": "Kvinnor och män i texten blir inte alla.",
    "delar": "Delar i texten blir inte helheten.",
    "mål-antal": "Antalen mål blir inte alla mål.",
    "andelar-text": "Andelar i texten blir inte 100 %.",
    "skillnad-text": "En skillnad i texten är felräknad.",
    "riktning": "Fler, färre, ökade eller minskade stämmer inte med talen.",
    "text-tabell": "Texten säger ett annat tal än tabellen.",
    "samma-post": "Samma post, eller en not och dess post, har olika belopp på två ställen.",
    "samma-tabell": "Samma uppgift har olika värden i två tabeller.",
    "samma-mening": "Samma sak har olika tal i två meningar.",
    "enhet": "Enheten kan inte stämma, t.ex. tkr över belopp i kronor.",
    "dag": "En dag som inte finns.",
    "period": "En period slutar innan den börjar.",
    "år": "Ett år som inte kan stämma.",
    "andrad-siffra": "En siffra från sofrep är ändrad i dokumentet.",
    "inaktuell-siffra": "Arbetsböckerna har ändrats sedan dokumentet gjordes.",
    "tal-utan-siffra": "Ett skrivet tal som ingen siffra ger, där en siffra säger något annat.",
    "mal-i-ord": "Ett måls bedömning eller kommentar säger emot resultatet.",
}
"""What each kind of finding means."""


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

    `regel` is the kind (a key of `REGLER`); `star` what is printed and
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

    def __post_init__(self) -> None:
        if self.regel not in REGLER:
            message = f"not a kind of finding: {self.regel}"
            raise ValueError(message)

    @property
    def nyckel(self) -> str:
        """A key that stays as long as the printed numbers do, wherever in the document they stand."""
        parts = (self.regel, self.om, self.star, self.foljer)
        told = " ".join("|".join(parts).casefold().split())
        return hashlib.sha256(told.encode()).hexdigest()[:8]
