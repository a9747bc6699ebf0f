"""Amounts that are a thousand times too large for their unit: tkr over amounts in kronor."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.ord import amount
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt

_MILLIARD = 1_000_000_000
_LARGEST = Fraction(3_000_000_000)
"""Kronor: no post of a samordningsförbund comes near it."""


def units(context: Sammanhang) -> Iterator[Fynd]:
    """Tables and sentences whose unit cannot be right for their amounts."""
    for rows in context.rader:
        places = product(range(len(rows.etiketter)), range(len(rows.lagen)))
        large = [at for at in places if (n := rows.varden[at[0]][at[1]]) and _is_large(n)]
        for line, k in large[:1]:
            if value := rows.varden[line][k]:
                told = f"{value.text} i den enheten är {_milliards(value)}. Står beloppen i kronor?"
                yield rows.fynd("enhet", Sakerhet.SAKER, (line, k), told)
    for sentence in context.meningar:
        for number in sentence.tal:
            if _is_large(number):
                told = f"Det är {_milliards(number)}. Står beloppet i kronor?"
                yield Fynd("enhet", Sakerhet.SAKER, sentence.plats, number.text, told)


def _is_large(number: Tryckt) -> bool:
    is_thousands = number.enhet is Unit.KRONOR and number.steg >= 1000
    return is_thousands and abs(number.varde) > _LARGEST


def _milliards(number: Tryckt) -> str:
    return f"{amount(number.varde / _MILLIARD)} miljarder kronor"
