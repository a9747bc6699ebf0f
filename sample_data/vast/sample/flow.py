"""RV: who starts and ends when.

The counts per half-year and sex are those that the published figures leave room for; which start
belongs to which end is drawn so that no stay but the planted ones passes 18 months.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vast.sample.rows import SEXES, Row
from verktyg.drawing import draw_days

START_WEIGHTS = (1.1, 1.1, 1.15, 1.0, 1.0, 0.6, 0.2, 1.1, 1.35, 1.2, 1.1, 0.45)
END_WEIGHTS = (0.8, 0.9, 1.0, 1.0, 1.1, 1.45, 0.25, 0.8, 1.0, 1.0, 1.0, 1.25)
YEAR = range(1, 13)
FIRST_HALF, SECOND_HALF = range(1, 7), range(7, 13)


@dataclass(frozen=True, slots=True)
class Flow:
    """How many start and end in a stretch of months, women and men."""

    year: int
    months: range
    women: int
    men: int

    def of(self, sex: str) -> int:
        """The count of one sex."""
        return (self.women, self.men)[SEXES.index(sex)]


STARTS = (
    Flow(2018, SECOND_HALF, 4, 3),
    Flow(2019, FIRST_HALF, 14, 10),
    Flow(2019, SECOND_HALF, 32, 27),
    Flow(2020, YEAR, 78, 66),
    Flow(2021, YEAR, 100, 90),
    Flow(2022, YEAR, 112, 109),
    Flow(2023, YEAR, 112, 96),
)
ENDS = (
    Flow(2020, YEAR, 66, 58),
    Flow(2021, YEAR, 87, 76),
    Flow(2022, FIRST_HALF, 54, 53),
    Flow(2022, SECOND_HALF, 42, 43),
    Flow(2023, FIRST_HALF, 48, 47),
    Flow(2023, SECOND_HALF, 53, 50),
)
ANONYMOUS_2022 = (date(2022, 3, 14), date(2022, 9, 6), date(2022, 11, 21))

# The first lasts 18 months to the day: the longest of those that ended in 2022.  The others are
# the ones of 2023 that passed the limit.
PLANTED = {
    "K": (
        (date(2021, 3, 15), date(2022, 9, 15)),
        (date(2021, 9, 20), date(2023, 5, 12)),
        (date(2021, 11, 8), date(2023, 6, 14)),
    ),
    "M": ((date(2021, 10, 4), date(2023, 4, 27)),),
}

SHORTEST_DAYS = 15
FORCED_DAYS = 515  # soon 18 months: the next to leave
LIMIT_DAYS = 545
MEAN_2022_MONTHS = (8.7, 8.95)  # printed as 9, and below it
DAYS_PER_MONTH = 30.4375
ATTEMPTS = 400


def make_flow(seed: str) -> list[Row]:
    """The RV rows with start and end; the first drawing that keeps every limit.

    Raises:
        ValueError: if no drawing does.
    """
    for attempt in range(ATTEMPTS):
        rng = random.Random(f"{seed}-{attempt}")
        rows = [row for sex in SEXES for row in _one_sex(rng, sex)]
        if _keeps_limits(rows):
            rows += [Row("RV", "", start, anonym=True) for start in ANONYMOUS_2022]
            return sorted(rows, key=lambda row: (row.start, row.kon, row.slut or date.max))
    message = "no drawing of RV kept the limits: change the flow or the weights"
    raise ValueError(message)


def _one_sex(rng: random.Random, sex: str) -> list[Row]:
    planted = PLANTED[sex]
    starts = _days(rng, STARTS, START_WEIGHTS, sex)
    ends = _days(rng, ENDS, END_WEIGHTS, sex)
    for start, end in planted:
        starts.remove(_nearest(starts, start))
        ends.remove(_nearest(ends, end))
    rows = [Row("RV", sex, start, end) for start, end in planted]
    waiting = sorted(starts)
    for end in sorted(ends):
        chosen = _who_leaves(rng, waiting, end)
        waiting.remove(chosen)
        rows.append(Row("RV", sex, chosen, end))
    return rows + [Row("RV", sex, start) for start in waiting]


def _days(
    rng: random.Random, flows: Sequence[Flow], weights: Sequence[float], sex: str
) -> list[date]:
    days: list[date] = []
    for flow in flows:
        days += draw_days(rng, flow.year, flow.months, weights, flow.of(sex))
    return days


def _nearest(days: Sequence[date], wanted: date) -> date:
    """The drawn day that a planted one replaces: in the same half-year, as near as can be."""
    half = [day for day in days if (day.year, day.month > 6) == (wanted.year, wanted.month > 6)]
    return min(half, key=lambda day: abs((day - wanted).days))


def _who_leaves(rng: random.Random, waiting: Sequence[date], end: date) -> date:
    there = [start for start in waiting if (end - start).days >= SHORTEST_DAYS]
    if (end - there[0]).days >= FORCED_DAYS:
        return there[0]
    return rng.choices(there, [_readiness((end - start).days) for start in there])[0]


def _readiness(days: int) -> float:
    """How likely it is, compared with the others, that someone leaves after so many days."""
    if days < 60:
        return 0.25
    return 1.0 if days < 180 else 1.6 + (days - 180) / 100


def _keeps_limits(rows: Sequence[Row]) -> bool:
    planted = {pair for pairs in PLANTED.values() for pair in pairs}
    stays = [
        (row.slut - row.start).days
        for row in rows
        if row.slut is not None and (row.start, row.slut) not in planted
    ]
    open_days = [(date(2023, 12, 31) - row.start).days for row in rows if row.slut is None]
    days_2022 = [(row.slut - row.start).days for row in rows if row.slut and row.slut.year == 2022]
    mean = sum(days_2022) / len(days_2022) / DAYS_PER_MONTH
    return (
        max(stays) <= LIMIT_DAYS
        and max(open_days) <= LIMIT_DAYS
        and MEAN_2022_MONTHS[0] <= mean <= MEAN_2022_MONTHS[1]
    )
