"""What is checked of a period's rows, subject by subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sofrep.amnen.alla.column_checks import check_columns
from sofrep.amnen.alla.column_gaps import check_amount_columns, check_empty_columns
from sofrep.amnen.alla.running import check_years
from sofrep.amnen.ansokningar.kontroller import check_application_months
from sofrep.amnen.antal.kontroller.tally_checks import check_tallies
from sofrep.amnen.historik.kontroller import check_history
from sofrep.amnen.strukturella.kontroller import check_activity_dates
from sofrep.amnen.uppfoljning.kontroller import check_followups
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem
from sofrep.statistics.underlag import Underlag

CHECKS: tuple[Callable[[Underlag, Forbund, Period], Iterable[Problem]], ...] = (
    check_followups,
    check_columns,
    check_empty_columns,
    check_amount_columns,
    check_years,
    check_tallies,
    check_history,
    check_application_months,
    check_activity_dates,
)


def check_rows_of(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """What the rows lack, or say twice or against each other, for the report of `period`."""
    for check in CHECKS:
        yield from check(underlag, forbund, period)
