"""What the lines and sections of a pinn sheet are called, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product

from msgspec import Struct

from sofrep.domain.forbund import Forbund
from sofrep.domain.skrivsatt import normalise
from sofrep.domain.uppgift import Alder, Forsorjningstid
from sofrep.excel.names import says_unknown
from sofrep.statistics.dimension import ALDER, FORS, ORSAK, SYSS, Dimension
from sofrep.statistics.own_dimensions import dimensions_of

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


Steps = tuple[str, ...]

_POPULATIONS = {
    ("aktuella",): ("Deltagare", "Aktuella", "Aktuella deltagare", "Deltagare i insatsen"),
    ("nya-alla",): ("Nya", "Nya deltagare"),
    ("nya-anonyma",): ("Varav anonyma", "Anonyma", "Nya anonyma"),
    ("avslutade",): ("Avslutade", "Avslutade deltagare"),
    ("avslutade", "unga"): ("Avslutade unga", "Unga avslutade"),
    ("vid-start",): ("Inskrivna vid årets början", "Inskrivna vid periodens början"),
    ("vid-slut",): ("Inskrivna vid årets slut", "Inskrivna vid periodens slut"),
    ("aktuella", "grupper"): ("Grupper", "Antal grupper"),
    ("aktuella", "i-grupp"): ("I grupp", "Deltagare i grupp"),
    ("aktuella", "utan-grupp"): ("Utan grupp", "Deltagare utan grupp"),
}
_OF = {
    ("aktuella",): ("Deltagare", "Aktuella", "Aktuella deltagare"),
    ("nya",): ("Nya", "Nya deltagare"),
    ("avslutade",): ("Avslutade", "Avslutade deltagare"),
    ("avslutade", "unga"): ("Avslutade unga", "Unga avslutade"),
    ("vid-start",): ("Inskrivna vid årets början",),
    ("vid-slut",): ("Inskrivna vid årets slut", "Inskrivna"),
}
_BY_MONTH = ("nya", "nya-alla", "nya-anonyma", "avslutade")
_STEPS_OF_FOLLOW_UP: dict[str, Steps] = {
    "attföljaupp": (),
    "avslutadeattföljaupp": (),
    "samtycke": ("samtycke",),
    "samtyckt": ("samtycke",),
    "svarade": ("samtycke", "svarade"),
    "svar": ("samtycke", "svarade"),
}
_SUMS = re.compile(r"(delsumma|summa|totalt?|totalsumma|sammanlagt)\s*:?", re.IGNORECASE)


class Section(Struct, frozen=True):
    """A section: the population that its lines are parts of, and the dimension they make up.

    The dimension is "" among populations, and ``uppf`` for a follow-up.
    """

    base: Steps = ()
    dimension: str = ""


POPULATIONS = Section()


def is_sum(text: str) -> bool:
    """Whether a line is a sum of the lines above: it is checked and not counted."""
    return bool(_SUMS.fullmatch(text))


def may_have_months(steps: Steps) -> bool:
    """Whether what is counted adds up over the months."""
    return steps[0] in _BY_MONTH


def section_names(forbund: Forbund) -> dict[str, Section]:
    """Every section by its normalised heading."""
    found: dict[str, Section] = {normalise("Antal"): POPULATIONS}
    found.update(_of_dimensions(forbund))
    for horizon in forbund.uppfoljning:
        for name in (horizon.namn, horizon.kod):
            for form in (f"Uppföljning {name}", f"Uppföljning efter {name}"):
                found[normalise(form)] = Section((f"uppf-{horizon.kod}",), "uppf")
    return found


def _of_dimensions(forbund: Forbund) -> Iterator[tuple[str, Section]]:
    dimensions = [each for each in dimensions_of(forbund).values() if each.efter]
    for (base, starts), dimension in product(_OF.items(), dimensions):
        if base[0] in dimension.populations and (len(base) == 1 or dimension.is_at_exit):
            for start, word in product(starts, dimension.efter):
                yield normalise(f"{start} efter {word}"), Section(base, dimension.name)
    for dimension in dimensions:
        if dimension.ensam:
            of = "avslutade" if dimension.is_at_exit else "aktuella"
            yield normalise(dimension.ensam), Section((of,), dimension.name)


def population_steps(text: str) -> Steps | None:
    """What a line among the populations counts, or None."""
    return _POPULATION_NAMES.get(normalise(text))


_POPULATION_NAMES = {
    normalise(name): steps for steps, names in _POPULATIONS.items() for name in names
}


def line_steps(text: str, section: Section, forbund: Forbund) -> Steps | None:
    """What a line of a section counts, or None where the section has no such line."""
    if not section.dimension:
        return population_steps(text)
    if section.dimension == "uppf":
        return _of_follow_up(text, section.base[0], forbund)
    step = _category(text, section.dimension, forbund)
    return None if step is None else (*section.base, step)


def choices(section: Section, forbund: Forbund) -> str:
    """What the lines of a section may be called, for a message."""
    if not section.dimension:
        return ", ".join(names[0] for names in _POPULATIONS.values())
    if section.dimension == "uppf":
        return "Att följa upp, Samtycke, Svarade eller en kodgrupp"
    dimension = dimensions_of(forbund)[section.dimension]
    if dimension is ALDER:
        return "; ".join(f"{band} år" for band in forbund.alder.band)
    if dimension.bands:
        limits, unit = _limits(dimension, forbund)
        return f"banden mellan {', '.join(map(str, limits.granser))} {unit}".rstrip()
    groups = [g.namn for g in forbund.kodgrupp if g.lista is dimension.lista]
    groups = groups if dimension.is_at_exit else []
    return "; ".join([*dimension.categories(forbund).values(), *groups])


def _limits(dimension: Dimension, forbund: Forbund) -> tuple[Forsorjningstid, str]:
    """The limits of a dimension in bands that is not age, and their unit."""
    own = dimension.own
    return (
        (Forsorjningstid(granser=own.granser), own.enhet)
        if own
        else (forbund.forsorjningstid, "år")
    )


def _category(text: str, name: str, forbund: Forbund) -> str | None:
    dimension = dimensions_of(forbund)[name]
    if dimension is ALDER:
        step = age_step(text, forbund.alder)
    elif dimension.bands:
        found = band_of(text, *_limits(dimension, forbund))
        step = None if found is None else f"{name}={found}"
    else:
        step = _of_list(text, dimension, forbund)
    return dimension.blank if step is None and text and says_unknown(text) else step


def _of_list(text: str, dimension: Dimension, forbund: Forbund) -> str | None:
    found = dimension.names(forbund).find(text)
    if found is not None:
        return f"{dimension.name}={[*dimension.categories(forbund)][found]}"
    if dimension.lista is None or not dimension.is_at_exit:
        return None
    groups = [g for g in forbund.kodgrupp if g.lista is dimension.lista]
    named = [g.kod for g in groups if normalise(text) in (normalise(g.namn), normalise(g.kod))]
    if named:
        return named[0]
    return "kunde" if dimension is ORSAK and normalise(text) == _COULD else None


_COULD = normalise("Kunde tillgodogöra sig insatsen")


def _of_follow_up(text: str, start: str, forbund: Forbund) -> Steps | None:
    key = normalise(text)
    known = _STEPS_OF_FOLLOW_UP.get(key)
    if known is not None:
        return (f"{start}.svar", *known) if known else (f"{start}.kohort",)
    answered = (f"{start}.svar", "samtycke", "svarade")
    at_exit = normalise("vid avslut")
    same = normalise("vid avslut, samma personer")
    for dimension in (FORS, SYSS):
        for ending, before, prefix in (
            (same, answered, "avslut."),
            (at_exit, (f"{start}.kohort",), ""),
            ("", answered, ""),
        ):
            if key.endswith(ending) and (
                step := _of_list(key.removesuffix(ending), dimension, forbund)
            ):
                return (*before, prefix + step)
    return None
