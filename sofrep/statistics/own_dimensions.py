"""What a profile adds to what every office notes, as dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec.structs import replace

from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.domain.uppgift import VID_START, EgenUppgift, Forsorjningstid, Noteras
from sofrep.statistics.bands import time_bands
from sofrep.statistics.dimension import DIMENSIONS, POPULATIONS, Dimension, band_names, plain


def dimensions_of(forbund: Forbund) -> Mapping[str, Dimension]:
    """What every office notes, and what the profile adds."""
    return _dimensions(forbund.noteras_vid_start, forbund.uppgift)


def added(forbund: Forbund) -> tuple[Dimension, ...]:
    """What the profile adds: each has a column of its own, which is called as its field."""
    return tuple(each for name, each in dimensions_of(forbund).items() if name not in DIMENSIONS)


@lru_cache(maxsize=32)
def _dimensions(
    at_start: tuple[Kodlista, ...], own: tuple[EgenUppgift, ...]
) -> Mapping[str, Dimension]:
    lists = {each.lista: each for each in DIMENSIONS.values() if each.lista}
    more = [_at_start(lists[each]) for each in at_start]
    more += [_own(each, *part) for each in own for part in each.delar]
    return {**DIMENSIONS, **{each.name: each for each in more}}


def _at_start(dimension: Dimension) -> Dimension:
    """What is noted at exit as it was at the start."""
    name, words = dimension.name + VID_START, f"{dimension.words} vid start"
    return replace(
        dimension,
        name=name,
        words=words,
        word=name,
        label=f"{words} {{{name}}}",
        definition=f"{words.capitalize()} är den som siffran är namngiven efter. Den som har flera räknas i var och en.",
        unknown=f"{words.capitalize()} är inte ifylld.",
        column=f"{_ADDED}{name}",
        populations=POPULATIONS,
        uppgift=f"{dimension.uppgift}{VID_START}",
        avsnitt=f"{dimension.avsnitt}{VID_START}",
        fields=(f"{_ADDED}{name}",),
        efter=(words,),
        ensam=words.capitalize(),
    )


_ADDED = "uppgift."


def _own(own: EgenUppgift, name: str, when: Noteras, ending: str) -> Dimension:
    words = own.namn[:1].lower() + own.namn[1:] + ending
    heading = own.heading + ending
    bands = Forsorjningstid(granser=own.granser)
    return Dimension(
        name=name,
        words=words,
        word=name,
        meaning=f"koden för ett värde av {own.namn} i profilen",
        label=f"{plain(words)} {{{name}}}",
        those="de med värdet",
        definition=f"{own.namn}{ending} är det värde som siffran är namngiven efter."
        + (" Den som har flera räknas i var och en." if own.flera_varden else ""),
        unknown=f"{own.namn}{ending} är inte ifylld.",
        column=f"{_ADDED}{name}",
        categories=lambda _: (
            band_names(bands, own.enhet) if own.granser else {v.kod: v.namn for v in own.varde}
        ),
        bands=(lambda _: time_bands(bands)) if own.granser else None,
        several_values=own.flera_varden and not own.granser,
        populations=("avslutade",) if when is Noteras.VID_SLUT else POPULATIONS,
        uppgift=own.kod,
        avsnitt=name,
        fields=(f"{_ADDED}{name}",),
        efter=tuple(dict.fromkeys((words, heading))),
        ensam=heading,
        own=own,
    )
