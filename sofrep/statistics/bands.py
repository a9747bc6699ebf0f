"""The profile's age bands and bands of time on public support."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sofrep.domain.forbund import Alder, Forsorjningstid

_OLDEST = 999


@dataclass(frozen=True, slots=True)
class Band:
    """Ages from `low` to `high`, both inclusive; `kod` is its part of a figure id."""

    kod: str
    low: int
    high: int


def age_band(text: str) -> Band:
    """The band written "-24", "25-29" or "60-"; raises ValueError for anything else."""
    low, dash, high = text.partition("-")
    if not dash or not (low or high):
        raise ValueError(f"not an age band: {text}")
    kod = f"fran-{low}" if not high else text if low else f"till-{high}"
    return Band(kod, int(low or 0), int(high or _OLDEST))


def age_bands(alder: Alder) -> tuple[Band, ...]:
    """The bands and the extra bands that are counted beside them."""
    return tuple(age_band(text) for text in alder.band + alder.extra_band)


def support_bands(tid: Forsorjningstid) -> tuple[str, ...]:
    """The codes of the bands between the limits 1, 3, 5, 9: till-1, 1-3, 3-5, 5-9, over-9.

    A band holds the times above its lower limit up to and including its upper one.
    """
    limits = tid.granser
    if not limits:
        return ()
    between = (f"{low}-{high}" for low, high in pairwise(limits))
    return (f"till-{limits[0]}", *between, f"over-{limits[-1]}")
