"""Bands of age and of time: their ids in figures and their labels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sofrep.visning.svenska import DASH


def age_part(band: str) -> str:
    """The id of an age band of the profile: ``-24`` is till-24, ``60-`` fran-60."""
    first, last = band.split("-")
    if not first:
        return f"till-{last}"
    return f"{first}-{last}" if last else f"fran-{first}"


def age_label(band: str) -> str:
    """``Till och med 24 år``, ``25–29 år``, ``60 år och äldre``."""
    first, last = band.split("-")
    if not first:
        return f"Till och med {last} år"
    return f"{first}{DASH}{last} år" if last else f"{first} år och äldre"


def time_label(label: str) -> str:
    """A band of time as an axis has room for it: ``1–3 år``."""
    return label.replace("Mer än ", "").replace(" till ", DASH) if " till " in label else label


def ages_label(parts: Sequence[str]) -> str:
    """Neighbouring bands of age, by their ids, as one: ``25–39 år``."""
    low, high = _outer(parts)
    return age_label(f"{low}-{high}")


def times_label(parts: Sequence[str], unit: str = " år") -> str:
    """Neighbouring bands of time, by their ids, as one: ``Mer än 1 till 5 år``."""
    low, high = _outer(parts)
    if not low:
        return f"Högst {high}{unit}"
    return f"Mer än {low} till {high}{unit}" if high else f"Mer än {low}{unit}"


def _outer(parts: Sequence[str]) -> tuple[str, str]:
    """Where bands begin and end; "" where they do not."""
    (first, low), (last, high) = parts[0].split("-")[:2], parts[-1].split("-")[-2:]
    begins = "" if first == "till" else low if first in ("fran", "over") else first
    return begins, "" if last in ("fran", "over") else high


def time_bands(granser: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """Id and label of each band of time on public support: up to 1 year, more than 1 to 3 ..."""
    first, last = granser[0], granser[-1]
    between = tuple(
        (f"{low}-{high}", f"Mer än {low} till {high} år") for low, high in pairwise(granser)
    )
    return (
        (f"till-{first}", f"Högst {first} år"),
        *between,
        (f"over-{last}", f"Mer än {last} år"),
    )
