"""How a table is printed, whatever the output: which columns are numbers, and with how many decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sofrep.visning.svenska import DASH, HIDDEN, default_decimals
from sofrep.visning.visat import Cell, Rad, Tabell, Tal, cell_text

_NO_NUMBER = frozenset({DASH, HIDDEN, ""})
_SIGNED = re.compile(r"[+−]?\d[\d\u00a0,]*")


def number_columns(count: int, rows: Sequence[Rad]) -> list[bool]:
    """Which columns stand to the right: those with a number in them, or with none but its sign."""
    columns = ([r.celler[n] for r in rows if len(r.celler) > n] for n in range(count - 1))
    return [
        False,
        *(any(map(_has_number, cells)) or all(map(_is_number, cells)) for cells in columns),
    ]


def _has_number(celle: Cell) -> bool:
    parts = celle if isinstance(celle, tuple) else (celle,)
    return any(isinstance(part, Tal) for part in parts)


def _is_number(celle: Cell) -> bool:
    """Whether a text is a number such as ``+20``, or stands where one is missing."""
    text = cell_text(celle)
    return text in _NO_NUMBER or _SIGNED.fullmatch(text) is not None


def evened(tabell: Tabell) -> list[Rad]:
    """The rows with one number of decimals for each unit of a column."""
    places: dict[tuple[int, object], int] = {}
    for rad in tabell.rader:
        for column, celle in enumerate(rad.celler):
            if isinstance(celle, Tal) and celle.finns:
                key = (column, _kind(celle))
                places[key] = max(places.get(key, 0), _decimals(celle))
    return [
        replace(rad, celler=tuple(_even(celle, n, places) for n, celle in enumerate(rad.celler)))
        for rad in tabell.rader
    ]


def _kind(tal: Tal) -> object:
    """Counts and means share a unit but not their decimals."""
    return tal.figure.unit, tal.namnare is None


def _decimals(tal: Tal) -> int:
    return default_decimals(tal.varde, tal.figure.unit) if tal.decimaler is None else tal.decimaler


def _even(celle: Cell, column: int, places: dict[tuple[int, object], int]) -> Cell:
    if not isinstance(celle, Tal) or not celle.finns:
        return celle
    wanted = places[column, _kind(celle)]
    return celle if _decimals(celle) == wanted else celle.med_decimaler(wanted)
