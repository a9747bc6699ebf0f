"""Queries: the figures of a period, from the store where the inputs are unchanged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sofrep import paths
from sofrep.domain.figure import Figure, FigureSet, Origin
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.errors import FaultyDataError, SofrepError
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.fingerprint import SPREADSHEETS
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.kept_results import Inquiry, kept_results, to_keep, with_marks
from sofrep.pipeline.kept_texts import with_words_of_now, workbooks_of
from sofrep.pipeline.store import Store
from sofrep.statistics.ways import Selection

if TYPE_CHECKING:
    from sofrep.statistics.underlag import Underlag


UNFINISHED = frozenset(
    {"insats-utan-antal", "mal-utan-resultat", "mal-utan-underlag", "blad-saknas-i-ar"}
)
"""Errors of a year that goes on: counts and sheets that are not there yet, goals without a result.

No document is made of them.  A figure that they should have given is missing, never 0.
"""


class NoYearError(SofrepError):
    """There is no year to answer about."""

    exit_code = 2


def ask(
    folder: Path, period: Period, selection: Selection | None = None, store: Store | None = None
) -> Results:
    """The results of `period`, whether or not the workbooks have errors.

    What rests on a group that the documents would not show is marked (`Figure.is_internal`).

    Raises:
        FaultyDataError: when the profile has errors.
    """
    store = store or Store.of_user()
    question = Inquiry.of(folder, period, selection)
    kept = kept_results(store, question)
    if kept is not None and kept.told.marked is not None:
        results = kept.results(profile_of(folder)[0], question)
        if kept.told.state == question.state:
            return kept.marked(results)
        if now := with_words_of_now(kept, question, results):
            kept.renewed(question, now[0]).keep(store, question)
            return kept.marked(now[0])
    results = evaluate(folder, period, question.selection)
    figures = _marked(results)
    if question.is_current():  # else something was changed meanwhile
        marks = [figure.id for figure in figures.values() if figure.is_internal]
        to_keep(question, results, workbooks_of(results), marked=marks).keep(store, question)
    return with_marks(replace(results, figures=figures))


def _marked(results: Results) -> FigureSet:
    from sofrep.rojande.internal import Internal

    assert results.underlag is not None  # noqa: S101 - evaluate always reads
    internal = Internal(results.underlag, results.forbund, results.figures)
    return internal.mark(results.figures.values(), results.selection)


def answer(
    folder: Path, period: Period, selection: Selection | None = None, store: Store | None = None
) -> Results:
    """The results of `period` from workbooks without errors.

    Counts that have not been delivered yet are missing, a goal that has no result yet is not
    measured: neither stops a query.

    Raises:
        FaultyDataError: with every problem, when there is an error among them.
    """
    results = ask(folder, period, selection, store)
    if any(problem.rule not in UNFINISHED for problem in results.errors):
        raise FaultyDataError(results.problems)
    return results


def figure_of(wanted: str, results: Results, folder: Path) -> Figure | None:
    """The figure with this id; also one of several categories together, if there are figures of each."""
    if wanted in results.figures:
        return results.figures[wanted]
    from sofrep.amnen.alla.joined import JoinedFigures
    from sofrep.amnen.alla.labels import joined_in
    from sofrep.amnen.alla.sheets import read_underlag

    if not any(joined_in(wanted, results.forbund)):
        return None
    underlag = results.underlag or read_underlag(folder, results.forbund)
    return JoinedFigures(underlag, results.forbund, results.selection).find(wanted, results.figures)


class Behind(Struct, frozen=True):
    """File, sheet and row of what a figure counts: its numerator's (or mean's), and its denominator's."""

    rows: tuple[Place, ...]
    base: tuple[Place, ...]


def places_behind(figure_ids: Iterable[str], results: Results, folder: Path) -> dict[str, Behind]:
    """What figures of `results` count, by id; reads the workbooks, once, if need be."""
    from sofrep.amnen.alla.behind import RowFinder
    from sofrep.amnen.alla.sheets import read_underlag

    underlag = results.underlag or read_underlag(folder, results.forbund)
    finder = RowFinder(underlag, results.forbund, results.selection)
    figures = (figure_of(key, results, folder) for key in figure_ids)
    return {
        each.id: Behind(finder.rows(each), finder.base(each))
        for each in figures
        if each is not None
    }


def without_rows(figure: Figure) -> str:
    """Where a figure comes from that is not counted from rows; "" for one that is."""
    if figure.origin is Origin.INMATAD:
        return f"Siffran är inmatad av kansliet. Källa: {figure.source}"
    if figure.origin is Origin.FASTSTALLD:
        return "Siffran är den fastställda. Raderna i registret ger nu något annat."
    if figure.recipe.table == "finansiering":
        return f"Siffran räknas ur bidragen i {paths.PROFILE_NAME}."
    if figure.recipe.table != "mal":
        return ""
    if figure.recipe.base:
        now, before = figure.recipe.rows[0], figure.recipe.base[0]
        return f"Siffran är skillnaden mellan {now} och {before}."
    return "Siffran räknas ur måltabellen."


def newest_year(folder: Path, forbund: Forbund) -> int:
    """The newest year with a folder of its own that holds workbooks, else of the rows and tallies.

    Raises:
        NoYearError: when there are no rows either.
    """
    years = [int(path.name) for path in folder.iterdir() if _is_year(path)]
    if years:
        return max(years)
    from sofrep.amnen.alla.sheets import read_underlag

    newest = _newest(read_underlag(folder, forbund))
    if newest is None:
        raise NoYearError("Det finns ännu inga uppgifter. Ange ett år, t.ex.: sofrep check 2023")
    return newest


def _is_year(path: Path) -> bool:
    return (
        len(path.name) == 4
        and path.name.isdecimal()
        and path.name.isascii()
        and path.is_dir()
        and bool(paths.workbooks(path, SPREADSHEETS))
    )


def _newest(underlag: Underlag) -> int | None:
    """The year of the newest start, or of the newest tally."""
    from datetime import date, timedelta

    years = underlag.tallies["year"].tolist()
    starts = underlag.enrolments["start"]
    if len(starts):
        years.append((date(1970, 1, 1) + timedelta(days=int(starts.max()))).year)
    return max(years, default=None)
