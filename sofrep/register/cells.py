"""A cell's value as text, and why it could not be understood.

The parsers (`days`, `numbers`, `words`) take a cell as the reader gives it (text already
stripped, ``""`` for an empty cell) and return its value or a `Fault`.  Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be understood; a warning still has a `value`."""

    rule: str
    message: str
    action: str
    value: int | None = None


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


def multiline(value: object) -> str:
    """A hand-written text as it is, with ordinary line ends; a number with a decimal comma."""
    if isinstance(value, float):
        return decimal(value)
    if not isinstance(value, str):
        return plain(value)
    text = value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()
