"""Sections: those of a document are known, and the profile has what those of an insats show."""

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
from sofrep.domain.tillagg import added_sections
from sofrep.forbundsprofil.faults import Faults


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
