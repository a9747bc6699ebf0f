"""The grades of the insatser: steps that fall from the best to 0."""

from __future__ import annotations

from itertools import pairwise

from sofrep.domain.betyg import Betygsregel
from sofrep.domain.skrivsatt import normalise
from sofrep.forbundsprofil.faults import Faults


def check_grades(betyg: Betygsregel | None, faults: Faults) -> None:
    """At least two steps with names of their own, whose limits fall to 0."""
    if betyg is None or faults.told("betyg", "betyg.steg"):
        return
    if len(betyg.steg) < 2:
        faults.error(
            "profil-varde",
            "betyg.steg",
            "Det behövs minst två betyg.",
            "Lägg till [[betyg.steg]] med namn och fran_procent, eller ta bort betygen.",
        )
        return
    seen: set[str] = set()
    for number, steg in enumerate(betyg.steg, start=1):
        path = f"betyg.steg[{number}].namn"
        if not normalise(steg.namn) and not faults.told(path):
            faults.error("profil-varde", path, "Betyget har inget namn.", 'Skriv t.ex. "God".')
        elif normalise(steg.namn) in seen:
            faults.error(
                "profil-dubblett", path, f'Betyget "{steg.namn}" står två gånger.', "Ta bort ett."
            )
        seen.add(normalise(steg.namn))
    _check_limits(betyg, faults)


def _check_limits(betyg: Betygsregel, faults: Faults) -> None:
    if any(faults.told(f"betyg.steg[{n}].fran_procent") for n in range(1, len(betyg.steg) + 1)):
        return
    for number, (before, after) in enumerate(pairwise(betyg.steg), start=2):
        if after.fran_procent >= before.fran_procent:
            faults.error(
                "profil-varde",
                f"betyg.steg[{number}].fran_procent",
                "Betyget ska ha en lägre gräns än betyget före.",
                "Skriv det bästa betyget först och låt gränserna falla.",
            )
    if betyg.steg[-1].fran_procent != 0:
        faults.error(
            "profil-varde",
            f"betyg.steg[{len(betyg.steg)}].fran_procent",
            "Det sista betyget ska gälla från 0, så att varje insats får ett betyg.",
            "Skriv fran_procent = 0.",
        )
