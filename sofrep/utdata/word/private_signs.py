"""Signs of private use, which mean nothing outside the program or font that made them up.

A finished document holds none.  Word draws its own bullets with such signs of the fonts Symbol and
Wingdings: those become bullets that every font has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sofrep.utdata.word.ooxml import PRIVATE

_XML = (".xml", ".rels")
_MAYBE = (b"\xee", b"\xef", b"&#")
"""How such a sign begins in UTF-8, or is written as a number."""
_REFERENCE = re.compile(r"&#(x[0-9a-fA-F]+|[0-9]+);")
_LEVEL = re.compile(r"<w:lvl\b.*?</w:lvl>", re.DOTALL)
_FONTS = re.compile(r"<w:rFonts\b[^>]*/>")
_BULLETS = {"\uf0a7": "\u25aa", "\uf0d8": "\u2013", "\uf0fc": "\u2713"}
_BULLET = "\u2022"


def without_private_signs(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a package, those that are XML without such signs."""
    return {
        name: _cleaned(content) if name.endswith(_XML) else content
        for name, content in files.items()
    }


def _cleaned(content: bytes) -> bytes:
    if not any(sign in content for sign in _MAYBE):
        return content
    text = _REFERENCE.sub(_written_out, content.decode("utf-8", "surrogateescape"))
    if not PRIVATE.search(text):
        return content
    text = _LEVEL.sub(_bullet, text)
    return PRIVATE.sub("", text).encode("utf-8", "surrogateescape")


def _written_out(reference: re.Match[str]) -> str:
    """A numbered sign of private use as itself, any other one as it stands."""
    number = reference[1]
    code = int(number[1:], 16) if number[0] == "x" else int(number)
    sign = chr(code) if code <= 0xFFFF else ""
    return sign if PRIVATE.fullmatch(sign) else reference[0]


def _bullet(level: re.Match[str]) -> str:
    """A level of a list with a bullet of any font."""
    if not PRIVATE.search(level[0]):
        return level[0]
    plain = PRIVATE.sub(lambda sign: _BULLETS.get(sign[0], _BULLET), level[0])
    return _FONTS.sub("", plain)
