"""What is counted of an insats in a period: its register's rows or a selection, tallies, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from sofrep.domain.efterfoljare import has_rows
from sofrep.domain.forbund import Forbund, Insats
from sofrep.domain.period import Period

if TYPE_CHECKING:
    from sofrep.statistics.underlag import Underlag


@dataclass(frozen=True, slots=True)
class Selection:
    """Restricts the register to a kommun (its kod) and an age band ("25-29"); "" is all.

    The age is that of each population: at exit for the ended, at start for the others.  There
    are then no figures of applications, funding, structural activities and the survey.
    """

    kommun: str = ""
    alder: str = ""

    def __bool__(self) -> bool:
        return bool(self.kommun or self.alder)


class Way(Enum):
    """Rows of the register, tallies, or nothing: then there are no figures."""

    RADER = auto()
    ANTAL = auto()
    INTE = auto()


def way_of(
    underlag: Underlag, forbund: Forbund, insats: Insats, period: Period, selection: Selection
) -> Way:
    """How the insats is counted in the period.

    From rows where its register is complete, else from the tallies of the year that the period
    lies in.  Tallies know nothing of a `selection`.
    """
    start = forbund.rows_from(insats)
    if start is not None and period.start >= start:
        return Way.RADER
    if selection or period.start.year != period.end.year:
        return Way.INTE
    frame = underlag.tallies
    mine = (frame["insats"] == forbund.insats.index(insats)) & (frame["year"] == period.year)
    return Way.ANTAL if bool(mine.any()) else Way.INTE


def is_running(forbund: Forbund, scope: str, period: Period) -> bool:
    """Whether the insats, or one of the union's, exists in some year of the period."""
    return has_rows(forbund, scope, period.start.year, period.end.year)
