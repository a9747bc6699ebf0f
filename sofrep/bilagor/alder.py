"""Section alder: age bands, mean ages, the young."""

from __future__ import annotations

from sofrep.bilagor.avsnitt import ANTAL_OCH_ANDEL, Innehall, Lage
from sofrep.bilagor.band import age_label, age_part
from sofrep.bilagor.diagrammen import stapel_per_kon
from sofrep.bilagor.lagen import nya_avslutade_inskrivna
from sofrep.bilagor.tabeller import Radmatt, antal_och_andel, matt_tabell, med_n, saknas_rad
from sofrep.bilagor.topp import largest
from sofrep.visning.visat import Tabell

_POPULATIONER = ("aktuella", "nya", "avslutade", "vid-slut")


def make(lage: Lage) -> Innehall:
    """Participants by age band and sex; new, ended and remaining by band; means and the young."""
    alder = lage.forbund.alder
    band = [(age_label(b), f"alder.{age_part(b)}") for b in alder.band]
    rader = (
        *(Radmatt(label, f"aktuella.{part}") for label, part in band),
        *saknas_rad(lage.s, "aktuella.alder.saknas"),
    )
    tabell = antal_och_andel(
        lage.s,
        lage.rubriker(f"{lage.ord.stor.plural} efter ålder vid start", "Ålder", ANTAL_OCH_ANDEL),
        rader,
        population="aktuella",
        summa="Totalt",
    )
    per_lage = nya_avslutade_inskrivna(
        lage,
        lage.rubriker(
            f"Nya, avslutade och inskrivna {lage.ord.plural} efter ålder",
            "Ålder",
            "Kolumnerna är antal nya, avslutade och kvarvarande.",
        ),
        band,
        "alder.saknas",
    )
    rubrik = lage.diagramrubrik(f"{lage.ord.stor.plural} efter ålder vid start")
    return Innehall(
        {
            "alder": tabell,
            "alder_lagen": per_lage,
            "medelalder": _means(lage),
            "andel_unga": _shares(lage),
        },
        {"alder": stapel_per_kon(lage.s, rubrik, rader, population="aktuella")},
        {"alder": largest(lage.s, rader)},
    )


def _labels(lage: Lage) -> dict[str, str]:
    return {
        "aktuella": f"{lage.ord.stor.plural} under {lage.period.ord}",
        "nya": f"Nya {lage.ord.plural}",
        "avslutade": f"Avslutade {lage.ord.plural}",
        "vid-slut": f"Inskrivna {lage.period.sista_dag}",
    }


def _means(lage: Lage) -> Tabell:
    rader = [Radmatt(label, f"{p}.alder.medel") for p, label in _labels(lage).items()]
    tabell = matt_tabell(
        lage.s,
        lage.rubriker("Medelålder", "Grupp", "Kolumnerna är medelålder, totalt och efter kön."),
        rader,
        populationer=_POPULATIONER,
    )
    return med_n(lage.s, tabell, rader, _POPULATIONER)


def _shares(lage: Lage) -> Tabell:
    """Shares of the young, and of the bands that the profile counts beside the others."""
    alder = lage.forbund.alder
    rader = [
        Radmatt(f"{label}, till och med {alder.unga_till} år", f"{p}.unga.andel")
        for p, label in _labels(lage).items()
    ]
    rader += [
        Radmatt(
            f"{lage.ord.stor.plural} under {lage.period.ord}, {age_label(b)}",
            f"aktuella.alder.{age_part(b)}.andel",
        )
        for b in alder.extra_band
    ]
    return matt_tabell(
        lage.s,
        lage.rubriker(
            "Andel unga och andra åldersgrupper" if alder.extra_band else "Andel unga",
            "Grupp",
            "Kolumnerna är andelar, totalt och efter kön.",
        ),
        rader,
        populationer=_POPULATIONER,
    )
