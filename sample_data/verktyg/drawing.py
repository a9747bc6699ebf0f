"""Small tools for drawing quotas and dates from a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


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


def take(rng: random.Random, rows: Sequence[T], count: int) -> list[T]:
    """`count` of the rows, drawn without replacement.

    Raises:
        ValueError: if there are fewer.
    """
    return rng.sample(list(rows), count)
