"""One cell's value: what it says, or why it cannot be understood.

Each parser takes a cell as the reader gives it (text already stripped, ``""`` for an empty cell)
and returns its value or a `Fault`.  Nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from sofrep.register.names import UNKNOWN_WORDS, Names, normalise
from sofrep.register.underlag import NO_DAY, TID_PER_YEAR, UNKNOWN

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
_TIME = re.compile(r"[T\s]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?$")
_DIGITS = re.compile(r"\d{6}|\d{8}")
_DECIMAL = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:[ .]\d{3})+(?:,\d+)?")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")

_KON = {
    **dict.fromkeys(("k", "kv", "kvinna", "kvinnor", "kvinnlig", "kvinnligt"), 0),
    **dict.fromkeys(("m", "man", "män", "manlig", "manligt"), 1),
    **dict.fromkeys(
        ("annat", "annan", "annatkön", "övrig", "övriga", "övrigt", "ickebinär", "villejange"), 2
    ),
    **dict.fromkeys(UNKNOWN_WORDS, 2),
}
_YES = frozenset({"x", "xx", "1", "j", "ja", "sant", "true", "yes", "✓", "✔", "☑", "☒"})
_NO = frozenset({"0", "n", "nej", "falskt", "false", "no", "☐"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be understood; a warning still has a `value`."""

    rule: str
    message: str
    action: str
    value: int | None = None


Parser = Callable[[object], "int | Fault"]


def shown(value: object) -> str:
    """A coded cell's text for a message, or "" where it might tell of a person.

    Only short texts are repeated, and none with many digits, an @ or many words.
    """
    text = plain(value)
    if not text or len(text) > 30 or sum(ch.isdigit() for ch in text) >= 6:
        return ""
    if "@" in text or len(text.split()) > 4:
        return ""
    return f" ({text})"


def plain(value: object) -> str:
    """A cell as text: whole numbers without decimals, spaces collapsed."""
    if isinstance(value, str):
        return _SPACES.sub(" ", value).strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return str(value)


def multiline(value: object) -> str:
    """A hand-written text as it is, with ordinary line ends."""
    if not isinstance(value, str):
        return plain(value)
    text = value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


# --- dates ---------------------------------------------------------------------------------


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
    if found := re.fullmatch(r"\d{4}-(\d\d)", text):
        text = found[1]
        if 1 <= int(text) <= 12:
            return int(text)
    if month := _month_name(text.rstrip(".")):
        return month
    return Fault(
        "manad-okand",
        "Det går inte att läsa som en månad.",
        "Skriv 1 till 12 eller månadens namn.",
    )


_HALF = re.compile(
    r"(\d{4})\s*[-/: ]?\s*(?:h|halvår)?\s*([12])|(vt|ht)\s*(\d{4})|(\d{4})\s*(vt|ht)"
)


def parse_half_year(value: object) -> tuple[int, int] | Fault | None:
    """The (year, half) of ``2022-1``, ``2022 H1``, ``vt 2022``; None for an empty cell."""
    text = plain(value).lower()
    if not text:
        return None
    found = _HALF.fullmatch(text)
    if found is None:
        return Fault(
            "halvar-okant",
            "Det går inte att läsa som ett halvår.",
            "Skriv 2022-1, 2022 H1 eller vt 2022.",
        )
    if found[1]:
        return int(found[1]), int(found[2])
    term = found[3] or found[6]
    return int(found[4] or found[5]), 1 if term == "vt" else 2


# --- numbers -------------------------------------------------------------------------------


def parse_number(value: object) -> Fraction | Fault | None:
    """The exact number of a cell (8,5 is 17/2); None for an empty cell."""
    if isinstance(value, bool):
        return _not_a_number()
    if isinstance(value, int | float):
        return Fraction(repr(value)) if value == value and abs(value) < 1e15 else _not_a_number()  # noqa: PLR0124 - not NaN
    text = plain(value).replace("\u2212", "-")
    if text in ("", "-", "–"):
        return None
    if _GROUPED.fullmatch(text):
        return Fraction(text.replace(" ", "").replace(".", "").replace(",", "."))
    if _DECIMAL.fullmatch(text):
        return Fraction(text.replace(",", "."))
    return _not_a_number()


