"""The documents that sofrep knows: the valid ``kod`` of a `Bilaga` in the profile."""

from __future__ import annotations

BILAGOR = (
    "arsredovisning",
    "delarsrapport",
    "maluppfyllelse",
    "statistik",
    "indikatorer",
    "sammanstallning",
)

UTAN_NUMMER = frozenset({"arsredovisning", "delarsrapport"})
"""Documents that are no bilaga to another one: their number is 0."""

VALFRITT_NUMMER = frozenset({"sammanstallning"})
"""Documents that may be a bilaga or stand by themselves: their number may be 0."""

AV_DEL_AV_AR = frozenset({"delarsrapport"})
"""Documents of a part of a year; the others are made of whole years only."""
