"""Numbers, dates and lists in Swedish.  The only place that rounds.

Rounding is half away from zero, from the exact value, once (the definition in docs/figures.md):
2,5 becomes 3 and 62,5 % becomes 63 %.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

from sofrep.domain.figure import Number, Unit
from sofrep.domain.period import MONTHS, Period

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"
HIDDEN = "x"
"""What stands in place of a number that is hidden; the tables explain it."""

_LONG_MONTH = re.compile("|".join(month for month in MONTHS if len(month) > 5))
_REFUSED = re.compile("[\ue000-\uf8ff\ufffe\uffff\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEAM = re.compile(r"(\w{2,}(?:ings|bets|hets|tets|ions))(?=\w{4})")

_WORDS = (
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
)

LARGEST_WORD = len(_WORDS) - 1
"""Larger numbers are written in digits."""

_DECIMALS = {Unit.AR: 1, Unit.MANADER: 1}

_SUFFIX = {
    Unit.ANTAL: "",
    Unit.PROCENT: f"{NBSP}%",
    Unit.PROCENTENHETER: f"{NBSP}procentenheter",
    Unit.AR: f"{NBSP}år",
    Unit.MANADER: f"{NBSP}månader",
    Unit.DAGAR: f"{NBSP}dagar",
    Unit.KRONOR: f"{NBSP}kr",
    Unit.TKR: f"{NBSP}tkr",
}


_SINGULAR = {
    Unit.PROCENTENHETER: f"{NBSP}procentenhet",
    Unit.MANADER: f"{NBSP}månad",
    Unit.DAGAR: f"{NBSP}dag",
}


def _scaled(value: Number, decimals: int) -> int:
    """`value` * 10**`decimals`, rounded half away from zero (whole numbers: this is hot)."""
    unit: int = 10**decimals
    rounded = (abs(value.numerator) * unit * 2 + value.denominator) // (2 * value.denominator)
    return -rounded if value < 0 else rounded


def round_half_away(value: Number, decimals: int = 0) -> Fraction:
    """`value` rounded to `decimals` places, half away from zero."""
    return Fraction(_scaled(value, decimals), 10**decimals)


def default_decimals(value: Number, unit: Unit) -> int:
    """How many decimals a unit is printed with; a count that is no whole number (a mean) has one."""
    if unit is Unit.ANTAL and value.denominator != 1:
        return 1
    return _DECIMALS.get(unit, 0)


def format_number(value: Number, decimals: int = 0) -> str:
    """``13 245 431``, ``44,8``, ``−3``: no-break space in thousands, decimal comma, real minus."""
    rounded = _scaled(value, decimals)
    whole, rest = divmod(abs(rounded), 10**decimals)
    text = f"{whole:,}".replace(",", NBSP)
    if decimals:
        text += f",{rest:0{decimals}d}"
    return MINUS + text if rounded < 0 else text


@lru_cache(maxsize=2**14)
def format_value(
    value: Number, unit: Unit, *, decimals: int | None = None, with_unit: bool = True
) -> str:
    """A value with its unit: ``27 %``, ``44,8 år``, ``374``, ``1 dag``."""
    places = default_decimals(value, unit) if decimals is None else decimals
    digits = format_number(value, places)
    return digits + unit_after(digits, unit) if with_unit else digits


def unit_after(number: str, unit: Unit) -> str:
    """The unit as it follows a printed number, in the singular after one: ``1 dag``, ``en dag``."""
    is_one = number.removeprefix(MINUS) in {"1", "en", "ett"}
    return _SINGULAR.get(unit, _SUFFIX[unit]) if is_one else _SUFFIX[unit]


def approximately(value: Number, decimals: int = 0) -> str:
    """``knappt`` or ``drygt``: the side of the printed number on which the value lies; "" if exact."""
    rounded = round_half_away(value, decimals)
    if rounded == value:
        return ""
    return "knappt" if value < rounded else "drygt"


def number_word(value: int, *, neuter: bool = False) -> str:
    """A number up to twelve as a word, a larger one in digits."""
    if value == 1 and neuter:
        return "ett"
    return _WORDS[value] if 0 <= value < len(_WORDS) else format_number(value)


def date_in_text(day: date) -> str:
    """``30 juni 2023``."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}"


def period_in_text(period: Period) -> str:
    """``2023``, ``januari–augusti 2023`` or ``15 januari 2023–31 augusti 2023``."""
    if period.is_year:
        return str(period.year)
    if period.is_whole_months and period.start.year == period.end.year:
        first, last = MONTHS[period.start.month - 1], MONTHS[period.end.month - 1]
        return f"{first} {period.year}" if first == last else f"{first}{DASH}{last} {period.year}"
    return f"{date_in_text(period.start)}{DASH}{date_in_text(period.end)}"


def period_in_head(period: Period) -> str:
    """``2023`` or ``jan–aug 2023``: for the head of a column."""
    return _LONG_MONTH.sub(lambda month: month[0][:3], period_in_text(period))


def enumerate_in_text(items: Sequence[str]) -> str:
    """``ett, två och tre``."""
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " och " + items[-1]


def soft_hyphens(text: str) -> str:
    """A heading whose long words may be broken where they are put together: ``Arbets-förmedlingen``."""
    return _SEAM.sub("\\1\u00ad", text)


def plain(text: str) -> str:
    """Text from data without signs that XML refuses or that mean nothing, its lines parted by one sign."""
    if text.isprintable():
        return text
    return _REFUSED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ")
