"""Amounts in whole kronor, as people write them, and the headers of their columns."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from fractions import Fraction

from sofrep.domain.ekonomi import Beloppsslag, Kolumn
from sofrep.domain.figure import Number
from sofrep.domain.period import SHORT_MONTHS, Period
from sofrep.excel.cells import Fault, plain
from sofrep.excel.days import FIRST_YEAR, LAST_YEAR
from sofrep.excel.declaration import Column, Values
from sofrep.excel.numbers import parse_number

AMOUNT = "belopp:"
"""Begins the field of a column of amounts."""

_DASHES = str.maketrans(dict.fromkeys("\u2212\u2013\u2010\u2011", "-"))
_UNIT = re.compile(r"\s*(kr|kronor|sek|:-)\.?$", re.IGNORECASE)
_IN_TKR = re.compile(r"(?<![a-zåäö])(tkr|ksek|tusental|mnkr|msek|mkr)(?![a-zåäö])", re.IGNORECASE)
_LARGEST = 10**12

_MONTH = r"([a-zåäö]{3,9})\.?"
_HEADER = re.compile(
    r"(?:(utfall|bokslut|bokfört|belopp|budget|prognos|avvikelse|andel|procent)\s*)?"
    rf"(?:{_MONTH}\s*-\s*{_MONTH}\s*)?"
    r"(?:år\s*)?(?:(\d{4})(?:-12-31)?)?\s*"
    r"[(,]?\s*(kr|kronor|sek|tkr|ksek|%|procent)?\s*\)?",
    re.IGNORECASE,
)
_KINDS = {
    "budget": Beloppsslag.BUDGET,
    "prognos": Beloppsslag.PROGNOS,
    "avvikelse": Beloppsslag.AVVIKELSE,
    "andel": Beloppsslag.ANDEL,
    "procent": Beloppsslag.ANDEL,
    "%": Beloppsslag.ANDEL,
}


def parse_amount(value: object) -> Number | Fault | None:
    """Whole kronor: ``13 245 431``, ``-30``, ``−30``, ``(30)``, ``30 kr``; None if empty.

    Zero is an amount, an empty cell or a lone dash is none.
    """
    if isinstance(value, str) and _IN_TKR.search(value):
        return Fault(
            "belopp-i-tkr", "Beloppet är skrivet i tkr.", "Skriv beloppet i hela kronor, bara tal."
        )
    number = parse_number(_bare(value))
    if isinstance(number, Fault) or isinstance(value, dt.date):
        return Fault(
            "belopp-okant",
            "Beloppet går inte att läsa.",
            "Skriv bara talet i hela kronor, till exempel 13245431 eller -30.",
        )
    if number is None:
        return None
    if number.denominator != 1:
        return Fault(
            "belopp-decimaler",
            "Beloppet har ören.",
            "Skriv beloppet i hela kronor, så som det står i årsredovisningen.",
        )
    if abs(number) >= _LARGEST:
        return Fault("belopp-orimligt", "Beloppet är orimligt stort.", "Rätta beloppet.")
    return int(number)


def parse_share(value: object, *, percent_cell: bool) -> Number | Fault | None:
    """A percentage: 68, ``68 %`` or a cell that shows 68 %; None if empty."""
    text = value.rstrip("% ") if isinstance(value, str) else value
    number = parse_number(text)
    if number is None or isinstance(number, Fault):
        return number
    exact = number * 100 if percent_cell else number
    if not 0 <= exact <= 100:
        return Fault("andel-orimlig", "Andelen är inte mellan 0 och 100.", "Rätta andelen.")
    return int(exact) if exact.denominator == 1 else Fraction(exact)


def _bare(value: object) -> object:
    """A text without unit and brackets, with an ordinary minus."""
    if not isinstance(value, str):
        return value
    text = _UNIT.sub("", plain(value).translate(_DASHES)).strip()
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1].strip()}"
    if text.startswith("-"):
        text = f"-{text[1:].strip()}"
    return text


def amount_column(cell: object) -> Column | None:
    """The column that a header names: ``2023``, ``Budget 2023``, ``Jan-aug 2023``, or None.

    Its field says what it holds: ``belopp:budget:2023``.  Without a year it is the workbook's.
    """
    text = _header_text(cell)
    found = _HEADER.fullmatch(text)
    if not text or not found:
        return None
    word, first, last, year, unit = (part.lower() if part else "" for part in found.groups())
    kind = _KINDS.get(word) or _KINDS.get(unit, Beloppsslag.UTFALL)
    months = _months(first, last)
    if months is None or not (word or year):
        return None
    if year and not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    field = f"{AMOUNT}{kind}:{year}:{months}"
    return Column(field, text, Values.BELOPP)


def _header_text(cell: object) -> str:
    if isinstance(cell, dt.date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, str):
        return plain(cell).translate(_DASHES)
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return plain(cell) if is_number else ""


def _months(first: str, last: str) -> str | None:
    """``01-08``; "" for a whole year; None where the words are no months."""
    if not first:
        return ""
    if first[:3] not in SHORT_MONTHS or last[:3] not in SHORT_MONTHS:
        return None
    return f"{SHORT_MONTHS.index(first[:3]) + 1:02d}-{SHORT_MONTHS.index(last[:3]) + 1:02d}"


def is_in_tkr(header: str) -> bool:
    """Whether a header says that its column is in thousands."""
    return bool(_IN_TKR.search(header))


def column_of(field: str, year: int) -> Kolumn | Fault:
    """The column of a field that `amount_column` made, in a workbook of `year`."""
    _, kind, own, months = field.split(":")
    stated = int(own) if own else year
    slag = Beloppsslag(kind)
    if not months:
        return Kolumn(slag, Period.of_year(stated))
    first, last = (int(month) for month in months.split("-"))
    if last < first:
        return Fault(
            "kolumn-period",
            "Kolumnens månader står i fel ordning.",
            "Skriv till exempel Januari-augusti 2023.",
        )
    end = dt.date(stated, last, monthrange(stated, last)[1])
    return Kolumn(slag, Period(dt.date(stated, first, 1), end))
