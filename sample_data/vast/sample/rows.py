"""What one invented enrolment is, and the small tools for drawing quotas and dates."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

K, M = "K", "M"
SEXES = (K, M)
YOUNG_TO = 29


@dataclass(slots=True)
class Answer:
    """A follow-up that was answered: support and occupation at that time."""

    forsorjning: list[str]
    sysselsattning: list[str]


@dataclass(slots=True, eq=False)
class Row:
    """One enrolment.

    `start` and `slut` are days (`slut` None while open), `tid` the time on public support before
    the start in `tid_unit` (tenths of a year, or months), `samtycke` is "ja", "nej" or "".
    """

    insats: str
    kon: str
    start: date
    slut: date | None = None
    fodelsear: int = 0
    kommun: str = ""
    grupp: str = ""
    nummer: str = ""
    anonym: bool = False
    tid: int | None = None
    tid_unit: str = "tenths"
    forsorjning: list[str] = field(default_factory=list)
    sysselsattning: list[str] = field(default_factory=list)
    avslutsorsak: str = ""
    samtycke: str = ""
    svar: dict[str, Answer] = field(default_factory=dict)

    @property
    def age(self) -> int:
        """Age in the year of the start."""
        return self.start.year - self.fodelsear

    @property
    def exit_age(self) -> int:
        """Age in the year of the end; raises ValueError while the enrolment is open."""
        if self.slut is None:
            message = "an open enrolment has no age at exit"
            raise ValueError(message)
        return self.slut.year - self.fodelsear

    def ended(self, first: date, last: date) -> bool:
        """Whether the enrolment ended in the days from `first` to `last`."""
        return self.slut is not None and first <= self.slut <= last

    def new_in(self, year: int) -> bool:
        """Whether the enrolment started in `year`."""
        return self.start.year == year


def split_by_weight(total: int, weights: Sequence[float]) -> list[int]:
    """`total` divided as the weights say, in whole numbers (largest remainders)."""
    exact = [total * weight / sum(weights) for weight in weights]
    counts = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: counts[i] - exact[i])
    for index in by_remainder[: total - sum(counts)]:
        counts[index] += 1
    return counts


def workdays(first: date, last: date) -> list[date]:
    """The Mondays to Fridays from `first` to `last` that are no fixed Swedish holiday."""
    holidays = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5 and (day.month, day.day) not in holidays]


def month_span(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def draw_days(
    rng: random.Random, year: int, months: Iterable[int], weights: Sequence[float], total: int
) -> list[date]:
    """`total` workdays in the months of a year, spread as the month weights (January first) say."""
    wanted = list(months)
    counts = split_by_weight(total, [weights[month - 1] for month in wanted])
    days: list[date] = []
    for month, count in zip(wanted, counts, strict=True):
        days += rng.choices(workdays(*month_span(year, month)), k=count)
    return sorted(days)


def steer(
    rng: random.Random, values: list[int], target: int, bounds: Sequence[tuple[int, int]]
) -> list[int]:
    """The values nudged by ones, each within its bounds, until they add up to `target`.

    Raises:
        ValueError: if the bounds leave no room for the target.
    """
    if not sum(low for low, _ in bounds) <= target <= sum(high for _, high in bounds):
        message = f"no values within the bounds add up to {target}"
        raise ValueError(message)
    steered = list(values)
    while (gap := target - sum(steered)) != 0:
        step = 1 if gap > 0 else -1
        index = rng.randrange(len(steered))
        low, high = bounds[index]
        if low <= steered[index] + step <= high:
            steered[index] += step
    return steered


def take(rng: random.Random, rows: Sequence[Row], count: int) -> list[Row]:
    """`count` of the rows, drawn without replacement.

    Raises:
        ValueError: if there are fewer.
    """
    return rng.sample(list(rows), count)
