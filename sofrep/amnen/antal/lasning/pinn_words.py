"""What the lines and sections of a pinn sheet are called, and what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sofrep.amnen.antal.lasning.pinn_bands import age_step, support_step
from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.names import Names, code_names, kommun_names, says_unknown

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
_BY = {
    "kommun": ("kommun", "hemkommun"),
    "alder": ("ålder", "åldersgrupp", "åldersband"),
    "tid": ("tid i offentlig försörjning", "försörjningstid"),
    "fors": ("försörjning", "försörjning vid avslut"),
    "syss": ("sysselsättning", "sysselsättning vid avslut"),
    "orsak": ("orsak", "avslutsorsak", "orsak till avslut"),
}
_ALONE = ("Försörjning vid avslut", "Sysselsättning vid avslut", "Avslutsorsak")
_LISTA = {lista.steg: lista for lista in Kodlista}
_MAY_HAVE = {
    "kommun": ("aktuella", "nya", "avslutade", "vid-start", "vid-slut"),
    "alder": ("aktuella", "nya", "avslutade", "vid-start", "vid-slut"),
    "tid": ("aktuella", "nya", "avslutade"),
    **dict.fromkeys(_LISTA, ("avslutade",)),
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


@dataclass(frozen=True, slots=True)
class Section:
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
    for base, starts in _OF.items():
        for dimension, words in _BY.items():
            if base[0] not in _MAY_HAVE[dimension] or (len(base) > 1 and dimension not in _LISTA):
                continue
            for start in starts:
                for word in words:
                    found[normalise(f"{start} efter {word}")] = Section(base, dimension)
    for heading, part in zip(_ALONE, _LISTA, strict=True):
        found[normalise(heading)] = Section(("avslutade",), part)
    for horizon in forbund.uppfoljning:
        for name in (horizon.namn, horizon.kod):
            for form in (f"Uppföljning {name}", f"Uppföljning efter {name}"):
                found[normalise(form)] = Section((f"uppf-{horizon.kod}",), "uppf")
    return found


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
    if section.dimension in _LISTA:
        lista = _LISTA[section.dimension]
        groups = [group.namn for group in forbund.kodgrupp if group.lista is lista]
        return "; ".join([kod.namn for kod in forbund.codes(lista)] + groups)
    if section.dimension == "kommun":
        return "; ".join(kommun.kortnamn or kommun.namn for kommun in forbund.kommun)
    if section.dimension == "alder":
        return "; ".join(f"{band} år" for band in forbund.alder.band)
    return f"banden mellan {', '.join(map(str, forbund.forsorjningstid.granser))} år"


def _category(text: str, dimension: str, forbund: Forbund) -> str | None:
    if dimension == "kommun":
        found = _code(text, kommun_names(forbund))
        step = None if found is None else f"kommun={forbund.kommun[found].kod}"
    elif dimension == "alder":
        step = age_step(text, forbund.alder)
    elif dimension == "tid":
        step = support_step(text, forbund.forsorjningstid)
    else:
        step = _of_list(text, dimension, forbund)
    return f"{dimension}=saknas" if step is None and text and says_unknown(text) else step


def _of_list(text: str, dimension: str, forbund: Forbund) -> str | None:
    codes = forbund.codes(_LISTA[dimension])
    found = _code(text, code_names(dimension, codes))
    if found is not None:
        return f"{dimension}={codes[found].kod}"
    groups = [g for g in forbund.kodgrupp if g.lista is _LISTA[dimension]]
    named = [g.kod for g in groups if normalise(text) in (normalise(g.namn), normalise(g.kod))]
    if named:
        return named[0]
    return "kunde" if dimension == "orsak" and normalise(text) == _COULD else None


_COULD = normalise("Kunde tillgodogöra sig insatsen")


def _code(text: str, names: Names) -> int | None:
    return names.find(text)


def _of_follow_up(text: str, start: str, forbund: Forbund) -> Steps | None:
    key = normalise(text)
    known = _STEPS_OF_FOLLOW_UP.get(key)
    if known is not None:
        return (f"{start}.svar", *known) if known else (f"{start}.kohort",)
    answered = (f"{start}.svar", "samtycke", "svarade")
    at_exit = normalise("vid avslut")
    same = normalise("vid avslut, samma personer")
    for dimension in ("fors", "syss"):
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