def _not_a_number() -> Fault:
    return Fault(
        "tal-okant",
        "Det går inte att läsa som ett tal.",
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
    if isinstance(value, str) and normalise(value) in UNKNOWN_WORDS:
        return UNKNOWN
    number = parse_number(value)
    if isinstance(number, Fraction) and number.denominator == 1 and low <= number <= high:
        return int(number)
    return Fault(rule, f"Det är inget heltal mellan {low} och {high}.", action)


def parse_years_of_support(value: object) -> int | Fault:
    """Years on public support in 1/1200 years, `UNKNOWN` for an empty cell."""
    return _time_of_support(value, TID_PER_YEAR)


def parse_months_of_support(value: object) -> int | Fault:
    """Months on public support in 1/1200 years, `UNKNOWN` for an empty cell."""
    return _time_of_support(value, TID_PER_YEAR // 12)


def _time_of_support(value: object, unit: int) -> int | Fault:
    if isinstance(value, str) and normalise(value) in UNKNOWN_WORDS:
        return UNKNOWN
    number = parse_number(value)
    if number is None:
        return UNKNOWN
    if isinstance(number, Fault):
        return number
    exact = number * unit
    if not 0 <= exact <= 100 * TID_PER_YEAR:
        return Fault("tid-orimlig", "Tiden är negativ eller längre än 100 år.", "Rätta tiden.")
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


# --- words ---------------------------------------------------------------------------------


def parse_kon(value: object) -> int | Fault:
    """0 kvinnor, 1 man, 2 ovriga (also for an empty cell)."""
    kon = _KON.get(normalise(plain(value))) if isinstance(value, str) else None
    if kon is None:
        return Fault(
            "kon-okant",
            f"Det går inte att läsa som ett kön{shown(value)}.",
            "Skriv kvinna, man eller annat, eller lämna tomt.",
        )
    return kon


def parse_mark(value: object) -> int | Fault:
    """1 for a mark or yes, 0 for no, `UNKNOWN` for an empty cell."""
    text = plain(value).lower().rstrip(".")
    if text == "":
        return UNKNOWN
    if text in _YES:
        return 1
    if text in _NO or text in ("-", "–"):
        return 0
    return Fault(
        "markering-okand", "Det går inte att läsa som ja eller nej.", "Skriv x eller ja, eller nej."
    )


def code_parser(names: Names) -> Parser:
    """A parser of one of `names`; `UNKNOWN` for an empty cell."""

    def parse(value: object) -> int | Fault:
        text = plain(value)
        index = _code(text, names)
        if index is None:
            return unknown_code(value, names)
        return index

    return parse


def _code(text: str, names: Names) -> int | None:
    key = normalise(text)
    index = names.index.get(key)
    if index is None and key in UNKNOWN_WORDS:
        return UNKNOWN
    return index


def unknown_code(value: object, names: Names) -> Fault:
    """The fault of a value that the profile does not list."""
    return Fault(
        f"{normalise_rule(names.what)}-okand",
        f"Värdet{shown(value)} finns inte bland profilens värden för {names.what}.",
        f"Skriv något av: {', '.join(names.choices)}. Eller lägg till värdet eller ett alias i "
        "forbund.toml.",
    )


def normalise_rule(what: str) -> str:
    """`what` as part of a rule id: försörjning is forsorjning."""
    first = what.split(",", maxsplit=1)[0].lower()
    return first.translate(str.maketrans("åäö", "aao"))


def mask_parser(names: Names) -> Parser:
    """A parser of one or several of `names` as a bit mask; 0 for an empty cell.

    Several are separated by semicolon or line break, or by comma where the whole is no name.
    """

    def parse(value: object) -> int | Fault:
        text = value if isinstance(value, str) else plain(value)
        index = _code(text, names)
        if index is not None:
            return 0 if index == UNKNOWN else 1 << index
        mask = 0
        for piece in re.split(r"[;\n]", text):
            found = _pieces(piece, names)
            if found is None:
                return unknown_code(value, names)
            mask |= found
        return mask

    return parse


def _pieces(piece: str, names: Names) -> int | None:
    index = _code(piece, names)
    if index is not None:
        return 0 if index == UNKNOWN else 1 << index
    mask = 0
    parts = piece.split(",")
    if len(parts) == 1:
        return None
    for part in parts:
        index = _code(part, names)
        if index is None:
            return None
        mask |= 0 if index == UNKNOWN else 1 << index
    return mask
