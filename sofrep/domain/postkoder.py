"""The statements, and the codes that say what their posts are."""

from __future__ import annotations

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


def _koder(rapport: Rapport, once: dict[str, str], several: dict[str, str]) -> tuple[Postkod, ...]:
    return (
        *(Postkod(kod, namn, rapport) for kod, namn in once.items()),
        *(Postkod(kod, namn, rapport, flera=True) for kod, namn in several.items()),
    )


def _part(rapport: Rapport, kod: str, namn: str) -> Postkod:
    return Postkod(kod, namn, rapport, flera=True, numrerad=True)


POSTKODER: tuple[Postkod, ...] = (
    *_koder(
        Rapport.RESULTAT,
        {},
        {
            "intakter": "Verksamhetens intäkter",
            "kostnader": "Verksamhetens kostnader",
            "avskrivn": "Avskrivningar",
            "fin-int": "Finansiella intäkter",
            "fin-kost": "Finansiella kostnader",
            "extraord": "Extraordinära poster",
        },
    ),
    *_koder(Rapport.RESULTAT, {"resultat": "Årets resultat"}, {}),
    _part(Rapport.RESULTAT, "summa", "Delsumma"),
    _part(Rapport.BALANS, "anl-tillgang", "Anläggningstillgång"),
    _part(Rapport.BALANS, "oms-tillgang", "Omsättningstillgång"),
    _part(Rapport.BALANS, "tillgang", "Tillgång"),
    *_koder(Rapport.BALANS, {}, {"kassa": "Kassa och bank"}),
    *_koder(
        Rapport.BALANS,
        {
            "summa-tillg": "Summa tillgångar",
            "ek-in": "Eget kapital vid årets början",
            "ek-res": "Årets resultat",
            "ek-ut": "Summa eget kapital",
        },
        {"ek-ovr": "Annan förändring av eget kapital"},
    ),
    _part(Rapport.BALANS, "skuld", "Skuld eller avsättning"),
    *_koder(Rapport.BALANS, {"summa-ek-sk": "Summa eget kapital och skulder"}, {}),
    _part(Rapport.BALANS, "summa", "Delsumma"),
    *_koder(Rapport.KASSAFLODE, {"kf-resultat": "Årets resultat"}, {}),
    _part(Rapport.KASSAFLODE, "kf-just", "Justering för post som inte påverkar likviditeten"),
    _part(Rapport.KASSAFLODE, "kf-rorelse", "Förändring av rörelsekapitalet"),
    _part(Rapport.KASSAFLODE, "kf-invest", "Post i investeringsverksamheten"),
    _part(Rapport.KASSAFLODE, "kf-finans", "Post i finansieringsverksamheten"),
    _part(Rapport.KASSAFLODE, "kf-post", "Post i kassaflödet"),
    *_koder(
        Rapport.KASSAFLODE,
        {
            "kf-arets": "Årets kassaflöde",
            "likv-in": "Likvida medel vid årets början",
            "likv-ut": "Likvida medel vid årets slut",
        },
        {},
    ),
    _part(Rapport.KASSAFLODE, "summa", "Delsumma"),
    *_koder(
        Rapport.NOTER,
        {},
        {"bidrag-stat": "Bidrag från staten", "bidrag-region": "Bidrag från regionen"},
    ),
    _part(Rapport.NOTER, "bidrag-kommun", "Bidrag från en kommun"),
    _part(Rapport.NOTER, "anl-in", "Ingående anskaffningsvärde"),
    _part(Rapport.NOTER, "anl-ny", "Nyanskaffningar och utrangeringar"),
    _part(Rapport.NOTER, "avskr-in", "Ingående ackumulerade avskrivningar"),
    _part(Rapport.NOTER, "avskr-ar", "Årets avskrivningar"),
    *_koder(Rapport.NOTER, {"not-summa": "Notens summa"}, {}),
    *_koder(
        Rapport.DRIFT,
        {"netto": "Nettokostnad", "bidrag": "Medlemsbidrag och övriga bidrag"},
        {"fin-int": "Finansiella intäkter", "fin-kost": "Finansiella kostnader"},
    ),
    *_koder(Rapport.DRIFT, {"resultat": "Resultat", "ek-ut": "Utgående eget kapital"}, {}),
    *_koder(Rapport.FLERAR, {"medlemsbidrag": "Medlemsbidrag"}, {}),
    _part(Rapport.FLERAR, "ovr-int", "Övrig intäkt"),
    *_koder(
        Rapport.FLERAR,
        {"kostnader": "Verksamhetens kostnader"},
        {"fin-int": "Finansiella intäkter", "fin-kost": "Finansiella kostnader"},
    ),
    *_koder(
        Rapport.FLERAR,
        {
            "resultat": "Årets resultat",
            "ek-ut": "Eget kapital vid årets slut",
            "anstallda": "Antal anställda",
        },
        {},
    ),
    *_koder(Rapport.BALANSKRAV, {"resultat": "Årets resultat enligt resultaträkningen"}, {}),
    _part(Rapport.BALANSKRAV, "krav-just", "Balanskravsjustering"),
    _part(Rapport.BALANSKRAV, "krav-post", "Justering"),
    _part(Rapport.BALANSKRAV, "krav-rur", "Resultatutjämningsreserv"),
    *_koder(Rapport.BALANSKRAV, {"balanskrav": "Årets balanskravsresultat"}, {}),
)


