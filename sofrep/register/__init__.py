"""Excel in: sheets are declared once, and every value keeps its file, sheet and cell."""

from __future__ import annotations

from sofrep.register.reader import read_underlag
from sofrep.register.underlag import (
    NO_DAY,
    TID_PER_YEAR,
    UNKNOWN,
    Sheet,
    Text,
    TextKey,
    Underlag,
)

__all__ = [
    "NO_DAY",
    "TID_PER_YEAR",
    "UNKNOWN",
    "Sheet",
    "Text",
    "TextKey",
    "Underlag",
    "read_underlag",
]
