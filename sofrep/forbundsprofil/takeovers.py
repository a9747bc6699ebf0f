"""Insatser that follow others: codes that exist, no cycles, years that fit, all followed up."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.domain.forbund import Forbund, Insats
from sofrep.forbundsprofil.faults import Faults
from sofrep.forbundsprofil.references import check_one

_RULE = "profil-efterfoljer"


def check_takeovers(forbund: Forbund, faults: Faults) -> None:
    """Everything that must hold for `Insats.efterfoljer`; `sofrep.domain.efterfoljare` relies on it."""
    by_kod = {insats.kod: insats for insats in forbund.insats}
    named: dict[str, list[Insats]] = {}
    for insats in forbund.insats:
        for kod in dict.fromkeys(insats.efterfoljer):
            named.setdefault(kod, []).append(insats)
    for number, insats in enumerate(forbund.insats, start=1):
        path = f"insats[{number}]"
        for place, kod in enumerate(insats.efterfoljer, start=1):
            own = f"{path}.efterfoljer[{place}]"
            if kod not in by_kod:
                check_one(own, kod, list(by_kod), "insats", faults)
            elif kod in insats.efterfoljer[: place - 1]:
                faults.error("profil-dubblett", own, f'"{kod}" står två gånger.', "Ta bort en.")
            elif _follows(by_kod[kod], insats.kod, by_kod):
                faults.error(
                    _RULE,
                    own,
                    f"{insats.namn} och {by_kod[kod].namn} kan inte efterfölja varandra.",
                    "Ta bort den ena.",
                )
            else:
                _check_years(own, insats, by_kod[kod], faults)
        if insats.efterfoljer and not insats.fran and not faults.told(f"{path}.fran"):
            faults.error(
                _RULE,
                f"{path}.fran",
                "Insatsen har tagit över från andra, men det står inte vilket år.",
                "Skriv fran: det första året efter ändringen.",
            )
        _check_kinds(path, insats, named, faults)
    _check_parts(forbund, named, faults)
    _check_horizons(forbund, named, faults)


def _follows(insats: Insats, kod: str, by_kod: Mapping[str, Insats]) -> bool:
    """Whether `insats` is `kod`, or follows it, perhaps by way of others."""
    seen: set[str] = set()
    waiting = [insats.kod]
    while waiting:
        each = waiting.pop()
        if each == kod:
            return True
        if each in by_kod and each not in seen:
            seen.add(each)
            waiting += by_kod[each].efterfoljer
    return False


def _check_years(path: str, insats: Insats, before: Insats, faults: Faults) -> None:
    if not insats.fran:
        return
    if before.fran and before.fran >= insats.fran:
        faults.error(
            _RULE,
            path,
            f"{before.namn} börjar inte före {insats.namn}.",
            "Rätta fran för någon av insatserna.",
        )
    elif before.till > insats.fran:
        faults.error(
            _RULE,
            path,
            f"{before.namn} slutar {before.till}, men {insats.namn} tar över {insats.fran}.",
            f"Skriv till = {insats.fran - 1} för {before.namn}, eller {insats.fran} om ändringen "
            "skedde under det året.",
        )


def _check_kinds(
    path: str, insats: Insats, named: Mapping[str, list[Insats]], faults: Faults
) -> None:
    """An insats is a part of one other, or has taken over from others, not both."""
    divided = [kod for kod in insats.efterfoljer if len(named[kod]) > 1]
    if divided and len(insats.efterfoljer) > 1 and not faults.told(f"{path}.efterfoljer"):
        faults.error(
            _RULE,
            f"{path}.efterfoljer",
            f'"{divided[0]}" har delats, så {insats.namn} kan inte samtidigt ta över från andra.',
            "Låt insatsen efterfölja bara den, eller bara sådana som ingen annan efterföljer.",
        )


def _check_parts(forbund: Forbund, named: Mapping[str, list[Insats]], faults: Faults) -> None:
    """The parts of a divided insats begin in the same year, and it ends by then."""
    for number, insats in enumerate(forbund.insats, start=1):
        parts = named.get(insats.kod, [])
        if len(parts) < 2 or not all(part.fran for part in parts):
            continue
        path = f"insats[{number}]"
        if len({part.fran for part in parts}) > 1:
            names = " och ".join(part.namn for part in parts)
            faults.error(
                _RULE,
                path,
                f"{insats.namn} delades i {names}, men de börjar inte samma år.",
                "Skriv samma fran för delarna.",
            )
        elif not insats.till and not faults.told(f"{path}.till"):
            faults.error(
                _RULE,
                f"{path}.till",
                f"{insats.namn} har delats, men det står inte när den slutade.",
                f"Skriv till = {parts[0].fran - 1}.",
            )


def _check_horizons(forbund: Forbund, named: Mapping[str, list[Insats]], faults: Faults) -> None:
    """Whoever takes over an insats that is followed up goes on following up its exits."""
    for number, horizon in enumerate(forbund.uppfoljning, start=1):
        for kod in horizon.insatser:
            after = named.get(kod, [])
            if len(after) == 1 and after[0].kod not in horizon.insatser:
                faults.error(
                    _RULE,
                    f"uppfoljning[{number}].insatser",
                    f'"{kod}" följs upp, men inte {after[0].namn} som har tagit över.',
                    f'Lägg till "{after[0].kod}".',
                )
