"""The target that a goal's own words state: as many as they say, or a word of the two is wrong."""

from __future__ import annotations

import re
from fractions import Fraction

from sofrep.domain.figure import Number, Unit
from sofrep.excel.cells import Fault

_STATED = re.compile(
    r"\b(?:minst|högst|maximalt|max)\s+(\d{1,3}(?:\s\d{3})+|\d+(?:,\d+)?)\b(\s*(?:procent|%))?(\s+av\s+\d)?",
    re.IGNORECASE,
)
OTHER_TARGET = Fault(
    "mal-annat-tal",
    "Målet i ord säger ett annat tal än målvärdet.",
    "Rätta det som är fel: dokumenten visar orden, och målvärdet avgör om målet är uppfyllt.",
    value=0,
)


def is_stated(wording: str, target: Number, unit: Unit) -> bool:
    """Whether the target is what the wording says after "minst" or "högst", where it says a number."""
    of_share = unit is Unit.PROCENT
    stated = [
        Fraction(re.sub(r"\s", "", found[1]).replace(",", "."))
        for found in _STATED.finditer(wording)
        if not found[3] and bool(found[2]) is of_share
    ]
    return not stated or target in stated
