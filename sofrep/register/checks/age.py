"""Age and year of birth are possible and agree."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, error
from sofrep.register.checks.underlying import Rows, hits
from sofrep.register.underlag import NO_DAY, UNKNOWN


def check_age_agrees(rows: Rows) -> Iterator[Problem]:
    """An error where the given age is not that of the year of birth.

    The difference of the years, or one less before the birthday, are both right.
    """
    given, birth, age = (rows.column(n) for n in ("alder_given", "fodelsear", "alder_start"))
    both = (given != UNKNOWN) & (birth != UNKNOWN) & (rows.column("start") != NO_DAY)
    for index in hits(both & (given != age) & (given != age - 1)):
        yield error(
            "alder-stammer-inte",
            rows.place(index, "alder"),
            "Åldern vid start stämmer inte med födelseåret.",
            "Rätta det som är fel, eller lämna åldern tom.",
            rows.about(index),
        )


def check_age_possible(rows: Rows) -> Iterator[Problem]:
    """An error where the year of birth makes the age at start impossible."""
    birth, age = rows.column("fodelsear"), rows.column("alder_start")
    known = (birth != UNKNOWN) & (rows.column("start") != NO_DAY)
    for index in hits(known & ((age < 0) | (age > 120))):
        yield error(
            "fodelsear-orimligt",
            rows.place(index, "fodelsear"),
            "Födelseåret kan inte stämma med startdatumet.",
            "Rätta födelseåret eller startdatumet.",
            rows.about(index),
        )
