"""The insatser are for people of working age: an age outside it is usually a mistyped year."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, warning
from sofrep.register.checks.underlying import Rows, hits
from sofrep.register.underlag import NO_DAY, UNKNOWN

_POSSIBLE = (0, 120)
"""Ages outside this are impossible, which is told as an error of its own."""


def check_target_age(rows: Rows) -> Iterator[Problem]:
    """A warning for each start at an age below or above the profile's limits."""
    limits = rows.forbund.alder
    age, start = rows.column("alder_start"), rows.column("start")
    known = (age != UNKNOWN) & (start != NO_DAY) & (age >= _POSSIBLE[0]) & (age <= _POSSIBLE[1])
    for index in hits(known & ((age < limits.yngst) | (age > limits.aldst))):
        yield warning(
            "alder-utanfor",
            rows.place(index, "fodelsear", "alder"),
            f"Åldern vid start är inte {limits.yngst} till {limits.aldst} år.",
            "Kontrollera födelseår, ålder och startdatum. Är det rätt kan regeln tystas med ett "
            "skäl i forbund.toml, eller gränserna yngst och aldst under [alder] ändras.",
            rows.about(index),
        )
