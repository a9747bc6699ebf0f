"""From a förbund's folder to what its sheets hold."""

from __future__ import annotations

import gc
from collections.abc import Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place, Problem
from sofrep.excel.checked_rows import CheckedRows
from sofrep.excel.column_table import ColumnTable, table_of
from sofrep.excel.columns import year_of_path
from sofrep.excel.copies import Copies, copy_of, originals_first
from sofrep.excel.declaration import Frame, SheetKind
from sofrep.excel.dragged import tell_dragged
from sofrep.excel.find import find_workbooks
from sofrep.excel.header_problems import header_problems, tell_lost_marks
from sofrep.excel.headers import HeaderRow, RowReader, find_header
from sofrep.excel.hidden_days import tell_hidden_days
from sofrep.excel.lone_blanks import tell_bare_rows, tell_lone_blanks, tell_struck_rows
from sofrep.excel.make_table import make_table, turned_text
from sofrep.excel.not_read import helpers, unread
from sofrep.excel.other_years import OtherYears
from sofrep.excel.refusals import refused_kind, refused_sheet
from sofrep.excel.sheet import Sheet
from sofrep.excel.shifted import tell_shifted
from sofrep.excel.slipped import tell_slipped
from sofrep.excel.vocabulary import vocabularies
from sofrep.excel.wordless import tell_wordless
from sofrep.excel.workbook import Grid, open_workbook
from sofrep.paths import PHRASES_NAME, PROFILE_NAME


class _Collected(Struct):
    """What has been read so far.

    `read` is what the sheets hold and `places` their shared places, by the names in `Underlag`.
    `unclear` are the rows, as (sheet, row), in which a cell that the checks build on could not be
    understood: what a check would say of them is a consequence of that.
    """

    forbund: Forbund
    kinds: tuple[SheetKind, ...]
    reader: RowReader
    problems: list[Problem]
    read: dict[str, list[Any]]
    places: dict[str, dict[Hashable, Place]]
    sheets: list[Sheet] = field(default_factory=list)
    unclear: set[tuple[int, int]] = field(default_factory=set)
    copies: Copies = field(default_factory=Copies)
    other_years: OtherYears = field(default_factory=OtherYears)
    hidden: dict[tuple[str, str], set[int | str]] = field(default_factory=dict)


def read_folder(
    folder: Path,
    forbund: Forbund,
    kinds: tuple[SheetKind, ...],
    only: Collection[str] | None = None,
) -> dict[str, Any]:
    """What `Underlag` holds, by name, of the sheets of `kinds`; none of it raises for faulty data.

    Of `only` some workbooks, where their paths are given: then without the frames.
    """
    used = {PROFILE_NAME, PHRASES_NAME, *(logo.fil for logo in forbund.logotyp)}
    found, problems = find_workbooks(folder, used)
    if only is not None:
        found = [book for book in found if book[0] in only]
    names = [kind.into.name for kind in kinds]
    collected = _Collected(
        forbund,
        kinds,
        RowReader(vocabularies(forbund, kinds)),
        problems,
        read={name: [] for name in names},
        places={name: {} for name in names},
    )
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
            passed = helpers(book.sheets, collected.reader, forbund)
            for grid in book.sheets:
                _read_sheet(grid, collected, passed)
        return _finished(collected, with_frames=only is None) | {"files": files}


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
    match = find_header(grid, collected.reader)
    if match is None:
        collected.problems += [unread(grid), *refused_kind(grid, None)]
        return
    if not isinstance(match, HeaderRow):
        collected.problems += [*match, *refused_kind(grid, None)]
        return
    refused = refused_kind(grid, match)
    collected.problems += refused
    if any(problem.is_error for problem in refused):
        return
    collected.problems += turned_text(grid)
    faults = list(header_problems(grid, match, collected.reader))
    collected.problems += faults
    if not faults:
        _read_table(grid, match, collected)


def _read_table(grid: Grid, match: HeaderRow, collected: _Collected) -> None:
    kind, number = match.kind, len(collected.sheets)
    into = kind.into
    table = make_table(grid, match, collected.forbund, number, collected.places[into.name])
    if copied := collected.copies.told(table):
        collected.problems.append(copied)
        return
    read = kind.read(table)
    if isinstance(into, Frame):
        collected.read[into.name].append(read)
    else:
        collected.read[into.name] += read
    collected.problems += collected.other_years.told(table)
    tell_slipped(table)
    tell_lone_blanks(table)
    tell_bare_rows(table)
    tell_struck_rows(table)
    tell_dragged(table)
    tell_shifted(table)
    tell_wordless(table)
    tell_hidden_days(table)
    tell_lost_marks(table)
    collected.sheets.append(table.sheet())
    if isinstance(into, Frame):
        blind = into.built_on_column and not table.has(into.built_on_column)
        unclear = table.rows if blind else table.told_rows(into.built_on)
        collected.unclear |= {(number, row) for row in unclear}
    collected.problems += sorted(table.problems, key=lambda problem: _order(problem.place))


def _order(place: Place) -> tuple[int, int, str]:
    digits = "".join(ch for ch in place.cell if ch.isdigit())
    letters = "".join(ch for ch in place.cell if ch.isalpha())
    return int(digits or 0), len(letters), letters


def _finished(collected: _Collected, *, with_frames: bool) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for into in dict.fromkeys(kind.into for kind in collected.kinds):
        read = collected.read[into.name]
        if isinstance(into, Frame):
            if not with_frames:
                continue
            dtypes = into.dtypes(collected.forbund)
            rows = table_of(read, dtypes | into.only_checked(collected.forbund))
            collected.problems += _checked(into, rows, collected)
            made[into.name] = ColumnTable(rows.frame[list(dtypes)])
        else:
            made[into.name], problems = into.finish(read)
            collected.problems += problems
            if into.places:
                made[into.places] = collected.places[into.name]
    return made | {
        "sheets": tuple(collected.sheets),
        "problems": tuple(collected.problems),
        "hidden": collected.hidden,
    }


def _checked(into: Frame, rows: ColumnTable, collected: _Collected) -> Iterator[Problem]:
    if collected.unclear:
        clear = [pair not in collected.unclear for pair in rows.rows("sheet", "row")]
        rows = rows.where(clear)
    if len(rows):
        checked = CheckedRows(rows, collected.sheets, collected.forbund)
        for check in into.checks:
            yield from check(checked)
