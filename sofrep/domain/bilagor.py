"""The documents that sofrep knows: the valid ``kod`` of a `Bilaga` in the profile."""

from __future__ import annotations

BILAGOR = ("arsredovisning", "maluppfyllelse", "statistik", "indikatorer")

UTAN_NUMMER = frozenset({"arsredovisning"})
"""Documents that are no bilaga to another one: their number is 0."""
