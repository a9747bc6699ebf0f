"""Sections: those of a document are known, and the profile has what those of an insats show."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.domain.bilagor import AVSNITT, EGET, avsnittsnamn, egen_rubrik
from sofrep.domain.dokument import Bilaga
from sofrep.domain.forbund import Avsnitt, Forbund, Insats, Kodlista, Union
from sofrep.forbundsprofil.faults import Faults


def check_sections(forbund: Forbund, faults: Faults) -> None:
    """Every section that is listed is known, and what an insats or union lists can be shown."""
    for number, bilaga in enumerate(forbund.bilaga, start=1):
        _check_document(bilaga, f"bilaga[{number}].avsnitt", faults)
    lacking = {avsnitt: key for avsnitt, key in _needs(forbund).items() if key}
    scopes: tuple[tuple[str, Sequence[Insats | Union]], ...] = (
        ("insats", forbund.insats),
        ("union", forbund.union),
    )
    for name, posts in scopes:
        for number, post in enumerate(posts, start=1):
            for place, avsnitt in enumerate(post.avsnitt, start=1):
                path = f"{name}[{number}].avsnitt[{place}]"
                key = lacking.get(avsnitt, "")
                if key and not faults.told(path, key, key.partition(".")[0]):
                    faults.error(
                        "profil-avsnitt",
                        path,
                        f'Avsnittet "{avsnitt}" behöver {key}, som är tom.',
                        f"Fyll i {key}, eller ta bort avsnittet.",
                    )


def _check_document(bilaga: Bilaga, path: str, faults: Faults) -> None:
    known = AVSNITT.get(bilaga.kod, ())
    if bilaga.avsnitt and not known:
        told = f"Avsnitten i {bilaga.kod} kan inte väljas."
        faults.error("profil-avsnitt", path, told, "Ta bort raden avsnitt.")
        return
    seen: set[str] = set()
    for place, given in enumerate(bilaga.avsnitt, start=1):
        name = avsnittsnamn(given)
        if name.casefold() in seen:
            told = f'Avsnittet "{given}" står två gånger.'
            faults.error("profil-avsnitt", f"{path}[{place}]", told, "Ta bort det ena.")
        elif name not in known and not egen_rubrik(name):
            faults.error(
                "profil-avsnitt",
                f"{path}[{place}]",
                f'Dokumentet har inget avsnitt "{given}".',
                f'Välj bland {", ".join(known)} och "{EGET}: Rubriken på ett eget avsnitt".',
            )
        seen.add(name.casefold())


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
