"""The statements, and the codes that say what their posts are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct


class Rapport(StrEnum):
    """The statements; the value is the part of figure ids that names it."""

    RESULTAT = "res"
    BALANS = "bal"
    KASSAFLODE = "kf"
    NOTER = "not"
    DRIFT = "drift"
    FLERAR = "fler"
    BALANSKRAV = "krav"
    ANVANDNING = "anv"

    @property
    def namn(self) -> str:
        """The name of the statement, which is its sheet's title too."""
        return _RAPPORT_NAMES[self]

    @property
    def tecken(self) -> str:
        """Which of the statement's amounts are written with a minus sign, for those who fill it in."""
        return _TECKEN[self]


_RAPPORT_NAMES = {
    Rapport.RESULTAT: "Resultaträkning",
    Rapport.BALANS: "Balansräkning",
    Rapport.KASSAFLODE: "Kassaflödesanalys",
    Rapport.NOTER: "Noter",
    Rapport.DRIFT: "Driftsredovisning",
    Rapport.FLERAR: "Flerårsöversikt",
    Rapport.BALANSKRAV: "Balanskrav",
    Rapport.ANVANDNING: "Användning",
}
_TECKEN = {
    Rapport.RESULTAT: "Kostnader, avskrivningar och finansiella kostnader skrivs med minus, och så ett underskott.",
    Rapport.BALANS: "Allt skrivs utan minus, också skulder. Bara ett underskott och ett negativt eget kapital har minus.",
    Rapport.KASSAFLODE: "Det som minskar kassan skrivs med minus: fordringar som har ökat, skulder som har minskat, "
    "investeringar.",
    Rapport.NOTER: "Avskrivningar skrivs med minus. Kostnader går bra med och utan.",
    Rapport.DRIFT: "Nettokostnaden går bra med och utan minus. Ränta räknas in i den, eller får en egen post med koden fin-int eller fin-kost. Ett underskott har minus.",
    Rapport.FLERAR: "Kostnader går bra med och utan minus. Ett underskott har minus.",
    Rapport.BALANSKRAV: "Det som dras av från resultatet skrivs med minus.",
    Rapport.ANVANDNING: "Andelar i procent, tillsammans 100, eller belopp utan minus.",
}


class Postkod(Struct, frozen=True):
    """What a post is, where checks and documents need to know it.

    `flera`: several posts of a statement (of a note) may have the code, and they add up.
    `numrerad`: its figures are named by the post's number, as those of posts without a code.
    """

    kod: str
    namn: str
    rapport: Rapport
    flera: bool = False
    numrerad: bool = False


