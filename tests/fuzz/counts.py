"""Ways to break the sheets of counts and money."""

from __future__ import annotations

import random
import re
from pathlib import Path

from openpyxl import load_workbook

_NO_NUMBERS = (
    "#REF!", "#N/A", "=1+1", "omkring 5", "5?", "²", "4½", "NaN", "inf", "1E5", "1e308", "A0", "true",
    "9" * 5000, "5\u20127", "]]>", "_x0001_", "\u202e5",
)  # fmt: skip
NO_COUNTS = (*_NO_NUMBERS, "många", -3, 2.5, "ett par", 1e300)
NO_AMOUNTS = (*_NO_NUMBERS, "mycket", "12 eller 13")
_MARKS = re.compile(r"[xXI| ]+")


def unreadable_count(chance: random.Random, folder: Path) -> bool:
    """A count of an insats, on a sheet with a row for each or one for itself, cannot be read."""
    return _spoil(chance, folder, ("Antal*.xlsx", "Pinn*.xlsx", "Drivhuset*.xlsx"), NO_COUNTS)


def unreadable_amount(chance: random.Random, folder: Path) -> bool:
    """The budget or outcome of an insats cannot be read."""
    return _spoil(chance, folder, ("Insatser*.xlsx",), NO_AMOUNTS)


def _spoil(
    chance: random.Random, folder: Path, patterns: tuple[str, ...], values: tuple[object, ...]
) -> bool:
    newest = max(path.parent.name for pattern in patterns for path in folder.rglob(pattern))
    files = sorted(path for pattern in patterns for path in (folder / newest).glob(pattern))
    path = chance.choice(files)
    book = load_workbook(path)
    cells = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        if not str(row[0].value).casefold().startswith("total")
        for cell in row[1:]
        if _is_count(cell.value)
    ]
    chance.choice(cells).value = chance.choice(values)  # type: ignore[assignment]
    book.save(path)
    return True


def _is_count(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip()) and _MARKS.fullmatch(value) is not None
    return isinstance(value, int)
