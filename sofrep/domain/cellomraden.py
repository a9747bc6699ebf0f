"""The addresses of cells: letters and numbers of columns, and many cells as ``B2:C9, E4``."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")
_ROW = re.compile(r"rad ([1-9][0-9]*)")
_SHOWN = 6
"""So many ranges are shown; of more only the rectangle that they lie in."""


def column_number(letters: str) -> int:
    """``A`` is 1, ``AA`` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is ``A``, 27 is ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def row_and_column(cell: str) -> tuple[int, str]:
    """The row and the column's letters of an address; 0 and ``""`` for what it does not say."""
    if found := _CELL.fullmatch(cell):
        return int(found[2]), found[1]
    row = _ROW.fullmatch(cell)
    return int(row[1]) if row else 0, ""


def in_words(cells: Iterable[str]) -> str:
    """The cells of a sheet for a reader: ``B2:B960, 959 celler``, or ``12 av cellerna B2:B960``."""
    listed = list(dict.fromkeys(cells))
    if len(listed) < 2:
        return "".join(listed)
    columns, rows, others = _sorted_out(listed)
    shown = _ranges(listed)
    unit = "celler" if columns else "rader" if rows else "ställen"
    if len(shown) <= _SHOWN or others:
        return f"{', '.join(shown)}, {len(listed)} {unit}"
    if not columns:
        return f"{len(listed)} av raderna {min(rows)}–{max(rows)}"
    numbers = [number for column in columns.values() for number in column]
    return f"{len(listed)} av cellerna {_block(min(columns), min(numbers), max(columns), max(numbers))}"


def exactly(cells: Iterable[str]) -> str:
    """The cells of a sheet (A1 addresses, rows or keys) as ranges, every one: ``B2:C9, E4``."""
    return ", ".join(_ranges(cells))


def _sorted_out(cells: Iterable[str]) -> tuple[dict[int, list[int]], list[int], list[str]]:
    """The rows of the cells of each column, whole rows, and what is neither."""
    by_column: dict[int, list[int]] = {}
    rows: list[int] = []
    others: list[str] = []
    for cell in dict.fromkeys(cells):
        if found := _CELL.fullmatch(cell):
            by_column.setdefault(column_number(found[1]), []).append(int(found[2]))
        elif found := _ROW.fullmatch(cell):
            rows.append(int(found[1]))
        else:
            others.append(cell)
    return by_column, rows, others


def _ranges(cells: Iterable[str]) -> list[str]:
    columns, rows, others = _sorted_out(cells)
    runs = [f"{top}" if top == last else f"{top}–{last}" for top, last in _runs(rows)]
    return [*_blocks(columns), *(f"rad {each}" for each in runs), *others]


def _blocks(by_column: dict[int, list[int]]) -> list[str]:
    """The runs of rows as rectangles: adjacent columns with the same run are one."""
    growing: dict[tuple[int, int], tuple[int, int]] = {}
    done: list[tuple[int, int, int, int]] = []
    for column, numbers in sorted(by_column.items()):
        for run in _runs(numbers):
            left, right = growing.get(run, (column, column - 1))
            if right != column - 1:
                done.append((left, run[0], right, run[1]))
                left = column
            growing[run] = (left, column)
    done += [(left, top, right, bottom) for (top, bottom), (left, right) in growing.items()]
    return [_block(*block) for block in sorted(done)]


def _block(left: int, top: int, right: int, bottom: int) -> str:
    first, last = f"{column_letters(left)}{top}", f"{column_letters(right)}{bottom}"
    return first if first == last else f"{first}:{last}"


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of each run of consecutive numbers."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
