"""Sections of Bilaga Statistik: the profile has what each that it lists shows."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.domain.forbund import Avsnitt, Forbund, Insats, Kodlista, Union
from sofrep.forbundsprofil.faults import Faults


def check_sections(forbund: Forbund, faults: Faults) -> None:
    """Every section that an insats or union lists has something to show."""
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
