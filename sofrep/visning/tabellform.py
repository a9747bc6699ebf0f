"""How a table is printed, whatever the output: its decimals, which columns are numbers, how wide they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sofrep.visning.bredder import column_widths, is_crowded, is_tight, printed_width
from sofrep.visning.svenska import DASH, HIDDEN, default_decimals, plain, soft_hyphens
from sofrep.visning.visat import Cell, Rad, Tabell, Tal, cell_text

_NO_NUMBER = frozenset({DASH, HIDDEN, ""})
_SIGNED = re.compile(r"[+−]?\d[\d\u00a0,]*")
_UNIT = re.compile(r" (?=(%|kr|tkr|\(n\))$)")
"""Before the unit that ends a heading, which is not left alone on a line."""
_KEPT_WHOLE, _KEPT_LINES = 14, 24
"""A table of at most so many rows, and about so many lines, stands on one page."""


class Tabellkolumn(Struct, frozen=True):
    """A column as printed: its heading, its width in twips, whether its content stands to the right.

    `isar` says that it is a text after numbers that do, and is parted from them.
    """

    rubrik: str
    bredd: int
    hoger: bool
    isar: bool


class Tabellform(Struct, frozen=True):
    """A table as printed in a certain width.

    `tat` says that its cells have narrow margins, `hel` that it stands on one page.
    """

    rader: Sequence[Rad]
    kolumner: Sequence[Tabellkolumn]
    tat: bool
    hel: bool


def tabellform(tabell: Tabell, bredd: int) -> Tabellform:
    """How `tabell` is printed in a column of `bredd` twips; each row has a cell for every column."""
    count = len(tabell.kolumner)
    rows = evened(tabell)
    right = number_columns(count, rows)
    parted = [before and not here for before, here in pairwise([False, *right])]
    headings = [_UNIT.sub("\u00a0", plain(name)) for name in tabell.kolumner]
    texts = [(rad.etikett, *map(cell_text, rad.celler)) for rad in rows]
    cells = [row for rad, row in zip(rows, texts, strict=True) if not rad.rubrik]
    printed = _printed([headings, *cells], parted)
    if is_crowded(printed, bredd):
        headings = [soft_hyphens(name) for name in headings]
        printed = _printed([headings, *cells], parted)
    widths = column_widths(printed, bredd)
    whole = [rad if rad.celler else replace(rad, celler=("",) * (count - 1)) for rad in rows]
    return Tabellform(
        whole,
        tuple(map(Tabellkolumn, headings, widths, right, parted)),
        tat=is_tight(printed, bredd),
        hel=len(rows) <= _KEPT_WHOLE and sum(_lines(row, widths) for row in texts) <= _KEPT_LINES,
    )


def _printed(texts: Iterable[Sequence[str]], parted: Sequence[bool]) -> list[list[str]]:
    """What is printed in each cell, with signs for the wider margins of some columns."""
    return [
        [
            plain(text) + ("\u00a0" * 4 if wide else "")
            for text, wide in zip(row, parted, strict=True)
        ]
        for row in texts
    ]


def _lines(texts: Sequence[str], widths: Sequence[int]) -> int:
    """About how many lines a row takes."""
    return max(
        sum(1 + printed_width(line) // width for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    )


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
    if not any(places.values()):
        return list(tabell.rader)
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
