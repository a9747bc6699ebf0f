"""Pure functions from frames to figures.

What counts rows loads numpy and pandas, and is imported only when it is used: judging goals and
naming figures from stored figures needs neither.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sofrep.statistics.catalogue import CATALOGUE
from sofrep.statistics.goal_figures import goal_figures
from sofrep.statistics.goals import judge_goals
from sofrep.statistics.grades import grade_figures, grade_insatser
from sofrep.statistics.inherited import inherited
from sofrep.statistics.labels import label
from sofrep.statistics.ways import Selection

if TYPE_CHECKING:
    from sofrep.statistics.behind import base_rows_behind, rows_behind
    from sofrep.statistics.between import check_between
    from sofrep.statistics.checks import check_counts, check_followups
    from sofrep.statistics.column_checks import check_columns
    from sofrep.statistics.column_gaps import check_amount_columns
    from sofrep.statistics.counting import compute
    from sofrep.statistics.economy_checks import check_economy, economy_problems
    from sofrep.statistics.empty_columns import check_empty_columns
    from sofrep.statistics.running import check_exits, check_rows, check_years
    from sofrep.statistics.survey_counts import survey_years
    from sofrep.statistics.surveys import survey_figures
    from sofrep.statistics.tally_checks import check_tallies

__all__ = [
    "CATALOGUE",
    "Selection",
    "base_rows_behind",
    "check_amount_columns",
    "check_between",
    "check_columns",
    "check_counts",
    "check_economy",
    "check_empty_columns",
    "check_exits",
    "check_followups",
    "check_rows",
    "check_tallies",
    "check_years",
    "compute",
    "economy_problems",
    "goal_figures",
    "grade_figures",
    "grade_insatser",
    "inherited",
    "judge_goals",
    "label",
    "rows_behind",
    "survey_figures",
    "survey_years",
]

_LAZY = {
    "base_rows_behind": "behind",
    "check_amount_columns": "column_gaps",
    "check_between": "between",
    "check_columns": "column_checks",
    "check_empty_columns": "empty_columns",
    "check_counts": "checks",
    "check_economy": "economy_checks",
    "check_followups": "checks",
    "check_exits": "running",
    "check_rows": "running",
    "check_tallies": "tally_checks",
    "check_years": "running",
    "compute": "counting",
    "economy_problems": "economy_checks",
    "rows_behind": "behind",
    "survey_figures": "surveys",
    "survey_years": "survey_counts",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
