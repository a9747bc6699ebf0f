"""The checks between numbers: of a year against the one before, and of totals against parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sofrep.amnen.alla.between.earlier_years import (
    check_adopted,
    check_bands,
    check_jumps,
    check_last_year,
    check_opening,
    check_turned,
)
from sofrep.amnen.alla.between.early_followup import check_early_followup
from sofrep.amnen.alla.between.year_parts import check_sexes, check_unions
from sofrep.amnen.alla.between.years import NO_CLOSING, Closing, Years
from sofrep.domain.problem import Problem

CHECKS: tuple[Callable[[Years], Iterator[Problem]], ...] = (
    check_early_followup,
    check_opening,
    check_last_year,
    check_adopted,
    check_bands,
    check_jumps,
    check_unions,
    check_sexes,
    check_turned,
)


def check_between(years: Years) -> Iterator[Problem]:
    """Every problem between the numbers of a period and others."""
    for check in CHECKS:
        yield from check(years)


__all__ = ["NO_CLOSING", "Closing", "Years", "check_between"]
