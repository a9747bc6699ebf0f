"""Equal faults become one problem, and the most costly stand first.

Checks tell every cell, which is what a reason for silence and a mark in a copy need; a person needs
the cause once, with its cells as ranges.  A profile with errors is told so before anything is read.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from msgspec.structs import replace

from sofrep.domain.cellomraden import row_and_column
from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place, Problem, most_serious_first, where
from sofrep.domain.regler import KANDA, NOT_READ
from sofrep.errors import FaultyDataError
from sofrep.forbundsprofil import located, read_profile
from sofrep.paths import PROFILE_NAME

_WHOSE = ("insats-okand", "insats-saknas")
_WITHOUT_MEASURE = "mal-utan-underlag"
_MANY = 10
"""An error in fewer cells does not leave an insats or a goal without anything to go by."""

_EXAMPLES = 3
"""So many of the values that a fault shows are named."""


Hidden = Mapping[tuple[str, str], AbstractSet[int | str]]
"""The numbers of the rows and the letters of the columns that are hidden, by file and sheet."""


def gathered(problems: Iterable[Problem], hidden: Hidden | None = None) -> tuple[Problem, ...]:
    """The problems with those of one cause as one, the most serious first.

    Of cells that the office does not see in the workbook it is said that they are `hidden`.
    """
    groups: dict[Hashable, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(_cause(problem), []).append(problem)
    found = _causes([_one(group) for group in groups.values()])
    return most_serious_first(_with_hidden(problem, hidden or {}) for problem in found)


def _causes(problems: list[Problem]) -> list[Problem]:
    """Without what may be no more than what follows from a file, a sheet or rows that were not read.

    A goal may lack its measure for a single row of another file: one of sums stands for many.
    """
    if any(map(_loses, problems)):
        return [problem for problem in problems if not KANDA[problem.rule].follows]
    files = {each.place.file for each in problems if each.is_error and each.place.cell}
    return [
        problem
        for problem in problems
        if problem.rule != _WITHOUT_MEASURE or files <= {problem.place.file, PROFILE_NAME}
    ]


def _loses(problem: Problem) -> bool:
    """Whether so much was not read that something else may seem to be missing."""
    many = len(problem.places) >= _MANY and bool(problem.place.sheet)
    return problem.is_error and (problem.rule in NOT_READ or problem.rule in _WHOSE or many)


def _with_hidden(problem: Problem, hidden: Hidden) -> Problem:
    places = problem.places
    unseen = sum(_is_hidden(place, hidden) for place in places)
    if not unseen:
        return problem
    if len(places) == 1:
        what = "Raden eller kolumnen är dold"
    else:
        what = "Cellerna är dolda" if unseen == len(places) else f"{unseen} av dem är dolda"
    hint = f"{what} i arbetsboken, kanske av ett filter."
    return replace(problem, message=f"{problem.message} {hint}")


def _is_hidden(place: Place, hidden: Hidden) -> bool:
    return not hidden.get((place.file, place.sheet), frozenset()).isdisjoint(
        row_and_column(place.cell)
    )


def _cause(problem: Problem) -> Hashable:
    """What is equal for the problems that are one."""
    if problem.cause:
        return problem.severity, problem.cause
    place = problem.place
    if not place.cell:
        return problem
    text = _without_example(problem), problem.action
    return problem.severity, problem.rule, place.file, place.sheet, *text


def _without_example(problem: Problem) -> str:
    return problem.message.replace(str(problem.example), "") if problem.example else problem.message


def _one(problems: list[Problem]) -> Problem:
    """The first of equal problems, with the places and examples of all."""
    if len(problems) == 1:
        return problems[0]
    # The rule that gives a cause its name says best what it is.
    named = (each for each in problems if each.cause.startswith(each.rule))
    first = next((each for each in named if each.example), problems[0])
    places = dict.fromkeys(p for each in (first, *problems) for p in each.places)
    examples: dict[str, Place | str] = {}
    for each in problems:
        if each.example:
            examples.setdefault(str(each.example).casefold(), each.example)
    message = first.message
    if first.example and len(examples) > 1:
        message = message.replace(str(first.example), _examples(list(examples.values())))
    return replace(first, message=message, others=tuple(places)[1:])


def _examples(examples: list[Place | str]) -> str:
    places = [example for example in examples if isinstance(example, Place)]
    if places:
        return where(places)
    *named, last = map(str, examples[:_EXAMPLES])
    more = len(examples) - _EXAMPLES
    if more > 0:
        named, last = [*named, last], f"{more} till"
    return f"{', '.join(named)} och {last}"


def profile_of(folder: Path) -> tuple[Forbund, tuple[Problem, ...]]:
    """The profile and its warnings.

    Raises:
        FaultyDataError: with everything that is wrong, when it has errors.
    """
    forbund, problems = read_profile(folder / PROFILE_NAME)
    if forbund is None:
        raise FaultyDataError(gathered(located(problems, folder / PROFILE_NAME)))
    return forbund, problems
