"""How a förbund divides ages and times on public support."""

from __future__ import annotations

from msgspec import Struct


class Alder(Struct, frozen=True, kw_only=True):
    """Age bands ("16-29", "60-"), extra bands that are counted beside them, the youth limit.

    `yngst` and `aldst` are the ages at start that the insatser are for; others are told.
    """

    band: tuple[str, ...] = ()
    extra_band: tuple[str, ...] = ()
    unga_till: int = 29
    yngst: int = 16
    aldst: int = 64


class Forsorjningstid(Struct, frozen=True, kw_only=True):
    """Limits in whole years between the bands of time on public support: 1, 5, 9."""

    granser: tuple[int, ...] = ()
