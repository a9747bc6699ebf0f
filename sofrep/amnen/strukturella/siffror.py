"""The measures of structural activities and their participants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import SHORT_MONTHS, Period
from sofrep.statistics.measure import Measure, figures_of
from sofrep.statistics.sums import Sums
from sofrep.statistics.underlag import UNKNOWN, Underlag

TABLE = "strukturella"

_NAME = re.compile(
    r"\b(jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|jun(?:i)?|jul(?:i)?|aug(?:usti)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b\d{4}-(0[1-9]|1[0-2])(?:-\d{2})?\b")


def last_month(text: str) -> int | None:
    """The last month (1-12) that the text names: ``mars–april`` 4, ``2023-05-11`` 5.

    None for a text without a month, such as ``våren`` or ``vecka 12``.
    """
    named = [SHORT_MONTHS.index(found[1][:3].lower()) + 1 for found in _NAME.finditer(text)]
    dated = [int(found[1]) for found in _DATE.finditer(text)]
    return max((*named, *dated), default=None)


def activity_rows(underlag: Underlag, period: Period) -> list[int]:
    """The places of the activities of the period; none in a period over several years.

    In a part of a year they are those whose last month lies wholly in it, and none at all where
    the month of some activity of the year is not known: then the part cannot be told.
    """
    if not _is_known(underlag, period):
        return []
    ends = (Period.of_month(*month) for month in period.months())
    whole = {end.start.month for end in ends if end.start in period and end.end in period}
    of_year = _months_of_year(underlag, period)
    return [place for place, month in of_year.items() if period.is_year or month in whole]


def rows_without_month(underlag: Underlag, period: Period) -> list[int]:
    """The places of the activities of the year that do not say in which month they were."""
    return [p for p, month in _months_of_year(underlag, period).items() if month is None]


def _months_of_year(underlag: Underlag, period: Period) -> Mapping[int, int | None]:
    """The last month of each activity of the year that the period ends in, by its place."""
    rows = enumerate(underlag.activities.rows("year", "nar"))
    return {place: last_month(text) for place, (year, text) in rows if year == period.year}


def _is_known(underlag: Underlag, period: Period) -> bool:
    """Whether it can be told which activities are those of the period."""
    if period.start.year != period.end.year or not _months_of_year(underlag, period):
        return False
    return period.is_year or not rows_without_month(underlag, period)


class _Held(Struct, frozen=True):
    """The participants of each activity of the period, None where they are not known."""

    participants: Sequence[int | None]
    sums: Sums
    words: Mapping[str, str] = field(default_factory=dict)


def _number(page: _Held, line: Measure[_Held]) -> Iterator[Figure]:
    return page.sums.total(line, len(page.participants))


def _together(page: _Held, line: Measure[_Held]) -> Iterator[Figure]:
    known = [n for n in page.participants if n is not None]
    together = sum(known) if known or not page.participants else None
    return page.sums.total(line, together, "antal=kand")


def _in_each(page: _Held, line: Measure[_Held]) -> Iterator[Figure]:
    for number, n in enumerate(page.participants, start=1):
        own = line.filled({"nummer": f"{number:02d}"})
        yield from page.sums.total(own, n, f"nummer={number:02d}")


_line = partial(Measure[_Held], sex=False, forbundet=True)

STRUCTURAL = (
    _line(
        "strukturella.antal",
        "strukturella insatser",
        "Insatser under periodens år; för en del av året de vars månad ligger i den.",
        _number,
    ),
    _line(
        "strukturella.deltagare",
        "strukturella insatser, {deltagare}",
        "Summan av deltagarna, där antalet är ifyllt.",
        _together,
    ),
    _line(
        "strukturella.<nummer>.deltagare",
        "strukturell insats {nummer}, {deltagare}",
        "Deltagarna i den strukturella insatsen med det numret bland periodens.",
        _in_each,
    ),
)


def structural(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Figure]:
    """Activities, participants in all and in each; none where no activity is listed.

    In a part of a year whose activities all have their month, none in the period is 0.
    """
    if not _is_known(underlag, period):
        return
    counts = underlag.activities["antal"].tolist()
    own = [counts[place] for place in activity_rows(underlag, period)]
    participants = [None if n == UNKNOWN else n for n in own]
    yield from figures_of(_Held(participants, Sums(period, TABLE)), STRUCTURAL, forbund)
