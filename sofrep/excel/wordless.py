"""Cells that are printed as words and hold none: a slip of the finger, or "se ovan"."""

from __future__ import annotations

import re

from sofrep.excel.cells import Fault, plain
from sofrep.excel.sheet_table import SheetTable

_NO_WORDS = re.compile(
    r"[^\W\d_]?\d*|(?:ca\.?\s)?-?\d[-\d\s.,]*[^\W\d_]{0,3}|(?:(?:se|som)\s)?ovan|dito|samma|[\"”]+"
)
"""A letter, a number with or without its unit, or what points to the row above."""


def tell_wordless(table: SheetTable) -> None:
    """Warn where a column of words has none in a few cells."""
    for parts in table.parts.values():
        for part in parts:
            if not part.column.in_words:
                continue
            texts = [plain(cell).casefold().rstrip(".") for cell in part.cells]
            few = [n for n, text in enumerate(texts) if text and _NO_WORDS.fullmatch(text)]
            for index in few if 2 * len(few) < sum(map(bool, texts)) else ():
                table.fault_at(index, part.letter, _wordless(part.header))


def _wordless(header: str) -> Fault:
    return Fault(
        "text-utan-ord",
        f"{header} har inga ord här, och skrivs ut som det står.",
        "Skriv det som det ska stå i dokumentet.",
        value=0,
    )
