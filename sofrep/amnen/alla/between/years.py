"""What the checks between numbers are given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct, field

from sofrep.domain.figure import Figure, FigureSet, Number
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.statistics.underlag import NO_DAY, Underlag

_EPOCH = date(1970, 1, 1)
MONTH = timedelta(days=31)
_SPRING = timedelta(days=92)


class Closing(Struct, frozen=True):
    """The figures that the last build of the year before has recorded, by id, and where."""

    place: Place
    values: Mapping[str, Number] = field(default_factory=dict)


NO_CLOSING = Closing(Place(""))


class Years(Struct, frozen=True, kw_only=True):
    """A period with its figures, those of the period before and those that were entered.

    `adopted` are the figures of earlier years that the board has adopted; `revised` those of them of
    which the rows now give another, with that one.
    """

    underlag: Underlag
    forbund: Forbund
    period: Period
    figures: FigureSet
    closing: Closing = NO_CLOSING
    adopted: Mapping[str, Figure] = field(default_factory=dict)
    revised: tuple[tuple[Figure, Figure], ...] = ()

    def value(self, key: str) -> Number | None:
        """The value of a figure; None where it has none or is none."""
        return self.figures[key].value if key in self.figures else None

    def entered(self, key: str) -> Number | None:
        """The value that the office has typed in for a figure."""
        return next((f.value for f in self.underlag.history if f.id == key), None)

    def last_known_day(self) -> date:
        """The latest day that anything is dated: the register's newest, or a document's."""
        rows = self.underlag.enrolments
        days = [max((int(rows[name].max()) for name in ("start", "slut") if len(rows)), default=0)]
        dated = [d.datum for d in self.forbund.dokument.values() if d.datum is not None]
        return max([_EPOCH + timedelta(days=max(days[0], 0)), *dated])

    def last_answered_day(self) -> date:
        """The latest day on which a follow-up may have been answered: a year's report is written in the spring after it."""
        day, end = self.last_known_day(), self.period.end
        return max(day, end + _SPRING) if end - MONTH <= day else day


def history_place(underlag: Underlag, key: str) -> Place:
    """The cell in which a figure was entered, or the sheet of entered history."""
    if key in underlag.history_places:
        return underlag.history_places[key]
    sheets = [sheet for sheet in underlag.sheets if sheet.kind == "historik"]
    return Place(sheets[0].file, sheets[0].title) if sheets else Place("historik.xlsx")


def insats_place(years: Years, kod: str) -> Place:
    """The sheet with the insats' counts, or with its first row that starts in the period."""
    underlag, period = years.underlag, years.period
    number = [insats.kod for insats in years.forbund.insats].index(kod)
    tallies = underlag.tallies
    counted = tallies["sheet"][(tallies["insats"] == number) & (tallies["year"] == period.year)]
    rows = underlag.enrolments
    mine = (rows["insats"] == number) & (rows["start"] != NO_DAY)
    first, last = ((day - _EPOCH).days for day in (period.start, period.end))
    inside = mine & (rows["start"] >= first) & (rows["start"] <= last)
    chosen = (counted, rows["sheet"][inside], rows["sheet"][mine])
    where = next((sheets for sheets in chosen if len(sheets)), None)
    if where is None:
        return Place("register/")
    sheet = underlag.sheets[int(where[0])]
    return Place(sheet.file, sheet.title)
