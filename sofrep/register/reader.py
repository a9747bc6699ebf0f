"""From a förbund's folder to its `Underlag`."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sofrep.domain.ekonomi import Ledamot, Post
from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Forbund
from sofrep.domain.insatsuppgift import Insatsuppgift
from sofrep.domain.mal import Mal
from sofrep.domain.problem import Place, Problem
from sofrep.paths import PHRASES_NAME, PROFILE_NAME
from sofrep.register import (
    applications,
    enrolments,
    followups,
    pinn_sheets,
    survey_sums,
    surveys,
    tallies,
)
from sofrep.register.checks import (
    APPLICATION_CHECKS,
    FOLLOWUP_CHECKS,
    REGISTER_CHECKS,
    Check,
    Rows,
    check_equal_in_year,
    check_sheet_years,
    check_surveys,
)
from sofrep.register.columns import year_of_path
from sofrep.register.copies import Copies, copy_of, originals_first
from sofrep.register.dragged import tell_dragged
from sofrep.register.economy import read_economy
from sofrep.register.economy_posts import finish_posts
from sofrep.register.find import find_workbooks
from sofrep.register.goals import read_goals
from sofrep.register.header_problems import header_problems
from sofrep.register.headers import (
    Match,
    find_header,
)
from sofrep.register.history import read_history
from sofrep.register.insatser import read_insatser
from sofrep.register.lone_blanks import tell_lone_blanks
from sofrep.register.lost_marks import tell_lost_marks
from sofrep.register.not_read import helpers, unread
from sofrep.register.organisation import read_organisation
from sofrep.register.refusals import refused_kind, refused_sheet
from sofrep.register.sheets import MATRIS, REGISTER, columns_of
from sofrep.register.slipped import tell_slipped
from sofrep.register.table import Table, make_table
from sofrep.register.texts import read_texts
from sofrep.register.turned_text import turned_text
from sofrep.register.underlag import Sheet, Text, TextKey, Underlag
from sofrep.register.vocabulary import Vocabulary, vocabularies
from sofrep.register.workbook import Grid, open_workbook

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Columns = dict[str, NDArray[np.generic]]


@dataclass(slots=True)
class _Collected:
    """What has been read so far.

    `unclear` are the rows, as (sheet, row), in which a cell that the checks build on could not be
    understood: what a check would say of them is a consequence of that.
    """

    forbund: Forbund
    words: tuple[Vocabulary, ...]
    sheets: list[Sheet] = field(default_factory=list)
    enrolments: list[Columns] = field(default_factory=list)
    followups: list[Columns] = field(default_factory=list)
    applications: list[Columns] = field(default_factory=list)
    tallies: list[Columns] = field(default_factory=list)
    activities: list[Columns] = field(default_factory=list)
    surveys: list[Columns] = field(default_factory=list)
    survey_sums: list[Columns] = field(default_factory=list)
    national: list[Columns] = field(default_factory=list)
    goals: list[Mal] = field(default_factory=list)
    texts: dict[TextKey, list[Text]] = field(default_factory=dict)
    text_places: dict[tuple[int, TextKey], Place] = field(default_factory=dict)
    history: list[Figure] = field(default_factory=list)
    history_places: dict[str, Place] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    organisation: list[Ledamot] = field(default_factory=list)
    insatser: list[Insatsuppgift] = field(default_factory=list)
    insats_places: dict[tuple[int, str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unclear: set[tuple[int, int]] = field(default_factory=set)
    copies: Copies = field(default_factory=Copies)
    hidden: dict[tuple[str, str], set[int | str]] = field(default_factory=dict)


def read_folder(folder: Path, forbund: Forbund) -> Underlag:
    """What `sofrep.register.read_underlag` promises."""
    used = {PROFILE_NAME, PHRASES_NAME, *(logo.fil for logo in forbund.logotyp)}
    found, problems = find_workbooks(folder, used)
    collected = _Collected(forbund, vocabularies(forbund), problems=problems)
    files: dict[str, str] = {}
    with _no_collector():
        first: dict[tuple[str, int], str] = {}
        for relative, path in originals_first(found):
            book = open_workbook(relative, path)
            files[relative] = book.sha256
            collected.problems += book.problems
            earlier = first.setdefault((book.sha256, year_of_path(relative)), relative)
            if book.sheets and earlier != relative:
                collected.problems.append(copy_of(relative, earlier))
                continue
            passed = helpers(book.sheets, collected.words)
            for grid in book.sheets:
                _read_sheet(grid, collected, passed)
        return _finish(collected, files)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the cyclic garbage collector, which costs much while columns are filled."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_sheet(
    grid: Grid, collected: _Collected, passed: Mapping[str, tuple[Problem, ...]]
) -> None:
    if grid.facts.hidden:
        collected.hidden[grid.file, grid.title] = grid.facts.hidden
    if refused := refused_sheet(grid):
        collected.problems += refused
        return
    if not any(len(distinct) > ("" in distinct) for distinct in grid.distinct):
        if grid.facts.errors or grid.facts.uncalculated:
            collected.problems.append(unread(grid))
        return
    if grid.title in passed:
        collected.problems += passed[grid.title]
        return
    match = find_header(grid, collected.words)
    if match is None:
        collected.problems += [unread(grid), *refused_kind(grid, None)]
        return
    if not isinstance(match, Match):
        collected.problems += [*match, *refused_kind(grid, None)]
        return
    refused = refused_kind(grid, match)
    collected.problems += refused
    if any(problem.is_error for problem in refused):
        return
    collected.problems += turned_text(grid)
    faults = list(header_problems(grid, match, collected.words))
    collected.problems += faults
    if not faults:
        _read_table(make_table(grid, match), collected)


def _read_table(table: Table, collected: _Collected) -> None:
    if copied := collected.copies.told(table):
        collected.problems.append(copied)
        return
    number = len(collected.sheets)
    _READERS[table.kind.kind](table, collected, number)
    tell_slipped(table, collected.forbund)
    tell_lone_blanks(table)
    tell_dragged(table)
    tell_lost_marks(table)
    fields = [column.field for column in columns_of(table.kind, collected.forbund)]
    collected.sheets.append(table.sheet(fields))
    collected.unclear |= {(number, row) for row in table.told_rows(_BUILT_ON)}
    if table.kind is REGISTER and not table.has("slut"):
        collected.unclear |= {(number, row) for row in table.rows}  # nobody knows who has left
    collected.problems += sorted(table.problems, key=lambda problem: _order(problem.place))


_BUILT_ON = ("insats", "start", "slut", "halvar", "samtycke", "anonym", "fodelsear", "alder")


def _order(place: Place) -> tuple[int, int, str]:
    digits = "".join(ch for ch in place.cell if ch.isdigit())
    letters = "".join(ch for ch in place.cell if ch.isalpha())
    return int(digits or 0), len(letters), letters


def _enrolments(table: Table, collected: _Collected, number: int) -> None:
    collected.enrolments.append(enrolments.read_enrolments(table, collected.forbund, number))


def _followups(table: Table, collected: _Collected, number: int) -> None:
    collected.followups.append(followups.read_followups(table, collected.forbund, number))


def _applications(table: Table, collected: _Collected, number: int) -> None:
    read = applications.read_matrix if table.kind is MATRIS else applications.read_rows
    collected.applications.append(read(table, collected.forbund, number))


def _tallies(table: Table, collected: _Collected, number: int) -> None:
    collected.tallies.append(tallies.read_tallies(table, collected.forbund, number))


def _pinn_sheet(table: Table, collected: _Collected, number: int) -> None:
    collected.tallies.append(pinn_sheets.read_pinn_sheet(table, collected.forbund, number))


def _activities(table: Table, collected: _Collected, number: int) -> None:
    collected.activities.append(applications.read_activities(table, number))


def _surveys(table: Table, collected: _Collected, number: int) -> None:
    collected.surveys.append(surveys.read_surveys(table, collected.forbund, number))


def _survey_sums(table: Table, collected: _Collected, number: int) -> None:
    collected.survey_sums.append(survey_sums.read_sums(table, collected.forbund, number))


def _national(table: Table, collected: _Collected, number: int) -> None:
    collected.national.append(survey_sums.read_national(table, collected.forbund, number))


def _goals(table: Table, collected: _Collected, _number: int) -> None:
    collected.goals += read_goals(table, collected.forbund)


def _insatser(table: Table, collected: _Collected, _number: int) -> None:
    collected.insatser += read_insatser(table, collected.forbund, collected.insats_places)


def _texts(table: Table, collected: _Collected, _number: int) -> None:
    for key, text in read_texts(table, collected.forbund, collected.text_places):
        collected.texts.setdefault(key, []).append(text)


def _history(table: Table, collected: _Collected, _number: int) -> None:
    collected.history += read_history(table, collected.forbund, collected.history_places)


def _economy(table: Table, collected: _Collected, _number: int) -> None:
    collected.posts += read_economy(table)


def _organisation(table: Table, collected: _Collected, _number: int) -> None:
    collected.organisation += read_organisation(table)


_READERS: dict[str, Callable[[Table, _Collected, int], None]] = {
    "register": _enrolments,
    "uppfoljning": _followups,
    "ansokningar": _applications,
    "ansokningar-matris": _applications,
    "antal": _tallies,
    "pinnblad": _pinn_sheet,
    "strukturella": _activities,
    "enkatsvar": _surveys,
    "enkatsummor": _survey_sums,
    "riket": _national,
    "mal": _goals,
    "insatser": _insatser,
    "texter": _texts,
    "historik": _history,
    "ekonomi": _economy,
    "organisation": _organisation,
}


def _finish(collected: _Collected, files: dict[str, str]) -> Underlag:
    forbund, sheets = collected.forbund, tuple(collected.sheets)
    frame = enrolments.frame(collected.enrolments, enrolments.working_dtypes(forbund))
    exits = enrolments.frame(collected.followups, followups.WORKING_DTYPES)
    collected.problems += _checked(REGISTER_CHECKS, frame, collected)
    collected.problems += _checked(FOLLOWUP_CHECKS, exits, collected)
    asked = enrolments.frame(collected.applications, applications.DTYPES)
    collected.problems += _checked(APPLICATION_CHECKS, asked, collected)
    returned = enrolments.frame(collected.surveys, surveys.dtypes(forbund))
    sums = enrolments.frame(collected.survey_sums, survey_sums.DTYPES)
    national = enrolments.frame(collected.national, survey_sums.NATIONAL_DTYPES)
    collected.problems += check_surveys(
        *(_rows(each, collected) for each in (returned, sums, national))
    )
    posts, twice = finish_posts(collected.posts)
    collected.problems += twice
    underlag = Underlag(
        enrolments=frame[list(enrolments.dtypes(forbund))],
        followups=exits[list(followups.DTYPES)],
        applications=asked,
        tallies=enrolments.frame(collected.tallies, tallies.DTYPES),
        activities=enrolments.frame(collected.activities, applications.ACTIVITY_DTYPES),
        surveys=returned,
        survey_sums=sums,
        national=national,
        goals=tuple(collected.goals),
        texts={key: tuple(texts) for key, texts in collected.texts.items()},
        history=tuple(collected.history),
        sheets=sheets,
        files=files,
        problems=tuple(collected.problems),
        economy=posts,
        organisation=tuple(collected.organisation),
        history_places=collected.history_places,
        text_places=collected.text_places,
        insatser=tuple(collected.insatser),
        hidden=collected.hidden,
    )
    more = (*check_sheet_years(underlag), *check_equal_in_year(underlag))
    return replace(underlag, problems=(*underlag.problems, *more))


def _checked(
    checks: tuple[Check, ...], frame: pd.DataFrame, collected: _Collected
) -> Iterator[Problem]:
    if collected.unclear:
        pairs = zip(frame["sheet"].tolist(), frame["row"].tolist(), strict=True)
        clear = [pair not in collected.unclear for pair in pairs]
        frame = frame[clear].reset_index(drop=True)
    if len(frame):
        rows = _rows(frame, collected)
        for check in checks:
            yield from check(rows)


def _rows(frame: pd.DataFrame, collected: _Collected) -> Rows:
    places = (frame["sheet"].to_numpy(), frame["row"].to_numpy())
    return Rows(frame, tuple(collected.sheets), collected.forbund, *places)
