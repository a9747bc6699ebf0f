"""Problems as lines for the administrator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sofrep.cli.show import one_line
from sofrep.domain.problem import Problem, Severity, where
from sofrep.pipeline.silence import Silenced, by_post

_SHOWN_PLACES = 3


def problem_lines(problem: Problem) -> Iterator[str]:
    """What is wrong and where, and under it what to do."""
    yield one_line(f"{problem.severity.capitalize()}: {where(problem.places)}: {problem.message}")
    if problem.action:
        yield one_line(f"     {problem.action}", indent="     ")


def silenced_lines(silenced: Sequence[Silenced]) -> Iterator[str]:
    """How many the profile silences, and per post the rule, how many, the reason and where."""
    if not silenced:
        return
    yield f"{len(silenced)} {_are_silenced(silenced)} i forbund.toml:"
    for post, problems in by_post(silenced).items():
        places = "; ".join(str(problem.place) for problem in problems[:_SHOWN_PLACES])
        more = len(problems) - _SHOWN_PLACES
        rest = f" och {more} till" if more > 0 else ""
        line = f"  {post.regel} ({len(problems)}): {post.skal} [{places}{rest}]"
        yield one_line(line, indent="  ")


def _are_silenced(silenced: Sequence[Silenced]) -> str:
    one = len(silenced) == 1
    if any(each.problem.severity is not Severity.WARNING for each in silenced):
        return "problem är avstängt" if one else "problem är avstängda"
    return "varning är avstängd" if one else "varningar är avstängda"


def count_line(problems: tuple[Problem, ...]) -> str:
    """How many errors and warnings: ``2 fel, 1 varning``; notes are not counted."""
    counts = Counter(problem.severity for problem in problems)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    if not errors + warnings:
        return "Inga fel och inga varningar."
    return f"{errors} fel, {warnings} {'varning' if warnings == 1 else 'varningar'}"
