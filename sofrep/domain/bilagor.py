"""The documents that sofrep knows: the valid ``kod`` of a `Bilaga` in the profile."""

from __future__ import annotations

BILAGOR = ("maluppfyllelse", "statistik", "indikatorer")
