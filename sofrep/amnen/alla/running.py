"""Whether the insatser have rows in the years in which the profile says that they run, and only then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from sofrep.domain.efterfoljare import stands_alone, successor
from sofrep.domain.forbund import Forbund, Insats
from sofrep.domain.period import Period
from sofrep.domain.problem import About, Place, Problem, error, warning
from sofrep.statistics.calendar_time import day_number
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import NO_DAY, Underlag
from sofrep.statistics.ways import EVERYTHING, is_running

_YEAR = 12
"""In fewer months it may well be that nobody leaves."""


def check_years(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """An error for each insats with participants in a period, or the one before, in which it does not run.

    They would be counted in its unions and shown nowhere else.  Rows of an insats that another
    has taken over are that one's, but nobody begins in it after the year of the change.
    """
    yield from _outside(underlag, forbund, period, said=True)
    yield from _outside(underlag, forbund, period.previous(), said=False)


def _outside(
    underlag: Underlag, forbund: Forbund, period: Period, *, said: bool
) -> Iterator[Problem]:
    """`said`: an insats has none either in a year of which the profile says that nobody took part."""
    source = Source(underlag, forbund, period, EVERYTHING)
    for number, insats in enumerate(forbund.insats):
        start = forbund.rows_from(insats)
        if start is None or period.start < start:
            continue
        if not stands_alone(forbund, insats.kod, period.year):
            yield from _begun_too_late(source, number, insats)
            continue
        runs = is_running(forbund, insats.kod, period)
        if runs and not (said and period.year in insats.inga_deltagare):
            continue
        groups = [source.register_rows((number,), name) for name in ("aktuella", "nya-anonyma")]
        count = sum(map(len, groups))
        if count:
            rows = next(group for group in groups if len(group))
            sheet, row = int(rows.column("sheet")[0]), int(rows.column("row")[0])
            yield error(
                "insats-utanfor-ar",
                underlag.sheets[sheet].place(row),
                f"{insats.namn} {'hade inga deltagare' if runs else 'pågick inte'} {period.key} "
                f"enligt forbund.toml, men {count} {'rad' if count == 1 else 'rader'} i registret "
                "gäller den då.",
                "Rätta datumen (saknas slutdatum?), eller "
                f"{'inga_deltagare' if runs else 'fran och till'} för insatsen i forbund.toml.",
                About(insats.kod, period.year),
            )


def check_rows(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """An error for each insats that keeps a register and runs, but has no row in the year."""
    whole = Period(date(period.start.year, 1, 1), date(period.year, 12, 31))
    source = Source(underlag, forbund, whole, EVERYTHING)
    for insats in forbund.insats:
        start = forbund.rows_from(insats)
        if (
            start is None
            or period.start < start
            or period.year in insats.inga_deltagare
            or not stands_alone(forbund, insats.kod, period.year)
            or not is_running(forbund, insats.kod, period)
            or _has_rows(source, insats)
        ):
            continue
        yield error(
            "insats-utan-rader",
            Place("register/"),
            f"Registret har ingen rad för {insats.namn} {period.year}, fast insatsen pågick då.",
            "Saknas en arbetsbok i mappen, lägg dit den. Heter insatsen något annat på raderna, "
            "lägg till det som alias i forbund.toml. Deltog ingen, skriv inga_deltagare = "
            f"[{period.year}] för insatsen där.",
            About(insats.kod, period.year),
        )


def check_exits(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """A warning for each insats that nobody left in a whole year that `period` follows up.

    Somebody was there when it began, so rows may be gone: nobody is followed up then, and it looks
    right.
    """
    source = Source(underlag, forbund, period, EVERYTHING)
    for horizon in forbund.uppfoljning:
        window = source.window(horizon)
        if window is None or window.whole_months < _YEAR:
            continue
        then = Source(underlag, forbund, window, EVERYTHING)
        for number, insats in enumerate(forbund.insats):
            if (
                insats.kod in horizon.insatser
                and source.has_exits(horizon, number)
                and is_running(forbund, insats.kod, window)
                and stands_alone(forbund, insats.kod, window.year)
                and (then.register_rows((number,), "vid-start").column("start") != NO_DAY).any()
                and not len(then.register_rows((number,), "avslutade"))
            ):
                yield warning(
                    "uppfoljning-utan-avslut",
                    Place("register/"),
                    f"Enligt registret lämnade ingen {insats.namn} {window.start} till {window.end}, "
                    "fast någon deltog när perioden började. Då finns ingen att följa upp efter "
                    f"{horizon.namn}.",
                    "Saknas rader eller ett blad med avslutade, lägg tillbaka dem. Stämmer det "
                    "behöver inget göras.",
                    About(insats.kod, period.year),
                )


def _has_rows(source: Source, insats: Insats) -> bool:
    numbers = source.insatser[insats.kod]
    rows = source.underlag.enrolments
    first, last = day_number(source.period.start), day_number(source.period.end)
    inside = (rows["start"] <= last) & ((rows["slut"] == NO_DAY) | (rows["slut"] >= first))
    return bool((inside & np.isin(rows["insats"], numbers)).any())


def _begun_too_late(source: Source, number: int, insats: Insats) -> Iterator[Problem]:
    """An error where somebody has begun in an insats after the year in which it was taken over."""
    after = successor(source.forbund, insats.kod)
    if after is None or source.period.start.year <= after.fran:
        return
    groups = [source.register_rows((number,), name) for name in ("nya", "nya-anonyma")]
    rows = next((group for group in groups if len(group)), None)
    if rows is not None:
        sheet, row = int(rows.column("sheet")[0]), int(rows.column("row")[0])
        yield error(
            "insats-utanfor-ar",
            source.underlag.sheets[sheet].place(row),
            f"{insats.namn} har gått upp i {after.namn} {after.fran} enligt forbund.toml, men någon "
            f"började där {source.period.key}.",
            f"Skriv {after.namn} på raden, eller rätta datumet.",
        )
