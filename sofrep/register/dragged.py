"""Cells that were filled by dragging the one above: each is one more, row after row."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from sofrep.register.cells import Fault
from sofrep.register.declaration import Values
from sofrep.register.sheet_table import SheetTable

_MANY = 10
"""So many rows in a row do not begin on days that follow on each other, weekends included."""


def tell_dragged(table: SheetTable) -> None:
    """Warn of dates and years of birth that rise by one for `_MANY` rows or more."""
    for parts in table.parts.values():
        for part in parts:
            if part.column.values not in (Values.DATUM, Values.ARTAL):
                continue
            for first, last in _runs(part.cells):
                fault = Fault(
                    "celler-dragna",
                    f"{part.header} är ett mer för varje rad, som när Excel fyller i en serie.",
                    "Jämför med det underlag som raderna skrevs av, och rätta dem.",
                    value=0,
                )
                for index in range(first, last + 1):
                    table.fault_at(index, part.letter, fault)


def _runs(cells: list[object]) -> list[tuple[int, int]]:
    """The first and last index of each run of cells that rise by one."""
    breaks = [i for i, (one, next_) in enumerate(pairwise(cells)) if not _is_next(one, next_)]
    edges = [-1, *breaks, len(cells) - 1]
    return [(one + 1, end) for one, end in pairwise(edges) if end - one >= _MANY]


def _is_next(one: object, following: object) -> bool:
    if isinstance(one, dt.date) and type(one) is type(following):
        return following - one == dt.timedelta(days=1)
    numbers = isinstance(one, int | float) and isinstance(following, int | float)
    return numbers and following - one == 1  # type: ignore[operator]
