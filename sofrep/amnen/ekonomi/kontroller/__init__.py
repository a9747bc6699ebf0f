"""The checks of the sums: one function per rule or group of rules, all listed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sofrep.amnen.ekonomi.kontroller.books import Books
from sofrep.amnen.ekonomi.kontroller.notes import check_contributions, check_members, check_notes
from sofrep.amnen.ekonomi.kontroller.overview import (
    check_complete,
    check_last_year,
    check_overview,
    check_overview_agrees,
    check_thousands,
    check_use,
)
from sofrep.amnen.ekonomi.kontroller.statements import (
    check_balance,
    check_budget,
    check_cash_flow,
    check_deviation,
    check_equity,
    check_income,
    check_requirement,
    check_same_result,
    check_subtotals,
)
from sofrep.amnen.ekonomi.siffror.postmatt import posts_of
from sofrep.domain.ekonomi import Kontroll, Kontrollstatus
from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Problem, warning
from sofrep.statistics.underlag import Underlag

CHECKS = (
    check_income,
    check_subtotals,
    check_balance,
    check_equity,
    check_cash_flow,
    check_same_result,
    check_notes,
    check_contributions,
    check_budget,
    check_deviation,
    check_overview,
    check_overview_agrees,
    check_requirement,
    check_use,
)
"""The checks that need nothing but the year's workbook."""


def check_economy(underlag: Underlag, forbund: Forbund, year: int) -> tuple[Kontroll, ...]:
    """Every check of the year's economy with its outcome, also those that agree.

    Nothing where there is no economy workbook of the year.
    """
    posts = posts_of(underlag, year)
    found = _checks(Books(posts), Books(posts_of(underlag, year - 1)), forbund, year)
    return tuple(_once(found)) if posts else ()


def _checks(books: Books, last: Books, forbund: Forbund, year: int) -> Iterator[Kontroll]:
    for check in CHECKS:
        yield from check(books)
    yield from check_complete(books, year)
    yield from check_thousands(books, forbund)
    yield from check_members(books, forbund)
    yield from check_last_year(books, last)


def _once(checks: Iterable[Kontroll]) -> Iterator[Kontroll]:
    """The checks without an amount that looks like tkr being told twice."""
    told = set()
    for check in checks:
        if check.rule == "eko-tkr":
            if check.place in told:
                continue
            told.add(check.place)
        yield check


def economy_problems(checks: Iterable[Kontroll]) -> tuple[Problem, ...]:
    """What is told of the checks that do not agree: warnings, with both amounts."""
    return tuple(
        warning(check.rule, check.place, _message(check), check.atgard)
        for check in checks
        if check.status is not Kontrollstatus.STAMMER
    )


def _message(check: Kontroll) -> str:
    if check.status is Kontrollstatus.STAMMER_INTE:
        return f"Kontrollen ”{check.namn}” stämmer inte. {check.forklaring}"
    return check.forklaring
