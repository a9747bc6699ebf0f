"""Texts as they are searched: each sign as the plain one that it looks like, and none that is not seen."""

from __future__ import annotations

import re
import unicodedata

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
