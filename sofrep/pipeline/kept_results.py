"""What a folder says about a period, kept: an entry for each question, with what it was worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from msgspec import MsgspecError, Struct
from msgspec.structs import replace

from sofrep.domain.betyg import Betyg
from sofrep.domain.ekonomi import Kontroll
from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import MalUtfall
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem
from sofrep.pipeline.closed_year import closing_key
from sofrep.pipeline.evaluate import Results
from sofrep.pipeline.figure_json import figure_to_json, from_line, on_one_line, to_line
from sofrep.pipeline.fingerprint import folder_state, of_figures, program_version
from sofrep.pipeline.kept_figures import KeptFigures
from sofrep.pipeline.silence import Silenced
from sofrep.pipeline.store import Store, key_of
from sofrep.statistics.ways import Selection

State = Mapping[str, str]
_NONE_RECORDED: Mapping[str, str] = MappingProxyType({})


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


class Workbooks(Struct, frozen=True, kw_only=True):
    """What a build needs to know of the workbooks that results were counted from (`kept_texts`).

    `files` are the hashes of all of them, `words` those that hold texts and goals alone, `shown` those that
    documents show as they are, and `said` what these say but for the words.  `is_begun`: the year has
    all that it must have.
    """

    files: dict[str, str]
    words: tuple[str, ...]
    shown: tuple[str, ...]
    said: str
    is_begun: bool


class KeptTold(Struct, frozen=True, kw_only=True):
    """What is kept beside the figures: the state that all was worked out from, and what is told of it.

    `marked` are the figures that are for the office alone, None where that is not known.
    """

    state: State
    books: Workbooks
    goals: tuple[MalUtfall, ...]
    problems: tuple[Problem, ...]
    silenced: tuple[Silenced, ...]
    checks: tuple[Kontroll, ...]
    grades: tuple[Betyg, ...]
    aktiviteter: tuple[tuple[str, str, str], ...]
    marked: frozenset[str] | None


class KeptResults(Struct, frozen=True, dict=True):
    """An entry of the store: what is told, and a line for each figure."""

    told: KeptTold
    lines: list[str]

    @cached_property
    def _by_id(self) -> dict[str, str]:
        parts: Iterator[list[str]] = (line.split(" ", 1) for line in self.lines)
        return dict(parts)

    def results(self, forbund: Forbund, question: Inquiry) -> Results:
        """The results, none of the figures marked."""
        told = self.told
        return Results(
            forbund=forbund,
            period=question.period,
            figures=KeptFigures(self._by_id),
            goals=told.goals,
            problems=told.problems,
            selection=question.selection,
            silenced=told.silenced,
            checks=told.checks,
            grades=told.grades,
            aktiviteter=told.aktiviteter,
        )

    def marked(self, results: Results) -> Results:
        """The same with the figures that are for the office alone marked as such."""
        figures = KeptFigures(self._by_id, self.told.marked or frozenset())
        return with_marks(replace(results, figures=figures))

    def renewed(self, question: Inquiry, results: Results) -> KeptResults:
        """The same results of another state, with the goals as they are written now."""
        told = replace(self.told, state=question.state or {}, goals=results.goals)
        return KeptResults(told, self.lines)

    def keep(self, store: Store, question: Inquiry) -> None:
        """Keep them."""
        store.put(question.key, [to_line(self.told), *self.lines])


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
    told, *lines = kept
    with suppress(MsgspecError):
        return KeptResults(from_line(told, KeptTold), lines)
    return None


def to_keep(
    question: Inquiry,
    results: Results,
    books: Workbooks,
    *,
    marked: Iterable[str] | None = None,
    lines: Mapping[str, str] = _NONE_RECORDED,
) -> KeptResults:
    """What is kept of unmarked results; `lines` are figures as they are recorded, by id."""
    told = KeptTold(
        state=question.state or {},
        books=books,
        goals=results.goals,
        problems=results.problems,
        silenced=results.silenced,
        checks=results.checks,
        grades=results.grades,
        aktiviteter=results.aktiviteter,
        marked=None if marked is None else frozenset(marked),
    )
    figures = [
        f"{key} {lines.get(key) or on_one_line(figure_to_json(figure))}"
        for key, figure in results.figures.items()
    ]
    return KeptResults(told, figures)
