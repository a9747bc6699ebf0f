"""What an Excel number format does to a value: of its signs, only those that are no text."""

from __future__ import annotations

import operator
import re
from functools import lru_cache

_TOKEN = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)\]")
_HOLDS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


def may_show_percent(code: str) -> bool:
    """Whether the format shows some values times 100, with a per cent sign that is no text."""
    return "%" in code and any("%" in section for section in _sections(code))


def shows_percent(code: str, value: float) -> bool:
    r"""Whether the format shows `value` times 100: by the section that applies to it.

    Quoted and escaped signs (``0" %"``, ``0\%``), fillers and what stands in brackets (colours,
    locales) are text.
    """
    return "%" in _section(_sections(code), value)


@lru_cache(maxsize=1_000)
def shows_zeros(code: str) -> bool:
    """Whether the format writes the zeros that a number of ten digits begins with: 000000-0000."""
    return any(section.count("0") >= 10 and "." not in section for section in _sections(code))


@lru_cache(maxsize=1_000)
def hides_day(code: str) -> bool:
    """Whether the format shows the month of a date, and not the day: mmm-yy, not mm:ss."""
    shown = _sections(code)[0].lower()
    return "m" in shown and "y" in shown and "d" not in shown


def _sections(code: str) -> list[str]:
    """The sections of a format, without texts; a condition stays."""
    return _TOKEN.sub(lambda m: m[0] if _CONDITION.fullmatch(m[0]) else "", code).split(";")


def _section(sections: list[str], value: float) -> str:
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, found in zip(sections, conditions, strict=True):
            if found is None or _HOLDS[found[1]](value, float(found[2])):
                return section
        return ""
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]
