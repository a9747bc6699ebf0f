"""Goals that are measured by the survey."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sofrep.amnen.enkat.siffror.survey_measures import survey_figures
from sofrep.amnen.mal.siffror.judging import judge_goals
from sofrep.domain.figure import FigureSet, Origin, Unit
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import Bedomning, Jamforelse, Mal
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from support.enkat import make_enkat
from support.frames import make_forbund, make_underlag

FORBUND = make_forbund(enkat=make_enkat())
SURVEYS = [
    {"year": year, "grupp": "pers", "svar": {1: answer}}
    for year, answers in ((2023, ("bra", "bra", "dåligt")), (2022, ("bra", "dåligt")))
    for answer in answers
]


def goal(**changes: Any) -> Mal:
    parts: dict[str, Any] = {
        "year": 2023,
        "scope": "rv",
        "wording": "till nytta",
        "matt": "enk.pers.f01.pos.andel",
        "jamforelse": Jamforelse.MINST,
        "target": 50,
        "unit": Unit.PROCENT,
        "entered": None,
        "entered_previous": None,
        "not_measured": "",
        "comment": "",
        "place": Place("2023/mal.xlsx", "Mål", "C2"),
    }
    return Mal(**(parts | changes))


def judged(*goals: Mal) -> tuple[list[Any], list[str]]:
    underlag = make_underlag(FORBUND, surveys=SURVEYS)
    found = FigureSet(
        figure
        for year in (2022, 2023)
        for figure in survey_figures(underlag, FORBUND, Period.of_year(year))
    )
    outcomes, problems = judge_goals(goals, found, FORBUND, Period.of_year(2023))
    return list(outcomes), [problem.rule for problem in problems]


@pytest.mark.parametrize("scope", ["rv", "ind", FORBUNDET])
def test_a_goal_of_any_insats_may_name_a_figure_of_the_survey(scope: str) -> None:
    (outcome,), problems = judged(goal(scope=scope))
    assert problems == []
    assert (outcome.result.value, outcome.previous.value) == (Fraction(200, 3), 50)
    assert outcome.bedomning is Bedomning.UPPFYLLT
    assert outcome.result.origin is Origin.BERAKNAD


def test_a_goal_may_name_the_whole_id_of_a_survey_figure() -> None:
    (outcome,), problems = judged(goal(matt="2023.forbundet.enk.pers.f01.pos.andel"))
    assert problems == []
    assert outcome.result.value == Fraction(200, 3)


@pytest.mark.parametrize("matt", ["enk.pers.f09.pos.andel", "enk.chef.f01.pos.andel", "enk.pers"])
def test_a_goal_that_names_no_question_is_an_error(matt: str) -> None:
    assert judged(goal(matt=matt)) == ([], ["mal-matt-okant"])


def test_a_goal_of_a_group_that_was_not_asked_is_told() -> None:
    outcomes, problems = judged(goal(matt="enk.avslut.f01.pos.andel"))
    assert [outcome.bedomning for outcome in outcomes] == [Bedomning.EJ_MATT]
    assert problems == ["mal-utan-underlag"]
