"""The one input of every document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from sofrep.domain.betyg import Betyg
from sofrep.domain.dokument import Bilaga, Dokument
from sofrep.domain.ekonomi import Kontroll, Ledamot, Post
from sofrep.domain.figure import FigureSet
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import MalUtfall
from sofrep.domain.period import Period
from sofrep.statistics.underlag import TextKey
from sofrep.visning.fraser import Fraser
from sofrep.visning.visat import WordFil


class Aktivitet(Struct, frozen=True):
    """A structural activity of the period, in the order of its figures."""

    vad: str
    utforare: str
    nar: str


class BilagaUnderlag(Struct, frozen=True, kw_only=True):
    """What a document is made from.

    `figures` holds those of the period and of the previous one, and entered history; `texts` the
    hand-written texts of the year, `textfiler` those that are Word files instead; `ekonomi` the
    posts of the year's statements, `organisation` its office-holders, `grades` the
    insatser's grades; `kontroller` the checks of the statements' sums; `fraser` the words of its sentences; `folder` is the förbund's, where its
    logos are.  The n:th of `aktiviteter` (from 1) has its head count in the figure
    ``strukturella.<nn>.deltagare``.
    """

    forbund: Forbund
    period: Period
    figures: FigureSet
    fraser: Fraser
    goals: tuple[MalUtfall, ...] = ()
    texts: Mapping[TextKey, str] = field(default_factory=dict)
    aktiviteter: tuple[Aktivitet, ...] = ()
    textfiler: Mapping[TextKey, WordFil] = field(default_factory=dict)
    ekonomi: tuple[Post, ...] = ()
    organisation: tuple[Ledamot, ...] = ()
    grades: tuple[Betyg, ...] = ()
    kontroller: tuple[Kontroll, ...] = ()
    folder: Path = field(default_factory=Path)

    def bilaga(self, kod: str) -> Bilaga:
        """The profile's entry for a document; a plain one where the profile has none."""
        entries = (b for b in self.forbund.bilaga if b.kod == kod)
        return next(entries, Bilaga(kod=kod, nummer=0, namn=kod.capitalize()))

    def dokument(self) -> Dokument:
        """What the documents of the period state about themselves."""
        return self.forbund.dokument.get(self.period.key, Dokument())
