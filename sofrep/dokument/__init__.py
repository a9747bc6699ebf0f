"""The documents that are composed of blocks: each a list of sections, the office's own ones as well.

Never pandas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from msgspec import Struct

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.dokument import arsredovisning
from sofrep.dokument.ordning import composed
from sofrep.domain.bilagor import BILAGOR
from sofrep.visning.block import Block

TEMPLATE = "dokument.docx"
"""The built-in template, in the looks of which all documents are written."""


def _always(_: BilagaUnderlag) -> bool:
    return True


class Dokumentslag(Struct, frozen=True):
    """A document that sofrep makes: the file name of its Word template, and what it is made of.

    `is_begun` says whether a year has anything for it; a document that is not begun is not made.
    """

    mall: str
    compose: Callable[[BilagaUnderlag], tuple[Block, ...]]
    is_begun: Callable[[BilagaUnderlag], bool] = _always


def _listed(underlag: BilagaUnderlag, kod: str) -> tuple[Block, ...]:
    return tuple(block for _, blocks in composed(underlag, kod) for block in blocks)


def _arsredovisning(underlag: BilagaUnderlag) -> tuple[Block, ...]:
    return arsredovisning.numrerad(composed(underlag, arsredovisning.KOD))


DOKUMENT: Mapping[str, Dokumentslag] = MappingProxyType(
    {kod: Dokumentslag(TEMPLATE, partial(_listed, kod=kod)) for kod in BILAGOR}
    | {arsredovisning.KOD: Dokumentslag(TEMPLATE, _arsredovisning, arsredovisning.is_begun)}
)
"""The standard documents by their ``kod``; the profile's bilagor choose among them."""


def dokumentslag(kod: str) -> Dokumentslag:
    """The document of that ``kod``: a standard one, or one of the office's own."""
    return DOKUMENT.get(kod) or Dokumentslag(TEMPLATE, partial(_listed, kod=kod))
