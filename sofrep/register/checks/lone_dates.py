"""Dates that lie years from all others: a year or the order of day and month is mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sofrep.domain.problem import Problem, warning
from sofrep.register.checks.underlying import Rows, hits
from sofrep.register.enrolments import years_of
from sofrep.register.underlag import NO_DAY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GAP = 3
"""A register that runs has starts in every year; more years than this without any is no pause."""

FEWEST = 10
"""Fewer starts than this, ten times as many as those outside, say nothing about the others."""


def check_lone_dates(rows: Rows) -> Iterator[Problem]:
    """A warning for a start far from nearly all others, or an end far after the last of them."""
    start, end = rows.column("start"), rows.column("slut")
    known = start != NO_DAY
    years = years_of(start)
    span = _main_years(years[known])
    if span is None:
        return
    first, last = span
    wrong = {
        "start": known & ((years < first) | (years > last)),
        "slut": (end != NO_DAY) & (years_of(end) > last + GAP),
    }
    for name, far in wrong.items():
        for index in hits(far):
            yield warning(
                "datum-ensamt",
                rows.place(index, name),
                f"Datumet ligger långt från registrets övriga, som börjar {first} till {last}.",
                "Kontrollera årtalet, och att datumet är skrivet med året först.",
                rows.about(index),
            )


def _main_years(years: NDArray[np.int64]) -> tuple[int, int] | None:
    """The first and last year of the run of years that has nearly all starts, None without one."""
    import numpy as np

    distinct, counts = np.unique(years, return_counts=True)
    runs = np.cumsum(np.diff(distinct, prepend=distinct[:1]) > GAP)
    for run in range(len(runs)):
        inside = runs == run
        n = int(counts[inside].sum())
        if n >= FEWEST and n >= 10 * int(counts[~inside].sum()):
            return int(distinct[inside][0]), int(distinct[inside][-1])
    return None
