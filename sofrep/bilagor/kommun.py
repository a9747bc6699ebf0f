"""Section kommun: where the participants live."""

from __future__ import annotations

from sofrep.bilagor.avsnitt import ANTAL_OCH_ANDEL, Innehall, Lage
from sofrep.bilagor.diagrammen import liggande_antal
from sofrep.bilagor.lagen import nya_avslutade_inskrivna
from sofrep.bilagor.tabeller import Radmatt, antal_och_andel, saknas_rad
from sofrep.bilagor.topp import largest


def make(lage: Lage) -> Innehall:
    """Participants by kommun and sex; new, ended and remaining by kommun."""
    kommuner = [(k.kortnamn or k.namn, k.kod) for k in lage.forbund.kommun]
    rader = (
        *(Radmatt(namn, f"aktuella.kommun.{kod}") for namn, kod in kommuner),
        *saknas_rad(lage.s, "aktuella.kommun.saknas"),
    )
    tabell = antal_och_andel(
        lage.s,
        lage.rubriker(f"{lage.ord.stor.plural} per kommun", "Kommun", ANTAL_OCH_ANDEL),
        rader,
        population="aktuella",
        summa="Totalt",
    )
    per_lage = nya_avslutade_inskrivna(
        lage,
        lage.rubriker(
            f"Nya, avslutade och inskrivna {lage.ord.plural} per kommun",
            "Kommun",
            "Kolumnerna är antal nya, avslutade och kvarvarande.",
        ),
        [(namn, f"kommun.{kod}") for namn, kod in kommuner],
        "kommun.saknas",
    )
    rubrik = lage.diagramrubrik(f"{lage.ord.stor.plural} per kommun")
    return Innehall(
        {"kommun": tabell, "kommun_lagen": per_lage},
        {"kommun": liggande_antal(lage.s, rubrik, lage.ord.stor.plural, rader)},
        {"kommun": largest(lage.s, rader)},
    )
