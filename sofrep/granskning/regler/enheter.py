"""Amounts that are a thousand times too large for their unit: tkr over amounts in kronor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.ord import amount
from sofrep.granskning.sammanhang import Sammanhang

REGEL = "enhet"
_MILLIARD = 1_000_000_000
_LARGEST = Fraction(3_000_000_000)
"""Kronor: no post of a samordningsförbund comes near it."""
_THOUSANDS = re.compile(r"t(?:kr|sek)\b|tusen|kkr|m(?:n?kr|sek)\b|miljon", re.IGNORECASE)


def units(context: Sammanhang) -> Iterator[Fynd]:
    """Tables and sentences whose unit cannot be right for their amounts."""
    for rows in context.rader:
        large = [
            (line, k, value)
            for line, values in enumerate(rows.varden)
            for k, value in enumerate(values)
            if value
            and value.enhet is Unit.KRONOR
            and value.steg >= 1000
            and abs(value.varde) > _LARGEST
        ]
        if large:
            line, k, value = large[0]
            told = f"{value.text} i den enheten är {amount(value.varde / _MILLIARD)} miljarder kronor. Står beloppen i kronor?"
            yield rows.fynd(REGEL, Sakerhet.SAKER, (line, k), told)
    for sentence in context.meningar:
        for number in sentence.tal:
            if (
                number.enhet is Unit.KRONOR
                and _THOUSANDS.search(number.text)
                and abs(number.varde) > _LARGEST
            ):
                told = f"Det är {amount(number.varde / _MILLIARD)} miljarder kronor. Står beloppet i kronor?"
                yield Fynd(REGEL, Sakerhet.SAKER, sentence.plats, number.text, told)
