"""Cells with signs that turn the direction of writing: they show something else than they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.domain.problem import Problem, warning
from sofrep.register.workbook import Grid, positions

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def turned_text(grid: Grid) -> Iterator[Problem]:
    """A warning for each such cell of a sheet that is read."""
    for number, distinct in enumerate(grid.distinct):
        for value in distinct:
            if isinstance(value, str) and not value.isascii() and _TURNS.search(value):
                for row in positions(grid.columns[number], value):
                    yield warning(
                        "tecken-riktning",
                        grid.place(row, number),
                        "Cellen innehåller osynliga tecken som vänder skrivriktningen, så den visar "
                        "kanske något annat än det som står i den.",
                        "Skriv om cellen för hand i stället för att klistra in.",
                    )
