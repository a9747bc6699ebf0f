"""What is wrong with two rows of one participant number has one cause, and is told once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sofrep.domain.cellomraden import row_and_column
from sofrep.domain.problem import Place, Problem
from sofrep.register.checks.overlapping import check_overlapping
from sofrep.register.checks.same_enrolment import check_same_enrolment
from sofrep.register.checks.same_person import check_one_birth_year, check_one_sex
from sofrep.register.checks.spellings import check_number_spellings
from sofrep.register.checks.underlying import Rows

Two = frozenset[tuple[str, str, int]]
_SPELLED = "Numret skrivs inte likadant på de två raderna, men räknas som ett."


def check_numbers(rows: Rows) -> Iterator[Problem]:
    """The gravest problem of each two rows with one number: the others are gone when it is mended."""
    spelled = list(check_number_spellings(rows))
    otherwise = set(map(_two, spelled))
    told: set[Two] = set()
    for check in (check_same_enrolment, check_one_birth_year, check_overlapping):
        found = list(check(rows))
        for problem in found:
            if (two := _two(problem)) not in told:
                hint = f" {_SPELLED}" * (two in otherwise)
                yield replace(problem, message=problem.message + hint)
        told |= set(map(_two, found))
    yield from (problem for problem in spelled if _two(problem) not in told)
    told |= otherwise
    yield from (problem for problem in check_one_sex(rows) if _two(problem) not in told)


def _two(problem: Problem) -> Two:
    """The row that a problem stands in and the one that it is compared with."""
    assert isinstance(problem.example, Place)  # noqa: S101 - each of the checks names the other row
    both = (problem.place, problem.example)
    return frozenset((each.file, each.sheet, row_and_column(each.cell)[0]) for each in both)
