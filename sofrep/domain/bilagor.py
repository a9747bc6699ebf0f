"""Documents and their sections: the standard ones, and what one of the office's own may list."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from msgspec import Struct

from sofrep.domain.dokument import Bilaga
from sofrep.domain.forbund import Avsnitt, Forbund, Insats, Union
from sofrep.domain.skrivsatt import normalise
from sofrep.domain.uppgift import VID_START, Noteras, Uppgift


def may_note(forbund: Forbund) -> tuple[str, ...]:
    """What a register may have a column for, as the profile calls it."""
    at_start = (f"{lista}{VID_START}" for lista in forbund.noteras_vid_start)
    return (*map(str, Uppgift), *at_start, *(each.kod for each in forbund.uppgift))


def added_sections(forbund: Forbund) -> dict[str, str]:
    """The sections that a profile adds, and the heading of each."""
    crossed = {each.kod: each.namn for each in forbund.korsning}
    return noted_sections(forbund) | changes_of(forbund) | crossed


def noted_sections(forbund: Forbund) -> dict[str, str]:
    """The sections on what only some offices note, and the heading of each."""
    at_start = {
        f"{lista}{VID_START}": f"{Uppgift(lista).words.removesuffix('avslut')}start".capitalize()
        for lista in forbund.noteras_vid_start
    }
    own = {
        name: each.heading + ending for each in forbund.uppgift for name, _, ending in each.delar
    }
    return at_start | own


OVERGANG = "overgang-"
"""Begins the section on what is noted at the start by what is noted at the exit."""


def changes_of(forbund: Forbund) -> dict[str, str]:
    """The sections on what is noted both at the start and at the exit, and the heading of each."""
    lists = {
        str(each): Uppgift(each).words.removesuffix(" vid avslut")
        for each in forbund.noteras_vid_start
    }
    own = {u.kod: u.heading for u in forbund.uppgift if u.noteras is Noteras.BADA}
    found = {name: text[:1].upper() + text[1:] for name, text in (lists | own).items()}
    return {f"{OVERGANG}{name}": f"{text} vid start och avslut" for name, text in found.items()}


BILAGOR = (
    "arsredovisning",
    "delarsrapport",
    "maluppfyllelse",
    "statistik",
    "indikatorer",
    "sammanstallning",
)

UTAN_NUMMER = frozenset({"arsredovisning", "delarsrapport"})
"""Documents that are no bilaga to another one: their number is 0."""

VALFRITT_NUMMER = frozenset({"sammanstallning"})
"""Documents that may be a bilaga or stand by themselves: their number may be 0."""

AV_DEL_AV_AR = frozenset({"delarsrapport"})
"""Standard documents of a part of a year; the others are made of whole years only."""

TAGNA = frozenset({"dokument", "avtal", "uppfoljning"})
"""No codes of documents: templates of the program are called so."""

EGET = "eget"
"""Where the office's own sections stand; one of them is listed as ``eget: Rubrik``."""

AVSNITT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        kod: tuple(names.split())
        for kod, names in {
            "arsredovisning": (
                "omslag innehall forord ordlista forvaltning oversikt forhallanden "
                "handelser styrning hushallning balanskrav personal utveckling eget "
                "resultatrakning balansrakning kassaflode driftsredovisning noter "
                "underskrifter"
            ),
            "delarsrapport": (
                "korthet forord handelser insatser mal ansokningar strukturella ekonomi "
                "utveckling slutsats eget tabeller"
            ),
            "sammanstallning": "korthet mal overgripande deltagare ekonomi insatser eget",
            "maluppfyllelse": "korthet overgripande insatser eget raknat",
            "statistik": "korthet insatser unioner ansokningar strukturella eget raknat tabeller",
            "indikatorer": "korthet eget indikatorer metod tabeller",
        }.items()
    }
)
"""The sections of each document of blocks by their names, in the order that they have by themselves.

The profile may list them in another order, or leave some out.
"""

