"""Disclosure control as the profile sets it: which groups and counts are too small to be published."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sofrep.domain.figure import Number

KANDA = ("insats", "kon", "kommun", "alder", "manad")
"""What a neighbour can know of somebody who took part."""


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


class Rojanderegel(Struct, frozen=True, kw_only=True):
    """Counts below `minsta` are hidden in these tables (0: none is).

    `visa_nollor` says that a 0 is shown all the same: it tells of nobody.
    """

    tabell: Rojandetabell
    minsta: int
    visa_nollor: bool = True

    def is_small(self, value: Number) -> bool:
        """Whether such a count has to be hidden."""
        return value < self.minsta and (value != 0 or not self.visa_nollor)


class Rojandeundantag(Struct, frozen=True, kw_only=True):
    """Where the rules do not apply, and the office's reason for it.

    `tabell` None is every table, `insats` "" every insats and union, `ar` 0 every year.
    """

    skal: str
    tabell: Rojandetabell | None = None
    insats: str = ""
    ar: int = 0


class Rojande(Struct, frozen=True, kw_only=True):
    """The rules; without any nothing is hidden.

    `minsta_grupp` is the smallest group of which anything is told beyond who they are (0: no such
    rule); `kanda` what a neighbour can know of somebody, `kansliga` what nobody shall learn (empty: all
    else).  `enkat` says that no result of a small group in the survey (`Enkat.minsta_grupp`) can be
    worked out from the others either.
    """

    minsta_grupp: int = 0
    kanda: tuple[str, ...] = KANDA
    kansliga: tuple[str, ...] = ()
    enkat: bool = False
    tabell: tuple[Rojanderegel, ...] = ()
    undantag: tuple[Rojandeundantag, ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether anything may have to be hidden."""
        return self.has_groups or self.has_small_counts

    @property
    def has_groups(self) -> bool:
        """Whether the rule of the smallest group is on."""
        return self.minsta_grupp > 1

    @property
    def has_small_counts(self) -> bool:
        """Whether a rule of small counts is on."""
        return self.enkat or any(regel.minsta > 0 for regel in self.tabell)

    def rule(self, tabell: Rojandetabell) -> Rojanderegel | None:
        """The rule of some tables that is on, or None."""
        found = (regel for regel in self.tabell if regel.tabell is tabell and regel.minsta > 0)
        return next(found, None)
