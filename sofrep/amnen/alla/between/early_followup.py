"""A follow-up is answered when its time has come, and for an exit that some report follows up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from sofrep.amnen.alla.between.years import Years
from sofrep.domain.forbund import Uppfoljning
from sofrep.domain.problem import About, Place, Problem, warning
from sofrep.statistics.calendar_time import day_number
from sofrep.statistics.underlag import NO_DAY, UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sofrep.excel.column_table import ColumnTable

_EPOCH = date(1970, 1, 1)
_SHORTEST_MONTH = 28
_FIELDS = ("svarat", "forsorjning", "sysselsattning")


def check_early_followup(years: Years) -> Iterator[Problem]:
    """A warning for each answer whose time cannot have come yet, and one of those in no year's window.

    The program has no clock: the register's newest day, or a document's date if that is later, is
    as late as it can tell, and the spring after where that is the year's end.  A follow-up may be
    done a month early.
    """
    for horizon in years.forbund.uppfoljning:
        columns = tuple(f"{horizon.kod}.{name}" for name in _FIELDS)
        yield from _early(years, horizon, _Answers("enrolments", "slut", columns))
        yield from _early(years, horizon, _Answers("followups", "slut_fran", _FIELDS))


class _Answers(Struct, frozen=True):
    """Where answers stand: a frame of `Underlag`, its column of exits, the answer's columns."""

    table: str
    end: str
    fields: tuple[str, ...]


def _early(years: Years, horizon: Uppfoljning, answers: _Answers) -> Iterator[Problem]:
    rows: ColumnTable = getattr(years.underlag, answers.table)
    ends = rows.ints(answers.end)
    wait = _SHORTEST_MONTH * max(horizon.manader - 1, 0)
    answered = (ends != NO_DAY) & rows[answers.fields[0]]
    if answers.table == "followups":
        answered &= rows["uppfoljning"] == years.forbund.uppfoljning.index(horizon)
    early = answered & (ends + wait > day_number(years.last_answered_day()))
    latest = years.last_known_day()
    for place, about in _where(years, rows, np.flatnonzero(early), answers):
        yield warning(
            "uppfoljning-for-tidig",
            place,
            f"Raden har ett svar på uppföljningen efter {horizon.namn}, men så lång tid har inte gått "
            f"sedan avslutet: den senaste dagen i arbetsböckerna är {latest}.",
            "Kontrollera slutdatum, och att svaret står i rätt kolumn.",
            about,
        )
    lost = np.flatnonzero(answered & _in_no_report(ends, horizon, years.period.year))
    for place, about in _where(years, rows, lost[:1], answers):
        yield warning(
            "uppfoljning-utanfor-fonstret",
            place,
            f"{'Ett svar' if len(lost) == 1 else f'{len(lost)} svar'} på uppföljningen efter {horizon.namn} "
            "räknas inte i något års rapport: inget års fönster har med avslutet.",
            "Kontrollera slutdatum, och fonster för uppföljningen i forbund.toml.",
            about,
        )


def _in_no_report(ends: NDArray[np.int64], horizon: Uppfoljning, year: int) -> NDArray[np.bool_]:
    """Which exits that a report of `year` or an earlier one could follow up are in no year's window."""
    first = horizon.fonster.of_year(year).start.year
    lost = (ends >= day_number(date(first, 1, 1))) & (ends <= day_number(date(year, 12, 31)))
    for report in range(first, 2 * year - first + 1):
        window = horizon.fonster.of_year(report)
        lost &= (ends < day_number(window.start)) | (ends > day_number(window.end))
    return lost


def _where(
    years: Years, rows: ColumnTable, index: NDArray[np.intp], answers: _Answers
) -> Iterator[tuple[Place, About]]:
    """The cell of each answer, and what it is about."""
    cells = rows.where(index).rows("sheet", "insats", answers.end, "row")
    for number, insats, end, row in cells:
        sheet = years.underlag.sheets[number]
        field = next((name for name in answers.fields if name in sheet.columns), "")
        kod = years.forbund.insats[insats].kod if insats != UNKNOWN else ""
        yield sheet.place(row, field), About(kod, (_EPOCH + timedelta(days=end)).year)
