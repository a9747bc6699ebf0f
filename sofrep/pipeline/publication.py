"""What a build publishes: the documents, rendered from figures that may be shown.

Which figures are published is not guessed: the documents are composed from all figures, and what
they print, and what they ask for to choose their words, is what has to be held against the rules.
What is hidden may make them choose other words, so they are composed anew until they settle, and
rendered then.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sofrep.domain.figure import Figure, FigureSet
from sofrep.domain.period import Period
from sofrep.errors import SofrepError
from sofrep.pipeline.asked import AskedFigures
from sofrep.pipeline.build_report import Document
from sofrep.pipeline.documents import Draft, compose_documents
from sofrep.pipeline.evaluate import Results, goals_of, with_goals
from sofrep.statistics.underlag import Underlag, WrittenPart

if TYPE_CHECKING:
    from sofrep.rojande.folded import Folding
    from sofrep.rojande.sma_antal.hidden_counts import Protection

_TRIES = 6
_UNSETTLED = (
    "Dokumenten går inte att göra: när siffror döljs visar de andra i stället. Se över "
    "villkoren i förbundets egna mallar."
)
_OF_GOALS = frozenset({"mal", "betyg"})


class NotSettledError(SofrepError):
    """The documents ask for other figures each time that some are hidden."""


def publish(
    results: Results, underlag: Underlag, folder: Path, given: tuple[Figure, ...] = ()
) -> tuple[Results, tuple[Document, ...]]:
    """The documents of the period, rendered, and the results as they are shown in them.

    `given` are the figures that earlier builds have published.

    Raises:
        SofrepError: as `settle`, and for a faulty template.
    """
    shown, drafts = settle(results, underlag, folder, given)
    return shown, tuple(draft.document(results.period) for draft in drafts)


def settle(
    results: Results,
    underlag: WrittenPart,
    folder: Path,
    given: tuple[Figure, ...] = (),
    also: frozenset[str] = frozenset(),
) -> tuple[Results, tuple[Draft, ...]]:
    """The documents of the period, composed, and the results as they are shown in them.

    Where no rule is on these are `results` themselves.  `also` are ids that are published beside what
    the documents print: figures that somebody has put into a document.

    Raises:
        SofrepError: as `compose_documents`; when the documents do not settle.
    """
    rules = results.forbund.rojande
    if not rules.is_on:
        return results, compose_documents(results, underlag, folder)
    assert isinstance(underlag, Underlag)  # noqa: S101 - what may be shown hangs on the rows
    if not rules.has_groups:
        return _without_small_counts(results, underlag, folder, also)
    shown, drafts = _folded(results, underlag, folder, given, also)
    if not rules.has_small_counts:
        return shown, drafts
    return _without_small_counts(shown, underlag, folder, also)


def _folded(
    results: Results,
    underlag: Underlag,
    folder: Path,
    given: tuple[Figure, ...],
    also: frozenset[str],
) -> tuple[Results, tuple[Draft, ...]]:
    """By the rule of the smallest group."""
    from sofrep.rojande.folding import Published, choose
    from sofrep.rojande.rowsets import RowSets

    asked: set[str] = {*also}
    rows = RowSets(underlag, results.forbund, results.figures)
    shown = results
    for _ in range(_TRIES):
        watched, drafts = _compose(shown, underlag, folder)
        if shown.folding is not None and watched <= asked | shown.folding.asked:
            return shown, drafts
        asked |= watched
        published = Published(
            rows=rows,
            figures=results.figures,
            asked=frozenset(asked),
            goals=frozenset(goal.result.id for goal in results.goals if goal.result is not None),
            given=given,
        )
        folding = choose(published, results.forbund, results.period, shown.folding)
        shown = replace(_with(results, folding), folding=folding)
    raise NotSettledError(_UNSETTLED)


def _without_small_counts(
    results: Results, underlag: Underlag, folder: Path, also: frozenset[str]
) -> tuple[Results, tuple[Draft, ...]]:
    """By the rules of small counts."""
    asked: set[str] = {*also}
    shown = results
    for _ in range(_TRIES):
        watched, drafts = _compose(shown, underlag, folder)
        if shown.protection is not None and watched <= asked:
            return shown, drafts
        asked |= watched
        shown = _protected(results, asked, shown.protection)
    raise NotSettledError(_UNSETTLED)


def _compose(
    shown: Results, underlag: Underlag, folder: Path
) -> tuple[set[str], tuple[Draft, ...]]:
    """The documents of the figures that are shown, and the ids of all that they publish."""
    watched = AskedFigures(shown.figures)
    judged = _judged(shown, watched, underlag)
    figures = AskedFigures(judged.figures)
    drafts = compose_documents(replace(judged, figures=figures), underlag, folder)
    printed = {key for draft in drafts for key in draft.printed}
    return watched.asked | figures.asked | printed, drafts


def _protected(results: Results, asked: set[str], before: Protection | None) -> Results:
    """The results without what must not be known when the figures `asked` are published.

    What is hidden `before` stays so.
    """
    from sofrep.rojande.sma_antal.hidden_counts import protect

    everything = results.figures
    found = protect(everything, asked, results.forbund, _periods(everything), before)
    return replace(_with(results, found), protection=found)


def _with(results: Results, hidden: Protection | Folding) -> Results:
    """The results with what may be shown of the figures."""
    # What goals and grades have made of the figures is made anew, from those that are left.
    counted = (f for f in results.figures.values() if f.recipe.table not in _OF_GOALS)
    figures = hidden.apply(FigureSet(counted))
    assert results.underlag is not None  # noqa: S101 - a build reads the workbooks
    return _judged(results, figures, results.underlag)


def _judged(results: Results, figures: FigureSet, underlag: Underlag) -> Results:
    """The results with goals and grades judged by `figures`, which they are added to."""
    from sofrep.amnen.insatsmedel.siffror import rows_of
    from sofrep.amnen.mal.siffror.grading import grade_insatser
    from sofrep.amnen.mal.siffror.judging import judge_goals

    forbund, period = results.forbund, results.period
    goals, _ = judge_goals(goals_of(underlag, period), figures, forbund, period)
    grades, _ = grade_insatser(goals, rows_of(underlag, period), forbund, period)
    added = with_goals(figures, goals, grades, period)
    return replace(results, figures=added, goals=goals, grades=grades)


def _periods(figures: FigureSet) -> Sequence[Period]:
    return sorted({figure.period for figure in figures.values()}, key=lambda period: period.key)
