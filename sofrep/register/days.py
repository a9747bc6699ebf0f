"""Dates, months and half-years as people write them."""

from __future__ import annotations

import datetime as dt
import re

from sofrep.register.cells import Fault, plain
from sofrep.register.underlag import NO_DAY, UNKNOWN

FIRST_YEAR = 1990
LAST_YEAR = 2100
_EPOCH = dt.date(1970, 1, 1).toordinal()
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH_NAMES = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september"),
    *("oktober", "november", "december"),
)

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*[-/.\s]\s*(\d{4})")
_WORDS = re.compile(r"(\d{1,2})(?:\.|:e)?\s+([a-zåäö]+)\.?\s+(\d{4})")
_TIME = re.compile(r"[t\s]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?$")
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
        "Cellen har ett klockslag utöver datumet. Bara datumet används.",
        "Ta bort klockslaget om datumet ska stå ensamt.",
        day,
    )


def _not_a_day() -> Fault:
    return Fault(
        "datum-okant",
        "Det går inte att läsa som ett datum.",
        "Skriv datumet som 2023-01-31.",
    )


def _text_day(text: str) -> int | Fault:
    timed = False
    if clock := _TIME.search(text):
        timed = any(int(part or 0) for part in clock.groups())
        text = text[: clock.start()]
    parts = _day_parts(text)
    if parts is None:
        return _not_a_day()
    try:
        return _with_time(_day(dt.date(*parts)), timed=timed)
    except ValueError:
        return _not_a_day()


def _day_parts(text: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _YEAR_LAST.fullmatch(text):
        return int(found[4]), int(found[3]), int(found[1])
    if _DIGITS.fullmatch(text):
        year = text[:-4] if len(text) == 8 else f"20{text[:2]}"
        return int(year), int(text[-4:-2]), int(text[-2:])
    if (found := _WORDS.fullmatch(text)) and (month := _month_name(found[2])):
        return int(found[3]), month, int(found[1])
    return None


def _month_name(word: str) -> int:
    """The month named by `word`, 0 if none."""
    for number, (short, name) in enumerate(zip(_MONTHS, _MONTH_NAMES, strict=True), start=1):
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
        "Det går inte att läsa som en månad.",
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
            "Det går inte att läsa som ett halvår.",
            "Skriv 2022-1, 2022 H1 eller vt 2022.",
        )
    if found[1]:
        return year, int(found[2])
    return year, 1 if "vt" in found.group(3, 6) else 2
