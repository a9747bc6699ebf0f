"""What the sections on those who took part share: bands, populations, distributions, own things noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from msgspec.structs import replace

from sofrep.amnen.gemensamt.bilder import andel_per_kon, is_by_sex, leaves_out
from sofrep.amnen.gemensamt.jamfor import vanligast
from sofrep.amnen.gemensamt.ovriga import samlade
from sofrep.amnen.gemensamt.sida import Blocks, Sida, Uppslag, joined, se, shown
from sofrep.amnen.gemensamt.tabeller import Radmatt, antal_och_andel, saknas_rad
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Forbund
from sofrep.statistics.dimension import Dimension
from sofrep.statistics.own_dimensions import added
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad


def age_part(band: str) -> str:
    """The id of an age band of the profile: ``-24`` is till-24, ``60-`` fran-60."""
    first, last = band.split("-")
    if not first:
        return f"till-{last}"
    return f"{first}-{last}" if last else f"fran-{first}"


def age_label(band: str) -> str:
    """``Till och med 24 år``, ``25–29 år``, ``60 år och äldre``."""
    first, last = band.split("-")
    if not first:
        return f"Till och med {last} år"
    return f"{first}{DASH}{last} år" if last else f"{first} år och äldre"


def time_label(label: str) -> str:
    """A band of time as an axis has room for it: ``1–3 år``."""
    return label.replace("Mer än ", "").replace(" till ", DASH) if " till " in label else label


def ages_label(parts: Sequence[str]) -> str:
    """Neighbouring bands of age, by their ids, as one: ``25–39 år``."""
    low, high = _outer(parts)
    return age_label(f"{low}-{high}")


def times_label(parts: Sequence[str], unit: str = " år") -> str:
    """Neighbouring bands of time, by their ids, as one: ``Mer än 1 till 5 år``."""
    low, high = _outer(parts)
    if not low:
        return f"Högst {high}{unit}"
    return f"Mer än {low} till {high}{unit}" if high else f"Mer än {low}{unit}"


def _outer(parts: Sequence[str]) -> tuple[str, str]:
    """Where bands begin and end; "" where they do not."""
    (first, low), (last, high) = parts[0].split("-")[:2], parts[-1].split("-")[-2:]
    begins = "" if first == "till" else low if first in ("fran", "over") else first
    return begins, "" if last in ("fran", "over") else high


def time_bands(granser: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """Id and label of each band of time on public support: up to 1 year, more than 1 to 3 ..."""
    first, last = granser[0], granser[-1]
    between = tuple(
        (f"{low}-{high}", f"Mer än {low} till {high} år") for low, high in pairwise(granser)
    )
    return ((f"till-{first}", f"Högst {first} år"), *between, (f"over-{last}", f"Mer än {last} år"))


_LAGEN = ("nya", "avslutade", "vid-slut")


def lika_alla(sida: Sida) -> bool:
    """Whether everybody is new and everybody has ended: then one number says all."""
    tal = [sida.s.kanske(p) for p in ("aktuella", "nya.kanda", "avslutade")]
    return shown(*tal) and len({t.varde for t in tal if t is not None}) == 1


def populationer(sida: Sida) -> tuple[str, ...]:
    """The populations that differ, all first."""
    return ("aktuella",) if lika_alla(sida) else ("aktuella", *_LAGEN)


def grupp(sida: Sida, population: str) -> str:
    """What a population is called in a table."""
    return sida.text("grupp", population)


def utan_anonyma(sida: Sida) -> tuple[str, ...]:
    """That a table of the new is of those who are known, where some are anonymous."""
    return (sida.text("oversikt.utan-anonyma"),) if sida.s.har("nya.anonyma") else ()


def fordelning(
    sida: Sida,
    part: str,
    rader: Sequence[Radmatt],
    fras: str = "",
    noter: tuple[str, ...] = (),
    **places: str,
) -> Blocks:
    """All of the period by sex, with shares; in the words of ``[tabell.<fras>]``, which may have `places`."""
    rubriker = sida.rubriker(f"tabell.{fras or part}", noter, **places)
    tabell = antal_och_andel(sida.s, rubriker, rader, population="aktuella", summa="Totalt")
    return sida.tabell(f"{part}.tabell", tabell)


def lagen(
    sida: Sida,
    part: str,
    delar: Sequence[tuple[str, str]],
    fras: str = "",
    noter: tuple[str, ...] = (),
    **places: str,
) -> Blocks:
    """The new, the ended and the remaining abreast; nothing where they are the same, or of no part."""
    if not delar or lika_alla(sida):
        return ()
    s, saknas = sida.s, f"{delar[0][1].rpartition('.')[0]}.saknas"
    rows = [*delar]
    if any(s.har(f"{p}.{saknas}") for p in _LAGEN):
        rows.append(("Uppgift saknas", saknas))
    rader = [Rad(label, tuple(s.tal(f"{p}.{end}") for p in _LAGEN)) for label, end in rows]
    hela = tuple(s.tal("nya.kanda" if p == "nya" else p) for p in _LAGEN)
    rader.append(Rad("Totalt", hela, summa=True))
    rubriker = sida.rubriker(f"tabell.{fras or part}-lagen", **places)
    heads = tuple(sida.text(f"kolumn.{p}") for p in _LAGEN)
    tabell = rubriker.tabell(heads, rader)
    kon = (Sex.KVINNOR, Sex.MAN)
    sexes = any(shown(*(s.kanske(f"aktuella.{end}", sex) for sex in kon)) for _, end in delar)
    noter += ((sida.text("tabell.lagen", "not"),) if sexes else ()) + sida.streck(rader)
    noter += utan_anonyma(sida)
    return sida.tabell(f"{part}.lagen", replace(tabell, noter=noter))


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
