"""A follow-up is answered when its time has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from sofrep.amnen.alla.between.years import Years
from sofrep.domain.forbund import Uppfoljning
from sofrep.domain.problem import About, Problem, warning
from sofrep.statistics.calendar_time import day_number
from sofrep.statistics.table import integers
from sofrep.statistics.underlag import NO_DAY, UNKNOWN

if TYPE_CHECKING:
    import pandas as pd

_EPOCH = date(1970, 1, 1)
_SHORTEST_MONTH = 28
_FIELDS = ("svarat", "forsorjning", "sysselsattning")


def check_early_followup(years: Years) -> Iterator[Problem]:
    """A warning for each answer whose time cannot have come by the latest day that is known.

    The program has no clock: the register's newest day, or a document's date if that is later, is
    as late as it can tell, and the spring after where that is the year's end.  A follow-up may be
    done a month early.
    """
    for horizon in years.forbund.uppfoljning:
        columns = tuple(f"{horizon.kod}.{name}" for name in _FIELDS)
        yield from _early(years, horizon, _Answers("enrolments", "slut", columns))
        yield from _early(years, horizon, _Answers("followups", "slut_fran", _FIELDS))


@dataclass(frozen=True, slots=True)
class _Answers:
    """Where answers stand: a frame of `Underlag`, its column of exits, the answer's columns."""

    table: str
    end: str
    fields: tuple[str, ...]


def _early(years: Years, horizon: Uppfoljning, answers: _Answers) -> Iterator[Problem]:
    rows = getattr(years.underlag, answers.table)
    ends = integers(rows, answers.end)
    wait = _SHORTEST_MONTH * max(horizon.manader - 1, 0)
    early = (ends != NO_DAY) & (ends + wait > day_number(years.last_answered_day()))
    early &= rows[answers.fields[0]].to_numpy(bool)
    if answers.table == "followups":
        early &= integers(rows, "uppfoljning") == years.forbund.uppfoljning.index(horizon)
    for index in np.flatnonzero(early).tolist():
        yield _problem(years, horizon, rows.iloc[index], answers)


def _problem(years: Years, horizon: Uppfoljning, row: pd.Series[Any], answers: _Answers) -> Problem:
    sheet = years.underlag.sheets[int(row["sheet"])]
    field = next((name for name in answers.fields if name in sheet.columns), "")
    insats = int(row["insats"])
    kod = years.forbund.insats[insats].kod if insats != UNKNOWN else ""
    return warning(
        "uppfoljning-for-tidig",
        sheet.place(int(row["row"]), field),
        f"Raden har ett svar på uppföljningen efter {horizon.namn}, men så lång tid har inte gått sedan "
        f"avslutet: den senaste dagen i arbetsböckerna är {years.last_known_day()}.",
        "Kontrollera slutdatum, och att svaret står i rätt kolumn.",
        About(kod, (_EPOCH + timedelta(days=int(row[answers.end]))).year),
    )
