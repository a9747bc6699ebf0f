"""Disclosure control as the profile sets it: which counts are too small to be published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sofrep.domain.figure import Number


class Rojandetabell(StrEnum):
    """What a rule is about: the tables of a subject, or every count of one sex (`KON`)."""

    KON = "kon"
    OVERSIKT = "oversikt"
    MANAD = "manad"
    KOMMUN = "kommun"
    ALDER = "alder"
    FORSORJNINGSTID = "forsorjningstid"
    FORSORJNING = "forsorjning"
    SYSSELSATTNING = "sysselsattning"
    AVSLUTSORSAK = "avslutsorsak"
    INSKRIVNINGSTID = "inskrivningstid"
    UNGA = "unga"
    GRUPPER = "grupper"
    PERSONER = "personer"
    UPPFOLJNING = "uppfoljning"
    ANSOKNINGAR = "ansokningar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rojanderegel:
    """Counts below `minsta` are hidden in these tables (0: none is).

    `visa_nollor` says that a 0 is shown all the same: it tells of nobody.
    """

    tabell: Rojandetabell
    minsta: int
    visa_nollor: bool = True

    def is_small(self, value: Number) -> bool:
        """Whether such a count has to be hidden."""
        return value < self.minsta and (value != 0 or not self.visa_nollor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rojandeundantag:
    """Where the rules do not apply, and the office's reason for it.

    `tabell` None is every table, `insats` "" every insats and union, `ar` 0 every year.
    """

    skal: str
    tabell: Rojandetabell | None = None
    insats: str = ""
    ar: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rojande:
    """The rules; without any nothing is hidden.

    `enkat` says that no result of a small group in the survey (`Enkat.minsta_grupp`) can be
    worked out from the others either.
    """

    enkat: bool = False
    tabell: tuple[Rojanderegel, ...] = ()
    undantag: tuple[Rojandeundantag, ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether anything may have to be hidden."""
        return self.enkat or any(regel.minsta > 0 for regel in self.tabell)

    def rule(self, tabell: Rojandetabell) -> Rojanderegel | None:
        """The rule of some tables that is on, or None."""
        found = (regel for regel in self.tabell if regel.tabell is tabell and regel.minsta > 0)
        return next(found, None)
