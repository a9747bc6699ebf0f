"""How names and labels are compared: whatever their case, spacing and Unicode form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@lru_cache(maxsize=10_000)
def normalise(text: str) -> str:
    """`text` without case, spaces and punctuation: ``Kön `` and ``KÖN:`` are both ``kön``.

    A question mark stays: "Alby?" is a doubt, and no kommun.
    """
    return "".join(ch for ch in _folded(text) if ch.isalnum() or ch == "?")


def same_label(text: str) -> str:
    """What all spellings of a participant number or group label have in common.

    Case, outer and repeated spaces, Unicode form and invisible signs make no difference, and a
    number with leading zeros is the number: ``0007`` is ``7``, ``P007`` is not ``P7``.
    """
    shown = text.lower() if text.isascii() else _without_invisible(_folded(text))
    label = " ".join(shown.split())
    return (label.lstrip("0") or "0") if label.isdecimal() else label


def turns_direction(text: str) -> bool:
    """Whether invisible signs turn the direction of writing, so that something else is shown."""
    return not text.isascii() and _TURNS.search(text) is not None


def _without_invisible(text: str) -> str:
    return "".join(ch for ch in text if unicodedata.category(ch) != "Cf")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
