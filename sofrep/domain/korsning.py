"""Two things that are noted of participants, the one by the other."""

from __future__ import annotations

from msgspec import Struct


class Korsning(Struct, frozen=True, kw_only=True):
    """Rows by columns of a population: a dimension by another, or by outcomes (kodgrupper).

    `rader` and `kolumner` are called as the sections are (``forsorjning``, ``utb``); several columns
    are kodgrupper.  `namn` is its heading.
    """

    kod: str
    namn: str
    rader: str
    kolumner: tuple[str, ...]
    population: str = "avslutade"
