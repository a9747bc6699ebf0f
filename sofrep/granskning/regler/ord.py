"""Words that the rules share: amounts and differences as they are told."""

from __future__ import annotations

from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.tal import Tryckt
from sofrep.visning import svenska


def amount(value: Fraction, like: Tryckt | None = None, *, finer: int = 0) -> str:
    """`value` as `like` is printed: its decimals and thousands, with `finer` decimals more."""
    step = like.steg if like else Fraction(1)
    if like and like.enhet is Unit.KRONOR and step >= 1000:
        factor = 1_000_000 if "m" in like.text.lower().replace("tkr", "") else 1000
        if factor > 1 and ("kr" in like.text.lower() or like.text.replace(" ", "").isdecimal()):
            value, step = value / factor, step / factor
    decimals = max(0, len(str(step.denominator)) - 1) + finer
    return svenska.format_number(value, min(decimals, 4)).replace(svenska.NBSP, " ")


def per_cent(value: Fraction, like: Tryckt | None = None) -> str:
    """A share with one decimal more than the printed one."""
    return f"{amount(value, like, finer=1)} %"


def shown_difference(missing: Fraction, like: Tryckt) -> str:
    """``Skillnaden är 1.``."""
    return f"Skillnaden är {amount(abs(missing), like)}."
