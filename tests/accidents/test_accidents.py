"""What happens to workbooks in an office changes no figure, or is told at its place."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from accidents.accidents import ACCIDENTS
from accidents.happened import Happened
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, Severity
from sofrep.errors import FaultyDataError
from sofrep.paths import sample_data
from sofrep.pipeline.evaluate import evaluate

if TYPE_CHECKING:
    from sofrep.domain.figure import Number

TIMES = int(os.environ.get("SOFREP_ACCIDENTS", "30"))
SEED = os.environ.get("SOFREP_SEED", "1")
SAMPLES = {"vast": 2023, "hbs": 2015, "sofint": 2024}
Value = tuple["Number | None", "Number | None", int | None, str]
_NO_FIGURE: Value = (None, None, None, "")
_COMPARISONS = ("enk.jamforda", "enk.okat", "enk.minskat", "enk.lika")
"""How many questions can be compared: none where the other year is gone, and that is so."""

_OF_ALL_GROUPS = (*_COMPARISONS, "enk.antal")
"""What is fewer where the surveys of a group are gone, as when it was not asked: a note says so."""


class Seen(Struct, frozen=True):
    """Every figure of a year and the one before, what is told, and the verdicts on the goals."""

    figures: Mapping[str, Value]
    told: frozenset[Problem]


def seen(folder: Path, year: int) -> Seen:
    try:
        results = evaluate(folder, Period.of_year(year))
    except FaultyDataError as fault:
        return Seen({}, frozenset(fault.problems))
    figures: dict[str, Value] = {
        key: (each.value, each.numerator, each.denominator, str(each.absence))
        for key, each in results.figures.items()
    }
    for number, goal in enumerate(results.goals):
        figures[f"goal {number}"] = (None, None, None, f"{goal.mal.wording}: {goal.bedomning}")
    return Seen(figures, frozenset(results.problems))


@cache
def whole(sample: str) -> Seen:
    return seen(sample_data() / sample, SAMPLES[sample])


@pytest.mark.parametrize("number", range(TIMES))
def test_an_accident_changes_no_figure_or_is_told_where_it_happened(
    tmp_path: Path, number: int
) -> None:
    chance = random.Random(f"{SEED}/{number}")  # noqa: S311 - no secret
    sample, name = chance.choice(sorted(SAMPLES)), chance.choice(sorted(ACCIDENTS))
    unread = shutil.ignore_patterns("out", "*.md", "*.docx")
    folder = shutil.copytree(sample_data() / sample, tmp_path / "f", ignore=unread)

    happened = ACCIDENTS[name](chance, folder)

    before, after = whole(sample), seen(folder, SAMPLES[sample])
    changed = {
        key: value
        for key in before.figures.keys() | after.figures.keys()
        if (value := after.figures.get(key, _NO_FIGURE)) != before.figures.get(key, _NO_FIGURE)
    }
    new = after.told - before.told
    assert (
        not changed
        or happened.unseen
        or any(leads_there(problem, happened) for problem in new)
        or (happened.takes_away and all(is_gone(*each, new) for each in changed.items()))
    ), (sample, name, happened, sorted(changed)[:5], [str(each.place) for each in new])


def is_gone(key: str, value: Value, told: Iterable[Problem]) -> bool:
    """Whether a figure has no value, or is of all groups of which one is told to be gone."""
    if key.endswith(_OF_ALL_GROUPS) and any(each.rule == "enkat-utan-grupp" for each in told):
        return True
    return value[0] is None or (value[0] == 0 and key.endswith(_COMPARISONS))


def leads_there(problem: Problem, happened: Happened) -> bool:
    """Whether a problem that stops or warns names the file, or the sheet; or stops where it is missed."""
    names = [file.rpartition("/")[2] for file in happened.files]
    names += [f"bladet {happened.sheet}"] if happened.sheet else []
    return problem.severity is not Severity.NOTE and (
        not happened.files
        or (happened.takes_away and (problem.is_error or not happened.sheet))
        or any(place.file in happened.files for place in problem.places)
        or any(name in problem.message for name in names if name)
    )
