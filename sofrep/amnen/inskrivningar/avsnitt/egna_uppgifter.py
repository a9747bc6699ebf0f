"""What the profile adds to what every office notes: a table and a chart of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from sofrep.amnen.gemensamt.bilder import andel_per_kon, is_by_sex, leaves_out
from sofrep.amnen.gemensamt.jamfor import vanligast
from sofrep.amnen.gemensamt.ovriga import samlade
from sofrep.amnen.gemensamt.sida import Sida, Uppslag, joined, se
from sofrep.amnen.gemensamt.tabeller import Radmatt, antal_och_andel, saknas_rad
from sofrep.amnen.inskrivningar.avsnitt.band import times_label
from sofrep.amnen.inskrivningar.avsnitt.fordelning import fordelning, lagen
from sofrep.domain.forbund import Forbund
from sofrep.statistics.dimension import Dimension
from sofrep.statistics.own_dimensions import added

Sections = Mapping[str, Callable[[Sida], Uppslag]]


def own_sections(forbund: Forbund, *, at_exit: bool) -> Sections:
    """The sections on those who took part, or on those who ended, by their names."""
    return {
        each.avsnitt: partial(_section, each)
        for each in added(forbund)
        if each.is_at_exit is at_exit
    }


def _section(dimension: Dimension, sida: Sida) -> Uppslag:
    """What is most common as a chart; all of them, and at the start each population, as tables."""
    s, part = sida.s, dimension.avsnitt
    population = "avslutade" if dimension.is_at_exit else "aktuella"
    names = _names(dimension, sida.forbund)
    each = [Radmatt(name, f"{population}.{dimension.name}.{kod}") for kod, name in names.items()]
    unit = f" {dimension.own.enhet}".rstrip() if dimension.own else ""
    label = partial(times_label, unit=unit) if dimension.bands else None
    rader = (
        *samlade(s, sida.underlag.fraser, each, label),
        *saknas_rad(s, f"{population}.{dimension.name}.saknas"),
    )
    places = {"uppgift": dimension.words, "rubrik": dimension.ensam}
    several = dimension.several_values
    noter = (sida.text("kodlista.flera"),) if several else ()
    if dimension.is_at_exit:
        rubriker = sida.rubriker("tabell.egen-avslut", noter, **places)
        tabell = antal_och_andel(s, rubriker, rader, population=population, summa="Totalt")
        tabeller = sida.tabell(f"{part}.tabell", tabell)
    else:
        several_note = (sida.text("overgang.flera"),) if several else ()
        delar = [(name, f"{dimension.name}.{kod}") for kod, name in names.items()]
        tabeller = (
            *fordelning(sida, part, rader, "egen", noter, **places),
            *lagen(sida, part, delar, "egen", several_note, **places),
        )
    titel = vanligast(sida, "egen.diagram", rader, **places)
    alla = sida.text("avslutade.alla" if dimension.is_at_exit else "deltagare.alla")
    bild = andel_per_kon(sida, titel, rader, population, alla)
    fras = "kodlista" if dimension.is_at_exit else "egen"
    table = se(tabeller, sida)
    text = joined(
        (
            sida.delar(f"{fras}.bildtext", "kon" if is_by_sex(bild) else "alla"),
            sida.delar("kodlista.resten") if table and leaves_out(s, rader) else (),
            table,
        )
    )
    return Uppslag((), sida.diagram(f"{part}.diagram", bild, text), tabeller)


def _names(dimension: Dimension, forbund: Forbund) -> dict[str, str]:
    names = dimension.categories(forbund)
    if not dimension.bands or dimension.own is None:
        return dict(names)
    return {kod: times_label([kod], f" {dimension.own.enhet}".rstrip()) for kod in names}
