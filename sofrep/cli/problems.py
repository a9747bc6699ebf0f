"""Problems as lines for the administrator."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.cli.show import one_line
from sofrep.domain.problem import Problem


def problem_lines(problem: Problem) -> Iterator[str]:
    """What is wrong and where, and under it what to do."""
    word = "Fel" if problem.is_error else "Varning"
    yield one_line(f"{word}: {problem.place}: {problem.message}")
    if problem.action:
        yield one_line(f"     {problem.action}", indent="     ")


def count_line(problems: tuple[Problem, ...]) -> str:
    """How many of each: ``2 fel, 1 varning``."""
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    return f"{errors} fel, {warnings} {'varning' if warnings == 1 else 'varningar'}"
