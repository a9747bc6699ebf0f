"""The tally matrices of a year that are added up may be copies of each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sofrep.domain.problem import Place, Problem, warning
from sofrep.register.checks.underlying import Rows
from sofrep.register.sheets import MATRIS
from sofrep.register.underlag import UNKNOWN


def check_several_matrices(rows: Rows) -> Iterator[Problem]:
    """A warning for the first cell of a year's second matrix that another matrix has too."""
    names = ("year", "part", "kommun", "sheet")
    first: dict[tuple[int, ...], int] = {}
    told: set[int] = set()
    cells = zip(*(rows.column(name).tolist() for name in names), strict=True)
    for index, (*key, sheet) in enumerate(cells):
        if rows.sheets[sheet].kind != MATRIS.kind or UNKNOWN in key:
            continue
        earlier = first.setdefault(tuple(key), index)
        if rows.column("sheet")[earlier] != sheet and sheet not in told:
            told.add(sheet)
            yield warning(
                "ansokningar-flera-tabeller",
                _cell(rows, index),
                "Samma part och kommun har antal också i "
                f"{_cell(rows, earlier)}. Antalen läggs ihop.",
                "Är den ena en kopia eller äldre version, ta bort den.",
            )


def _cell(rows: Rows, index: int) -> Place:
    """The cell of a count."""
    return replace(rows.place(index), cell=f"{rows.column('column')[index]}{rows.row_of[index]}")
