"""E-mail addresses and Swedish phone numbers in cells: found, never repeated."""

from __future__ import annotations

import re

from sofrep.domain.personnummer import without_unseen

_AT = r"\s?(?:@|\uff20|\(at\)|\[at\]|\(a\)|\(snabel-?a\))\s?"
_EPOST = re.compile(rf"[\w.+'-]*\w{_AT}[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{{2,}}(?![\w])", re.IGNORECASE)
_SIGNS = ("@", "\uff20", "(", "[")

_SPACE = r"[ \u00a0\u2009\u202f]"
_DASH = r"[-/\u2010-\u2015\u2212]"
_BETWEEN = rf"(?:{_SPACE}?{_DASH}{_SPACE}?|{_SPACE})"
_START, _END = r"(?<![\w/+-])(?<!\d[.,])", r"(?![\w/:-]|[.,]\d)"
_ABROAD = rf"(?:\+|(?<!\d)00){_SPACE}?46{_BETWEEN}?(?:\(0\){_SPACE}?|0)?"
# Three digits after the 0 are an area code only where no shorter one begins so.
_SHORT = "1[013689]|2[0136]|3[1356]|4[0246]|5[4]|6[03]|90"
_AREA = rf"0(?:8|{_SHORT}|(?!8|{_SHORT})[1-9]\d\d)"
_MOBILE = "7[02369]"
_TELEFON = re.compile(
    rf"{_ABROAD}\d(?:{_BETWEEN}?\d){{6,8}}{_END}"
    rf"|{_START}\(?0{_MOBILE}\)?(?:{_BETWEEN}?\d){{7}}{_END}"
    rf"|{_START}(?<!\d{{4}} )\(?{_AREA}\)?{_BETWEEN}(?=\d(?:{_SPACE}?\d){{4,7}}{_END})"
    rf"(?:\d{{2,3}}(?:{_SPACE}\d{{2,3}})+|\d{{5,8}}){_END}"
)
_ABROAD_NUMBER = re.compile(rf"46(?:{_MOBILE})\d{{7}}")
_MOBILE_NUMBER = re.compile(rf"(?:{_MOBILE})\d{{7}}")


def holds_epost(value: object) -> bool:
    """Whether a cell holds an e-mail address anywhere in it."""
    if not isinstance(value, str) or not any(sign in value for sign in _SIGNS):
        return False
    return _EPOST.search(without_unseen(value)) is not None


def holds_telefon(value: object) -> bool:
    """Whether a cell holds a Swedish phone number.

    That is a number with its area code apart, a mobile number, or one with the country's code.  A
    number cell counts where it is a mobile number without its zero, which a number cell drops.
    """
    if isinstance(value, str):
        if len(value) < 8 or ("0" not in value and "46" not in value):
            return False
        return _TELEFON.search(without_unseen(value)) is not None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if not 10**8 <= value < 10**12 or value != int(value):
        return False
    digits = f"{int(value)}"
    return bool(_ABROAD_NUMBER.fullmatch(digits) or _MOBILE_NUMBER.fullmatch(digits))
