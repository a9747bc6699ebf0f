"""When an adopted figure is so far from what its rows now give that a reader must be told."""

from __future__ import annotations

from fractions import Fraction

from sofrep.domain.figure import Figure, Unit

STOR_SKILLNAD = "Rättade uppgifter ger nu ett klart annat tal."
"""The source of an adopted figure that is far from what its rows now give."""

_FEW = 5
"""Fewer people, or percentage points, more or less are no large difference."""

_PART = Fraction(1, 10)
"""Nor is less than a tenth of the adopted value."""

_AS_KEPT = Fraction(1, 10**6)
"""Less than this apart are a number and what a cell keeps of it."""


def is_large(adopted: Figure, counted: Figure) -> bool:
    """Whether a reader would be misled: five and a tenth more or less, of shares five percentage points."""
    if adopted.value is None or counted.value is None:
        return False
    gap = abs(Fraction(counted.value) - Fraction(adopted.value))
    if adopted.unit is Unit.PROCENT:
        return gap >= _FEW
    is_part = gap >= _PART * abs(Fraction(adopted.value))
    return is_part and (adopted.unit is not Unit.ANTAL or gap >= _FEW)


def is_same(figure: Figure, other: Figure | None) -> bool:
    """Whether two figures say the same number: what a cell of Excel cannot hold exactly counts as it."""
    if other is None or figure.value is None or other.value is None:
        return other is not None and figure.value is other.value
    return abs(Fraction(figure.value) - Fraction(other.value)) < _AS_KEPT
