"""The period in words."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from sofrep.domain.period import MONTHS, Period
from sofrep.visning.svenska import NBSP, date_in_text, period_in_head, period_in_text


class PeriodVy(Struct, frozen=True):
    """A period as sentences name it.

    `text` is ``2023`` or ``januari–augusti 2023``, `kort` ``jan–aug 2023``; `ord` is ``året`` or ``perioden``;
    `sista_dag` is ``31 december``; `manader` is how many months the period touches.
    """

    text: str
    kort: str
    ord: str
    sista_dag: str
    ar: int
    manader: int


def make(period: Period) -> PeriodVy:
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
        ar=period.year,
        manader=len(period.months()),
    )


def month_name(month: int) -> str:
    """``Januari``, as a row of a table begins."""
    return MONTHS[month - 1].capitalize()


def interval(period: Period) -> str:
    """``2021`` or ``1 januari 2022 – 30 juni 2023``, for a cohort."""
    if period.is_year:
        return str(period.year)
    return f"{date_in_text(period.start)}{NBSP}– {date_in_text(period.end)}"
