"""Dates, months and half-years as people write them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sofrep.domain.period import MONTHS, SHORT_MONTHS
from sofrep.excel.cells import Fault, plain
from sofrep.excel.sheet import NO_DAY, UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FIRST_YEAR = 1990
LAST_YEAR = 2100
_EPOCH = dt.date(1970, 1, 1).toordinal()

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.\s])\s?(\d{1,2})\s?\2\s?(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*[-/.\s]\s*(\d{4})")
_SHORT_LAST = re.compile(r"(\d{1,2})/(\d{1,2})\s?[-\s]\s?'?(\d\d)")
_SHORT = re.compile(r"(\d\d)([-/.])(\d\d)\2(\d\d)")
_WORDS = re.compile(r"(\d{1,2})(?:\.|:[ae])?[\s-]?([a-zåäö]+)\.?[\s-]{0,2}(\d{4}|'?\d\d)")
_WEEKDAY = re.compile(r"(?:(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?(?:en)?\.?,?\s)?(?:den\s)?")
_TIME = re.compile(
    r"[t\s]+(?:kl\.?\s?)?(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?\s?(z|utc|[-+]\d\d:?\d\d)?$"
)
_DAYS = 31
_NEAR = 3
"""A reading of a date that lies more years after the other is hardly meant."""

_LATEST = 22
"""From this hour UTC on it is the next day in Sweden, in summer or always."""
_YEAR_MONTH = re.compile(r"(\d{4})-(\d\d)")
_DIGITS = re.compile(r"\d{6}|\d{8}")


def parse_day(value: object) -> int | Fault:
    """Days since 1970-01-01, `NO_DAY` for an empty cell."""
    if value == "":
        return NO_DAY
    if isinstance(value, dt.datetime):
        return _with_time(_day(value.date()), timed=value.time() != dt.time())
    if isinstance(value, dt.date):
        return _day(value)
    if isinstance(value, float) and value.is_integer():
        value = str(int(value))
    if isinstance(value, str):
        return _text_day(plain(value).lower())
    return _not_a_day()


def _day(day: dt.date) -> int | Fault:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Fault(
            "datum-orimligt",
            f"Datumet ligger före {FIRST_YEAR} eller efter {LAST_YEAR}.",
            "Rätta årtalet.",
        )
    return day.toordinal() - _EPOCH


def _with_time(day: int | Fault, *, timed: bool) -> int | Fault:
    if isinstance(day, Fault) or not timed:
        return day
    return Fault(
        "datum-klockslag",
        "Klockslaget efter datumet används inte.",
        "Ta bort klockslaget om datumet ska stå ensamt.",
        day,
    )


def _not_a_day() -> Fault:
    return Fault(
        "datum-okant",
        "Datumet går inte att läsa.",
        "Skriv datumet som 2023-01-31.",
    )


def _text_day(text: str) -> int | Fault:
    text = text.translate(_DASHES).rstrip(".,")
    timed = False
    if clock := _TIME.search(text):
        *numbers, zone = clock.groups()
        timed = any(int(part or 0) for part in numbers)
        if zone in ("z", "utc") and int(numbers[0]) >= _LATEST:
            return _of_which_day()
        text = text[: clock.start()]
    if found := _SHORT.fullmatch(text):
        return _with_time(_short_day(found), timed=timed)
    return _with_time(_day_of(_day_parts(text)), timed=timed)


def _day_of(parts: tuple[int, int, int] | None) -> int | Fault:
    try:
        return _day(dt.date(*parts)) if parts else _not_a_day()
    except ValueError:
        return _not_a_day()


def _day_parts(text: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _YEAR_LAST.fullmatch(text):
        return int(found[4]), int(found[3]), int(found[1])
    if found := _SHORT_LAST.fullmatch(text):
        return _full_year(found[3]), int(found[2]), int(found[1])
    if _DIGITS.fullmatch(text):
        return _full_year(text[:-4]), int(text[-4:-2]), int(text[-2:])
    found = _WORDS.fullmatch(_WEEKDAY.sub("", text, count=1))
    if found and (month := _month_name(found[2])):
        return _full_year(found[3]), month, int(found[1])
    return None


def _full_year(text: str) -> int:
    """A year in four digits, or in two: 90 to 99 are of the last century."""
    year = int(text.strip("'"))
    if year > 99:
        return year
    return year + (1900 if year >= FIRST_YEAR % 100 else 2000)


def _short_day(found: re.Match[str]) -> int | Fault:
    """The day of ``23-06-30``: with hyphens the year stands first, as the Swedish standard has it.

    It is told where the day may as well, and with other signs not read.
    """
    first, sign, month, last = found.groups()
    year_first = (_full_year(first), int(month), int(last))
    day_first = (_full_year(last), int(month), int(first))
    if int(last) > _DAYS:
        return _day_of(day_first)
    day, other = _day_of(year_first), _day_of(day_first)
    if isinstance(day, Fault) or isinstance(other, Fault) or day == other:
        return day
    if sign == "-":
        return day if day_first[0] > year_first[0] + _NEAR else _ambiguous(day)
    return _ambiguous(None)


def _ambiguous(day: int | None) -> Fault:
    read = "Det läses med året först." if day is not None else "Därför är det inte läst."
    return Fault(
        "datum-tvetydigt",
        f"Det kan vara både året och dagen som står först i datumet. {read}",
        "Skriv året med fyra siffror: 2023-01-31.",
        day,
    )


def _of_which_day() -> Fault:
    return Fault(
        "datum-tvetydigt",
        "Klockslaget är i en annan tidszon och så sent att det kan vara nästa dag i Sverige.",
        "Skriv bara datumet, som 2023-01-31.",
    )


def _month_name(word: str) -> int:
    """The month named by `word`, 0 if none."""
    for number, (short, name) in enumerate(zip(SHORT_MONTHS, MONTHS, strict=True), start=1):
        if word in (short, name, f"{short}t"):
            return number
    return 0


def parse_month(value: object) -> int | Fault:
    """A month 1 to 12 by number, name or date; `UNKNOWN` for an empty cell."""
    text = plain(value).lower()
    if text == "":
        return UNKNOWN
    if isinstance(value, dt.date):
        return value.month
    if text.isdecimal() and 1 <= int(text) <= 12:
        return int(text)
    if (found := _YEAR_MONTH.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return int(found[2])
    if month := _month_name(text.rstrip(".")):
        return month
    return Fault(
        "manad-okand",
        "Månaden går inte att läsa.",
        "Skriv 1 till 12 eller månadens namn.",
    )


def year_of_month(value: object) -> int:
    """The year of a month that is written with one (``2023-05``, a date), else `UNKNOWN`."""
    if isinstance(value, dt.date):
        return value.year
    found = _YEAR_MONTH.fullmatch(plain(value))
    return int(found[1]) if found else UNKNOWN


_HALF = re.compile(
    r"(\d{4})\s*[-/: ]?\s*(?:h|halvår)?\s*([12])|(vt|ht)\s*(\d{4})|(\d{4})\s*(vt|ht)"
)


def parse_half_year(value: object) -> tuple[int, int] | Fault | None:
    """The (year, half) of ``2022-1``, ``2022 H1``, ``vt 2022``; None for an empty cell."""
    text = plain(value).lower()
    if not text:
        return None
    found = _HALF.fullmatch(text)
    year = int(next(filter(None, found.group(1, 4, 5)))) if found else 0
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return Fault(
            "halvar-okant",
            "Halvåret går inte att läsa.",
            "Skriv 2022-1, 2022 H1 eller vt 2022.",
        )
    if found[1]:
        return year, int(found[2])
    return year, 1 if "vt" in found.group(3, 6) else 2


def years_of(day: NDArray[np.int64]) -> NDArray[np.int64]:
    """The calendar year of each day number; 1970 for `NO_DAY`."""
    import numpy as np

    days = np.where(day == NO_DAY, 0, day).astype("datetime64[D]")
    return days.astype("datetime64[Y]").astype(np.int64) + 1970