_EN, _FLERA, _DEL = "en", "flera", "del"
"""A code that one post has, several that add up, and several that are named by their numbers."""
_KODER: Mapping[Rapport, Sequence[tuple[str, str, str]]] = {
    Rapport.RESULTAT: (
        ("intakter", "Verksamhetens intäkter", _FLERA),
        ("kostnader", "Verksamhetens kostnader", _FLERA),
        ("avskrivn", "Avskrivningar", _FLERA),
        ("fin-int", "Finansiella intäkter", _FLERA),
        ("fin-kost", "Finansiella kostnader", _FLERA),
        ("extraord", "Extraordinära poster", _FLERA),
        ("resultat", "Årets resultat", _EN),
        ("summa", "Delsumma", _DEL),
    ),
    Rapport.BALANS: (
        ("anl-tillgang", "Anläggningstillgång", _DEL),
        ("oms-tillgang", "Omsättningstillgång", _DEL),
        ("tillgang", "Tillgång", _DEL),
        ("kassa", "Kassa och bank", _FLERA),
        ("summa-tillg", "Summa tillgångar", _EN),
        ("ek-in", "Eget kapital vid årets början", _EN),
        ("ek-res", "Årets resultat", _EN),
        ("ek-ut", "Summa eget kapital", _EN),
        ("ek-ovr", "Annan förändring av eget kapital", _FLERA),
        ("skuld", "Skuld eller avsättning", _DEL),
        ("summa-ek-sk", "Summa eget kapital och skulder", _EN),
        ("summa", "Delsumma", _DEL),
    ),
    Rapport.KASSAFLODE: (
        ("kf-resultat", "Årets resultat", _EN),
        ("kf-just", "Justering för post som inte påverkar likviditeten", _DEL),
        ("kf-rorelse", "Förändring av rörelsekapitalet", _DEL),
        ("kf-invest", "Post i investeringsverksamheten", _DEL),
        ("kf-finans", "Post i finansieringsverksamheten", _DEL),
        ("kf-post", "Post i kassaflödet", _DEL),
        ("kf-arets", "Årets kassaflöde", _EN),
        ("likv-in", "Likvida medel vid årets början", _EN),
        ("likv-ut", "Likvida medel vid årets slut", _EN),
        ("summa", "Delsumma", _DEL),
    ),
    Rapport.NOTER: (
        ("bidrag-stat", "Bidrag från staten", _FLERA),
        ("bidrag-region", "Bidrag från regionen", _FLERA),
        ("bidrag-kommun", "Bidrag från en kommun", _DEL),
        ("anl-in", "Ingående anskaffningsvärde", _DEL),
        ("anl-ny", "Nyanskaffningar och utrangeringar", _DEL),
        ("avskr-in", "Ingående ackumulerade avskrivningar", _DEL),
        ("avskr-ar", "Årets avskrivningar", _DEL),
        ("not-summa", "Notens summa", _EN),
    ),
    Rapport.DRIFT: (
        ("netto", "Nettokostnad", _EN),
        ("bidrag", "Medlemsbidrag och övriga bidrag", _EN),
        ("fin-int", "Finansiella intäkter", _FLERA),
        ("fin-kost", "Finansiella kostnader", _FLERA),
        ("resultat", "Resultat", _EN),
        ("ek-ut", "Utgående eget kapital", _EN),
    ),
    Rapport.FLERAR: (
        ("medlemsbidrag", "Medlemsbidrag", _EN),
        ("ovr-int", "Övrig intäkt", _DEL),
        ("kostnader", "Verksamhetens kostnader", _EN),
        ("fin-int", "Finansiella intäkter", _FLERA),
        ("fin-kost", "Finansiella kostnader", _FLERA),
        ("resultat", "Årets resultat", _EN),
        ("ek-ut", "Eget kapital vid årets slut", _EN),
        ("anstallda", "Antal anställda", _EN),
    ),
    Rapport.BALANSKRAV: (
        ("resultat", "Årets resultat enligt resultaträkningen", _EN),
        ("krav-just", "Balanskravsjustering", _DEL),
        ("krav-post", "Justering", _DEL),
        ("krav-rur", "Resultatutjämningsreserv", _DEL),
        ("balanskrav", "Årets balanskravsresultat", _EN),
    ),
}
POSTKODER = tuple(
    Postkod(kod, namn, rapport, flera=slag != _EN, numrerad=slag == _DEL)
    for rapport, koder in _KODER.items()
    for kod, namn, slag in koder
)


class Delsumma(Struct, frozen=True):
    """A subtotal that the law or RKR wants, counted where the office has not entered it.

    It stands after the last post that has one of the codes in `efter`.
    """

    kod: str
    namn: str
    rapport: Rapport
    efter: tuple[str, ...]


_DELSUMMOR: Mapping[Rapport, Sequence[tuple[str, str, tuple[str, ...]]]] = {
    Rapport.RESULTAT: (
        ("verksamhet", "Verksamhetens resultat", ("intakter", "kostnader", "avskrivn")),
        ("efter-fin", "Resultat efter finansiella poster", ("fin-int", "fin-kost")),
    ),
    Rapport.BALANS: (
        ("anlaggning", "Summa anläggningstillgångar", ("anl-tillgang",)),
        ("omsattning", "Summa omsättningstillgångar", ("oms-tillgang", "kassa")),
        ("skulder", "Summa skulder", ("skuld",)),
    ),
    Rapport.KASSAFLODE: (
        (
            "medel",
            "Medel från verksamheten före förändring av rörelsekapital",
            ("kf-resultat", "kf-just"),
        ),
        ("rorelse", "Förändring av rörelsekapital", ("kf-rorelse",)),
        ("lopande", "Kassaflöde från den löpande verksamheten", ("kf-rorelse",)),
        ("invest", "Kassaflöde från investeringsverksamheten", ("kf-invest",)),
        ("finans", "Kassaflöde från finansieringsverksamheten", ("kf-finans",)),
    ),
    Rapport.NOTER: (
        ("anskaffning", "Utgående anskaffningsvärde", ("anl-in", "anl-ny")),
        ("avskrivet", "Utgående ackumulerade avskrivningar", ("avskr-in", "avskr-ar")),
    ),
    Rapport.BALANSKRAV: (
        ("efter-just", "Årets resultat efter balanskravsjusteringar", ("resultat", "krav-just")),
    ),
}
DELSUMMOR = tuple(
    Delsumma(kod, namn, rapport, efter)
    for rapport, summor in _DELSUMMOR.items()
    for kod, namn, efter in summor
)


def koder_of(rapport: Rapport) -> dict[str, Postkod]:
    """The codes that posts of a statement may have, in the order in which they are offered."""
    return {kod.kod: kod for kod in POSTKODER if kod.rapport is rapport}
