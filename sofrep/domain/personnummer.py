"""Personnummer and samordningsnummer: found wherever they stand, never repeated.

A number counts when its date is possible (day + 60 for samordningsnummer) and its check digit is
right, so that dates, amounts and organisation numbers (month part 20 or more) do not.  One that is
written as a personnummer, with a possible date, and whose check digit is wrong or hidden resembles
one: a slip of the pen, or a number that somebody has masked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from sofrep.domain.skrivsatt import folded

# All patterns are bounded: what they look at from one place does not grow with the text.
_SIGN = r"[^\w\0]|_"
# Four digits that are a year with a month after it end a span of dates.
_YEAR_OF_DATE = r"(?:(?<=19\d\d)|(?<=20\d\d))[-/.](?:0[1-9]|1[0-2])(?!\d)"
_PATTERN = re.compile(
    rf"(?<!\d)(?:(1[89]|20)(?:{_SIGN})?)?(\d\d)({_SIGN})?(\d\d)({_SIGN})?(\d\d)"
    rf"((?:{_SIGN}){{0,3}})(\d{{4}})(?!\d)(?!{_YEAR_OF_DATE})"
)
# Digits after a decimal point are a coordinate or a long fraction.
_DECIMALS = re.compile(r"\d[.,]\Z")
# As people write one: ten or twelve digits with at most one sign before the last four.
_WRITTEN = re.compile(
    r"(?<![\w.,/+-])(19|20)?(\d\d)(\d\d)(\d\d)(?:[-+]|(?<=\d{8}))?(\d{4})(?![\w.,/+-]{0,20}\w)"
)
# The last four masked (XXXX, ****), or a reserve number (a letter and three digits).
_MASKED = re.compile(
    r"(?<![\w.,/+-])(19|20)?(\d\d)(\d\d)(\d\d)[-+]?([Xx*#?]{4}|[A-Za-z]\d{3})(?!\w)"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_REPORTED = 10
"""Two digits of the first year of which somebody may write a span of dates without signs."""


def holds_personnummer(value: object) -> bool:
    """Whether a cell holds, anywhere in it, a personnummer or samordningsnummer."""
    text = folded(value) if isinstance(value, str) else _digits_of(value)
    return text is not None and personnummer_in(text)


def _digits_of(value: object) -> str | None:
    """A number cell as digits; it drops leading zeros: somebody born in 2001 has nine digits left."""
    whole = whole_number(value)
    return f"{whole:010d}" if whole is not None and 10**8 <= whole < 10**12 else None


def whole_number(value: object) -> int | None:
    """The whole number of a number cell."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if -1e15 < value < 1e15 and value == int(value) else None


def without_zeros(values: Collection[object], *, sure: bool = False) -> set[object]:
    """The numbers of people born in 2000 that have lost their zeros, of a column of such numbers.

    Seven or eight digits may be any amount.  They count where other cells of the column are
    personnummer, where all whole numbers of the column are such (at least two), or where the
    number is shown with its zeros (`sure`).
    """
    short = {
        value: number
        for value in values
        if (number := whole_number(value)) is not None and 10**6 <= number < 10**8
    }
    lost = {value for value, number in short.items() if _is_valid(None, f"{number:010d}")}
    if sure or not lost:
        return lost
    alike = len(lost) > 1 and not any(
        whole_number(value) is not None and value not in lost for value in values
    )
    return lost if alike or any(map(holds_personnummer, set(values) - set(short))) else set()


def personnummer_in(text: str) -> bool:
    """Whether there is one in a folded text."""
    start = 0
    while len(text) - start >= 10 and (found := _PATTERN.search(text, start)):
        ten = "".join(found.group(2, 4, 6, 8))
        if not _is_else(text, found) and _is_valid(found[1], ten):
            return True
        start = found.start() + 1
    return False


def _is_else(text: str, found: re.Match[str]) -> bool:
    """Whether it is a number with decimals, a span of dates, or a date and something else."""
    century, year, first, month, second, day, before_last, last = found.groups()
    decimals = _DECIMALS.search(text, max(0, found.start() - 2), found.start())
    if decimals and found[0].isdigit():
        return True
    if (first or second or "") in ".," and (first is None) != (second is None):
        return True  # 12.05078125: a date has two points or none
    # A whole date with signs, and then four digits apart: a time, an amount, another number.
    apart = century and first and second and before_last.strip("-+")
    span = before_last.strip(" ") in ("-", "--", "/") and _is_span(month + day, last)
    return _is_recent(century, year) and bool(apart or span)


def _is_recent(century: str | None, year: str) -> bool:
    return int(year) >= _FIRST_REPORTED and (century == "20" or (not century and int(year) < 40))


def _is_span(first: str, last: str) -> bool:
    """Whether the digits after a date are a later one of that year: 20230131-0630."""
    return first < last and last[2:] < "32" and _is_date(None, ("00", last[:2], last[2:]))


def resembles(text: str) -> bool:
    """Whether a folded text without personnummer has what is written as one."""
    for found in _WRITTEN.finditer(text):
        century, *date, last = found.groups()
        is_span = (century or _is_recent(None, date[0])) and _is_span(date[1] + date[2], last)
        if not is_span and _is_date(century, date):
            return True
    return any(_is_date(found[1], found.groups()[1:4]) for found in _MASKED.finditer(text))


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
