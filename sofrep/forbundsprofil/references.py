"""References between the lists of the profile, and the kodgrupper with a fixed meaning."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from sofrep.domain.forbund import Forbund, Kodgrupp, Kodlista
from sofrep.forbundsprofil.faults import Faults

FIXED_GROUPS = {
    "egen": (Kodlista.FORSORJNING, "ingen offentlig försörjning"),
    "arbstud": (Kodlista.SYSSELSATTNING, "arbete eller studier"),
    "sjuk": (Kodlista.AVSLUTSORSAK, "avslut på grund av sjukdom"),
}
"""The kodgrupper with a fixed meaning: their list and what they stand for."""


def check_references(forbund: Forbund, faults: Faults) -> None:
    """Every code that refers to a post of another list is one of its codes."""
    # One whose code is told may be the one that is meant.
    insatser = [
        "" if faults.told(f"insats[{number}].kod") else insats.kod
        for number, insats in enumerate(forbund.insats, start=1)
    ]
    medlemmar = [medlem.kod for medlem in forbund.medlem]
    for number, union in enumerate(forbund.union, start=1):
        _check_all(f"union[{number}].insatser", union.insatser, insatser, "insats", faults)
    for number, horizon in enumerate(forbund.uppfoljning, start=1):
        _check_all(f"uppfoljning[{number}].insatser", horizon.insatser, insatser, "insats", faults)
    for number, kommun in enumerate(forbund.kommun, start=1):
        if kommun.medlem:
            check_one(f"kommun[{number}].medlem", kommun.medlem, medlemmar, "medlem", faults)
    for number, part in enumerate(forbund.part, start=1):
        if part.medlem:
            check_one(f"part[{number}].medlem", part.medlem, medlemmar, "medlem", faults)
        if part.medlem and part.kommun:
            faults.error(
                "profil-referens",
                f"part[{number}].medlem",
                "Parten är kommunerna och kan inte också höra till en medlem.",
                "Ta bort medlem: varje kommun pekar själv ut sin medlem.",
            )


def _check_all(
    path: str, codes: Iterable[str], known: Collection[str], name: str, faults: Faults
) -> None:
    listed = list(codes)
    if not listed and not faults.told(path):
        faults.error("profil-referens", path, "Listan är tom.", f"Skriv koden för minst en {name}.")
    for number, code in enumerate(listed, start=1):
        check_one(f"{path}[{number}]", code, known, name, faults)
        if code in listed[: number - 1]:
            faults.error(
                "profil-dubblett", f"{path}[{number}]", f'"{code}" står två gånger.', "Ta bort en."
            )


def check_one(path: str, code: str, known: Collection[str], name: str, faults: Faults) -> None:
    """`code`, which stands at `path`, is one of `known`; an empty one refers to nothing."""
    # A post whose own code could not be read may be the one that is meant.
    if code in known or not code or not known or "" in known:
        return
    near = difflib.get_close_matches(code, known, n=1)
    faults.error(
        "profil-referens",
        path,
        f'Ingen {name} har koden "{code}".',
        f'Menar ni "{near[0]}"?' if near else f"Välj någon av: {', '.join(known)}.",
    )


def check_groups(forbund: Forbund, faults: Faults) -> None:
    """Codes name kodgrupper of their own list; each kodgrupp has codes, of the right list."""
    groups = {group.kod: group.lista for group in forbund.kodgrupp}
    for lista in Kodlista:
        of_list = [kod for kod, its in groups.items() if its is lista]
        for number, code in enumerate(forbund.codes(lista), start=1):
            for place, group in enumerate(code.raknas_som, start=1):
                path = f"{lista}[{number}].raknas_som[{place}]"
                if group in groups and group not in of_list:
                    faults.error(
                        "profil-referens",
                        path,
                        f'Kodgruppen "{group}" hör till listan {groups[group]}.',
                        f'Använd en kodgrupp med lista = "{lista}", eller ta bort den här.',
                    )
                else:
                    check_one(path, group, of_list or list(groups), "kodgrupp", faults)
    for number, listed in enumerate(forbund.kodgrupp, start=1):
        if not faults.told("kodgrupp", f"kodgrupp[{number}].kod", f"kodgrupp[{number}].lista"):
            _check_group(f"kodgrupp[{number}]", listed, forbund, faults)


def _check_group(path: str, group: Kodgrupp, forbund: Forbund, faults: Faults) -> None:
    lista, meaning = FIXED_GROUPS.get(group.kod, (group.lista, group.namn))
    if group.lista is not lista:
        faults.error(
            "profil-kodgrupp",
            f"{path}.lista",
            f'Kodgruppen "{group.kod}" ({meaning}) ska höra till listan {lista}.',
            f'Skriv lista = "{lista}", eller välj en annan kod.',
        )
    elif not any(group.kod in code.raknas_som for code in forbund.codes(lista)):
        faults.error(
            "profil-kodgrupp",
            path,
            f'Inget värde i listan {lista} räknas som "{group.kod}" ({meaning}).',
            f'Skriv raknas_som = ["{group.kod}"] vid minst ett [[{lista}]], eller ta bort '
            "kodgruppen.",
        )
