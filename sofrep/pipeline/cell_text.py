"""What a cell of a workbook that the program writes can hold."""

from __future__ import annotations


def printable(text: str) -> str:
    """`text` without the control characters that a workbook cannot hold.

    They come from workbooks all the same: Excel writes a control character as ``_x0001_``.
    """
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub(" ", text)
