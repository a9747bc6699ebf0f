"""A participant number stands for one person: one sex, one year of birth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sofrep.domain.problem import Problem, error, warning
from sofrep.register.checks.underlying import Rows
from sofrep.register.enrolments import years_of
from sofrep.register.underlag import NO_DAY, UNKNOWN

if TYPE_CHECKING:
    import pandas as pd

_OTHER = 2


def check_one_sex(rows: Rows) -> Iterator[Problem]:
    """A warning for each row whose number is of the other sex on an earlier one.

    Annat or blank contradicts neither.
    """
    known = rows.frame[["kon"]].assign(nummer=rows.numbers)
    known = known[(known["nummer"] >= 0) & (known["kon"] != _OTHER)]
    for index, earlier in _contradictions(known, "kon", "kon"):
        yield warning(
            "nummer-olika-kon",
            rows.place(index, "kon"),
            f"Samma deltagarnummer har ett annat kön i {rows.place(earlier, 'kon')}.",
            "Rätta det kön eller det nummer som är fel.",
            rows.about(index),
            example=rows.place(earlier, "kon"),
        )


def check_one_birth_year(rows: Rows) -> Iterator[Problem]:
    """An error for each row whose year of birth cannot be that of an earlier row of the number.

    Where only an age is given, the year of birth is one of two.
    """
    years = years_of(rows.column("start"))
    born, given = rows.column("fodelsear"), rows.column("alder_given")
    by_age = (born == UNKNOWN) & (given != UNKNOWN) & (rows.column("start") != NO_DAY)
    known = rows.frame[[]].assign(
        nummer=rows.numbers,
        first=(years - given - 1) * by_age + born * ~by_age,
        last=(years - given) * by_age + born * ~by_age,
    )
    known = known[(rows.numbers >= 0) & ((born != UNKNOWN) | by_age)]
    for index, earlier in _contradictions(known, "first", "last"):
        yield error(
            "nummer-olika-fodelsear",
            rows.place(index, "fodelsear", "alder"),
            "Samma deltagarnummer har ett annat födelseår, eller en ålder som inte kan stämma med "
            f"det, i {rows.place(earlier, 'fodelsear', 'alder')}.",
            "Rätta det födelseår eller den ålder som är fel. Är det två personer måste de ha var "
            "sitt nummer.",
            rows.about(index),
            example=rows.place(earlier, "fodelsear", "alder"),
        )


def _contradictions(known: pd.DataFrame, low: str, high: str) -> Iterator[tuple[int, int]]:
    """The rows whose span low..high misses that of the number's surest row, with that row.

    The surest is the first of those with the shortest span.
    """
    import numpy as np

    if not known["nummer"].duplicated().any():
        return
    numbers = known["nummer"].to_numpy()
    lows, highs = known[low].to_numpy(), known[high].to_numpy()
    surest = np.full(int(numbers.max()) + 1, -1)
    order = np.argsort(highs - lows, kind="stable")[::-1]
    surest[numbers[order]] = order  # the last one written stays: the first of the shortest
    other = surest[numbers]
    apart = (lows > highs[other]) | (highs < lows[other])
    index = known.index.to_numpy()
    for row in apart.nonzero()[0]:
        yield int(index[row]), int(index[other[row]])
