"""Personnummer and samordningsnummer in cells: found wherever they stand, never repeated.

A number counts when its date is possible (day + 60 for samordningsnummer) and its check digit is
right, so that dates, amounts and organisation numbers (month part 20 or more) do not.
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
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def holds_personnummer(value: object) -> bool:
    """Whether a cell holds, anywhere in it, a personnummer or samordningsnummer."""
    if isinstance(value, str):
        return len(value) >= 10 and _in_text(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if not 10**8 <= value < 10**12 or value != int(value):
        return False
    # A number cell drops leading zeros: somebody born in 2001 has nine digits left.
    return _in_text(f"{int(value):010d}")


def suspects(values: Iterable[object]) -> set[object]:
    """Those of the distinct cell values that hold a personnummer."""
    return {value for value in values if holds_personnummer(value)}


def _in_text(text: str) -> bool:
    start = 0
    if not text.isascii():
        text = _UNSEEN.sub("", text)
    while found := _PATTERN.search(text, start):
        century, *parts = found.groups()
        if _is_valid(century, "".join(parts)):
            return True
        start = found.start() + 1
    return False


def _is_valid(century: str | None, ten: str) -> bool:
    year, month, day = int(ten[:2]), int(ten[2:4]), int(ten[4:6])
    if day > 60:
        day -= 60
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return False
    if month == 2 and day == 29:
        full = int(century or "20") * 100 + year
        if full % 4 or (full % 100 == 0 and full % 400 and century is not None):
            return False
    total = 0
    for position, digit in enumerate(ten):
        product = int(digit) * (2 - position % 2)
        total += product - 9 if product > 9 else product
    return total % 10 == 0
