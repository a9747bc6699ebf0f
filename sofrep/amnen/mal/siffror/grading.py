"""The grade of each insats: the mean of result / target of its goals, held against the profile.

A goal counts where it has a number, a target and a ratio: result / target in per cent, and for
"högst" target / result.  There is no cap.  A ratio with 0 below the line does not exist, and one of
a negative number says nothing: such a goal is left out, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from sofrep.domain.betyg import Betyg, Betygsregel, Malkvot
from sofrep.domain.efterfoljare import running
from sofrep.domain.figure import MAX_ID, Figure, Number, Recipe, Unit, figure_id
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.mal import Bedomning, Insatsuppgift, Jamforelse, MalUtfall, malomraden
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, warning
from sofrep.domain.skrivsatt import normalise
from sofrep.statistics import ratio

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
    made = [*_differences(outcomes), *(_counts(outcomes, period) if outcomes else ())]
    return tuple({figure.id: figure for figure in made}.values())


def _differences(outcomes: Iterable[MalUtfall]) -> Iterator[Figure]:
    """Result minus last year's, from the exact values; percentages differ by procentenheter."""
    for outcome in outcomes:
        now, before = outcome.result, outcome.previous
        if now is None or before is None or now.value is None or before.value is None:
            continue
        if now.unit is not before.unit or len(now.id + DIFFERENCE) > MAX_ID:
            continue
        yield Figure(
            id=now.id + DIFFERENCE,
            value=Fraction(now.value) - Fraction(before.value),
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


MEAN = "betyg.kvot"
RATIO = ".kvot"
"""Ends the id of a goal's ratio: ``2015.rv.mal-01.kvot``."""


def grade_insatser(
    outcomes: Iterable[MalUtfall],
    rows: Mapping[str, Insatsuppgift],
    forbund: Forbund,
    period: Period,
) -> tuple[tuple[Betyg, ...], tuple[Problem, ...]]:
    """The grade of every insats of a year that runs, has goals or a grade of its own.

    `rows` are those of the sheet of insatser, by kod.  Nothing without grades in the profile, and
    nothing in a part of a year: a grade is the whole year's.
    """
    if not period.is_year:
        return (), ()
    problems = [_reason_alone(row) for row in rows.values() if row.skal and not row.betyg]
    if forbund.betyg is None:
        return (), tuple(problems)
    by_scope: dict[str, list[MalUtfall]] = {}
    for outcome in outcomes:
        by_scope.setdefault(outcome.mal.scope, []).append(outcome)
    alive = {insats.kod for insats in running(forbund, period.year)}
    grades = tuple(
        _grade(
            insats.kod, by_scope.get(insats.kod, []), rows.get(insats.kod), forbund.betyg, period
        )
        for insats in forbund.insats
        if insats.kod in {*by_scope, *rows, *alive}
    )
    return grades, tuple(problems)


def grade_figures(grades: Iterable[Betyg]) -> tuple[Figure, ...]:
    """The numbers that the grades rest on: each goal's ratio and their mean."""
    return tuple(
        figure
        for grade in grades
        for figure in (*(part.kvot for part in grade.delar), grade.kvot)
        if figure is not None
    )


def _grade(
    scope: str,
    outcomes: Sequence[MalUtfall],
    row: Insatsuppgift | None,
    rule: Betygsregel,
    period: Period,
) -> Betyg:
    parts = tuple(_part(outcome, period) for outcome in outcomes)
    mean = _mean(scope, [part.kvot for part in parts if part.kvot is not None], period)
    computed = ""
    if mean is not None and mean.value is not None:
        computed = rule.step_of(mean.value).namn
    is_set = row is not None and bool(row.betyg)
    return Betyg(
        scope=scope,
        steg=row.betyg if row is not None and is_set else computed,
        beraknat=computed,
        satt=is_set,
        skal=row.skal if row is not None and is_set else "",
        kvot=mean,
        delar=parts,
    )


def _part(outcome: MalUtfall, period: Period) -> Malkvot:
    mal, number = outcome.mal, outcome.nummer
    result = outcome.result.value if outcome.result is not None else None
    reason = _left_out(outcome, result)
    if reason or result is None or outcome.target is None or outcome.result is None:
        return Malkvot(nummer=number, mal=mal.wording, kvot=None, utan=reason)
    above, below = result, outcome.target
    if mal.jamforelse is Jamforelse.HOGST:
        above, below = below, above
    denominator = Fraction(below).denominator
    figure = Figure(
        id=figure_id(period, mal.scope, f"mal-{number:02d}{RATIO}"),
        value=ratio.share(above, below),
        unit=Unit.PROCENT,
        scope=mal.scope,
        period=period,
        recipe=Recipe(TABLE, (outcome.result.id,)),
        numerator=Fraction(above) * denominator,
        denominator=int(below * denominator),
    )
    return Malkvot(nummer=number, mal=mal.wording, kvot=figure)


def _left_out(outcome: MalUtfall, result: Number | None) -> str:
    """Why the goal is no part of the grade, without a full stop; "" where it is."""
    target, is_most = outcome.target, outcome.mal.jamforelse is Jamforelse.HOGST
    reasons = (
        (bool(outcome.words), "resultatet är i ord"),
        (result is None, "målet har inget resultat"),
        (target is None or outcome.mal.jamforelse is None, "målet har inget målvärde"),
        (min(result or 0, target or 0) < 0, "resultatet eller målvärdet är mindre än 0"),
        (is_most and result == 0, "resultatet är 0, så målvärdet kan inte delas med det"),
        (not is_most and target == 0, "målvärdet är 0, så resultatet kan inte delas med det"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def _mean(scope: str, ratios: Sequence[Figure], period: Period) -> Figure | None:
    if not ratios:
        return None
    total = sum((Fraction(each.value or 0) for each in ratios), start=Fraction(0))
    return Figure(
        id=figure_id(period, scope, MEAN),
        value=ratio.mean(total, len(ratios)),
        unit=Unit.PROCENT,
        scope=scope,
        period=period,
        recipe=Recipe(TABLE, tuple(each.id for each in ratios)),
        numerator=total,
        denominator=len(ratios),
    )


def _reason_alone(row: Insatsuppgift) -> Problem:
    return warning(
        "betyg-skal-utan-betyg",
        row.place_betyg,
        "Det står ett skäl till betyget men inget betyg, så betyget räknas ut och skälet visas inte.",
        "Fyll i betyget om ni vill sätta det själva, annars ta bort skälet.",
    )
