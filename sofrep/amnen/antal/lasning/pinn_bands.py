"""Bands of age and of time on public support as the lines of a pinn sheet name them."""

from __future__ import annotations

import re
from itertools import pairwise

from sofrep.domain.indelningar import Alder, Forsorjningstid

_YEARS = r"(?:\s*år)?"
_BETWEEN = re.compile(rf"(\d+)\s*(?:[-–]|till)\s*(\d+){_YEARS}")
_UP_TO = re.compile(rf"(?:till och med|t\.?o\.?m\.?|högst|upp till|till|[-–])\s*-?(\d+){_YEARS}")
_FROM = re.compile(
    rf"(?:från|fr\.?o\.?m\.?)\s*(\d+){_YEARS}|(\d+){_YEARS}\s*(?:[-–]{_YEARS}|\+|och äldre|eller äldre)"
)
_OVER = re.compile(rf"(?:mer än|över|over-?)\s*(\d+){_YEARS}")
_MORE_THAN_TO = re.compile(
    rf"mer än (\d+){_YEARS}(?:\s*(?:till(?: och med)?|[-–]))\s*(\d+){_YEARS}"
)
_YOUNG = re.compile(r"unga|varav unga|unga\b.*")


def age_step(text: str, alder: Alder) -> str | None:
    """The step of a band (``alder=25-29``) or of the young (``unga``), or None."""
    plain = " ".join(text.lower().split())
    band = _band(plain)
    if band is not None:
        for known in alder.band + alder.extra_band:
            if band == tuple(known.split("-")):
                low, high = band
                kod = known if low and high else f"till-{high}" if high else f"fran-{low}"
                return f"alder={kod}"
        return "unga" if band == ("", str(alder.unga_till)) else None
    return "unga" if _YOUNG.fullmatch(plain) else None


def _band(plain: str) -> tuple[str, str] | None:
    if found := _BETWEEN.fullmatch(plain):
        return found[1], found[2]
    if found := _UP_TO.fullmatch(plain):
        return "", found[1]
    if found := _FROM.fullmatch(plain):
        return found[1] or found[2], ""
    return None


def band_of(text: str, tid: Forsorjningstid, unit: str) -> str | None:
    """The code of a band between the profile's limits (``1-3``), or None."""
    plain = " ".join(text.lower().removesuffix(unit.lower()).split())
    limits = [str(limit) for limit in tid.granser]
    if found := _MORE_THAN_TO.fullmatch(plain) or _BETWEEN.fullmatch(plain):
        pairs = set(pairwise(limits))
        return f"{found[1]}-{found[2]}" if (found[1], found[2]) in pairs else None
    if limits and (found := _UP_TO.fullmatch(plain)):
        return f"till-{found[1]}" if found[1] == limits[0] else None
    if limits and (found := _OVER.fullmatch(plain)):
        return f"over-{found[1]}" if found[1] == limits[-1] else None
    return None
