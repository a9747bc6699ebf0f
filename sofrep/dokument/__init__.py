"""The documents that are composed of blocks, one file each: a contents list of sections.

Never pandas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.dokument import (
    arsredovisning,
    delarsrapport,
    indikatorer,
    maluppfyllelse,
    sammanstallning,
    statistik,
)
from sofrep.visning.block import Block

TEMPLATE = "dokument.docx"
"""The built-in template, in the looks of which all documents are written."""


def _always(_: BilagaUnderlag) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Dokumentslag:
    """A document that sofrep makes: the file name of its Word template, and what it is made of.

    `is_begun` says whether a year has anything for it; a document that is not begun is not made.
    """

    mall: str
    compose: Callable[[BilagaUnderlag], tuple[Block, ...]]
    is_begun: Callable[[BilagaUnderlag], bool] = _always


DOKUMENT: Mapping[str, Dokumentslag] = MappingProxyType(
    {
        arsredovisning.KOD: Dokumentslag(TEMPLATE, arsredovisning.compose, arsredovisning.is_begun),
        delarsrapport.KOD: Dokumentslag(TEMPLATE, delarsrapport.compose),
        maluppfyllelse.KOD: Dokumentslag(TEMPLATE, maluppfyllelse.compose),
        sammanstallning.KOD: Dokumentslag(TEMPLATE, sammanstallning.compose),
        statistik.KOD: Dokumentslag(TEMPLATE, statistik.compose),
        indikatorer.KOD: Dokumentslag(TEMPLATE, indikatorer.compose),
    }
)
"""All documents by their ``kod``; the profile's bilagor choose among them."""
