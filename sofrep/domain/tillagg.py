"""What a profile adds to what every office notes: what it is called there, and its sections."""

from __future__ import annotations

from sofrep.domain.forbund import Forbund
from sofrep.domain.uppgift import VID_START, Noteras, Uppgift


def may_note(forbund: Forbund) -> tuple[str, ...]:
    """What a register may have a column for, as the profile calls it."""
    at_start = (f"{lista}{VID_START}" for lista in forbund.noteras_vid_start)
    return (*map(str, Uppgift), *at_start, *(each.kod for each in forbund.uppgift))


def added_sections(forbund: Forbund) -> dict[str, str]:
    """The sections that a profile adds, and the heading of each."""
    crossed = {each.kod: each.namn for each in forbund.korsning}
    return noted_sections(forbund) | changes_of(forbund) | crossed


def noted_sections(forbund: Forbund) -> dict[str, str]:
    """The sections on what only some offices note, and the heading of each."""
    at_start = {
        f"{lista}{VID_START}": f"{Uppgift(lista).words.removesuffix('avslut')}start".capitalize()
        for lista in forbund.noteras_vid_start
    }
    own = {
        name: each.heading + ending for each in forbund.uppgift for name, _, ending in each.delar
    }
    return at_start | own


OVERGANG = "overgang-"
"""Begins the section on what is noted at the start by what is noted at the exit."""


def changes_of(forbund: Forbund) -> dict[str, str]:
    """The sections on what is noted both at the start and at the exit, and the heading of each."""
    lists = {
        str(each): Uppgift(each).words.removesuffix(" vid avslut")
        for each in forbund.noteras_vid_start
    }
    own = {u.kod: u.heading for u in forbund.uppgift if u.noteras is Noteras.BADA}
    found = {name: text[:1].upper() + text[1:] for name, text in (lists | own).items()}
    return {f"{OVERGANG}{name}": f"{text} vid start och avslut" for name, text in found.items()}