TABELLER = "tabeller"
"""The full tables of the sections that a document lists, at its end."""
INNEHALL = "innehall"
NY_SIDA = "ny-sida"
INLEDNING = "inledning"
"""The office's text without a heading, in a document of its own."""

FRIA: Mapping[str, str] = MappingProxyType(
    {
        INNEHALL: "Innehållsförteckning.",
        NY_SIDA: "Ny sida. Får stå flera gånger.",
        "nyckeltal": "Deltagare, nya, avslutade och inskrivna vid årets slut i alla insatser, i rutor.",
        "kommuner": "En tabell med en rad per kommun, för den insats eller union som har flest deltagare, eller dem som väljs.",
        "kommunvis": "Ett avsnitt per kommun: hur många som deltog, och i vilka insatser.",
        "mal": "Alla mål, målområde för målområde, med hur det gick för varje.",
        "styrkort": "Alla mål i en tabell: perspektiv (målområde), mål, mått, målvärde, resultat och bedömning.",
        "finsam": "Det som skrivs in i Uppföljning Finsam: insatsernas inriktning, metod och ESF, och antal kvinnor och män.",
    }
)
"""The sections of no document, which any may list by name, and what they show."""


class Urvalsslag(StrEnum):
    """What a section can be asked for: only these insatser, kommuner or goals."""

    INSATS = "insatser eller unioner"
    KOMMUN = "kommuner"
    MAL = "mål"


FRAGOR: Mapping[str, Urvalsslag] = MappingProxyType(
    {
        "statistik.insatser": Urvalsslag.INSATS,
        "statistik.unioner": Urvalsslag.INSATS,
        "maluppfyllelse.insatser": Urvalsslag.INSATS,
        "sammanstallning.insatser": Urvalsslag.INSATS,
        "kommuner": Urvalsslag.INSATS,
        "kommunvis": Urvalsslag.KOMMUN,
        "mal": Urvalsslag.MAL,
        "styrkort": Urvalsslag.MAL,
    }
)
"""The sections that can be asked, by their whole names."""


class Listat(Struct, frozen=True):
    """An entry of a document's list of sections: ``statistik.insatser: rv``.

    `ur` is the document whose section it is, "" for one of none; `fraga` is what it is asked for, or the heading
    of one of the office's own.
    """

    ur: str
    namn: str
    fraga: str = ""

    @property
    def helt(self) -> str:
        """The whole name of the section."""
        return f"{self.ur}.{self.namn}" if self.ur else self.namn


def listat(kod: str, text: str) -> Listat:
    """What an entry of the list of the document `kod` means; of a section that there may not be."""
    name, _, fraga = avsnittsnamn(text).partition(": ")
    ur, dot, own = name.partition(".")
    if dot:
        return Listat(ur, own, fraga)
    return Listat(kod if name in AVSNITT.get(kod, ()) and name != EGET else "", name, fraga)


def insatsavsnitt(forbund: Forbund) -> tuple[str, ...]:
    """The sections of an insats that can stand by themselves in any document; its staff is text."""
    return (*(str(a) for a in Avsnitt if a is not Avsnitt.PERSONAL), *added_sections(forbund))


def valbara(bilaga: Bilaga, forbund: Forbund) -> tuple[str, ...]:
    """The sections that the document may list beside those that a standard one has by itself.

    Those of no document, those of an insats, and of other documents by their whole names: a part of a year
    has what the delårsrapport has.
    """
    of_part = av_del_av_ar(bilaga)
    others = tuple(
        f"{kod}.{name}"
        for kod, names in AVSNITT.items()
        if kod != bilaga.kod and (kod in AV_DEL_AV_AR) == of_part
        for name in names
        if name not in {EGET, TABELLER, INNEHALL}
    )
    own = () if bilaga.kod in AVSNITT else (INLEDNING, TABELLER)
    return (*own, *FRIA, *insatsavsnitt(forbund), *others)


