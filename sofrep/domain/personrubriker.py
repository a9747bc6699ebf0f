"""Headings of columns that hold names, addresses or the like of persons, told by the stems of words.

``Namn på deltagaren``, ``Telefon hem`` and ``Klient`` do; ``Insatsens namn``, ``Antal klienter``,
``Deltagarnummer`` and ``Enhetens telefontid`` do not.  Who in the staff it is about (``Handläggare``,
``Kontaktperson``) is let through, their names, addresses and numbers are not.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sofrep.domain.skrivsatt import folded

_PLAIN = str.maketrans("åäöéü", "aaoeu")
_WORD = re.compile(r"[^\W\d_]+|\d+")
# What parts a heading of several things: "Namn och kommun" is the name, and the kommun.
_AND = re.compile(r"[/,;+&|]| och | samt | eller ")

_PERSON = (
    r"(?:deltag|klient|person(?!al|krets)|individ|brukar|patient|kund|elev|anhorig|barn|foralder"
    r"|handlagg|coach|kontaktperson|samordnar|chef|lakar)[a-z]*"
)
_NUMBER = r"(?:nr|nummer|nummret|numret|num|no)"
# A word, or two side by side, that says it whatever stands beside it.
_ALWAYS = re.compile(
    rf"(?:{_PERSON}|for|fore|efter|tilltals|mellan|smek|flick|fodelse|slakt|hel|full|dop|anvandar)"
    rf"namn(?:et|en|s)?|[fe]n(?:amn)?|forn|eftern|fornamnefternamn"
    rf"|(?:first|last|sur|full|given|nick|user)name"
    rf"|initialer(?:na|s|nas)?|initialen|namn(?:teckning|uppgift)[a-z]*|underskrift[a-z]*"
    rf"|p(?:ers?|erson)?s?{_NUMBER}|persson{_NUMBER}|person(?:nummer|identitet|beteckning)[a-z]*"
    rf"|(?:fodelse|samordnings?|reserv|identitets?|pass|korkorts?|dossier|lma|konto|lagenhets?)"
    rf"{_NUMBER}|ssn|identitetsbeteckning|(?:bank|lone)konto[a-z]*"
    rf"|post{_NUMBER}(?:ort|ochort)?|zip|zipcode|gat(?:a|an|unamn|unummer|unr)|street|co"
    rf"|(?:tele|telefon|tel|tfn|mobil|mobiltelefon|phone){_NUMBER}"
    rf"|(?:hem|privat|jobb|arbets|mobil|kontakt|dag|kvalls)(?:telefon|tele|tel|tfn){_NUMBER}?"
    rf"|kontakt(?:uppgift|info|{_NUMBER})[a-z]*"
)
_ADDRESS = re.compile(r"[a-z]+(?<!webb)(?<!url)(?:adress(?:en|er|uppgift(?:er)?)?|adr)")
# What says it unless it is of a thing.
_NAME = re.compile(r"namn(?:et|en|s)?|name")
# What says it unless it is counted, or how something was done.
_CONTACT = re.compile(
    r"adr|adress(?:en|er|uppgift(?:er)?)?|address|epost|e?mail(?:en)?|mejl(?:en)?"
    r"|tel(?:e|ef)?|tfn|telefon(?:en|er)?|mobil(?:en|telefon(?:en)?)?|phone"
)
# What says it alone.
_ALONE = re.compile(
    r"(?:klient|kund|individ|elev|patient|person)(?:en|s|ens)?|brukare[ns]?|client|initial|vem"
    r"|anhorig[a-z]?"
)
_THING = (
    r"insats|grupp|projekt|aktivitet|verksamhet|organisation|enhet|kurs|utbildning|forbund|part|myndighet"
    r"|arbetsgivar|arbetsplats|praktik|foretag|skol|fil|blad|dokument|utforar|leverantor|indikator|atgard"
    r"|program|team|moment|metod|tjanst|avtal|mottagning|vardcentral|kontor|webb|rapport|avdelning"
)
_PLACE = r"kommun|region|lan(?=et|s|\Z)|ort|plats|land|stadsdel|kod|mal(?=et|\Z)|kategori|fraga|enkat|kalla"
_OF_A_THING = re.compile(rf"(?:{_THING})[a-z]*")
_NAMED = re.compile(rf"(?:{_THING}|{_PLACE})[a-z]*")
_OF_A_PERSON = re.compile(_PERSON)
_DONE = re.compile(
    r"antal|per|via|genom|av|samtal[a-z]*|mote[a-z]*|intervju[a-z]*|uppfolj[a-z]*|kontakt(?:er|satt|form)"
    r"|utskick[a-z]*|skicka[a-z]*|svar[a-z]*|ja|nej|besok[a-z]*|digital[a-z]*|distans|fysisk[a-z]*|tid[a-z]*"
)


def is_personal_header(text: str) -> bool:
    """Whether a column's heading says that it holds names, addresses or the like of persons."""
    plain = folded(text).lower().translate(_PLAIN).replace("c/o", "co")
    everything = _WORD.findall(plain)
    if "sista" in everything and {"fyra", "4"} & {*everything}:
        return True
    is_done = any(map(_DONE.fullmatch, everything))
    return any(
        _is_personal(_WORD.findall(part), is_done=is_done) for part in _AND.split(plain)
    ) or any(map(_ALWAYS.fullmatch, _pairs(everything)))


def _pairs(words: list[str]) -> list[str]:
    """Two words that stand side by side as one: ``E-post``, ``Pers.nr``, ``Mobil nr``."""
    return [first + second for first, second in pairwise(words)]


def _is_personal(words: list[str], *, is_done: bool) -> bool:
    both = [*words, *_pairs(words)]
    if any(map(_ALWAYS.fullmatch, both)) or any(map(_ADDRESS.fullmatch, words)):
        return True
    letters = [word for word in words if not word.isdigit()]
    if len(letters) == 1 and _ALONE.fullmatch(letters[0]):
        return True
    is_persons = any(map(_OF_A_PERSON.fullmatch, words))
    if any(map(_NAME.fullmatch, words)):
        return is_persons or not any(map(_NAMED.fullmatch, words))
    if any(map(_CONTACT.fullmatch, both)) and not is_done:
        return is_persons or not any(map(_OF_A_THING.fullmatch, words))
    return False
