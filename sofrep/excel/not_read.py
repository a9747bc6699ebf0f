"""What is not read of a workbook: unknown sheets, which are told, and helpers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place, Problem, warning
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.headers import HeaderRow, RowReader, find_header
from sofrep.excel.workbook import Grid

HELP_TITLES = ("Hjälp", "Läs mig", "Listor", "Alla mått")
"""Titles of sheets that help to fill in the others."""


def unread(grid: Grid) -> Problem:
    """The warning of a sheet with cells but no headers that are known."""
    return warning(
        "blad-ej-last",
        Place(grid.file, grid.title),
        "Bladet lästes inte: det har ingen rad med rubriker som känns igen.",
        "Om det ska räknas med, skriv rubrikerna som i en arbetsbok från sofrep init.",
    )


def helpers(
    sheets: Sequence[Grid], reader: RowReader, forbund: Forbund
) -> Mapping[str, tuple[Problem, ...]]:
    """The titles of the sheets that only help to fill in the others, and what is told of each.

    They have a helper's name: lists of choices, explanations.  One that is a whole table of a kind
    that no other sheet of the workbook is of has the name by mistake, and is no helper, unless it has no
    more than lists and explanations.  Where there is another it is passed over, which is told of all
    but those.
    """
    named = {normalise(title) for title in HELP_TITLES}
    found = {
        grid.title: (grid, _table(grid, reader, rows=True))
        for grid in sheets
        if normalise(grid.title) in named
    }
    some = any(match for _, match in found.values())
    others = [_table(grid, reader) for grid in sheets if some and grid.title not in found]
    kinds = [match.kind for match in others if match]
    told: dict[str, tuple[Problem, ...]] = {}
    for title, (grid, match) in found.items():
        if match is None or not _is_more(grid, match, forbund):
            told[title] = ()
        elif match.kind in kinds:
            told[title] = (_table_unread(grid, match),)
    return told


def _is_more(grid: Grid, match: HeaderRow, forbund: Forbund) -> bool:
    """Whether it is neither an explanation of a heading nor lists, in which no choice stands twice."""
    lists = {
        hit.column: [value for value in grid.columns[hit.number][match.row + 1 :] if value != ""]
        for hit in match.found
    }
    return len(match.fields) > 1 and any(
        len(values) > len(set(values)) or (values and not column.choices(forbund))
        for column, values in lists.items()
    )


def _table_unread(grid: Grid, match: HeaderRow) -> Problem:
    return warning(
        "blad-ej-last",
        Place(grid.file, grid.title),
        f"Bladet lästes inte, fast det ser ut att vara av slaget {match.kind.title}: ett blad som "
        f"heter {grid.title} är till för listor och förklaringar.",
        "Om det ska räknas med, ge det ett annat namn. Ta annars bort det.",
    )


def _table(grid: Grid, reader: RowReader, *, rows: bool = False) -> HeaderRow | None:
    """The header row of a sheet that has all that its kind requires, and `rows` below it."""
    match = find_header(grid, reader)
    if not isinstance(match, HeaderRow):
        return None
    cells = (value for hit in match.found for value in grid.columns[hit.number][match.row + 1 :])
    return match if not rows or any(value != "" for value in cells) else None
