"""Equal faults become one problem, and the most costly stand first.

Checks tell every cell, which is what a reason for silence and a mark in a copy need; a person needs
the cause once, with its cells as ranges.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from sofrep.domain.problem import Place, Problem, most_serious_first, where

_EXAMPLES = 3
"""So many of the values that a fault shows are named."""


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems with those of one cause as one, the most serious first."""
    groups: dict[Hashable, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(_cause(problem), []).append(problem)
    return most_serious_first(map(_one, groups.values()))


def _cause(problem: Problem) -> Hashable:
    """What is equal for the problems that are one."""
    kind = (problem.rule, problem.severity)
    if problem.cause:
        return (*kind, problem.cause)
    place = problem.place
    if not place.cell:
        return problem
    return (*kind, place.file, place.sheet, _without_example(problem), problem.action)


def _without_example(problem: Problem) -> str:
    return problem.message.replace(str(problem.example), "") if problem.example else problem.message


def _one(problems: list[Problem]) -> Problem:
    """The first of equal problems, with the places and examples of all."""
    first = problems[0]
    if len(problems) == 1:
        return first
    places = dict.fromkeys(place for problem in problems for place in problem.places)
    examples = dict.fromkeys(problem.example for problem in problems if problem.example)
    message = first.message
    if first.example and len(examples) > 1:
        message = message.replace(str(first.example), _examples(list(examples)))
    return replace(first, message=message, others=tuple(places)[1:])


def _examples(examples: list[Place | str]) -> str:
    places = [example for example in examples if isinstance(example, Place)]
    if places:
        return where(places)
    more = len(examples) - _EXAMPLES
    named = ", ".join(map(str, examples[:_EXAMPLES]))
    return f"{named} och {more} till" if more > 0 else named
