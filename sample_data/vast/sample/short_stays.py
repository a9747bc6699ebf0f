"""UTR and GG: who starts and ends when.

Every UTR enrolment starts and ends within its year, in a four-week group or on its own.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vast.sample.flow import START_WEIGHTS
from vast.sample.rows import K, M, Row
from verktyg.drawing import draw_days, split_by_weight, steer, workdays


@dataclass(frozen=True, slots=True)
class Utr:
    """A year of UTR: known women and men, how many of them in how many groups, the anonymous."""

    year: int
    women: int
    men: int
    in_group: int
    groups: int
    anonymous: int = 0


UTR = (
    Utr(2020, 58, 52, 66, 6),
    Utr(2021, 78, 72, 90, 8),
    Utr(2022, 84, 86, 103, 9, anonymous=7),
    Utr(2023, 90, 91, 128, 10),
)
GROUP_MONDAYS = 4, 46  # a group starts in one of these weeks
SUMMER_WEEKS = range(24, 32)
GROUP_DAYS = 25  # Monday to Friday four weeks later
EARLY_LEAVERS = 0.06
SINGLE_DAYS = 4, 40

GG_OPEN = {K: 77, M: 61}
GG_YOUNG_STAYS, GG_YOUNG_DAYS = {K: 4, M: 5}, 1242  # published mean 138
GG_OTHER_STAYS, GG_OTHER_DAYS = {K: 3, M: 7}, 943  # with the young 2185 days: 115
GG_WEIGHTS = (0.0, 0.7, 1.2, 1.3, 1.2, 0.7, 0.2, 1.1, 1.4, 1.2, 1.1, 0.5)
GG_FIRST_EXIT_START, GG_LAST_EXIT = date(2023, 2, 1), date(2023, 12, 15)


def make_utr(rng: random.Random) -> list[Row]:
    """All UTR rows with sex, start, end and group label."""
    rows: list[Row] = []
    for year in UTR:
        sexes = [K] * year.women + [M] * year.men
        rng.shuffle(sexes)
        rows += _in_groups(rng, year, sexes[: year.in_group])
        rows += _on_their_own(rng, year, sexes[year.in_group :])
        days = draw_days(rng, year.year, range(1, 13), START_WEIGHTS, year.anonymous)
        rows += [Row("UTR", "", day, anonym=True) for day in days]
    return rows


def _in_groups(rng: random.Random, year: Utr, sexes: Sequence[str]) -> list[Row]:
    first, last = GROUP_MONDAYS
    weeks = [week for week in range(first, last + 1) if week not in SUMMER_WEEKS]
    step = (len(weeks) - 1) / (year.groups - 1)
    sizes = split_by_weight(year.in_group, [1.0] * year.groups)
    waiting = list(sexes)
    rows: list[Row] = []
    for number, size in enumerate(sizes, start=1):
        monday = date.fromisocalendar(year.year, weeks[round((number - 1) * step)], 1)
        for _ in range(size):
            stay = rng.choice((4, 8, 11)) if rng.random() < EARLY_LEAVERS else GROUP_DAYS
            end = monday + timedelta(days=stay)
            label = f"{year.year} grupp {number}"
            rows.append(Row("UTR", waiting.pop(), monday, end, grupp=label))
    return rows


def _on_their_own(rng: random.Random, year: Utr, sexes: Sequence[str]) -> list[Row]:
    rows = []
    starts = draw_days(rng, year.year, range(1, 13), START_WEIGHTS, len(sexes))
    for sex, drawn in zip(sexes, starts, strict=True):
        start = min(drawn, date(year.year, 12, 8))
        latest = min(start + timedelta(days=SINGLE_DAYS[1]), date(year.year, 12, 21))
        ends = workdays(start + timedelta(days=SINGLE_DAYS[0]), latest)
        rows.append(Row("UTR", sex, start, rng.choice(ends)))
    return rows


def make_gg(rng: random.Random) -> tuple[list[Row], list[Row], list[Row]]:
    """The GG rows with sex and dates: the young that ended, the others that ended, the open."""
    young = _gg_ended(rng, GG_YOUNG_STAYS, GG_YOUNG_DAYS)
    others = _gg_ended(rng, GG_OTHER_STAYS, GG_OTHER_DAYS)
    sexes = [sex for sex, count in GG_OPEN.items() for _ in range(count)]
    rng.shuffle(sexes)
    starts = draw_days(rng, 2023, range(1, 13), GG_WEIGHTS, len(sexes))
    return young, others, [Row("GG", s, day) for s, day in zip(sexes, starts, strict=True)]


def _gg_ended(rng: random.Random, counts: dict[str, int], total_days: int) -> list[Row]:
    sexes = [sex for sex, count in counts.items() for _ in range(count)]
    mean = total_days // len(sexes)
    drawn = [rng.randint(mean - 60, mean + 60) for _ in sexes]
    stays = steer(rng, drawn, total_days, [(21, 240)] * len(sexes))
    rows = []
    for sex, stay in zip(sexes, stays, strict=True):
        ends = workdays(GG_FIRST_EXIT_START + timedelta(days=stay), GG_LAST_EXIT)
        fitting = [d for d in ends if (d - timedelta(days=stay)).weekday() < 5]
        # A stay may end on a Sunday only by number of days: then the start gives way.
        end = rng.choice(fitting or ends)
        rows.append(Row("GG", sex, end - timedelta(days=stay), end))
    return rows
