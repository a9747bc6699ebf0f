"""Differences in words: without a sign, in the unit of a difference."""

from __future__ import annotations

from fractions import Fraction

from sofrep.domain.figure import Number, Unit
from sofrep.visning.svenska import format_value, round_half_away
from sofrep.visning.visat import Tal


def size_of(difference: Number, unit: Unit = Unit.PROCENTENHETER) -> str:
    """How large a difference is: ``3 procentenheter``, ``1 procentenhet``."""
    text = format_value(abs(Fraction(difference)), unit)
    if unit is Unit.PROCENTENHETER and round_half_away(abs(Fraction(difference))) == 1:
        text = text.removesuffix("er")
    return text


def plus(tal: Tal | None) -> str:
    """The sign before a difference that is printed as more than nothing."""
    return "+" if tal is not None and round_half_away(tal.varde) > 0 else ""
