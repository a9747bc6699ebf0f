"""The economy of a year: statements as posts in the office's own order, and the office-holders."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sofrep.domain.figure import Number
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period, shift_years
from sofrep.domain.postkoder import Rapport
from sofrep.domain.problem import Place


class Beloppsslag(StrEnum):
    """What a column of amounts holds."""

    UTFALL = "utfall"
    BUDGET = "budget"
    PROGNOS = "prognos"
    AVVIKELSE = "avvikelse"
    ANDEL = "andel"


class Kolumn(Struct, frozen=True):
    """A column of amounts: outcome, budget ... of a year or a part of one."""

    slag: Beloppsslag
    period: Period

    def suffix(self, period: Period) -> str | None:
        """What the column adds to a post's measure among the figures of `period`.

        Nothing for the period's own outcome, ``.budget`` for its budget, ``.ar-2022`` for the
        same days of another year; None where the column belongs to another part of the year.
        """
        slag = "" if self.slag is Beloppsslag.UTFALL else f".{self.slag}"
        # The budget of a delårsrapport is the whole year's.
        years = self.period.year - period.year
        of_year = slag and self.period.is_year
        if not of_year and self.period != shift_period(period, years):
            return None
        return slag if not years else f"{slag}.ar-{self.period.year}"


def shift_period(period: Period, years: int) -> Period:
    """The same days, so many years later."""
    return Period(shift_years(period.start, years), shift_years(period.end, years))


class Belopp(Struct, frozen=True):
    """An amount in whole kronor (of `Beloppsslag.ANDEL` a percentage) and its cell."""

    kolumn: Kolumn
    varde: Number
    place: Place


class Post(Struct, frozen=True, kw_only=True):
    """A row of a statement.

    `year` is that of the workbook.  `nummer` counts the rows of the statement (of the note, in
    the notes) from 1.  `not_nummer` is the note that the post refers to or, in the notes,
    belongs to (0: none), `not_namn` the note's heading.  `matt` is the measure of its figures,
    to which `Kolumn.suffix` is added.  Without amounts a post is a heading.  An empty cell has
    no amount; 0 is one.
    """

    year: int
    rapport: Rapport
    nummer: int
    namn: str
    kod: str
    not_nummer: int
    not_namn: str
    matt: str
    belopp: tuple[Belopp, ...]
    place: Place

    def i(self, kolumn: Kolumn) -> Belopp | None:
        """The amount in a column."""
        return next((belopp for belopp in self.belopp if belopp.kolumn == kolumn), None)

    def figure_id(self, kolumn: Kolumn, period: Period) -> str:
        """The id of the post's figure in a column, in the report of `period`; "" if it has none."""
        suffix = kolumn.suffix(period)
        if suffix is None or self.i(kolumn) is None:
            return ""
        return f"{period.key}.{FORBUNDET}.{self.matt}{suffix}"


class Ledamot(Struct, frozen=True, kw_only=True):
    """Somebody who holds an office in one of the förbund's bodies (organ)."""

    year: int
    organ: str
    namn: str
    roll: str
    part: str
    ersattare_for: str
    place: Place


class Kontrollstatus(StrEnum):
    """How a check of the sums came out, in the words that are shown."""

    STAMMER = "stämmer"
    STAMMER_INTE = "stämmer inte"
    ANMARKNING = "anmärkning"
    EJ_GJORD = "inte gjord"


class Kontroll(Struct, frozen=True, kw_only=True):
    """A check of the sums of one year.

    `angivet` stands in the cell `place`; `beraknat` is what the other cells give.  `places` are
    all the cells that were compared.  `forklaring` is empty where the amounts agree.
    """

    rule: str
    namn: str
    status: Kontrollstatus
    place: Place
    angivet: Number | None = None
    beraknat: Number | None = None
    places: tuple[Place, ...] = ()
    forklaring: str = ""
    atgard: str = ""

    @property
    def skillnad(self) -> Number | None:
        """What the cell says above what the others give."""
        if self.angivet is None or self.beraknat is None:
            return None
        return self.angivet - self.beraknat
