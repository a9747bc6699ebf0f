"""Checks of the rules of disclosure."""

from __future__ import annotations

from sofrep.domain.forbund import Forbund
from sofrep.domain.rojande import KANDA, Rojande
from sofrep.forbundsprofil.faults import Faults, check_one


def check_disclosure(forbund: Forbund, faults: Faults) -> None:
    """One rule per kind of table, limits that mean something, exceptions with a reason."""
    _check_groups(forbund.rojande, faults)
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


def _check_groups(rojande: Rojande, faults: Faults) -> None:
    """A smallest group that means something, and known things that there are."""
    key = "rojande.minsta_grupp"
    if (rojande.minsta_grupp < 0 or rojande.minsta_grupp == 1) and not faults.told(key):
        faults.error(
            "profil-varde",
            key,
            f"Med minsta_grupp {rojande.minsta_grupp} skyddas ingen.",
            "Skriv 0 om regeln inte ska gälla, annars minst 2; 5 är det vanliga.",
        )
    unknown = [each for each in rojande.kanda if each not in KANDA]
    always = [each for each in ("insats", "kon") if each not in rojande.kanda]
    if (unknown or always) and not faults.told("rojande.kanda"):
        faults.error(
            "profil-varde",
            "rojande.kanda",
            f'"{unknown[0]}" kan inte vara känt.' if unknown else f'"{always[0]}" är alltid känt.',
            f"Skriv några av {', '.join(KANDA)}; insats och kon ska alltid vara med.",
        )
    if rojande.has_small_counts and not rojande.has_groups:
        faults.note(
            "profil-rojande",
            "rojande",
            "Profilen döljer små antal. Det finns en regel som skyddar bättre och döljer mindre: om en liten "
            "grupp visas bara hur många den är.",
            "Skriv minsta_grupp = 5 under [rojande] och ta bort enkat och [[rojande.tabell]]. Visa först "
            "vad var och en av reglerna döljer med: sofrep disclosure",
        )
