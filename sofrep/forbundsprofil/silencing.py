"""The silenced rules exist, may be silenced, and have a reason."""

from __future__ import annotations

import difflib

from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.regel import Tyst
from sofrep.domain.regler import KANDA
from sofrep.forbundsprofil.faults import Faults
from sofrep.forbundsprofil.references import check_one


def check_silencing(forbund: Forbund, faults: Faults) -> None:
    """Tell every post of ``[[tyst]]`` that means nothing, or more than it may."""
    scopes = [FORBUNDET, *forbund.scopes()]
    for number, tyst in enumerate(forbund.tyst, start=1):
        path = f"tyst[{number}]"
        if not faults.told(f"{path}.regel"):
            _check_rule(tyst, f"{path}.regel", faults)
        if not tyst.skal.strip() and not faults.told(f"{path}.skal"):
            faults.error(
                "profil-tyst",
                f"{path}.skal",
                "Det står inget skäl till att kontrollen är avstängd.",
                "Skriv skälet mellan citattecknen: det visas för den som kontrollerar.",
            )
        check_one(f"{path}.insats", tyst.insats, scopes, "insats eller union", faults)
        if tyst in forbund.tyst[: number - 1]:
            faults.error("profil-dubblett", path, "Samma post står två gånger.", "Ta bort en.")


def _check_rule(tyst: Tyst, path: str, faults: Faults) -> None:
    regel = KANDA.get(tyst.regel)
    if regel is None:
        near = difflib.get_close_matches(tyst.regel, KANDA, n=1)
        faults.error(
            "profil-tyst",
            path,
            f'Det finns ingen kontroll som heter "{tyst.regel}".',
            f'Menar ni "{near[0]}"?' if near else "Kontrollerna visas av: sofrep check --regler",
        )
    elif not regel.silenceable:
        faults.error(
            "profil-tyst",
            path,
            f'Kontrollen "{tyst.regel}" går inte att stänga av.',
            "Ta bort posten och rätta det som kontrollen visar. Vilka som går att stänga av: "
            "sofrep check --regler",
        )
