"""Structural activities that a part of a year cannot count."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.strukturella.siffror import rows_without_month
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, warning
from sofrep.statistics.underlag import Underlag


def check_activity_dates(underlag: Underlag, _: Forbund, period: Period) -> Iterator[Problem]:
    """A warning of activities without a month, in a part of a year."""
    rows = [] if period.is_year else rows_without_month(underlag, period)
    if rows:
        sheet, row = (underlag.activities[name][rows[0]] for name in ("sheet", "row"))
        yield warning(
            "strukturella-utan-datum",
            underlag.sheets[int(sheet)].place(int(row)),
            f"Strukturella insatser utan månad ({len(rows)} rader för {period.year}) kan inte räknas "
            "för en del av året; de strukturella insatserna är inte med i rapporten.",
            "Skriv månad eller datum i kolumnen ”När” för årets alla strukturella insatser.",
        )
