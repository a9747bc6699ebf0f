"""A printed cell as what a workbook holds: a number with the format that prints it, else a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from sofrep.visning.svenska import MINUS, NBSP, plain
from sofrep.visning.visat import Cell, Form, Tal, cell_text

NOTHING = "."
"""Where a printed table has an empty cell: there is nothing to tell."""
_NUMBER = re.compile(rf"([+{MINUS}]?)(\d+(?:{NBSP}\d{{3}})*)(?:,(\d+))?")
_BRACKETS, _OF = f" {NBSP}()", "av"
_SWEDISH = "[$-41D]"


class Talcell(Struct, frozen=True):
    """A number, exact as far as a workbook can hold it, or a text.

    `tryckt` is what `format` prints of it; `figur` is the figure's id, of a text several in a row.
    """

    varde: int | float | str
    tryckt: str
    format: str = "@"
    figur: str = ""
    av: bool = False
    """Whether it is what another is a part of: 198 in ``54 av 198``."""


def cells_of(celle: Cell, *, is_number: bool) -> list[Talcell]:
    """The numbers of a cell in order, each with the words around it; or its text alone.

    `is_number` says that it stands in a column of numbers, where a text such as ``100`` is one.
    """
    parts = celle if isinstance(celle, tuple) else (celle,)
    figures = [part.figure.id for part in parts if isinstance(part, Tal)]
    if not is_number or not all(part.finns for part in parts if isinstance(part, Tal)):
        return [text_cell(cell_text(celle), " ".join(figures))]
    return list(_numbers(parts)) or [text_cell(cell_text(celle))]


def text_cell(text: str, figur: str = "") -> Talcell:
    """A text, or the sign of an empty cell."""
    said = plain(text) or NOTHING
    return Talcell(said, said, figur=figur)


def _numbers(parts: Sequence[Tal | str]) -> Iterator[Talcell]:
    """Each number with the words before it, the last also with those after it."""
    found = [(n, digits) for n, part in enumerate(parts) if (digits := _digits(part))]
    before = -1
    for place, digits in found:
        lead = "".join(map(str, parts[before + 1 : place]))
        tail = "".join(map(str, parts[place + 1 :])) if place == found[-1][0] else ""
        if len(found) > 1:  # the brackets part what has columns of its own now
            lead, tail = lead.strip(_BRACKETS), tail.strip(_BRACKETS)
        before, is_of = place, lead == _OF
        yield _number(parts[place], digits, "" if is_of else lead, tail, av=is_of)


def _digits(part: Tal | str) -> re.Match[str] | None:
    """The digits of a figure, or of a text that is nothing but a number."""
    return _NUMBER.search(str(part)) if isinstance(part, Tal) else _NUMBER.fullmatch(part)


def _number(part: Tal | str, digits: re.Match[str], lead: str, tail: str, *, av: bool) -> Talcell:
    lead += digits.string[: digits.start()]
    tail = digits.string[digits.end() :] + tail
    if isinstance(part, Tal):
        value = abs(Fraction(part.varde)) if part.form is Form.BELOPP else Fraction(part.varde)
        figure = part.figure.id
    else:
        value, figure = _read(digits), ""
        lead += "+" if digits[1] == "+" else ""
    value = value / 100 if tail.startswith(f"{NBSP}%") else value
    number = int(value) if value.denominator == 1 else float(value)
    shown = f"{lead}{digits[0].removeprefix('+')}{tail}"
    return Talcell(number, shown, _format(lead, len(digits[3] or ""), tail), figure, av=av)


def _read(digits: re.Match[str]) -> Fraction:
    value = Fraction(f"{digits[2].replace(NBSP, '')}.{digits[3] or 0}")
    return -value if digits[1] == MINUS else value


def _format(lead: str, decimals: int, tail: str) -> str:
    """A number format that prints Swedish digits between words; below 0 with a minus that is one."""
    digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    if tail.startswith(f"{NBSP}%"):
        digits, tail = f"{digits}{_words(NBSP)}%", tail[2:]
    whole = f"{digits}{_words(tail)}"
    return f"{_SWEDISH}{_words(lead)}{whole};{_SWEDISH}{_words(lead + MINUS)}{whole}"


def _words(text: str) -> str:
    """Words as they stand in a number format."""
    kept = plain(text).replace('"', "”")
    return f'"{kept}"' if kept else ""
