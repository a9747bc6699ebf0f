"""The names that a header cell may be meant as: without units, numbering and whose it is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sofrep.domain.skrivsatt import normalise

_LONGEST = 100
_NUMBERING = re.compile(r"\d{1,2}[.):]\s*(?=\D)")
_WHOSE = re.compile(
    r"(?:ange|välj|fyll i)\s+(?=\w)|(?:deltagaren?s|individens|personens|klientens|brukarens)\s+(?=\w)",
    re.IGNORECASE,
)
_LETTERS = r"[kmao](?:/[kmao]){1,3}"
_WORDS = r"(?:kvinna|man)(?:/\w+){1,2}|ja/nej|j/n|x|st|(?:4|fyra) siffror"
_DATE = r"(?:åååå|yyyy|aaaa|åå|yy)(?:[-/ .]?mm(?:[-/ .]?dd)?)?"
_UNIT = re.compile(rf"[\s,;:*–-]+[(\[]?(?:{_LETTERS}|{_WORDS}|{_DATE})[)\]]?\s*\Z", re.IGNORECASE)


def _bare(cell: str) -> str:
    """``1. Deltagarens kön (M/K)`` is ``kön``."""
    text = _NUMBERING.sub("", cell, count=1) if _NUMBERING.match(cell) else cell
    while whose := _WHOSE.match(text):
        text = text[whose.end() :]
    return _UNIT.sub("", text)


@lru_cache(maxsize=10_000)
def names_in(cell: str) -> tuple[str, ...]:
    """Every name that a header may be, the most literal first, normalised."""
    texts = [cell, cell.rstrip("? "), cell.partition("(")[0]]
    if len(cell) <= _LONGEST:
        bare = _bare(cell)
        texts += [bare, bare.partition("(")[0]]
    return tuple(dict.fromkeys(filter(None, map(normalise, texts))))


@lru_cache(maxsize=10_000)
def without_marks(name: str) -> str:
    """The name as it is written without å, ä and ö: ``kön`` is ``kon``."""
    apart = unicodedata.normalize("NFD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
