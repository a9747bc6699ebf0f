"""Queries: the figures of a period, from the store where the inputs are unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sofrep import paths
from sofrep.domain.figure import Figure, Origin
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.errors import FaultyDataError, SofrepError
from sofrep.pipeline.check_json import check_from_json, check_to_json
from sofrep.pipeline.closed_year import closing_key
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.figure_json import (
    figure_to_json,
    goal_from_json,
    goal_to_json,
    grade_from_json,
    grade_to_json,
    problem_from_json,
    problem_to_json,
)
from sofrep.pipeline.fingerprint import SPREADSHEETS, folder_state, of_figures, program_version
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.kept_figures import KeptFigures
from sofrep.pipeline.silence import silenced_from_json, silenced_to_json
from sofrep.pipeline.store import Store, key_of
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
    selection = selection or Selection()
    store = store or Store.of_user()
    key = _key(folder, period, selection)
    kept = store.get(key)
    if kept is not None:
        return _from_store(kept, folder, period, selection)
    results = _marked(evaluate(folder, period, selection))
    if key == _key(folder, period, selection):  # else something was changed meanwhile
        store.put(key, _to_store(results))
    return results


def _key(folder: Path, period: Period, selection: Selection) -> str | None:
    """The key of all that an answer depends on; None where it cannot be read."""
    try:
        state = of_figures(folder_state(folder))
        return key_of(
            "svar",
            str(folder.resolve()),
            state,
            closing_key(folder, period),
            program_version(),
            period.key,
            selection.kommun,
            selection.alder,
            selection.noted,
        )
    except OSError:
        return None


def _marked(results: Results) -> Results:
    from sofrep.rojande.internal import Internal

    assert results.underlag is not None  # noqa: S101 - evaluate always reads
    internal = Internal(results.underlag, results.forbund, results.figures)
    figures = internal.mark(results.figures.values(), results.selection)

    def own(figure: Figure | None) -> Figure | None:
        return figures[figure.id] if figure is not None and figure.id in figures else figure

    goals = tuple(
        replace(goal, result=own(goal.result), previous=own(goal.previous))
        for goal in results.goals
    )
    return replace(results, figures=figures, goals=goals)


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


def _to_store(results: Results) -> tuple[str, str]:
    """Two lines: goals, problems and checks, which every query needs, and the many figures."""
    first = {
        "mal": [goal_to_json(goal) for goal in results.goals],
        "problem": [problem_to_json(problem) for problem in results.problems],
        "tystade": [silenced_to_json(silenced) for silenced in results.silenced],
        "kontroll": [check_to_json(check) for check in results.checks],
        "betyg": [grade_to_json(grade) for grade in results.grades],
    }
    figures = {key: figure_to_json(figure) for key, figure in results.figures.items()}
    return _line(first), _line(figures)


def _line(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _from_store(kept: list[bytes], folder: Path, period: Period, selection: Selection) -> Results:
    forbund, _ = profile_of(folder)
    first, figures = kept
    entries = json.loads(first)
    return Results(
        forbund=forbund,
        period=period,
        figures=KeptFigures(figures),
        goals=tuple(goal_from_json(entry) for entry in entries["mal"]),
        problems=tuple(problem_from_json(entry) for entry in entries["problem"]),
        selection=selection,
        silenced=tuple(silenced_from_json(entry) for entry in entries["tystade"]),
        checks=tuple(check_from_json(entry) for entry in entries["kontroll"]),
        grades=tuple(grade_from_json(entry) for entry in entries["betyg"]),
    )


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


@dataclass(frozen=True, slots=True)
class Behind:
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
