"""Cells of csv files as Excel in Swedish opens them right: decimal comma, and no text that it would run."""

from __future__ import annotations

from fractions import Fraction

from sofrep.visning import svenska

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_DECIMALS = 4
SEPARATOR = ";"
BYTE_ORDER_MARK = "\ufeff"


def csv_cell(value: Fraction | int | str | None) -> str:
    """A cell: a number with at most four decimals and without spaces, a text on one line."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        seen = value.replace(svenska.NBSP, "").isprintable()
        text = (value if seen else "".join(map(_printed, value))).strip(" ")
        # Spaces before the sign are gone from the text, and a tab or return would become a space.
        is_formula = value.startswith(_FORMULA_STARTS) or text.startswith(_FORMULA_STARTS)
        return f"'{text}" if is_formula else text
    text = svenska.format_number(value, 0 if value.denominator == 1 else _DECIMALS)
    return text.replace(svenska.NBSP, "").replace(svenska.MINUS, "-")


def _printed(sign: str) -> str:
    return sign if sign.isprintable() or sign == svenska.NBSP else " "
