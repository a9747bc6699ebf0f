"""Section oversikt: how many were enrolled, began, ended and remain."""

from __future__ import annotations

from dataclasses import replace

from sofrep.bilagor.avsnitt import PER_KON, Innehall, Lage
from sofrep.bilagor.tabeller import Radmatt, matt_tabell
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Tabell

POPULATIONER = ("vid-start", "nya", "aktuella", "avslutade", "vid-slut")
"""In the order of an enrolment's life: those there, those who came, all, those who left, the rest."""


def make(lage: Lage) -> Innehall:
    """The table of the five populations by sex; the anonymous in a column only where there are any."""
    period = lage.period
    rader = (
        Radmatt(f"Inskrivna när {period.ord} började", "vid-start"),
        Radmatt(f"Nya {lage.ord.plural}", "nya"),
        Radmatt(f"{lage.ord.stor.plural} under {period.ord}", "aktuella", summa=True),
        Radmatt(f"Avslutade {lage.ord.plural}", "avslutade"),
        Radmatt(f"Inskrivna {period.sista_dag}", "vid-slut"),
    )
    rubriker = lage.rubriker(lage.ord.stor.plural, lage.ord.stor.plural, PER_KON)
    tabell = matt_tabell(lage.s, rubriker, rader, populationer=POPULATIONER)
    return Innehall({"oversikt": _med_anonyma(lage, tabell)})


def _med_anonyma(lage: Lage, tabell: Tabell) -> Tabell:
    if not lage.s.har("nya.anonyma"):
        return tabell
    rader = tuple(
        replace(rad, celler=(*rad.celler, lage.s.tal("nya.anonyma") if n == 1 else DASH))
        for n, rad in enumerate(tabell.rader)
    )
    note = f"Anonyma {lage.ord.plural} räknas bara bland de nya, i totalen och i en egen kolumn."
    return replace(
        tabell,
        kolumner=(*tabell.kolumner, "Anonyma"),
        rader=rader,
        noter=(*tabell.noter, note),
    )
