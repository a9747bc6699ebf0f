"""Section grupper: participants in groups and outside them."""

from __future__ import annotations

from sofrep.bilagor.avsnitt import PER_KON, Innehall, Lage
from sofrep.bilagor.tabeller import Radmatt, matt_tabell


def make(lage: Lage) -> Innehall:
    """A row for those in a group and one for those without, by the profile's names."""
    rader = (
        Radmatt(lage.gruppnamn or "I grupp", "aktuella.i-grupp"),
        Radmatt(lage.utan_gruppnamn or "Utan grupp", "aktuella.utan-grupp"),
        Radmatt("Totalt", "aktuella", summa=True),
    )
    rubriker = lage.rubriker(f"{lage.ord.stor.plural} efter upplägg", "Upplägg", PER_KON)
    return Innehall({"grupper": matt_tabell(lage.s, rubriker, rader, populationer=("aktuella",))})
