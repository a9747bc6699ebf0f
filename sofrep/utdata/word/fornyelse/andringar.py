"""What is changed in an edited document, or would be: one list, from which everything that is told comes."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Atgard(StrEnum):
    """What is done in a place."""

    UTBYTT = "utbytt"
    """A figure, a sentence, a row or a chart is the new one."""
    DOLD = "dold"
    """A figure that is hidden now is gone; what it was is not told."""
    INSATT = "insatt"
    BORTTAGEN = "borttagen"
    KVAR = "kvar"
    """Somebody has written something else here: it stands, and `nu` would."""
    KOMMENTERAD = "kommenterad"
    """Somebody has edited a sentence that would now have other words: a comment says which."""
    NY = "ny"
    """A block that the document does not have."""
    FORSVUNNEN = "försvunnen"
    """A block that the report would not have now; it stands."""


UNCHANGED = frozenset({Atgard.KVAR, Atgard.NY, Atgard.FORSVUNNEN})
"""What leaves a document as it is."""


class Andring(Struct, frozen=True, kw_only=True):
    """A change: where it stands in the words of a reader, what it is of, before and after.

    `nyckel` is the id of a figure or the key of a block, "" where it is not known; `fore` and `nu`
    are as printed, "" for nothing, and `fore` for what is hidden now.
    """

    atgard: Atgard
    plats: str
    namn: str
    nyckel: str = ""
    fore: str = ""
    nu: str = ""
