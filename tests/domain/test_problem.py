"""The three levels of a problem: which stop a build, and in which order they are told."""

from __future__ import annotations

import pytest

from sofrep.cli.problems import count_line, problem_lines
from sofrep.domain import regler
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, error, most_serious_first, note, warning
from sofrep.domain.regler import Regel, Severity
from sofrep.pipeline.check_html import check_page
from sofrep.pipeline.gathering import gathered
from sofrep.pipeline.silence import silence
from sofrep.pipeline.verdict import Verdict


@pytest.fixture
def levels(monkeypatch: pytest.MonkeyPatch) -> tuple[Problem, Problem, Problem]:
    """A note, a warning and an error, in that order."""
    rule = Regel(text="Prov.", severities=tuple(Severity))
    monkeypatch.setitem(regler.KANDA, "prov", rule)  # type: ignore[call-overload]
    place = Place("r.xlsx", "Blad1", "A1")
    return (
        note("prov", place, "Lästes inte.", ""),
        warning("prov", place, "Liknar.", "Titta efter."),
        error("prov", place, "Går inte.", "Rätta."),
    )


def test_errors_are_told_before_warnings_and_warnings_before_notes(
    levels: tuple[Problem, ...],
) -> None:
    expected = ["fel", "varning", "upplysning"]
    assert [problem.severity for problem in most_serious_first(levels)] == expected
    told, _ = silence(levels, (), Period.of_year(2023))
    assert [problem.severity for problem in gathered(told)] == expected


def test_a_note_never_stops_a_build_not_even_a_strict_one(levels: tuple[Problem, ...]) -> None:
    assert [problem.stops(strict=False) for problem in levels] == [False, False, True]
    assert [problem.stops(strict=True) for problem in levels] == [False, True, True]


def test_a_note_is_listed_and_not_counted(levels: tuple[Problem, ...]) -> None:
    lines = list(problem_lines(levels[0]))
    assert lines == ["Upplysning: r.xlsx, bladet Blad1, cell A1: Lästes inte."]
    assert count_line(levels) == "1 fel, 1 varning"
    assert count_line(levels[:1]) == "Inga fel och inga varningar."


def test_the_web_page_lists_a_note_and_does_not_count_it(levels: tuple[Problem, ...]) -> None:
    page = check_page(Verdict(problems=levels[:1]), "Förbundet")
    assert '<tr class="upplysning"><th scope="row">Upplysning</th>' in page
    assert "Inga fel och inga varningar." in page


def test_a_rule_of_three_levels_says_so_in_words() -> None:
    assert Regel(text="", severities=tuple(Severity)).kind == "fel, varning eller upplysning"
    assert Regel(text="", severities=(Severity.NOTE,)).kind == "upplysning"
