"""The only division: shares, means and what follows from them, exact."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from sofrep.domain.figure import Number

DAYS_PER_MONTH = Fraction(304375, 10000)
"""A mean month: a year of 365.25 days has 12."""

CALENDAR_PER_MONTH = 377_580
"""Calendar lengths are kept in 1/377580 months: a month of 28, 29, 30 or 31 days divides it."""


@lru_cache(maxsize=10_000)
def share(part: Number, whole: Number) -> Fraction:
    """`part` of `whole` in per cent; `whole` must not be 0.  Of small numbers most are asked for again."""
    return Fraction(100 * part, whole)


def mean(total: Number, n: int) -> Fraction:
    """The mean of `n` values that add up to `total`; `n` must not be 0."""
    return Fraction(total, n)


def in_units(amount: int, per_unit: Fraction | int) -> Number:
    """`amount` of steps of which `per_unit` make one unit; stays an int where that is 1."""
    return amount if per_unit == 1 else Fraction(amount, per_unit)


def of_year(target: Number, months: int) -> Fraction:
    """The part of a year's `target` that falls on `months` whole months."""
    return Fraction(target * months, 12)


def quotient(result: Number, target: Number) -> Fraction:
    """`result` as a multiple of `target`, which must not be 0."""
    return Fraction(result, target)


def tolerance(target: Number, per_cent: int) -> Fraction:
    """How far from `target` still counts as near it: `per_cent` of it."""
    return Fraction(max(target, -target) * per_cent, 100)


def is_less_than_one(difference: Number, *wholes: int | None) -> bool:
    """Whether two shares, in per cent, differ by less than one of the smallest whole makes.

    `wholes` are what they are shares of; None is one that nobody knows, and of none it is not so.
    """
    known = [whole for whole in wholes if whole]
    return bool(known) and max(difference, -difference) * min(known) < 100
