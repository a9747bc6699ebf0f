"""Tables that hold the new, the ended and the remaining beside each other, without sex."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.bilagor.avsnitt import Lage
from sofrep.bilagor.tabeller import Rubriker
from sofrep.visning.visat import Rad, Tabell

_POPULATIONER = ("nya", "avslutade", "vid-slut")
_TOTAL = {"nya": "nya.kanda"}


def nya_avslutade_inskrivna(
    lage: Lage, rubriker: Rubriker, delar: Sequence[tuple[str, str]], saknas: str
) -> Tabell:
    """A row per part (label, end of the measure), a column per population, and the total."""
    s = lage.s
    shown = list(delar)
    if any(s.har(f"{p}.{saknas}") for p in _POPULATIONER):
        shown.append(("Uppgift saknas", saknas))
    rader = [
        Rad(label, tuple(s.tal(f"{p}.{part}") for p in _POPULATIONER)) for label, part in shown
    ]
    hela = tuple(s.tal(_TOTAL.get(p, p)) for p in _POPULATIONER)
    rader.append(Rad("Totalt", hela, summa=True))
    kolumner = (
        rubriker.etiketter,
        f"Nya {lage.ord.plural}",
        f"Avslutade {lage.ord.plural}",
        f"Inskrivna {lage.period.sista_dag}",
    )
    return Tabell(rubriker.rubrik, rubriker.beskrivning, kolumner, tuple(rader))
