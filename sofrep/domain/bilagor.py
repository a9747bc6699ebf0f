"""The documents that sofrep knows: the valid ``kod`` of a `Bilaga` in the profile."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

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
"""Documents of a part of a year; the others are made of whole years only."""

EGET = "eget"
"""Where the office's own sections stand; one of them is listed as ``eget: Rubrik``."""

AVSNITT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "arsredovisning": (
            "omslag",
            "innehall",
            "forord",
            "ordlista",
            "forvaltning",
            "oversikt",
            "forhallanden",
            "handelser",
            "styrning",
            "hushallning",
            "balanskrav",
            "personal",
            "utveckling",
            EGET,
            "resultatrakning",
            "balansrakning",
            "kassaflode",
            "driftsredovisning",
            "noter",
            "underskrifter",
        ),
        "delarsrapport": (
            "korthet",
            "forord",
            "handelser",
            "insatser",
            "mal",
            "ansokningar",
            "strukturella",
            "ekonomi",
            "utveckling",
            "slutsats",
            EGET,
            "tabeller",
        ),
        "sammanstallning": (
            "korthet",
            "mal",
            "overgripande",
            "deltagare",
            "ekonomi",
            "insatser",
            EGET,
        ),
        "maluppfyllelse": ("korthet", "overgripande", "insatser", EGET, "raknat"),
        "statistik": (
            "korthet",
            "insatser",
            "unioner",
            "ansokningar",
            "strukturella",
            EGET,
            "raknat",
            "tabeller",
        ),
        "indikatorer": ("korthet", EGET, "indikatorer", "metod", "tabeller"),
    }
)
"""The sections of each document of blocks by their names, in the order that they have by themselves.

The profile may list them in another order, or leave some out.
"""

INSATSVIS = frozenset({"delarsrapport", "sammanstallning", "maluppfyllelse", "statistik"})
"""Documents with a page per insats, which may have sections of the office's own too."""

_TO_ASCII = str.maketrans("åäöé _", "aaoe--")


def avsnittsnamn(text: str) -> str:
    """The name that somebody means: ``Så räknat`` is sa-raknat, ``EGET:Rubrik`` eget: Rubrik."""
    before, colon, rubrik = unicodedata.normalize("NFC", text).partition(":")
    name = before.strip().casefold().translate(_TO_ASCII)
    if colon and name == EGET and rubrik.strip():
        return f"{EGET}: {' '.join(rubrik.split())}"
    return name if not colon else text


def egen_rubrik(avsnitt: str) -> str:
    """The heading of a section of the office's own; "" for one of the program's."""
    before, colon, rubrik = avsnittsnamn(avsnitt).partition(": ")
    return rubrik if colon and before == EGET else ""
