"""The sign before a difference."""

from __future__ import annotations

from sofrep.visning.svenska import round_half_away
from sofrep.visning.visat import Tal


def plus(tal: Tal | None) -> str:
    """The sign before a difference that is printed as more than nothing."""
    return "+" if tal is not None and round_half_away(tal.varde) > 0 else ""
