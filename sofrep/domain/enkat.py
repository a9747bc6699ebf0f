"""The indicator survey as the profile sets it: answer scale, groups, indicators, questions."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Utfall(StrEnum):
    """What an answer counts as; `KLART` is counted as positive too."""

    NEGATIVT = "negativt"
    VARKEN = "varken"
    POSITIVT = "positivt"
    KLART = "klart"


class Svarssteg(Struct, frozen=True, kw_only=True):
    """A step of the answer scale and what it counts as."""

    svar: str
    alias: tuple[str, ...] = ()
    utfall: Utfall


class Respondentgrupp(Struct, frozen=True, kw_only=True):
    """Those who get the same questions; `kon` says that they are asked for their sex."""

    kod: str
    namn: str
    alias: tuple[str, ...] = ()
    kon: bool = False


class Indikator(Struct, frozen=True, kw_only=True):
    """An indicator; `utan_matt` is the reason why it has no measure ("" where it has)."""

    nummer: int
    lydelse: str
    utan_matt: str = ""


class Fraga(Struct, frozen=True, kw_only=True):
    """A question to one group.

    `indikator` is 0 for a question of no indicator.  A question with a `villkor_fraga` is only
    for those who gave one of `villkor_svar` to that question of the same group.  `fran` and
    `till` are the first and last year in which it is asked (0: open).  Years before
    `jamforbar_fran` are shown but not comparable (0: all are).  `ja_nej` is answered by yes or
    no, which is no outcome.
    """

    grupp: str
    nummer: int
    indikator: int = 0
    lydelse: str
    villkor_fraga: int = 0
    villkor_svar: tuple[str, ...] = ()
    fran: int = 0
    till: int = 0
    jamforbar_fran: int = 0
    ja_nej: bool = False

    @property
    def kod(self) -> str:
        """The question as it stands in figure ids: ``f01``."""
        return f"f{self.nummer:02d}"

    def is_asked(self, year: int) -> bool:
        """Whether the profile has the question in `year`."""
        return (not self.fran or self.fran <= year) and (not self.till or year <= self.till)

    def is_comparable(self, year: int, other: int) -> bool:
        """Whether the results of two years can be compared: no break lies between them."""
        first, last = sorted((year, other))
        return not first < self.jamforbar_fran <= last


class Enkat(Struct, frozen=True, kw_only=True):
    """The survey.  Fewer answers than `minsta_grupp` are counted but not shown (0: all are)."""

    minsta_grupp: int = 0
    svar: tuple[Svarssteg, ...]
    grupp: tuple[Respondentgrupp, ...]
    indikator: tuple[Indikator, ...]
    fraga: tuple[Fraga, ...]

    def numbers(self) -> tuple[int, ...]:
        """Every question number that some group has, rising."""
        return tuple(sorted({fraga.nummer for fraga in self.fraga}))

    def questions_to(self, grupp: str) -> tuple[Fraga, ...]:
        """The questions to a group, by number."""
        own = (fraga for fraga in self.fraga if fraga.grupp == grupp)
        return tuple(sorted(own, key=lambda fraga: fraga.nummer))

    def question(self, grupp: str, nummer: int) -> Fraga | None:
        """A group's question, or None."""
        return next((f for f in self.fraga if (f.grupp, f.nummer) == (grupp, nummer)), None)

    def questions_of(self, indikator: int) -> tuple[Fraga, ...]:
        """The questions of an indicator, in the profile's order."""
        return tuple(fraga for fraga in self.fraga if fraga.indikator == indikator)

    def is_too_few(self, answers: int) -> bool:
        """Whether so few have answered that the result is not to be shown."""
        return 0 < answers < self.minsta_grupp
