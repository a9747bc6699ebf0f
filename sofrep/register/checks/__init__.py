"""The checks between the fields of a row, and between rows: one function per rule."""

from __future__ import annotations

from sofrep.register.checks.age import check_age_agrees, check_age_possible
from sofrep.register.checks.anonymous import check_anonymous
from sofrep.register.checks.application_sources import check_application_sources
from sofrep.register.checks.consent import check_answered, check_consent
from sofrep.register.checks.end_before_start import check_end_before_start
from sofrep.register.checks.equal_rows import check_equal_in_year, check_equal_rows
from sofrep.register.checks.exit_without_end import check_exit_without_end
from sofrep.register.checks.lone_dates import check_lone_dates
from sofrep.register.checks.member_kommun import check_member_kommun
from sofrep.register.checks.one_number import check_numbers
from sofrep.register.checks.own_support import check_own_support
from sofrep.register.checks.several_matrices import check_several_matrices
from sofrep.register.checks.sheet_year import check_sheet_years
from sofrep.register.checks.sorted_alone import check_sorted
from sofrep.register.checks.spellings import check_group_spellings
from sofrep.register.checks.surveys import check_surveys
from sofrep.register.checks.target_age import check_target_age
from sofrep.register.checks.underlying import Check, Rows

REGISTER_CHECKS: tuple[Check, ...] = (
    check_end_before_start,
    check_lone_dates,
    check_age_possible,
    check_age_agrees,
    check_target_age,
    check_member_kommun,
    check_anonymous,
    check_own_support,
    check_exit_without_end,
    check_consent,
    check_answered,
    check_numbers,
    check_group_spellings,
    check_equal_rows,
    check_sorted,
)
APPLICATION_CHECKS: tuple[Check, ...] = (
    check_application_sources,
    check_several_matrices,
    check_sorted,
)
FOLLOWUP_CHECKS: tuple[Check, ...] = (
    check_own_support,
    check_consent,
    check_answered,
    check_sorted,
)

__all__ = [
    "APPLICATION_CHECKS",
    "FOLLOWUP_CHECKS",
    "REGISTER_CHECKS",
    "Check",
    "Rows",
    "check_equal_in_year",
    "check_sheet_years",
    "check_surveys",
]
