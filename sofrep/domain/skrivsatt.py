"""How names are compared: headers, codes and sheet titles, whatever their case and spacing."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=10_000)
def normalise(text: str) -> str:
    """`text` without case, spaces and punctuation: ``Kön `` and ``KÖN:`` are both ``kön``.

    A question mark stays: "Alby?" is a doubt, and no kommun.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(ch for ch in folded if ch.isalnum() or ch == "?")
