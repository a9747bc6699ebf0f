"""How an insats is counted in a period: from its register's rows, from tallies, or not."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from sofrep.domain.efterfoljare import has_rows
from sofrep.domain.forbund import Forbund, Insats
from sofrep.domain.period import Period
from sofrep.statistics.selection import Selection

if TYPE_CHECKING:
    from sofrep.register.underlag import Underlag


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
