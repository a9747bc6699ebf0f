"""The profile's bands of ages and of time on public support."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.uppgift import Alder, Forsorjningstid
from sofrep.statistics.underlag import TID_PER_YEAR

_OLDEST = 999


class Band(Struct, frozen=True):
    """Numbers from `low` to `high`, both inclusive; `kod` is its part of a figure id.

    An `extra` band is counted beside the others, which do not overlap.
    """

    kod: str
    low: int
    high: int
    extra: bool = False


def age_band(text: str) -> Band:
    """The band written "-24", "25-29" or "60-"; raises ValueError for anything else."""
    low, dash, high = text.partition("-")
    if not dash or not (low or high):
        raise ValueError(f"not an age band: {text}")
    kod = f"fran-{low}" if not high else text if low else f"till-{high}"
    return Band(kod, int(low or 0), int(high or _OLDEST))


def age_text(kod: str) -> str:
    """The band of a code, as `age_band` reads it: ``till-24`` is "-24"."""
    start, _, end = kod.partition("-")
    return {"till": f"-{end}", "fran": f"{end}-"}.get(start, kod)


def age_bands(alder: Alder) -> tuple[Band, ...]:
    """The bands and the extra bands that are counted beside them."""
    extra = (replace(age_band(text), extra=True) for text in alder.extra_band)
    return (*map(age_band, alder.band), *extra)


def support_bands(tid: Forsorjningstid) -> tuple[str, ...]:
    """The codes of the bands between the limits 1, 3, 5, 9: till-1, 1-3, 3-5, 5-9, over-9.

    A band holds the times above its lower limit up to and including its upper one.
    """
    limits = tid.granser
    if not limits:
        return ()
    between = (f"{low}-{high}" for low, high in pairwise(limits))
    return (f"till-{limits[0]}", *between, f"over-{limits[-1]}")


def time_bands(tid: Forsorjningstid) -> tuple[Band, ...]:
    """The bands of `support_bands`, of times as a register keeps them."""
    ends = [limit * TID_PER_YEAR for limit in (*tid.granser, 10 * _OLDEST)]
    starts = [0, *(end + 1 for end in ends)]
    return tuple(map(Band, support_bands(tid), starts, ends))
