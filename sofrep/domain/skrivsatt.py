"""How texts are compared and searched: whatever their case, spacing and Unicode form, and signs that are not seen."""

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


_LONGEST = 4
"""Signs that one sign becomes; those that become more are whole words of another script."""

_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cn", "Cc"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
_LOOKS_LIKE = {
    **dict.fromkeys("\0\t\n\r"),
    **dict.fromkeys("\u2212\u02d7\u2043\u2500\u30fc\uff70", "-"),
    **dict.fromkeys("\u2044\u2215", "/"),
    **dict.fromkeys("\u2022\u2219\u22c5\u30fb\u2027\uff65", "\u00b7"),
    "\u2800": " ",
}
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def folded(text: str) -> str:
    """`text` with each sign in its compatible form (NFKC), without marks and signs that are not seen.

    Dashes, spaces and digits of any script are the plain ones, and ``_x0031_`` (as Excel writes a
    sign) is a 1.  Takes time in proportion to the length.
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


class _Table(dict[int, str]):
    """The plain form of a sign, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if sign in _LOOKS_LIKE:
            plain = _LOOKS_LIKE[sign] or sign
        elif sign in _BLANK_LETTERS:
            plain = ""
        else:
            plain = "".join(map(_plain, unicodedata.normalize("NFKC", sign)[:_LONGEST]))
        self[code] = plain
        return plain


def _plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in _UNSEEN:
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    return {"Pd": "-", "Zs": " "}.get(kind, sign)


_TABLE = _Table()
