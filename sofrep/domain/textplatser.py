"""The places for hand-written text in the documents: the valid keys of the text sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import starmap

from msgspec import Struct

from sofrep.domain.bilagor import INLEDNING, added_sections, avsnitten
from sofrep.domain.blanketter import text_places
from sofrep.domain.forbund import Avsnitt, Forbund


class Galler(StrEnum):
    """What a text place belongs to."""

    BILAGA = "bilagan"
    INSATS = "varje insats"
    SCOPE = "varje insats och union"


class Textplats(Struct, frozen=True):
    """A place for text.

    A missing required text prints a marked placeholder that the build counts; a missing optional
    one prints nothing.  `villkor` is the section that must be listed for the insats, if any;
    `aven_i` is another document that prints the text too, whatever sections are listed.
    """

    bilaga: str
    avsnitt: str
    galler: Galler
    hjalp: str
    obligatorisk: bool = False
    villkor: str = ""
    aven_i: str = ""


_RUBRIKER = {
    Avsnitt.OVERSIKT: "Deltagare",
    Avsnitt.MANAD: "Månad för månad",
    Avsnitt.KOMMUN: "Kommun",
    Avsnitt.ALDER: "Ålder",
    Avsnitt.FORSORJNINGSTID: "Tid i offentlig försörjning",
    Avsnitt.FORSORJNING: "Försörjning vid avslut",
    Avsnitt.SYSSELSATTNING: "Sysselsättning vid avslut",
    Avsnitt.AVSLUTSORSAK: "Orsak till avslut",
    Avsnitt.INSKRIVNINGSTID: "Inskrivningstid",
    Avsnitt.UNGA: "Unga",
    Avsnitt.GRUPPER: "Grupper",
    Avsnitt.PERSONER: "Personer",
    Avsnitt.UPPFOLJNING: "Uppföljning",
}
"""The sections that have a comment, by the heading that the reader knows them by."""

_DOTTED = (
    "ålder ansökningar ansvarsförbindelser användning årsredovisning åtagande bedömning delårsrapport "
    "förhållanden förord försörjning försörjningstid förväntningar framgångsfaktorer från händelser "
    "hushållning jämställdhet kassaflöde mål målgrupp måluppfyllelse månad omvärld översikt "
    "sammanställning sysselsättning uppföljning uppföljningsblankett uppföljningsplan verksamhetsidé"
)


def insatsrubrik(avsnitt: str, forbund: Forbund) -> str:
    """The heading of a section of an insats."""
    headings = {str(each): text for each, text in _RUBRIKER.items()} | added_sections(forbund)
    return headings[avsnitt]


_SPELLED = {word.translate(str.maketrans("åäöé", "aaoe")): word for word in _DOTTED.split()}
"""The words of sections that are spelled with å, ä, ö or é."""


def avsnittsrubrik(avsnitt: str) -> str:
    """A section as it is written on the text sheet: ``Viktiga förhållanden``.

    `bilagor.avsnittsnamn` reads it back.
    """
    words = (_SPELLED.get(word, word) for word in avsnitt.split("-"))
    text = " ".join(words)
    return text[:1].upper() + text[1:]


NATIONAL_INDICATORS = 16
"""How many indicators the national survey has: there is a comment for each."""


def indicator_comment(nummer: int) -> str:
    """The section of the comment to an indicator: ``kommentar-indikator-07``."""
    return f"kommentar-indikator-{nummer:02d}"


_MANDATORY = {
    "forord": "Förord, till exempel av ordföranden",
    "ordlista": "Ord och förkortningar: ett stycke per ord, skrivet Ord: förklaring",
    "uppdrag": "Förbundets uppdrag och hur det finansieras",
    "oversikt": "Hur verksamheten och ekonomin har utvecklats",
    "viktiga-forhallanden": "Viktiga förhållanden för resultat och ekonomisk ställning",
    "handelser": "Händelser av väsentlig betydelse under året och efter det",
    "styrning": "Hur verksamheten styrs och följs upp",
    "hushallning": "Vad god ekonomisk hushållning är för förbundet",
    "slutsats": "Samlad bedömning av måluppfyllelsen och den ekonomiska hushållningen",
    "slutsats-strukturella": "Slutsats om de strukturella insatserna",
    "personal": "Personal: anställda, inhyrda, arbetsmiljö",
    "utveckling": "Förväntad utveckling",
    "principer": "Redovisningsprinciper, som blir den första noten",
    "ansvarsforbindelser": "Ansvarsförbindelser, eller att inga finns",
}
_OPTIONAL = {
    "organisation": "Om organisationen, först i förvaltningsberättelsen",
    "verksamhetside": "Verksamhetsidé och vision",
    "slutsats-styrning": "Slutsats om styrningen och de övergripande målen",
    "slutsats-individuella": "Slutsats om de individinriktade insatserna tillsammans",
    "omvarld": "Omvärldsbevakning, kartläggning och analys",
    "slutsats-omvarld": "Slutsats om omvärldsbevakningen",
    "anvandning": "Kommentar till hur medlen har använts",
    "balanskrav": "Kommentar till balanskravsresultatet",
    "kommentar-resultat": "Kommentar till resultaträkningen",
    "kommentar-balans": "Kommentar till balansräkningen",
    "kommentar-kassaflode": "Kommentar till kassaflödesanalysen",
    "kommentar-drift": "Kommentar till avvikelserna mot budget",
    "soliditet": "Kommentar till soliditeten",
    "underskrifter": "Stycke ovanför underskrifterna",
}
_DEL_MANDATORY = {
    "forord": "Kort förord till delårsrapporten",
    "handelser": "Händelser av väsentlig betydelse under perioden och efter den",
    "ekonomi": "Periodens ekonomiska utfall mot budget, och prognosen för året",
    "utveckling": "Förväntad utveckling under resten av året",
    "slutsats": "Samlad bedömning: om årets mål och balanskravet väntas nås",
}
_DEL_OPTIONAL = {
    "kommentar-deltagare": "Kommentar till deltagarantalen",
    "kommentar-avslut": "Kommentar till utfallet för dem som har avslutat",
    "kommentar-uppfoljning": "Kommentar till uppföljningen, om perioden har någon",
    "kommentar-mal": "Kommentar till målen",
    "kommentar-ansokningar": "Kommentar till ansökningarna",
    "kommentar-strukturella": "Kommentar till de strukturella insatserna",
}
_SAMMANSTALLNING = {
    "inledning": "Inledande stycke i dokumentet",
    "kommentar": "Kommentar till målen och betygen i stort",
    "kommentar-deltagare": "Kommentar till deltagarantalen",
}
_SAMMANSTALLD_INSATS = {
    "malgrupp": "Insatsens målgrupp",
    "samverkanspartner": "Vilka insatsen samverkar med",
    "framgangsfaktorer": "Vad som gjorde att insatsen lyckades",
    "kommentar-ekonomi": "Varför utfallet skiljer sig från budget",
    "kommentar": "Kommentar till insatsens resultat",
    "citat": "Citat: ett stycke per citat; en sista rad med tankstreck säger vem: – Deltagare",
}
_STATISTIK = {
    "kommentar-ansokningar": "Kommentar till ansökningarna",
    "kommentar-strukturella": "Kommentar till de strukturella insatserna",
}
_MALUPPFYLLELSE = {
    "inledning": "Inledande stycke i bilagan",
    "kommentar": "Kommentar till förbundets övergripande mål",
}
_INDIKATORER = {
    "metod": "Hur enkäten gjordes: när, på vilket sätt, hur många som fick den och hur många som lämnade in den",
    "kontakt": "Vem som svarar på frågor om enkäten",
}


def _platser(
    bilaga: str, galler: Galler, texts: Mapping[str, str], *, obligatorisk: bool = False
) -> Iterator[Textplats]:
    """Places of a document by their sections, each with what is to stand there."""
    for avsnitt, hjalp in texts.items():
        yield Textplats(bilaga, avsnitt, galler, hjalp, obligatorisk)


def _comment(avsnitt: str, rubrik: str) -> Textplats:
    help_text = f"Kommentar i avsnittet {rubrik}"
    return Textplats("statistik", f"kommentar-{avsnitt}", Galler.SCOPE, help_text, villkor=avsnitt)


TEXTPLATSER = (
    *_platser("arsredovisning", Galler.BILAGA, _MANDATORY, obligatorisk=True),
    *_platser("arsredovisning", Galler.BILAGA, _OPTIONAL),
    *_platser(
        "arsredovisning",
        Galler.SCOPE,
        {"slutsats": "Slutsats efter målen för insatsen"},
        obligatorisk=True,
    ),
    *_platser("delarsrapport", Galler.BILAGA, _DEL_MANDATORY, obligatorisk=True),
    *_platser("delarsrapport", Galler.BILAGA, _DEL_OPTIONAL),
    *_platser("delarsrapport", Galler.SCOPE, {"kommentar": "Kommentar till insatsens period"}),
    *_platser("sammanstallning", Galler.BILAGA, _SAMMANSTALLNING),
    *_platser(
        "sammanstallning",
        Galler.INSATS,
        {"beskrivning": "Kort om insatsen: syfte, arbetssätt, samarbete"},
        obligatorisk=True,
    ),
    *_platser("sammanstallning", Galler.INSATS, _SAMMANSTALLD_INSATS),
    *_platser("statistik", Galler.BILAGA, {"inledning": "Inledande stycke i bilagan"}),
    Textplats(
        "statistik",
        "beskrivning",
        Galler.SCOPE,
        "Kort om insatsen, före siffrorna",
        aven_i="arsredovisning",
    ),
    Textplats(
        "statistik",
        "personal",
        Galler.INSATS,
        "Tjänster i insatsen, t.ex. antal årsarbetare och deras arbetsgivare",
        obligatorisk=True,
        villkor=Avsnitt.PERSONAL,
        aven_i="arsredovisning",
    ),
    *starmap(_comment, _RUBRIKER.items()),
    *_platser("statistik", Galler.BILAGA, _STATISTIK),
    *_platser("maluppfyllelse", Galler.BILAGA, _MALUPPFYLLELSE),
    *_platser(
        "maluppfyllelse",
        Galler.SCOPE,
        {"syfte": "Insatsens syfte", "malgrupp": "Insatsens målgrupp"},
        obligatorisk=True,
    ),
    *_platser("maluppfyllelse", Galler.SCOPE, {"kommentar": "Kommentar till insatsens resultat"}),
    *_platser("indikatorer", Galler.BILAGA, {"inledning": "Inledande stycke i bilagan"}),
    *_platser("indikatorer", Galler.BILAGA, _INDIKATORER, obligatorisk=True),
    *_platser(
        "indikatorer",
        Galler.BILAGA,
        {
            indicator_comment(nummer): f"Kommentar till indikator {nummer}"
            for nummer in range(1, NATIONAL_INDICATORS + 1)
        },
    ),
    *(
        Textplats(bilaga, avsnitt, Galler.INSATS, f"Blankettens svar: {fraga}")
        for bilaga, avsnitt, fraga in text_places()
    ),
)


@lru_cache(maxsize=8)
def textplatser(forbund: Forbund) -> tuple[Textplats, ...]:
    """Every place for text: of the standard documents, comments to what the profile adds, own introductions."""
    own = (b for b in forbund.bilaga if any(a.helt == INLEDNING for a in avsnitten(b)))
    return (
        *TEXTPLATSER,
        *starmap(_comment, added_sections(forbund).items()),
        *(
            Textplats(
                b.kod, INLEDNING, Galler.BILAGA, f"Inledande text i {b.namn}", obligatorisk=True
            )
            for b in own
        ),
    )
