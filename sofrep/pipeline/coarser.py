"""What a build makes coarser or hides and why, and what each rule would cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Figure, Sex, Unit
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande
from sofrep.errors import FaultyDataError
from sofrep.pipeline.earlier import earlier_figures
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.publication import publish
from sofrep.pipeline.query import UNFINISHED
from sofrep.statistics.codes import JOINED

if TYPE_CHECKING:
    from sofrep.rojande.folded import Folded
    from sofrep.rojande.steps import Reading

USUAL = 5
"""The smallest group that is counted with where the profile has no rule."""


class MadeCoarser(Struct, frozen=True):
    """What is told of some people in a coarser way or not at all.

    `reading` says of whom, and what; `figures` are the numbers that fall away.  They are told of women and
    men together (`by_sex`), or in numbers of several groups (`joined`), or of kodgrupper (`in_groups`).
    """

    period: Period
    scope: str
    reading: Reading
    by_sex: bool
    why: str
    figures: tuple[Figure, ...]
    joined: tuple[Figure, ...] = ()
    in_groups: bool = False


class SaidOfAll(Struct, frozen=True):
    """What a shown group says by itself: of one of its categories there is nobody, or everybody."""

    period: Period
    scope: str
    sex: Sex
    reading: Reading
    size: int
    nobody: tuple[Figure, ...]
    everybody: tuple[Figure, ...]


class HiddenFigure(Struct, frozen=True):
    """A figure that is shown as an x: its true value, and why."""

    figure: Figure
    why: str


class Cost(Struct, frozen=True):
    """How many of the figures that would be printed a rule takes away, at least; `rule` names it.

    `coarser` are told of women and men together, `joined` in a row of several or in kodgrupper.
    """

    rule: str
    printed: int
    coarser: int
    gone: int
    is_least: bool = False
    joined: int = 0


class Disclosure(Struct, frozen=True):
    """What is made coarser and hidden, what groups say by themselves, and what each rule costs."""

    forbund: Forbund
    period: Period
    coarser: tuple[MadeCoarser, ...]
    hidden: tuple[HiddenFigure, ...]
    said: tuple[SaidOfAll, ...]
    costs: tuple[Cost, ...]


def disclosure_of(folder: Path, period: Period, out: Path) -> Disclosure:
    """What a build of `period` into `out` makes coarser and hides.  Nothing is written.

    Raises:
        FaultyDataError: where a build would; goals without a result do not matter here.
        SofrepError: for a faulty template.
    """
    results = evaluate(folder, period)
    if any(problem.rule not in UNFINISHED for problem in results.errors):
        raise FaultyDataError(results.problems)
    assert results.underlag is not None  # noqa: S101 - evaluate always reads
    given = earlier_figures(folder, out, period, results.forbund.namn)
    shown, _ = publish(results, results.underlag, folder, given)
    own = results.forbund.rojande
    grouped = shown
    if not own.has_groups:
        rules = Rojande(minsta_grupp=USUAL, kanda=own.kanda, kansliga=own.kansliga)
        usual = replace(results, forbund=replace(results.forbund, rojande=rules))
        grouped, _ = publish(usual, results.underlag, folder, given)
    folding = grouped.folding
    assert folding is not None  # noqa: S101 - the rule is on
    asked = [results.figures[name] for name in sorted(folding.asked) if name in results.figures]
    printed = [figure for figure in asked if figure.value is not None]
    return Disclosure(
        forbund=results.forbund,
        period=period,
        coarser=made_coarser(results, shown),
        hidden=hidden_figures(results, shown),
        said=tuple(_said(folding.shown, results)),
        costs=_costs(printed, grouped, shown, own.minsta_grupp or USUAL),
    )


def made_coarser(results: Results, shown: Results) -> tuple[MadeCoarser, ...]:
    """What of `results` is told in a coarser way, or not at all, in the documents that show `shown`."""
    folding = shown.folding
    if folding is None:
        return ()
    return tuple(_coarser(folding.folded.values(), folding.joined, results))


def hidden_figures(results: Results, shown: Results) -> tuple[HiddenFigure, ...]:
    """What of `results` is shown as an x in the documents that show `shown`."""
    return tuple(_hidden(results, shown))


def _coarser(
    folded: Iterable[Folded], joined: Iterable[Figure], results: Results
) -> Iterator[MadeCoarser]:
    """Every group once, this period first, then as the profile has insatser and unions."""
    made = {figure.id: figure for figure in joined}
    place = {name: number for number, name in enumerate(results.figures)}
    found: dict[tuple[object, ...], list[Folded]] = {}
    for each in sorted(folded, key=lambda one: place.get(one.figure.id, len(place))):
        figure, reading = each.figure, each.reading
        together = made[each.into].recipe.rows if each.into else ()
        key = (
            figure.period.key,
            figure.scope,
            together[:1] or reading.steps,
            tuple(step for step in together if JOINED in step),
            tuple(sorted(reading.told)),
            each.by_sex and not each.is_joined,
            each.is_joined,
        )
        found.setdefault(key, []).append(each)
    for group in sorted(found.values(), key=lambda one: _order(one[0].figure, results)):
        first = group[0]
        yield MadeCoarser(
            first.figure.period,
            first.figure.scope,
            first.reading,
            first.by_sex,
            str(first.why),
            tuple(one.figure for one in group),
            tuple(made[name] for name in dict.fromkeys(one.into for one in group if one.into)),
            in_groups=first.is_joined and not first.into,
        )


def _order(figure: Figure, results: Results) -> tuple[object, ...]:
    scopes = list(results.forbund.scopes())
    place = scopes.index(figure.scope) if figure.scope in scopes else len(scopes)
    return (figure.period != results.period, figure.period.key, place)


def _said(shown: Sequence[tuple[Figure, Reading, int]], results: Results) -> Iterator[SaidOfAll]:
    """The shown groups of the period of which nobody, or everybody, is in a category."""
    found: dict[tuple[object, ...], list[tuple[Figure, Reading, int]]] = {}
    for figure, reading, size in shown:
        if (
            size
            and figure.unit is Unit.ANTAL
            and reading.category
            and figure.period == results.period
        ):
            key = (figure.scope, figure.sex, reading.steps, tuple(sorted(reading.told)))
            found.setdefault(key, []).append((figure, reading, size))
    for group in sorted(found.values(), key=lambda each: _order(each[0][0], results)):
        nobody = tuple(f for f, _, _ in group if f.value == 0)
        everybody = tuple(f for f, _, size in group if f.value == size)
        if nobody or everybody:
            figure, reading, size = group[0]
            yield SaidOfAll(
                figure.period, figure.scope, figure.sex, reading, size, nobody, everybody
            )


def _hidden(results: Results, shown: Results) -> Iterator[HiddenFigure]:
    protection = shown.protection
    if protection is None:
        return
    suppression = protection.suppression
    for name, keys in protection.figures.items():
        figure, reading = results.figures[name], protection.model.readings[name]
        own = reading.told[0][0] if len(reading.told) == 1 else None
        if own is not None and own in suppression.hidden:
            yield HiddenFigure(figure, str(suppression.hidden[own]))
        else:
            yield HiddenFigure(
                figure, f"vilar på {'ett dolt antal' if len(keys) == 1 else 'dolda antal'}"
            )


def _costs(
    printed: Sequence[Figure], grouped: Results, shown: Results, smallest: int
) -> tuple[Cost, ...]:
    folding = grouped.folding
    assert folding is not None  # noqa: S101 - the rule is on
    told = [each for each in folding.folded.values() if each.figure.value is not None]
    joined = sum(each.is_joined for each in told)
    kinds = Counter(each.by_sex for each in told if not each.is_joined)
    groups = Cost(
        f"minsta_grupp = {smallest}", len(printed), kinds[True], kinds[False], joined=joined
    )
    of_persons = {name for figure in printed if (name := figure.recipe.table) in _COUNTED}
    small = sum(
        1
        for figure in printed
        if figure.recipe.table in of_persons
        and 0 < (figure.numerator or figure.value or 0) < smallest
    )
    hidden = len(shown.protection.figures) if shown.protection is not None else 0
    counts = Cost(
        f"små antal, alla tabeller, minsta = {smallest}", len(printed), 0, small, is_least=True
    )
    own = (Cost("profilens regler om små antal", len(printed), 0, hidden),) if hidden else ()
    return (Cost("ingen regel", len(printed), 0, 0), groups, counts, *own)


_COUNTED = frozenset({"register", "uppfoljning", "antal", "blandat", "enkat", "ansokningar"})
