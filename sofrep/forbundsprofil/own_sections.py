"""Sections are known and have what they show; insatser that follow others fit."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from sofrep.domain.bilagor import (
    AVSNITT,
    EGET,
    NY_SIDA,
    Listat,
    Urvalsslag,
    Utpekbar,
    added_sections,
    avsnitten,
    avsnittsnamn,
    efterfragat,
    finns,
    is_meant,
    kan_valjas,
    valbara,
)
from sofrep.domain.dokument import Bilaga
from sofrep.domain.forbund import Avsnitt, Forbund, Insats, Kodlista, Union
from sofrep.forbundsprofil.faults import Faults, check_one


def check_sections(forbund: Forbund, faults: Faults) -> None:
    """Every section that is listed is known, and what an insats or union lists can be shown."""
    for number, bilaga in enumerate(forbund.bilaga, start=1):
        _check_document(bilaga, forbund, f"bilaga[{number}].avsnitt", faults)
    known = (*map(str, Avsnitt), *added_sections(forbund))
    scopes: tuple[tuple[str, Sequence[Insats | Union]], ...] = (
        ("insats", forbund.insats),
        ("union", forbund.union),
    )
    for name, posts in scopes:
        for number, post in enumerate(posts, start=1):
            for place, avsnitt in enumerate(post.avsnitt, start=1):
                path = f"{name}[{number}].avsnitt[{place}]"
                if avsnitt not in known:
                    _tell_unknown(path, avsnitt, known, faults)
                    continue
                if key := lacking(avsnitt, forbund):
                    _tell_lacking(path, avsnitt, key, faults)


def lacking(avsnitt: str, forbund: Forbund) -> str:
    """What of the profile the section shows, and is empty; "" for nothing."""
    return _needs(forbund).get(Avsnitt(avsnitt), "") if avsnitt in {*Avsnitt} else ""


def _tell_lacking(path: str, avsnitt: str, key: str, faults: Faults) -> None:
    if not faults.told(path, key, key.partition(".")[0]):
        faults.error(
            "profil-avsnitt",
            path,
            f'Avsnittet "{avsnitt}" behöver {key}, som är tom.',
            f"Fyll i {key}, eller ta bort avsnittet.",
        )


def _tell_unknown(path: str, avsnitt: str, known: Sequence[str], faults: Faults) -> None:
    near = difflib.get_close_matches(avsnitt.lower(), known, n=1)
    faults.error(
        "profil-varde",
        path,
        "avsnitt har ett värde som inte finns.",
        f'Menar ni "{near[0]}"?' if near else f"Välj något av: {', '.join(known)}.",
    )


def _check_document(bilaga: Bilaga, forbund: Forbund, path: str, faults: Faults) -> None:
    seen: set[str] = set()
    for place, (given, avsnitt) in enumerate(_given(bilaga), start=1):
        where = f"{path}[{place}]"
        name = avsnittsnamn(given).casefold()
        if name in seen and avsnitt.namn != NY_SIDA:
            told = f'Avsnittet "{given}" står två gånger.'
            faults.error("profil-avsnitt", where, told, "Ta bort det ena.")
        elif not finns(bilaga, avsnitt, forbund):
            told = f'Dokumentet har inget avsnitt "{given}".'
            faults.error(
                "profil-avsnitt", where, told, _instead(bilaga, name.partition(":")[0], forbund)
            )
        else:
            if avsnitt.fraga and avsnitt.namn != EGET:
                _check_asked(avsnitt, forbund, where, faults)
            if key := lacking(avsnitt.helt, forbund):
                _tell_lacking(where, given, key, faults)
        seen.add(name)


def _given(bilaga: Bilaga) -> Iterator[tuple[str, Listat]]:
    return zip(bilaga.avsnitt, avsnitten(bilaga), strict=False)


def _instead(bilaga: Bilaga, name: str, forbund: Forbund) -> str:
    """What may be meant; else all by themselves, and how another document's are written."""
    known = [*AVSNITT.get(bilaga.kod, ()), *valbara(bilaga, forbund)]
    same = [each for each in known if each.rpartition(".")[2] == name.rpartition(".")[2]]
    if near := same or difflib.get_close_matches(name, known, n=1, cutoff=0.7):
        return f"Menar ni {' eller '.join(near)}?"
    own, others = ([n for n in known if ("." in n) is dotted] for dotted in (False, True))
    return (
        f"Välj bland {', '.join(own)}, andra dokuments avsnitt, till exempel {others[0]}, och "
        f'"{EGET}: Rubriken på ett eget avsnitt".'
    )


def _check_asked(avsnitt: Listat, forbund: Forbund, path: str, faults: Faults) -> None:
    """What an entry asks for after its colon is something that the section can be asked for."""
    fraga = kan_valjas(avsnitt, forbund)
    if fraga is None:
        faults.error(
            "profil-avsnitt",
            path,
            f'Avsnittet "{avsnitt.helt}" visas alltid helt, och det går inte att välja ”{avsnitt.fraga}”.',
            "Ta bort kolon och det som står efter.",
        )
        return
    posts = _posts(fraga, forbund)
    for word in efterfragat(avsnitt.fraga) if posts else ():
        if not any(is_meant(post, word) or is_meant(post, avsnitt.fraga) for post in posts):
            faults.error(
                "profil-avsnitt",
                path,
                f"Det som står efter kolon ska vara {fraga.value}, och ”{word}” är ingen av dem.",
                f"Välj bland {', '.join(post.kod for post in posts)}.",
            )


def _posts(slag: Urvalsslag, forbund: Forbund) -> Sequence[Utpekbar]:
    """What an entry may ask for, where the profile knows it."""
    known: Mapping[Urvalsslag, Sequence[Utpekbar]] = {
        Urvalsslag.INSATS: (*forbund.insats, *forbund.union),
        Urvalsslag.KOMMUN: forbund.kommun,
    }
    return known.get(slag, ())


def _needs(forbund: Forbund) -> dict[Avsnitt, str]:
    """What each section lacks; "" for nothing."""

    def unless(there: object, key: str) -> str:
        return "" if there else key

    outcomes = any(group.lista is not Kodlista.AVSLUTSORSAK for group in forbund.kodgrupp)
    return {
        Avsnitt.ALDER: unless(forbund.alder.band, "alder.band"),
        Avsnitt.FORSORJNINGSTID: unless(forbund.forsorjningstid.granser, "forsorjningstid.granser"),
        Avsnitt.FORSORJNING: unless(forbund.forsorjning, "forsorjning"),
        Avsnitt.SYSSELSATTNING: unless(forbund.sysselsattning, "sysselsattning"),
        Avsnitt.AVSLUTSORSAK: unless(forbund.avslutsorsak, "avslutsorsak"),
        Avsnitt.UPPFOLJNING: unless(outcomes, "kodgrupp"),
    }


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
