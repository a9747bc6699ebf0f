"""A count written as a number or as marks, one per participant."""

from __future__ import annotations

import re

from sofrep.register.cells import Fault, plain
from sofrep.register.numbers import parse_count

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
            "Det går varken att läsa som ett tal eller som streck av ett slag (x, | eller I).",
            "Skriv antalet med siffror.",
        )
    return parsed
