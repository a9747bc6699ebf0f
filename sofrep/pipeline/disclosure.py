"""What a build would hide and why, and how many small counts it would show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojandetabell
from sofrep.errors import FaultyDataError
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.publication import publish, published_without_rules
from sofrep.pipeline.query import UNFINISHED

USUAL = 5
"""The limit that is counted with where the profile has no rule."""


@dataclass(frozen=True, slots=True)
class HiddenFigure:
    """A figure that is not shown: its true value, why, and what is known of it all the same.

    `low` and `high` are the whole numbers that it may be (both None for a share or a mean, `high`
    None for no limit).
    """

    figure: Figure
    why: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class SmallCells:
    """How many small counts some tables show, because no rule is on for them."""

    tabell: Rojandetabell
    minsta: int
    antal: int


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is hidden, and what small counts are not."""

    forbund: Forbund
    period: Period
    hidden: tuple[HiddenFigure, ...]
    shown: tuple[SmallCells, ...]


def disclosure_of(folder: Path, period: Period) -> Disclosure:
    """What a build of `period` hides.  Nothing is written.

    Raises:
        FaultyDataError: where a build would; goals without a result do not matter here.
        SofrepError: for a faulty template.
    """
    results = evaluate(folder, period)
    if any(problem.rule not in UNFINISHED for problem in results.errors):
        raise FaultyDataError(results.problems)
    assert results.underlag is not None  # noqa: S101 - evaluate always reads
    if results.forbund.rojande.is_on:
        shown, _ = publish(results, results.underlag, folder)
        hidden = tuple(_hidden(results, shown))
    else:
        shown, hidden = published_without_rules(results, results.underlag, folder), ()
    return Disclosure(results.forbund, period, hidden, _small_cells(shown))


def _hidden(results: Results, shown: Results) -> list[HiddenFigure]:
    protection = shown.protection
    if protection is None:
        return []
    suppression = protection.suppression
    intervals = suppression.intervals()
    found = []
    for name, keys in protection.figures.items():
        figure, reading = results.figures[name], protection.model.readings[name]
        own = reading.told[0][0] if len(reading.told) == 1 else None
        if own is not None and own in suppression.hidden:
            interval = intervals.get(own)
            why = str(suppression.hidden[own])
            low = interval.low if interval else None
            found.append(HiddenFigure(figure, why, low, interval.high if interval else None))
        else:
            many = "ett dolt antal" if len(keys) == 1 else "dolda antal"
            found.append(HiddenFigure(figure, f"vilar på {many}"))
    return found


def _small_cells(shown: Results) -> tuple[SmallCells, ...]:
    protection = shown.protection
    if protection is None:
        return ()
    rules, limits = protection.model.rules, Counter[tuple[Rojandetabell, int]]()
    limit = max((rule.minsta for rule in rules.rojande.tabell), default=0) or USUAL
    for key in protection.published():
        table, value = rules.table(key), protection.model.truth[key]
        if table is not None and not key.what and 0 < value < limit:
            limits[table, limit] += 1
    return tuple(SmallCells(table, least, limits[table, least]) for table, least in sorted(limits))
