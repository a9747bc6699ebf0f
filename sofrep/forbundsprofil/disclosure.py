"""Checks of the rules of disclosure."""

from __future__ import annotations

from sofrep.domain.forbund import Forbund
from sofrep.forbundsprofil.faults import Faults
from sofrep.forbundsprofil.references import check_one


def check_disclosure(forbund: Forbund, faults: Faults) -> None:
    """One rule per kind of table, limits that mean something, exceptions with a reason."""
    seen = set()
    for number, rule in enumerate(forbund.rojande.tabell, start=1):
        key = f"rojande.tabell[{number}]"
        if rule.tabell in seen and not faults.told(f"{key}.tabell"):
            faults.error(
                "profil-dubblett",
                f"{key}.tabell",
                f'"{rule.tabell}" står två gånger.',
                "Ta bort en.",
            )
        seen.add(rule.tabell)
        if (rule.minsta < 0 or rule.minsta == 1) and not faults.told(f"{key}.minsta"):
            faults.error(
                "profil-varde",
                f"{key}.minsta",
                f"Med minsta {rule.minsta} döljs inget.",
                "Skriv 0 om alla antal ska visas, annars minst 2.",
            )
    scopes = list(forbund.scopes())
    for number, exception in enumerate(forbund.rojande.undantag, start=1):
        key = f"rojande.undantag[{number}]"
        check_one(f"{key}.insats", exception.insats, scopes, "insats", faults)
        if not exception.skal.strip() and not faults.told(f"{key}.skal"):
            faults.error(
                "profil-varde", f"{key}.skal", "skal är tomt.", "Skriv varför antalen får visas."
            )
