"""Section inskrivningstid: how long the ended had been enrolled."""

from __future__ import annotations

from sofrep.bilagor.avsnitt import Innehall, Lage
from sofrep.bilagor.tabeller import Radmatt, matt_tabell


def make(lage: Lage) -> Innehall:
    """Mean and longest time, and how many were enrolled longer than the profile's limit."""
    limit = lage.forbund.max_manader
    rader = [
        Radmatt("Medeltid, månader", "avslutade.manader.medel"),
        Radmatt("Medeltid, dagar", "avslutade.dagar.medel"),
        Radmatt("Längsta tid", "avslutade.manader.max"),
    ]
    if limit:
        rader += [
            Radmatt(f"Inskrivna längre än {limit} månader, antal", "avslutade.over-max"),
            Radmatt(f"Inskrivna längre än {limit} månader, andel", "avslutade.over-max.andel"),
        ]
    rubriker = lage.rubriker(
        f"Inskrivningstid för avslutade {lage.ord.plural}",
        "Mått",
        "Kolumnerna är värdet totalt och efter kön.",
    )
    tabell = matt_tabell(lage.s, rubriker, rader, populationer=("avslutade",))
    return Innehall({"inskrivningstid": tabell})
