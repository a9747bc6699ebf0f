"""The signature of a workbook that `sofrep init` makes: what its cells say."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

MARK = "sofrep init: "
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
"""A signature has no digits, which could be taken for a personnummer."""


def sign(book: Workbook) -> None:
    """Leave the signature among the workbook's properties, where Excel and LibreOffice keep it."""
    book.properties.keywords = f"{MARK}{signature_of(book)}"


def signature_of(book: Workbook) -> str:
    """What stands in every cell, and the comments, as 32 letters."""
    told = hashlib.sha256()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None or cell.comment:
                    comment = cell.comment.text if cell.comment else ""
                    line = f"{sheet.title}\n{cell.coordinate}\n{_plain(cell.value)}\n{comment}\n"
                    told.update(line.encode())
    return told.hexdigest()[:32].translate(_LETTERS)


def _plain(value: object) -> object:
    """A whole number is the same whether it is kept as 5 or 5.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
