"""Consent and answers at follow-up, from the register's rows or from the follow-up sheets."""

from __future__ import annotations

import numpy as np

from sofrep.domain.forbund import Forbund, Uppfoljning
from sofrep.domain.period import Period
from sofrep.statistics.calendar_time import BoolArray, IntArray, day_number
from sofrep.statistics.table import CodedTable
from sofrep.statistics.underlag import UNKNOWN, Underlag

_COLUMNS = (
    "insats",
    "kon",
    "samtycke",
    "svarat",
    "forsorjning",
    "sysselsattning",
    "avslut_forsorjning",
    "avslut_sysselsattning",
    "sheet",
    "row",
)


def sheet_rows(
    underlag: Underlag, forbund: Forbund, follow_up: Uppfoljning, window: Period
) -> tuple[BoolArray, BoolArray]:
    """Which rows of the follow-up sheets are of the horizon, and lie in the window.

    Returns:
        The rows that lie wholly in the window, and those that lie in it only in part.
    """
    frame = underlag.followups
    first, last = frame.ints("slut_fran"), frame.ints("slut_till")
    start, end = day_number(window.start), day_number(window.end)
    mine = frame.ints("uppfoljning") == forbund.uppfoljning.index(follow_up)
    within = mine & (first >= start) & (last <= end)
    touching = mine & (first <= end) & (last >= start)
    return within, touching & ~within


def uses_sheet(
    underlag: Underlag, forbund: Forbund, follow_up: Uppfoljning, window: Period
) -> frozenset[int]:
    """The insatser whose consent and answers come from the follow-up sheets."""
    within, _ = sheet_rows(underlag, forbund, follow_up, window)
    return frozenset(underlag.followups.ints("insats")[within].tolist()) - {UNKNOWN}


def answer_table(
    underlag: Underlag,
    forbund: Forbund,
    follow_up: Uppfoljning,
    window: Period | None,
    cohort: tuple[CodedTable, IntArray],
) -> CodedTable:
    """One row per exit to follow up, with the columns of `_COLUMNS`.

    An insats with rows in the follow-up sheets gets its rows from there, the others from the
    register's `cohort` (the register and the places of the cohort's rows in it).
    """
    if window is None:
        return CodedTable({name: np.zeros(0, np.int64) for name in _COLUMNS})
    register, index = cohort
    from_sheet = uses_sheet(underlag, forbund, follow_up, window)
    index = index[~np.isin(register["insats"][index], list(from_sheet))]
    then = {name: f"{follow_up.kod}.{name}" for name in ("svarat", "forsorjning", "sysselsattning")}
    at_exit = {f"avslut_{name}": name for name in ("forsorjning", "sysselsattning")}
    within, _ = sheet_rows(underlag, forbund, follow_up, window)
    return CodedTable(
        {
            name: np.concatenate(
                [
                    register[{**then, **at_exit}.get(name, name)][index],
                    underlag.followups.ints(name)[within],
                ]
            )
            for name in _COLUMNS
        }
    )
