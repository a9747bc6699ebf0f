"""What a folder says about a period, kept: an entry for each question, with what it was worked out from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.pipeline.check_json import check_from_json, check_to_json
from sofrep.pipeline.closed_year import closing_key
from sofrep.pipeline.evaluate import Results
from sofrep.pipeline.figure_json import (
    figure_to_json,
    goal_from_json,
    goal_to_json,
    grade_from_json,
    grade_to_json,
    on_one_line,
    problem_from_json,
    problem_to_json,
)
from sofrep.pipeline.fingerprint import folder_state, of_figures, program_version
from sofrep.pipeline.kept_figures import KeptFigures
from sofrep.pipeline.silence import silenced_from_json, silenced_to_json
from sofrep.pipeline.store import Store, key_of
from sofrep.statistics.ways import Selection

State = Mapping[str, str]


class Inquiry(Struct, frozen=True):
    """What is asked about a folder as it is now: `state` is what figures depend on, None where it cannot be read."""

    folder: Path
    period: Period
    selection: Selection
    state: State | None
    key: str | None

    @classmethod
    def of(cls, folder: Path, period: Period, selection: Selection | None = None) -> Inquiry:
        """The question, with the folder's state."""
        chosen = selection or Selection()
        try:
            key = key_of(
                "svar",
                str(folder.resolve()),
                period.key,
                [chosen.kommun, chosen.alder, *chosen.noted],
                closing_key(folder, period),
                program_version(),
            )
            return cls(folder, period, chosen, of_figures(folder_state(folder)), key)
        except OSError:
            return cls(folder, period, chosen, None, None)

    def is_current(self) -> bool:
        """Whether nothing has changed in the folder since it was asked."""
        return self == Inquiry.of(self.folder, self.period, self.selection)


class KeptResults(Struct, frozen=True):
    """An entry of the store: the state that it was worked out from, what is told, and the figures.

    The entry notes which figures are for the office alone ("markta"), None where that is not known,
    and what a build needs to know (`sofrep.pipeline.kept_texts`).
    """

    state: State
    entry: Mapping[str, Any]
    lines: list[str]

    @property
    def is_marked(self) -> bool:
        """Whether it is known which figures are for the office alone."""
        return self.entry["markta"] is not None

    def results(self, forbund: Forbund, question: Inquiry) -> Results:
        """The results, none of the figures marked."""
        entry = self.entry
        return Results(
            forbund=forbund,
            period=question.period,
            figures=KeptFigures(self.lines),
            goals=tuple(map(goal_from_json, entry["mal"])),
            problems=tuple(map(problem_from_json, entry["problem"])),
            selection=question.selection,
            silenced=tuple(map(silenced_from_json, entry["tystade"])),
            checks=tuple(map(check_from_json, entry["kontroll"])),
            grades=tuple(map(grade_from_json, entry["betyg"])),
            aktiviteter=tuple(map(tuple, entry["aktiviteter"])),
        )

    def marked(self, results: Results) -> Results:
        """The same with the figures that are for the office alone marked as such."""
        figures = KeptFigures(self.lines, frozenset(self.entry["markta"]))
        return with_marks(replace(results, figures=figures))

    def renew(self, store: Store, question: Inquiry, results: Results) -> None:
        """Keep the same results of another state, with the goals as they are written now."""
        entry = {**self.entry, "mal": [goal_to_json(goal) for goal in results.goals]}
        store.put(question.key, [_encode(question.state), _encode(entry), *self.lines])


def with_marks(results: Results) -> Results:
    """The results, with the figures of goals marked as they are among the others."""
    figures = results.figures

    def own(figure: Figure | None) -> Figure | None:
        return figures[figure.id] if figure is not None and figure.id in figures else figure

    goals = tuple(
        replace(goal, result=own(goal.result), previous=own(goal.previous))
        for goal in results.goals
    )
    return replace(results, goals=goals)


def kept_results(store: Store, question: Inquiry) -> KeptResults | None:
    """What was kept of a question, whatever the folder's state was then."""
    kept = store.get(question.key)
    if kept is None or question.state is None:
        return None
    state, entry, *lines = kept
    return KeptResults(json.loads(state), json.loads(entry), lines)


def keep_results(
    store: Store,
    question: Inquiry,
    results: Results,
    about: Mapping[str, Any],
    lines: Mapping[str, str],
) -> None:
    """Keep unmarked results; `about` is noted of them, `lines` are figures as they are recorded, by id."""
    entry = {
        "mal": [goal_to_json(goal) for goal in results.goals],
        "problem": [problem_to_json(problem) for problem in results.problems],
        "tystade": [silenced_to_json(silenced) for silenced in results.silenced],
        "kontroll": [check_to_json(check) for check in results.checks],
        "aktiviteter": results.aktiviteter,
        "betyg": [grade_to_json(grade) for grade in results.grades],
        **about,
    }
    figures = (
        f"{key} {lines.get(key) or on_one_line(figure_to_json(figure))}"
        for key, figure in results.figures.items()
    )
    store.put(question.key, [_encode(question.state), _encode(entry), *figures])


_encode = json.JSONEncoder(ensure_ascii=False).encode
