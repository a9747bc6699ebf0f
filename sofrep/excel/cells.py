"""A cell's value as text, and why it could not be understood.

The parsers (`days`, `numbers`, `words`) take a cell as the reader gives it (text already
stripped, ``""`` for an empty cell) and return its value or a `Fault`.  Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from sofrep.domain.problem import Place

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_NUMBERS = re.compile(r"[\d\s.,:;/+%–−-]+")
_DATE = re.compile(
    r"(\d{4}-\d\d-\d\d[\d:.TZ +]{0,20})|"
    r"(\d{1,2}\.? (jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\.?( \d{2,4})?)",
    re.IGNORECASE,
)
_MOST_DIGITS = 8
"""Longer numbers may be those of a person or a telephone."""


class Fault(Struct, frozen=True):
    """Why a cell cannot be understood; a warning still has a `value`.

    `word` is the cell's text, for the ``{}`` of the message: it is shown where it is `known` to be
    a misspelt name of a list, and else only where it cannot well be about one person.  `other` is
    the place for the ``{}``.  Faults with the same `cause` are one problem wherever they stand.
    """

    rule: str
    message: str
    action: str
    value: int | None = None
    word: str = ""
    known: bool = False
    cause: str = ""
    other: Place | None = None


Parser = Callable[[object], "int | Fault"]


def plain(value: object) -> str:
    """A cell as text: whole numbers without decimals, spaces collapsed."""
    if isinstance(value, str):
        return _SPACES.sub(" ", value).strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return str(value)


def decimal(number: float) -> str:
    """A number as Swedish writes it, without trailing noughts: 0,35."""
    return f"{number:.15g}".replace(".", ",")


def harmless(value: object) -> str:
    """A cell's text where it is but a number or a date, and so may be shown; else ``""``."""
    text = plain(value).removesuffix(" 00:00:00")
    if isinstance(value, float):
        text = text.replace(".", ",")
    digits = sum(char.isdigit() for char in text)
    number = 0 < digits <= _MOST_DIGITS and _NUMBERS.fullmatch(text)
    return text if number or _DATE.fullmatch(text) else ""


def multiline(value: object) -> str:
    """A hand-written text as it is, with ordinary line ends; a number with a decimal comma."""
    if isinstance(value, float):
        return decimal(value)
    if not isinstance(value, str):
        return plain(value)
    text = value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


def printable(text: str) -> str:
    """`text` without the control characters that a workbook cannot hold.

    They come from workbooks all the same: Excel writes a control character as ``_x0001_``.
    """
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub(" ", text)
