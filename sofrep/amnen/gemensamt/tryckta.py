"""Figures of one scope and period as they are printed, and the period in words."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.efterfoljare import not_comparable
from sofrep.domain.figure import FigureSet, Sex
from sofrep.domain.period import MONTHS, Period
from sofrep.visning.svenska import (
    NBSP,
    date_in_text,
    period_in_head,
    period_in_text,
    round_half_away,
)
from sofrep.visning.visat import Tal

KOLUMN = {
    Sex.TOTALT: "Totalt",
    Sex.KVINNOR: "Kvinnor",
    Sex.MAN: "Män",
    Sex.OVRIGA: "Annat eller okänt",
}
"""The column headings of the sexes, as the glossary words them."""


def with_sex(matt: str, sex: Sex) -> str:
    """The measure for one sex; the total carries no suffix."""
    return matt if sex is Sex.TOTALT else f"{matt}.{sex}"


class Siffror(Struct, frozen=True):
    """The figures of `scope` in `period`; `ensam` where the year before is not held against it."""

    figures: FigureSet
    period: Period
    scope: str
    ensam: bool = False

    def tal(self, matt: str, sex: Sex = Sex.TOTALT) -> Tal:
        """The figure of a measure; raises `UnknownFigureError`."""
        return Tal(self.figures.measure(self.period, self.scope, with_sex(matt, sex)))

    def kanske(self, matt: str, sex: Sex = Sex.TOTALT) -> Tal | None:
        """The figure of a measure, or None where there is none."""
        key = f"{self.period.key}.{self.scope}.{with_sex(matt, sex)}"
        return Tal(self.figures[key]) if key in self.figures else None

    def har(self, matt: str) -> bool:
        """Whether the figure exists and is more than 0; a hidden one is."""
        tal = self.kanske(matt)
        return tal is not None and bool(tal)

    def forra(self) -> Siffror:
        """The same scope one year earlier; without figures where that is not compared."""
        figures = FigureSet() if self.ensam else self.figures
        return Siffror(figures, self.period.previous(), self.scope)

    def kolumner(self, *populationer: str) -> tuple[Sex, ...]:
        """The sexes that a table over the populations has columns for.

        The third group is a column only where one of the populations has any of it.  Where a
        number of it is hidden it is none: it may be 0, and then nothing is broken down by it.
        """
        sexes = (Sex.TOTALT, Sex.KVINNOR, Sex.MAN)
        others = [tal for p in populationer if (tal := self.kanske(p, Sex.OVRIGA)) is not None]
        if any(others) and not any(tal.dold for tal in others):
            return (*sexes, Sex.OVRIGA)
        return sexes


def siffror(underlag: BilagaUnderlag, scope: str) -> Siffror:
    """The figures of an insats, a union or the förbund in the period of a document."""
    period = underlag.period
    before = period.previous().year
    division = not_comparable(underlag.forbund, scope, before, period.year)
    return Siffror(underlag.figures, period, scope, ensam=division is not None)


def plus(tal: Tal | None) -> str:
    """The sign before a difference that is printed as more than nothing."""
    return "+" if tal is not None and round_half_away(tal.varde) > 0 else ""


class PeriodVy(Struct, frozen=True):
    """A period as sentences name it.

    `text` is ``2023`` or ``januari–augusti 2023``, `kort` ``jan–aug 2023``; `ord` is ``året`` or ``perioden``;
    `sista_dag` is ``31 december``.
    """

    text: str
    kort: str
    ord: str
    sista_dag: str


def period_vy(period: Period) -> PeriodVy:
    """The view of a period."""
    same_year = period.start.year == period.end.year

    def day(value: date) -> str:
        text = date_in_text(value)
        return text.rsplit(" ", 1)[0] if same_year else text

    return PeriodVy(
        text=period_in_text(period),
        kort=period_in_head(period),
        ord="året" if period.is_year else "perioden",
        sista_dag=day(period.end),
    )


def month_name(month: int) -> str:
    """``Januari``, as a row of a table begins."""
    return MONTHS[month - 1].capitalize()


def interval(period: Period) -> str:
    """``2021`` or ``1 januari 2022 – 30 juni 2023``, for a cohort."""
    if period.is_year:
        return str(period.year)
    return f"{date_in_text(period.start)}{NBSP}– {date_in_text(period.end)}"
