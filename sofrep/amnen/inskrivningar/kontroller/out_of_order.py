"""A start that breaks the order of its sheet, and would not with its day and month changed, or its year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from sofrep.domain.problem import Problem, warning
from sofrep.excel.checked_rows import CheckedRows
from sofrep.excel.sheet import NO_DAY

_FEWEST = 20
"""The rows of a smaller sheet may well lie so."""

_IN_ORDER = 0.95
"""The share of the rows that lie in order, where a sheet is said to be in order."""

_NEAR = 3
"""So many days around the rows beside it, the date that is meant lies."""

_EPOCH = date(1970, 1, 1).toordinal()


def check_out_of_order(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each start that hardly can be what was meant."""
    starts = rows.column("start")
    for _, at in rows.of_sheets():
        known = [n for n in range(*at.indices(len(starts))) if starts[n] != NO_DAY]
        days = starts[known].tolist()
        ordered = _longest_rise(days)
        if len(days) < _FEWEST or len(ordered) < _IN_ORDER * len(days):
            continue
        for place in sorted(set(range(len(days))) - set(ordered)):
            if meant := _meant(place, days, ordered):
                yield _problem(rows, known[place], meant)


def _problem(rows: CheckedRows, index: int, meant: date) -> Problem:
    return warning(
        "datum-ur-ordning",
        rows.place(index, "start"),
        f"Raderna ligger i tidsordning, men inte den här. Menar ni {meant}?",
        "Rätta datumet, om dag och månad har bytt plats eller året är fel.",
        rows.about(index),
        example=f"{meant}",
    )


def _longest_rise(days: list[int]) -> list[int]:
    """The places of as many days as possible of which none comes before an earlier one."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, day in enumerate(days):
        length = bisect_right(ends, day)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [day]
        last[length : length + 1] = [at]
    found, at = [], last[-1] if last else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _meant(at: int, days: list[int], ordered: list[int]) -> date | None:
    """The other date that lies between those above and below, where there is one."""
    above = [days[n] for n in ordered if n < at]
    below = [days[n] for n in ordered if n > at]
    if not above or not below:
        return None
    for other in _others(date.fromordinal(days[at] + _EPOCH)):
        if above[-1] - _NEAR <= other.toordinal() - _EPOCH <= below[0] + _NEAR:
            return other
    return None


def _others(day: date) -> Iterator[date]:
    if day.day <= 12 and day.day != day.month:
        yield day.replace(month=day.day, day=day.month)
    for year in (day.year - 1, day.year + 1):
        if (day.month, day.day) != (2, 29):
            yield day.replace(year=year)
