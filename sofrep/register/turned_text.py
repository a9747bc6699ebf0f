"""Cells with signs that turn the direction of writing: they show something else than they hold."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, warning
from sofrep.domain.skrivsatt import turns_direction
from sofrep.register.workbook import Grid, positions


def turned_text(grid: Grid) -> Iterator[Problem]:
    """A warning for each such cell of a sheet that is read."""
    for number, distinct in enumerate(grid.distinct):
        for value in distinct:
            if isinstance(value, str) and turns_direction(value):
                for row in positions(grid.columns[number], value):
                    yield warning(
                        "tecken-riktning",
                        grid.place(row, number),
                        "Cellen innehåller osynliga tecken som vänder skrivriktningen, så den visar "
                        "kanske något annat än det som står i den.",
                        "Skriv om cellen för hand i stället för att klistra in.",
                    )
