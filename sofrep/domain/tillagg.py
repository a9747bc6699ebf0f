"""What a profile adds to what every office notes: what it is called there, and its sections."""

from __future__ import annotations

from sofrep.domain.forbund import Forbund
from sofrep.domain.uppgift import VID_START, Uppgift


def may_note(forbund: Forbund) -> tuple[str, ...]:
    """What a register may have a column for, as the profile calls it."""
    at_start = (f"{lista}{VID_START}" for lista in forbund.noteras_vid_start)
    return (*map(str, Uppgift), *at_start, *(each.kod for each in forbund.uppgift))


def added_sections(forbund: Forbund) -> dict[str, str]:
    """The sections on what only some offices note, and the heading of each."""
    at_start = {
        f"{lista}{VID_START}": f"{Uppgift(lista).words.removesuffix('avslut')}start".capitalize()
        for lista in forbund.noteras_vid_start
    }
    own = {
        name: each.heading + ending for each in forbund.uppgift for name, _, ending in each.delar
    }
    return at_start | own
