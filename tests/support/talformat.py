"""What Excel shows of a number, for the formats that sofrep writes."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_PART = re.compile(r'"([^"]*)"|\\(.)|(#,##0|0)(?:\.(0+))?|(%)|\[\$-41D\]')


def visat(value: float, code: str) -> str:
    """A number as it is shown; of a float the digits that it is written with, as in Excel."""
    number = Decimal(repr(value))
    sections = code.split(";")
    section = sections[-1] if number < 0 else sections[0]
    share = 100 if "%" in re.sub(r'"[^"]*"', "", section) else 1
    shown = ""
    for quoted, escaped, digits, decimals, percent in _PART.findall(section):
        if digits:
            places = Decimal(1).scaleb(-len(decimals))
            rounded = (abs(number) * share).quantize(places, ROUND_HALF_UP)
            shown += f"{rounded:,f}".replace(",", "\u00a0").replace(".", ",")
            if number < 0 and len(sections) == 1:
                shown = f"-{shown}"
        else:
            shown += quoted or escaped or percent
    return shown
