"""An enrolment ends on or after the day it starts."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, error
from sofrep.register.checks.underlying import Rows, hits
from sofrep.register.underlag import NO_DAY


def check_end_before_start(rows: Rows) -> Iterator[Problem]:
    """An error for each end that lies before its start."""
    start, end = rows.column("start"), rows.column("slut")
    for index in hits((start != NO_DAY) & (end != NO_DAY) & (end < start)):
        yield error(
            "slut-fore-start",
            rows.place(index, "slut"),
            "Slutdatum ligger före startdatum.",
            "Rätta det datum som är fel.",
            rows.about(index),
        )