def finns(bilaga: Bilaga, avsnitt: Listat, forbund: Forbund) -> bool:
    """Whether there is such a section for the document."""
    if avsnitt.ur == bilaga.kod:
        return avsnitt.namn in AVSNITT[bilaga.kod]
    return avsnitt.helt == EGET or avsnitt.helt in valbara(bilaga, forbund)


def kan_valjas(avsnitt: Listat, forbund: Forbund) -> Urvalsslag | None:
    """What the section can be asked for; None where it is always shown whole."""
    if avsnitt.helt in insatsavsnitt(forbund):
        return Urvalsslag.INSATS
    return FRAGOR.get(avsnitt.helt)


def insatsvisa(forbund: Forbund) -> Iterator[tuple[str, str]]:
    """What insatser and unions show, by kod and section: on their pages, and by themselves in a document."""
    scopes: tuple[Insats | Union, ...] = (*forbund.insats, *forbund.union)
    yield from ((scope.kod, avsnitt) for scope in scopes for avsnitt in scope.avsnitt)
    alone = [a for b in forbund.bilaga for a in avsnitten(b) if a.helt in insatsavsnitt(forbund)]
    for avsnitt in alone:
        for scope in scopes:
            if avsnitt.fraga and is_meant(scope, avsnitt.fraga):
                yield scope.kod, avsnitt.helt


def avsnitten(bilaga: Bilaga) -> tuple[Listat, ...]:
    """The sections that a document lists; all of a standard one that lists none."""
    names = bilaga.avsnitt or AVSNITT.get(bilaga.kod, ())
    return tuple(listat(bilaga.kod, name) for name in names)


class Utpekbar(Protocol):
    """A post of the profile that a section can be asked for."""

    @property
    def kod(self) -> str:
        """Its code."""

    @property
    def namn(self) -> str:
        """Its name."""


def efterfragat(fraga: str) -> tuple[str, ...]:
    """What a section is asked for, one by one."""
    return tuple(filter(None, (part.strip() for part in fraga.split(","))))


def is_meant(post: Utpekbar, fraga: str) -> bool:
    """Whether the post is one of those that are asked for, by its code or one of its names."""
    names = (post.kod, post.namn, getattr(post, "kortnamn", ""), *getattr(post, "alias", ()))
    wanted = {normalise(text) for text in (fraga, *efterfragat(fraga))}
    return any(normalise(name) in wanted for name in names if name)


def av_del_av_ar(bilaga: Bilaga) -> bool:
    """Whether the document is made of parts of a year, and not of whole ones."""
    return bilaga.kod in AV_DEL_AV_AR or (bilaga.kod not in BILAGOR and bilaga.del_av_ar)


def visas(bilagor: Iterable[Bilaga]) -> frozenset[str]:
    """The standard documents that are made, and those of which another shows a section."""
    found = set()
    for bilaga in bilagor:
        found |= {bilaga.kod} | {avsnitt.ur for avsnitt in avsnitten(bilaga) if avsnitt.ur}
    return frozenset(found)


INSATSVIS = frozenset({"delarsrapport", "sammanstallning", "maluppfyllelse", "statistik"})
"""Documents with a page per insats, which may have sections of the office's own too."""

_TO_ASCII = str.maketrans("åäöé _", "aaoe--")


def avsnittsnamn(text: str) -> str:
    """The name that somebody means: ``Så räknat`` is sa-raknat, ``EGET:Rubrik`` eget: Rubrik."""
    before, colon, rubrik = unicodedata.normalize("NFC", text).partition(":")
    name = before.strip().casefold().translate(_TO_ASCII)
    if not colon:
        return name
    return f"{name}: {' '.join(rubrik.split())}" if rubrik.strip() else text


def egen_rubrik(avsnitt: str) -> str:
    """The heading of a section of the office's own; "" for one of the program's."""
    before, colon, rubrik = avsnittsnamn(avsnitt).partition(": ")
    return rubrik if colon and before == EGET else ""
