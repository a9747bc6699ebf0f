"""Goal sheets: exact numbers, known scopes and comparators, or told."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from sofrep.domain.figure import Unit
from sofrep.domain.mal import Jamforelse
from sofrep.statistics.underlag import Underlag
from support.reading import read, told
from support.workbooks import Row

if TYPE_CHECKING:
    from pathlib import Path

    from sofrep.domain.mal import Mal


GOAL = {
    "Insats": "ST",
    "Mål": "till arbete eller studier",
    "Mått": "avslutade.arbstud.andel",
    "Jämförelse": ">=",
    "Målvärde": 35,
    "Enhet": "procent",
}


def one_goal(underlag: Underlag) -> Mal:
    assert told(underlag) == []
    (goal,) = underlag.goals
    return goal


@pytest.mark.parametrize(
    ("written", "target"),
    [
        (35, 35),
        ("35 %", 35),
        ("8,5", Fraction(17, 2)),
        (8.5, Fraction(17, 2)),
        (0.1, Fraction(1, 10)),
        ("1 200", 1200),
        ("1.234.567", 1_234_567),
        ("0.125", Fraction(1, 8)),
    ],
)
def test_a_target_is_exact(tmp_path: Path, written: object, target: object) -> None:
    goal = GOAL | {"Målvärde": written, "Enhet": "år"}
    assert one_goal(read(tmp_path, goals=[goal])).target == target


@pytest.mark.parametrize("written", [None, "-"])
def test_a_goal_without_a_target_is_told_where_it_has_a_comparison(
    tmp_path: Path, written: object
) -> None:
    goal = GOAL | {"Målvärde": written, "Enhet": "år"}
    underlag = read(tmp_path / "a", goals=[goal])
    assert told(underlag) == [("malvarde-saknas", "E2")]
    assert [each.target for each in underlag.goals] == [None]
    assert one_goal(read(tmp_path / "b", goals=[goal | {"Jämförelse": None}])).target is None


@pytest.mark.parametrize(
    ("written", "scope"),
    [
        ("ST", "st"),
        ("Första steget", "st"),
        ("båda insatserna", "bada"),
        ("ST+BR", "bada"),
        ("Förbundet", "forbundet"),
        (None, "forbundet"),
    ],
)
def test_the_scope_of_a_goal(tmp_path: Path, written: object, scope: str) -> None:
    assert one_goal(read(tmp_path, goals=[GOAL | {"Insats": written}])).scope == scope


def test_a_goal_that_is_worded_like_a_total_row_is_a_goal(tmp_path: Path) -> None:
    rows = [GOAL, GOAL | {"Insats": None, "Mål": "Antal deltagare"}]
    goals = read(tmp_path, goals=rows).goals
    assert [goal.wording for goal in goals] == [GOAL["Mål"], "Antal deltagare"]


@pytest.mark.parametrize(
    ("written", "jamforelse"),
    [(">=", Jamforelse.MINST), ("minst", Jamforelse.MINST), ("Högst", Jamforelse.HOGST)],
)
def test_comparators(tmp_path: Path, written: str, jamforelse: Jamforelse) -> None:
    assert one_goal(read(tmp_path, goals=[GOAL | {"Jämförelse": written}])).jamforelse is jamforelse


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        ("nya", Unit.ANTAL),
        ("avslutade.arbstud.andel", Unit.PROCENT),
        ("avslutade.manader.medel", Unit.MANADER),
        ("nya.tid.medel", Unit.AR),
    ],
)
def test_a_goal_without_a_unit_has_that_of_its_measure(
    tmp_path: Path, measure: str, unit: Unit
) -> None:
    goals = [GOAL | {"Mått": measure, "Enhet": None}]
    assert one_goal(read(tmp_path, goals=goals)).unit is unit


def test_entered_results_reason_and_comment(tmp_path: Path) -> None:
    row = GOAL | {
        "Resultat (inmatat)": "27,5",
        "Föregående år (inmatat)": 20,
        "Kunde inte mätas": "Systemet stängdes.",
        "Kommentar": "Första stycket.\n\nAndra stycket.",
    }
    goal = one_goal(read(tmp_path, goals=[row]))
    assert (goal.entered, goal.entered_previous) == (Fraction(55, 2), 20)
    assert goal.not_measured == "Systemet stängdes."
    assert goal.comment == "Första stycket.\n\nAndra stycket."
    assert str(goal.place) == "2023/mal.xlsx, bladet Blad1, cell B2"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Insats": "Hopp"}, ("insats-okand", "A2")),
        ({"Mål": None}, ("mal-saknas", "B2")),
        ({"Jämförelse": "ungefär"}, ("jamforelse-okand", "D2")),
        ({"Jämförelse": ">"}, ("jamforelse-okand", "D2")),
        ({"Jämförelse": None}, ("jamforelse-saknas", "D2")),
        ({"Målvärde": "en tredjedel"}, ("tal-okant", "E2")),
        ({"Målvärde": "1.500"}, ("tal-okant", "E2")),
        ({"Målvärde": "9" * 5000}, ("tal-okant", "E2")),
        ({"Enhet": "meter"}, ("enhet-okand", "F2")),
        ({"Insats": "Förbundet", "Part": "Hopp"}, ("part-okand", "G2")),
        ({"Part": "AF"}, ("mal-part-for-insats", "G2")),
    ],
)
def test_a_faulty_goal_is_told_and_left_out(
    tmp_path: Path, changes: Row, fault: tuple[str, str]
) -> None:
    underlag = read(tmp_path, goals=[GOAL | changes])
    assert told(underlag) == [fault]
    assert underlag.goals == ()


def test_a_goal_in_words_needs_neither_measure_nor_target(tmp_path: Path) -> None:
    row = {
        "Insats": "ST",
        "Mål": "Pröva ett nytt arbetssätt",
        "Mått": None,
        "Målvärde": None,
        "Resultat i ord": "Prövat med alla.\nFortsätter.",
        "Föregående år i ord": "Påbörjat",
    }
    goal = one_goal(read(tmp_path, goals=[row]))
    assert (goal.in_words, goal.previous_in_words) == ("Prövat med alla.\nFortsätter.", "Påbörjat")
    assert (goal.entered, goal.target, goal.jamforelse) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "part"), [("AF", "af"), ("Primärvården", "primvard"), ("–", ""), (None, "")]
)
def test_an_overall_goal_may_belong_to_a_party(tmp_path: Path, written: object, part: str) -> None:
    row = GOAL | {"Insats": "Förbundet", "Part": written}
    assert one_goal(read(tmp_path, goals=[row])).part == part
