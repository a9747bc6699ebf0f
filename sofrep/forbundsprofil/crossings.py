"""What is crossed: by things that are noted, of those of whom both are."""

from __future__ import annotations

from sofrep.domain.forbund import Avsnitt, Forbund
from sofrep.domain.korsning import Korsning
from sofrep.domain.tillagg import noted_sections
from sofrep.domain.uppgift import Noteras
from sofrep.forbundsprofil.faults import Faults
from sofrep.forbundsprofil.references import check_one

_AT_EXIT = (Avsnitt.FORSORJNING, Avsnitt.SYSSELSATTNING, Avsnitt.AVSLUTSORSAK)
_POPULATIONS = ("aktuella", "nya", "avslutade", "vid-start", "vid-slut")


def check_crossings(forbund: Forbund, faults: Faults) -> None:
    """Rows and columns are things that are noted, or kodgrupper, of a population in which they are."""
    known = [Avsnitt.KOMMUN, Avsnitt.ALDER, Avsnitt.FORSORJNINGSTID, *_AT_EXIT]
    names = [*map(str, known), *noted_sections(forbund)]
    groups = [group.kod for group in forbund.kodgrupp]
    for number, each in enumerate(forbund.korsning, start=1):
        path = f"korsning[{number}]"
        check_one(f"{path}.population", each.population, _POPULATIONS, "population", faults)
        check_one(f"{path}.rader", each.rader, names, "uppgift", faults)
        alone = len(each.kolumner) == 1
        for place, name in enumerate(each.kolumner, start=1):
            of = [*groups, *names] if alone else groups
            check_one(f"{path}.kolumner[{place}]", name, of, "uppgift eller kodgrupp", faults)
        _check_parts(path, each, forbund, faults)


def _check_parts(path: str, korsning: Korsning, forbund: Forbund, faults: Faults) -> None:
    if not korsning.kolumner and not faults.told(f"{path}.kolumner"):
        faults.error(
            "profil-referens",
            f"{path}.kolumner",
            "Listan är tom.",
            "Skriv en uppgift eller kodgrupper.",
        )
    if korsning.rader in korsning.kolumner:
        faults.error(
            "profil-dubblett",
            f"{path}.kolumner",
            f'"{korsning.rader}" är både rader och kolumner.',
            "Välj något annat för det ena.",
        )
    groups = {group.kod for group in forbund.kodgrupp}
    own = {
        name for each in forbund.uppgift for name, when, _ in each.delar if when is Noteras.VID_SLUT
    }
    late = [n for n in (korsning.rader, *korsning.kolumner) if n in {*_AT_EXIT, *own, *groups}]
    if late and korsning.population != "avslutade" and not faults.told(f"{path}.population"):
        faults.error(
            "profil-varde",
            f"{path}.population",
            f'"{late[0]}" noteras vid avslut, så bara avslutade kan korsas med det.',
            'Skriv population = "avslutade", eller ta bort raden.',
        )
