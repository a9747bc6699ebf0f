"""Exact numbers, counts, years and ages."""

from __future__ import annotations

import re
from fractions import Fraction

from sofrep.excel.cells import Fault, plain
from sofrep.excel.days import FIRST_YEAR, LAST_YEAR
from sofrep.excel.names import says_unknown
from sofrep.excel.sheet import TID_PER_YEAR, UNKNOWN

_DECIMAL = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:(?: \d{3})+|\.\d{3}(?:\.\d{3})+)(?:,\d+)?")
_EITHER = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_LONGEST = 40


def parse_number(value: object) -> Fraction | Fault | None:
    """The exact number of a cell (8,5 is 17/2); None for an empty cell."""
    if isinstance(value, bool):
        return _not_a_number()
    if isinstance(value, int | float):
        return Fraction(repr(value)) if value == value and abs(value) < 1e15 else _not_a_number()  # noqa: PLR0124 - not NaN
    text = plain(value).replace("\u2212", "-")
    return None if text in ("", "-", "–") else _number_of_text(text)


def _number_of_text(text: str) -> Fraction | Fault:
    if len(text) > _LONGEST:
        return _not_a_number()
    if _EITHER.fullmatch(text):
        return Fault(
            "tal-okant",
            "Punkten kan skilja både tusental och decimaler.",
            "Skriv talet utan punkt, till exempel 1500 eller 1,5.",
        )
    if _GROUPED.fullmatch(text):
        text = text.replace(" ", "").replace(".", "")
    elif not _DECIMAL.fullmatch(text):
        return _not_a_number()
    return Fraction(text.replace(",", "."))


def _not_a_number() -> Fault:
    return Fault(
        "tal-okant",
        "Talet går inte att läsa.",
        "Skriv bara talet, till exempel 12 eller 8,5.",
    )


def parse_count(value: object) -> int | Fault:
    """A whole number from 0, `UNKNOWN` for an empty cell."""
    number = parse_number(value)
    if number is None:
        return UNKNOWN
    if isinstance(number, Fault):
        return number
    if number.denominator != 1 or not 0 <= number < 10**9:
        return Fault(
            "antal-orimligt", "Det ska vara ett heltal från 0 och uppåt.", "Rätta antalet."
        )
    return int(number)


def parse_birth_year(value: object) -> int | Fault:
    """A year of birth, `UNKNOWN` for an empty cell."""
    return _between(
        value, 1900, LAST_YEAR, "fodelsear-orimligt", "Skriv födelseåret med fyra siffror."
    )


def parse_age(value: object) -> int | Fault:
    """An age in whole years, `UNKNOWN` for an empty cell."""
    return _between(value, 0, 120, "alder-orimlig", "Skriv åldern i hela år.")


def parse_year(value: object) -> int | Fault:
    """A calendar year, `UNKNOWN` for an empty cell."""
    return _between(
        value, FIRST_YEAR, LAST_YEAR, "ar-orimligt", "Skriv året med fyra siffror, t.ex. 2023."
    )


def _between(value: object, low: int, high: int, rule: str, action: str) -> int | Fault:
    if isinstance(value, str) and says_unknown(value):
        return UNKNOWN
    number = parse_number(value)
    if isinstance(number, Fraction) and number.denominator == 1 and low <= number <= high:
        return int(number)
    return Fault(rule, f"Det är inget heltal mellan {low} och {high}.", action)


def parse_years_of_support(value: object) -> int | Fault:
    """Years on public support in 1/1200 years, `UNKNOWN` for an empty cell.

    A cell that says its unit is read by it: ``8 mån``.
    """
    return _time_of_support(value, TID_PER_YEAR)


def parse_months_of_support(value: object) -> int | Fault:
    """The same of a column of months: ``11 år`` is years there too."""
    return _time_of_support(value, TID_PER_YEAR // 12)


def parse_in_bands(value: object) -> int | Fault:
    """A number of the profile's own that lies in bands, in 1/1200; `UNKNOWN` for an empty cell."""
    return _in_parts(value, TID_PER_YEAR, 9990, _NO_NUMBER_OF_BANDS)


_NO_TIME = Fault("tid-orimlig", "Tiden är negativ eller längre än 100 år.", "Rätta tiden.")
_NO_NUMBER_OF_BANDS = Fault(
    "antal-orimligt", "Talet är negativt eller större än 9 990.", "Rätta talet."
)


_UNREADABLE_TIME = Fault(
    "tal-okant",
    "Tiden går inte att läsa.",
    "Skriv talet, till exempel 4,5, eller med ordet: 11 år, 8 mån. 0 om det inte är någon tid; tomt om den inte är känd.",
)
_WITH_UNIT = re.compile(r"(.+?)\s*(år|mån(?:ad(?:er)?)?\.?)")
_UNITS = {"å": TID_PER_YEAR, "m": TID_PER_YEAR // 12}


def _time_of_support(value: object, unit: int) -> int | Fault:
    if isinstance(value, str) and (said := _WITH_UNIT.fullmatch(plain(value).casefold())):
        value, unit = said[1], _UNITS[said[2][0]]
    read = _in_parts(value, unit, 100, _NO_TIME)
    return _UNREADABLE_TIME if isinstance(read, Fault) and read.rule == "tal-okant" else read


def _in_parts(value: object, unit: int, most: int, beyond: Fault) -> int | Fault:
    if isinstance(value, str) and says_unknown(value):
        return UNKNOWN
    number = parse_number(value)
    if number is None:
        return UNKNOWN
    if isinstance(number, Fault):
        return number
    exact = number * unit
    if not 0 <= exact <= most * TID_PER_YEAR:
        return beyond
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


_MARKS = re.compile(r"(?:[xX]\s?)+|(?:\|\s?)+|(?:I\s?)+")


def parse_tally(value: object) -> int | Fault:
    """A whole number, or the number of marks of one sort: ``x``, ``xx xx``, ``||||``, ``IIII``.

    `UNKNOWN` for an empty cell.
    """
    text = plain(value)
    if _MARKS.fullmatch(text):
        return sum(not ch.isspace() for ch in text)
    parsed = parse_count(value)
    if isinstance(parsed, Fault) and parsed.rule == "tal-okant":
        return Fault(
            "streck-okanda",
            "Cellen är varken ett tal eller streck av ett slag (x, | eller I).",
            "Skriv antalet med siffror.",
        )
    return parsed