class Delsumma(Struct, frozen=True):
    """A subtotal that the law or RKR wants, counted where the office has not entered it.

    It stands after the last post that has one of the codes in `efter`.
    """

    kod: str
    namn: str
    rapport: Rapport
    efter: tuple[str, ...]


DELSUMMOR: tuple[Delsumma, ...] = (
    Delsumma(
        "verksamhet",
        "Verksamhetens resultat",
        Rapport.RESULTAT,
        ("intakter", "kostnader", "avskrivn"),
    ),
    Delsumma(
        "efter-fin",
        "Resultat efter finansiella poster",
        Rapport.RESULTAT,
        ("fin-int", "fin-kost"),
    ),
    Delsumma("anlaggning", "Summa anläggningstillgångar", Rapport.BALANS, ("anl-tillgang",)),
    Delsumma(
        "omsattning", "Summa omsättningstillgångar", Rapport.BALANS, ("oms-tillgang", "kassa")
    ),
    Delsumma("skulder", "Summa skulder", Rapport.BALANS, ("skuld",)),
    Delsumma(
        "medel",
        "Medel från verksamheten före förändring av rörelsekapital",
        Rapport.KASSAFLODE,
        ("kf-resultat", "kf-just"),
    ),
    Delsumma("rorelse", "Förändring av rörelsekapital", Rapport.KASSAFLODE, ("kf-rorelse",)),
    Delsumma(
        "lopande",
        "Kassaflöde från den löpande verksamheten",
        Rapport.KASSAFLODE,
        ("kf-rorelse",),
    ),
    Delsumma(
        "invest", "Kassaflöde från investeringsverksamheten", Rapport.KASSAFLODE, ("kf-invest",)
    ),
    Delsumma(
        "finans", "Kassaflöde från finansieringsverksamheten", Rapport.KASSAFLODE, ("kf-finans",)
    ),
    Delsumma("anskaffning", "Utgående anskaffningsvärde", Rapport.NOTER, ("anl-in", "anl-ny")),
    Delsumma(
        "avskrivet", "Utgående ackumulerade avskrivningar", Rapport.NOTER, ("avskr-in", "avskr-ar")
    ),
    Delsumma(
        "efter-just",
        "Årets resultat efter balanskravsjusteringar",
        Rapport.BALANSKRAV,
        ("resultat", "krav-just"),
    ),
)


def koder_of(rapport: Rapport) -> dict[str, Postkod]:
    """The codes that posts of a statement may have, in the order in which they are offered."""
    return {kod.kod: kod for kod in POSTKODER if kod.rapport is rapport}
