"""Section forsorjningstid: time on public support before the insats."""

from __future__ import annotations

from sofrep.bilagor.avsnitt import ANTAL_OCH_ANDEL, Innehall, Lage
from sofrep.bilagor.band import time_bands
from sofrep.bilagor.diagrammen import stapel_per_kon
from sofrep.bilagor.tabeller import Radmatt, antal_och_andel, matt_tabell, med_n, saknas_rad
from sofrep.bilagor.topp import largest
from sofrep.visning.visat import Tabell

_POPULATIONER = ("aktuella", "nya", "avslutade")


def make(lage: Lage) -> Innehall:
    """Participants by band of time and sex; mean times of all, the new and the ended."""
    bands = time_bands(lage.forbund.forsorjningstid.granser)
    rader = (
        *(Radmatt(label, f"aktuella.tid.{part}") for part, label in bands),
        *saknas_rad(lage.s, "aktuella.tid.saknas"),
    )
    rubrik = "Tid i offentlig försörjning före insatsen"
    tabell = antal_och_andel(
        lage.s,
        lage.rubriker(rubrik, "Tid", ANTAL_OCH_ANDEL),
        rader,
        population="aktuella",
        summa="Totalt",
    )
    chart = stapel_per_kon(lage.s, lage.diagramrubrik(rubrik), rader, population="aktuella")
    return Innehall(
        {"forsorjningstid": tabell, "forsorjningstid_medel": _means(lage)},
        {"forsorjningstid": chart},
        {"forsorjningstid": largest(lage.s, rader)},
    )


def _means(lage: Lage) -> Tabell:
    labels = (
        f"{lage.ord.stor.plural} under {lage.period.ord}",
        f"Nya {lage.ord.plural}",
        f"Avslutade {lage.ord.plural}",
    )
    rader = [
        Radmatt(label, f"{p}.tid.medel", decimaler=2)
        for p, label in zip(_POPULATIONER, labels, strict=True)
    ]
    tabell = matt_tabell(
        lage.s,
        lage.rubriker(
            "Medeltid i offentlig försörjning före insatsen",
            "Grupp",
            "Kolumnerna är medeltid i år, totalt och efter kön.",
        ),
        rader,
        populationer=_POPULATIONER,
    )
    return med_n(lage.s, tabell, rader, _POPULATIONER)
