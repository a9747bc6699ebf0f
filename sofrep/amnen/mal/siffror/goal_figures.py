"""The numbers that outcomes of goals say: how results differ from last year's, and how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from sofrep.domain.figure import MAX_ID, Figure, Recipe, Unit, figure_id
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import Bedomning, MalUtfall, malomraden
from sofrep.domain.period import Period
from sofrep.domain.skrivsatt import normalise

TABLE = "mal"
DIFFERENCE = ".diff"
"""Ends the id of a result's difference from the year before."""

COUNT = "mal"
COUNTS: Mapping[Bedomning, str] = {
    bedomning: f"{COUNT}.{bedomning.name.lower().replace('_', '-')}" for bedomning in Bedomning
}
"""The measures of how many goals a scope has, and how many were judged so; the förbund's are all."""
OWN = f"{COUNT}.egna"
"""Begins the förbund's counts of the goals that are of no insats or union."""
OWN_COUNTS: Mapping[Bedomning, str] = {
    bedomning: measure.replace(COUNT, OWN, 1) for bedomning, measure in COUNTS.items()
}


def omrade_counts(number: int) -> tuple[str, Mapping[Bedomning, str]]:
    """The förbund's counts of the goals of a målområde, by its place among those of the year, from 1."""
    start = f"{COUNT}.omrade-{number:02d}"
    kinds = {bedomning: measure.replace(COUNT, start, 1) for bedomning, measure in COUNTS.items()}
    return start, kinds


def goal_figures(outcomes: Sequence[MalUtfall], period: Period) -> tuple[Figure, ...]:
    """The differences and counts of a year's goals, each id once; nothing where there are none."""
    made = [
        *_differences(outcomes),
        *(_counts(outcomes, period) if outcomes else ()),
    ]
    return tuple({figure.id: figure for figure in made}.values())


def _differences(outcomes: Iterable[MalUtfall]) -> Iterator[Figure]:
    """Result minus last year's, from the exact values; percentages differ by procentenheter."""
    for outcome in outcomes:
        now, before = outcome.result, outcome.previous
        if now is None or before is None or now.value is None or before.value is None:
            continue
        if now.unit is not before.unit or len(now.id + DIFFERENCE) > MAX_ID:
            continue
        difference = Fraction(now.value) - Fraction(before.value)
        yield Figure(
            id=now.id + DIFFERENCE,
            value=int(difference) if difference.denominator == 1 else difference,
            unit=Unit.PROCENTENHETER if now.unit is Unit.PROCENT else now.unit,
            scope=now.scope,
            period=now.period,
            recipe=Recipe(TABLE, (now.id,), (before.id,)),
            sex=now.sex,
        )


def _counts(outcomes: Sequence[MalUtfall], period: Period) -> Iterator[Figure]:
    scopes = dict.fromkeys(outcome.mal.scope for outcome in outcomes)
    yield from _counted(FORBUNDET, (COUNT, COUNTS), outcomes, period)
    for number, omrade in enumerate(malomraden(o.mal for o in outcomes), start=1):
        of_omrade = [o for o in outcomes if normalise(o.mal.omrade) == omrade]
        yield from _counted(FORBUNDET, omrade_counts(number), of_omrade, period)
    for scope in scopes:
        named = (OWN, OWN_COUNTS) if scope == FORBUNDET else (COUNT, COUNTS)
        of_scope = [outcome for outcome in outcomes if outcome.mal.scope == scope]
        yield from _counted(scope, named, of_scope, period)


def _counted(
    scope: str,
    named: tuple[str, Mapping[Bedomning, str]],
    outcomes: Sequence[MalUtfall],
    period: Period,
) -> Iterator[Figure]:
    total, kinds = named
    judged = [outcome.bedomning for outcome in outcomes]
    counted = {total: len(judged)} | {kinds[each]: judged.count(each) for each in Bedomning}
    for measure, value in counted.items():
        yield Figure(
            id=figure_id(period, scope, measure),
            value=value,
            unit=Unit.ANTAL,
            scope=scope,
            period=period,
            recipe=Recipe(TABLE, (measure,)),
        )
