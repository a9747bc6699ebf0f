"""What is counted of an insats in a period: its register's rows or a selection, tallies, or nothing."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.domain.efterfoljare import has_rows
from sofrep.domain.figure import SELECTED
from sofrep.domain.forbund import Forbund, Insats
from sofrep.domain.period import Period
from sofrep.statistics.bands import age_band, age_text
from sofrep.statistics.dimension import ALDER, KOMMUN, SAKNAS

if TYPE_CHECKING:
    from sofrep.statistics.underlag import Underlag


class Selection(Struct, frozen=True):
    """Restricts the register to a kommun (its kod) and a span of ages ("25-29"); "" is all.

    Either may be `SAKNAS`: those of whom it is not known.  `noted` are steps of what else is noted
    (``utb=gymn``).  The age is that of each population: at
    exit for the ended, at start for the others.  There are then no figures of applications, funding,
    structural activities and the survey, and figures have ids of their own (`suffix`).
    """

    kommun: str = ""
    alder: str = ""
    noted: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """What is asked of each row: ``kommun=alv``, ``alder=till-29``."""
        alder = self.alder and (SAKNAS if self.alder == SAKNAS else age_band(self.alder).kod)
        chosen = {KOMMUN.name: self.kommun, ALDER.name: alder}
        return (*(f"{name}={value}" for name, value in chosen.items() if value), *self.noted)

    @property
    def suffix(self) -> str:
        """What stands after the id of a figure of the selection; "" where it is of all."""
        return "".join(SELECTED + step for step in self.steps)

    def __bool__(self) -> bool:
        return bool(self.kommun or self.alder or self.noted)


EVERYTHING = Selection()


def split_id(figure_id: str) -> tuple[str, Selection]:
    """The id without its selection, and the selection; the reverse of `Selection.suffix`."""
    plain, *steps = figure_id.split(SELECTED)
    values = dict(step.split("=", 1) for step in steps if "=" in step)
    kommun, alder = values.pop(KOMMUN.name, ""), values.pop(ALDER.name, "")
    noted = tuple(f"{name}={value}" for name, value in values.items())
    return plain, Selection(kommun=kommun, alder=age_text(alder), noted=noted)


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
