"""Section personer: unique persons, where rows carry a pseudonymous participant number."""

from __future__ import annotations

from sofrep.bilagor.avsnitt import Innehall, Lage
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell


def make(lage: Lage) -> Innehall:
    """Enrolments with a number, persons, repeats.  Nothing where no row carries a number."""
    s = lage.s
    if not s.har("aktuella.numrerade"):
        return Innehall()
    rubriker = lage.rubriker(
        "Inskrivningar och personer",
        "Grupp",
        "Kolumnerna är inskrivningar med nummer, antal personer och upprepning.",
    )
    rader = (
        Rad(
            f"Nya {lage.ord.plural}",
            (s.tal("nya.numrerade"), s.tal("nya.personer"), s.tal("nya.upprepning")),
        ),
        Rad(
            f"{lage.ord.stor.plural} under {lage.period.ord}",
            (s.tal("aktuella.numrerade"), s.tal("aktuella.personer"), DASH),
        ),
    )
    kolumner = (rubriker.etiketter, "Inskrivningar med nummer", "Personer", "Upprepning")
    note = (
        "Upprepning är hur många fler inskrivningarna är än personerna, i procent av personerna. "
        "Den räknas bara för de nya."
    )
    return Innehall(
        {"personer": Tabell(rubriker.rubrik, rubriker.beskrivning, kolumner, rader, (note,))}
    )
