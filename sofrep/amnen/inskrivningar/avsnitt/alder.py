"""Age, and time on public support before the insats."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sofrep.amnen.gemensamt.bilder import antal_per_kon
from sofrep.amnen.gemensamt.jamfor import is_few, is_mean, kon_andel, vanligast
from sofrep.amnen.gemensamt.ovriga import samlade
from sofrep.amnen.gemensamt.sida import Blocks, Sida, Uppslag, eller, joined, se
from sofrep.amnen.gemensamt.tabeller import Radmatt, matt_tabell, med_n, saknas_rad
from sofrep.amnen.inskrivningar.avsnitt.fordelning import (
    age_label,
    age_part,
    ages_label,
    fordelning,
    grupp,
    lagen,
    populationer,
    time_bands,
    time_label,
    times_label,
)
from sofrep.visning.block import Delar, Stil, Stycke


def alder(sida: Sida) -> Uppslag:
    """Age by sex as a chart; by population, mean ages and the young as tables."""
    s = sida.s
    band = [(age_label(b), f"alder.{age_part(b)}") for b in sida.forbund.alder.band]
    each = [Radmatt(label, f"aktuella.{part}") for label, part in band]
    rader = (
        *samlade(s, sida.underlag.fraser, each, ages_label),
        *saknas_rad(s, "aktuella.alder.saknas"),
    )
    grupper = populationer(sida)
    medelalder = [Radmatt(grupp(sida, p), f"{p}.alder.medel") for p in grupper]
    tabeller = (
        *fordelning(sida, "alder", rader),
        *lagen(sida, "alder", band),
        *_medel(sida, "alder", "tabell.medelalder", medelalder, grupper),
        *_andel_unga(sida),
    )
    titel = vanligast(sida, "alder.diagram", rader)
    bild = antal_per_kon(sida, titel, rader, "aktuella", sida.text("deltagare.alla"))
    medel = s.kanske("aktuella.alder.medel")
    text = joined(
        (
            sida.delar("alder.bildtext"),
            sida.delar("alder.medel", medel=eller(medel)) if is_mean(medel) else (),
            se(tabeller, sida),
        )
    )
    return Uppslag(_unga_deltagare(sida), sida.diagram("alder.diagram", bild, text), tabeller)


def _unga_deltagare(sida: Sida) -> tuple[Stycke, ...]:
    unga, andel = sida.s.kanske("aktuella.unga"), sida.s.kanske("aktuella.unga.andel")
    if unga is None or not unga.finns:
        return ()
    if not unga.varde:
        return (sida.stycke("alder", "alder.unga", "ingen", stil=Stil.PUNKT),)
    parts: Delar = ()
    if andel is not None and andel.finns and not is_few(andel):
        parts = (" ", *sida.delar("alder.unga-andel", andel=andel))
        if av_kon := kon_andel(sida, "aktuella.unga.andel"):
            parts += sida.delar("alder.unga-kon", kon=av_kon)
    variant = "en" if unga.varde == 1 else "flera"
    return (sida.stycke("alder", "alder.unga", variant, stil=Stil.PUNKT, antal=unga, andel=parts),)


def _medel(
    sida: Sida, part: str, key: str, rader: Sequence[Radmatt], grupper: Sequence[str]
) -> Blocks:
    """Means by population and sex; a sentence where all populations are the same persons."""
    if len(rader) == 1 and (said := _medel_per_kon(sida, part, rader[0])):
        return (said,)
    tabell = matt_tabell(sida.s, sida.rubriker(key), rader, populationer=grupper)
    return sida.tabell(f"{part}.medel", med_n(sida.s, tabell, rader, grupper))


def _medel_per_kon(sida: Sida, part: str, rad: Radmatt) -> Stycke | None:
    """The mean of all, of women and of men, where each is known and nobody's is missing."""
    sexes = sida.s.kolumner("aktuella")
    medel, hela = [sida.s.kanske(rad.matt, sex) for sex in sexes], sida.s.kanske("aktuella")
    known = [m.med_decimaler(rad.decimaler or 1) for m in medel if m is not None and is_mean(m)]
    if len(known) != 3 or len(sexes) != 3 or hela is None or known[0].namnare != hela.varde:
        return None
    alla, kvinnor, man = known
    places = {"medel": alla, "kvinnor": kvinnor, "man": man}
    return sida.stycke(f"{part}.medel", f"{part}.medel-kon", stil=Stil.NOT, **places)


def _andel_unga(sida: Sida) -> Blocks:
    alder = sida.forbund.alder
    grupper = populationer(sida)
    rader = [
        Radmatt(f"{grupp(sida, p)}, {sida.text('alder.unga-grans')}", f"{p}.unga.andel")
        for p in grupper
    ]
    rader += [
        Radmatt(f"{grupp(sida, 'aktuella')}, {age_label(b)}", f"aktuella.alder.{age_part(b)}.andel")
        for b in alder.extra_band
    ]
    tabell = matt_tabell(sida.s, sida.rubriker("tabell.andel-unga"), rader, populationer=grupper)
    return sida.tabell("alder.unga", tabell)


def forsorjningstid(sida: Sida) -> Uppslag:
    """Time on public support before the insats, by sex."""
    s = sida.s
    bands = time_bands(sida.forbund.forsorjningstid.granser)
    each = [Radmatt(label, f"aktuella.tid.{part}") for part, label in bands]
    rader = (
        *samlade(s, sida.underlag.fraser, each, times_label),
        *saknas_rad(s, "aktuella.tid.saknas"),
    )
    grupper = [p for p in populationer(sida) if p != "vid-slut"]
    medel = [Radmatt(grupp(sida, p), f"{p}.tid.medel", decimaler=2) for p in grupper]
    tabeller = (
        *fordelning(sida, "forsorjningstid", rader),
        *_medel(sida, "forsorjningstid", "tabell.medeltid", medel, grupper),
    )
    korta = [replace(rad, etikett=time_label(rad.etikett)) for rad in rader]
    titel = vanligast(sida, "forsorjningstid.diagram", korta)
    bild = antal_per_kon(sida, titel, korta, "aktuella", sida.text("deltagare.alla"))
    mean = s.kanske("aktuella.tid.medel")
    text = joined(
        (
            sida.delar("forsorjningstid.bildtext"),
            sida.delar("forsorjningstid.medel", medel=eller(mean)) if is_mean(mean) else (),
            se(tabeller, sida),
        )
    )
    return Uppslag((), sida.diagram("forsorjningstid.diagram", bild, text), tabeller)
