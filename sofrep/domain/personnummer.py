"""Personnummer and samordningsnummer in cells: found wherever they stand, never repeated.

A number counts when its date is possible (day + 60 for samordningsnummer) and its check digit is
right, so that dates, amounts and organisation numbers (month part 20 or more) do not.  One that is
written as a personnummer, with a possible date, and whose check digit is wrong or hidden resembles
one: a slip of the pen, or a number that somebody has masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SEPARATOR = r"[-+./_\s\u2010-\u2015\u2212]"
# Four digits that are a year with a month after it end a span of dates.
_YEAR_OF_DATE = r"(?:(?<=19\d\d)|(?<=20\d\d))[-/.](?:0[1-9]|1[0-2])(?!\d)"
_PATTERN = re.compile(
    rf"(?<!\d)(?:(1[89]|20){_SEPARATOR}?)?(\d\d){_SEPARATOR}?(\d\d){_SEPARATOR}?(\d\d)"
    rf"{_SEPARATOR}{{0,3}}(\d{{4}})(?!\d)(?!{_YEAR_OF_DATE})"
)
# Ten digits after a decimal point are a coordinate or a long fraction.
_DECIMALS = re.compile(r"\d[.,]\Z")
# As people write one: ten or twelve digits with at most one sign before the last four.
_DASH = r"[-+\u2010-\u2015\u2212]"
_WRITTEN = re.compile(
    rf"(?<![\w.,/+-])(19|20)?(\d\d)(\d\d)(\d\d)(?:{_DASH}|(?<=\d{{8}}))?(\d{{4}})(?![\w.,/+-]*\w)"
)
# The last four masked (XXXX, ****), or a reserve number (a letter and three digits).
_MASKED = re.compile(
    rf"(?<![\w.,/+-])(19|20)?(\d\d)(\d\d)(\d\d){_DASH}?([Xx*#?]{{4}}|[A-Za-z]\d{{3}})(?!\w)"
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def holds_personnummer(value: object) -> bool:
    """Whether a cell holds, anywhere in it, a personnummer or samordningsnummer."""
    text = _text_of(value)
    return text is not None and _in_text(text)


def resembles_personnummer(value: object) -> bool:
    """Whether a cell holds what is written as a personnummer but is none by its check digit."""
    text = _text_of(value)
    if text is None or _in_text(text):
        return False
    for found in _WRITTEN.finditer(text):
        century, *date, last = found.groups()
        # 20230131-0630 is a span of dates.
        is_span = century and _is_date(None, ("00", last[:2], last[2:]))
        if not is_span and _is_date(century, date):
            return True
    return any(_is_date(found[1], found.groups()[1:4]) for found in _MASKED.finditer(text))


def suspects(values: Iterable[object]) -> set[object]:
    """Those of the distinct cell values that hold a personnummer."""
    return {value for value in values if holds_personnummer(value)}


def without_unseen(text: str) -> str:
    """`text` without the signs that are not shown, which could part a number."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def _text_of(value: object) -> str | None:
    """A cell as the text to look in; None for one that can hold no such number."""
    if isinstance(value, str):
        return without_unseen(value) if len(value) >= 10 else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not 10**8 <= value < 10**12 or value != int(value):
        return None
    # A number cell drops leading zeros: somebody born in 2001 has nine digits left.
    return f"{int(value):010d}"


def _in_text(text: str) -> bool:
    start = 0
    while found := _PATTERN.search(text, start):
        century, *parts = found.groups()
        decimals = _DECIMALS.search(text, max(0, found.start() - 2), found.start())
        if not (decimals and len(found[0]) == 10) and _is_valid(century, "".join(parts)):
            return True
        start = found.start() + 1
    return False


def _is_valid(century: str | None, ten: str) -> bool:
    if not _is_date(century, (ten[:2], ten[2:4], ten[4:6])):
        return False
    total = 0
    for position, digit in enumerate(ten):
        product = int(digit) * (2 - position % 2)
        total += product - 9 if product > 9 else product
    return total % 10 == 0


def _is_date(century: str | None, parts: Iterable[str]) -> bool:
    year, month, day = map(int, parts)
    if day > 60:
        day -= 60
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return False
    if month == 2 and day == 29:
        full = int(century or "20") * 100 + year
        return not (full % 4 or (full % 100 == 0 and full % 400 and century is not None))
    return True
