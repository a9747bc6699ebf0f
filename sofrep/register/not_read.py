"""What is not read of a workbook: unknown sheets, which are told, and helpers."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.domain.problem import Place, Problem, warning
from sofrep.domain.skrivsatt import normalise
from sofrep.register.headers import Match, find_header
from sofrep.register.sheets import HELP_TITLES
from sofrep.register.vocabulary import Vocabulary
from sofrep.register.workbook import Grid


def unread(grid: Grid) -> Problem:
    """The warning of a sheet with cells but no headers that are known."""
    return warning(
        "blad-ej-last",
        Place(grid.file, grid.title),
        "Bladet lästes inte: det har ingen rad med rubriker som känns igen.",
        "Om det ska räknas med, skriv rubrikerna som i en arbetsbok från sofrep init.",
    )


def helpers(sheets: Sequence[Grid], words: tuple[Vocabulary, ...]) -> frozenset[str]:
    """The titles of the sheets that only help to fill in the others: lists of choices, explanations.

    They have a helper's name.  One that is a whole table of a kind that no other sheet of the
    workbook is of has the name by mistake, and is no helper.
    """
    named = {normalise(title) for title in HELP_TITLES}
    found = [grid for grid in sheets if normalise(grid.title) in named]
    tables = [(grid.title, match) for grid in found if (match := _table(grid, words, rows=True))]
    if not tables:
        return frozenset(grid.title for grid in found)
    others = [_table(grid, words) for grid in sheets if normalise(grid.title) not in named]
    kinds = [match.kind for match in others if match]
    wrongly = {title for title, match in tables if match.kind not in kinds}
    return frozenset(grid.title for grid in found if grid.title not in wrongly)


def _table(grid: Grid, words: tuple[Vocabulary, ...], *, rows: bool = False) -> Match | None:
    """The header row of a sheet that has all that its kind requires, and `rows` below it."""
    match = find_header(grid, words)
    if not isinstance(match, Match):
        return None
    cells = (value for hit in match.found for value in grid.columns[hit.number][match.row + 1 :])
    return match if not rows or any(value != "" for value in cells) else None
