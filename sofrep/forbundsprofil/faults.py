"""The faults of a profile: a list that the reader and every check adds to."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.domain.problem import Place, Problem, error, warning

RULES: Mapping[str, str] = {
    "profil-fil": "forbund.toml saknas eller kan inte läsas.",
    "profil-toml": "forbund.toml följer inte TOML-formatet; raden sägs.",
    "profil-okand-nyckel": "En nyckel i forbund.toml finns inte; närmaste kända nyckel föreslås.",
    "profil-saknad-nyckel": "En nyckel som måste finnas saknas.",
    "profil-typ": "En nyckel har ett värde av fel slag, t.ex. text där det ska vara ett tal.",
    "profil-varde": "Ett värde är av rätt slag men inte möjligt, t.ex. ett negativt bidrag.",
    "profil-kod": "En kod har otillåtna tecken, är för lång eller är upptagen av programmet.",
    "profil-dubblett": "Samma kod, namn eller alias står två gånger i en lista.",
    "profil-referens": "En kod hänvisar till något som inte finns i profilen.",
    "profil-kodgrupp": "En kodgrupp som programmet behöver saknas eller har inga koder.",
    "profil-alder": "Åldersbanden går inte att läsa, överlappar eller lämnar luckor.",
    "profil-granser": "Gränserna för tid i offentlig försörjning är inte stigande.",
    "profil-bilaga": "En bilaga har en kod som programmet inte känner.",
    "profil-datum": "Ett datum, ett år eller ett uppföljningsfönster är inte möjligt.",
    "profil-ej-ifylld": "Profilen har kvar namn från den mall som sofrep init skriver.",
    "profil-logotyp": "En logotyp saknas, är inte png eller jpg, eller ligger utanför mappen.",
}
"""Every rule of the profile with what it means."""


class Faults:
    """Collects problems of one file, in the order in which they are found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def error(self, rule: str, key: str, message: str, action: str) -> None:
        """Add something that stops the build; `key` is the key path, ``insats[2].kod``."""
        self.found.append(error(rule, Place(self.file, "", key), message, action))

    def warning(self, rule: str, key: str, message: str, action: str) -> None:
        """Add something that the office should look at."""
        self.found.append(warning(rule, Place(self.file, "", key), message, action))

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far stops the build."""
        return any(problem.is_error for problem in self.found)

    def told(self, *keys: str) -> bool:
        """Whether any of `keys` already has a problem, so that another would only repeat it."""
        return any(problem.place.cell in keys for problem in self.found)
