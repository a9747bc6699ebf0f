"""How goals are judged."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from sofrep.amnen.alla.counting import compute
from sofrep.amnen.mal.siffror.judging import judge_goals
from sofrep.domain.figure import Absence, FigureSet, Origin, Unit
from sofrep.domain.mal import Bedomning, Jamforelse, Mal, MalUtfall
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem
from sofrep.rojande.sma_antal.hidden_counts import hide
from support.frames import make_forbund, make_underlag

FORBUND = make_forbund()
Y2023 = Period.of_year(2023)
PART = Period(date(2023, 1, 1), date(2023, 8, 31))
PLACE = Place("2023/mal.xlsx", "Mål", "D3")

ROWS = [
    *({"insats": "rv", "start": date(2023, 2, 1), "slut": date(2023, 3, 1)} for _ in range(8)),
    *({"insats": "rv", "start": date(2022, 2, 1), "slut": date(2022, 9, 1)} for _ in range(5)),
]
ACTIVITIES = [
    {"antal": 4, "nar": "mars 2023"},
    {"antal": 7, "nar": "augusti–september"},
    {"year": 2022, "antal": 9, "nar": "2022-05-03"},
]
ROWS[0]["sysselsattning"] = ["arbete"]
ROWS[1]["sysselsattning"] = ["ingen"]


def goal(matt: str = "nya", target: Any = None, **changes: Any) -> Mal:
    parts: dict[str, Any] = {
        "year": 2023,
        "scope": "rv",
        "wording": "nya deltagare",
        "matt": matt,
        "jamforelse": Jamforelse.MINST,
        "target": target,
        "unit": Unit.ANTAL,
        "entered": None,
        "entered_previous": None,
        "not_measured": "",
        "comment": "",
        "place": PLACE,
    }
    return Mal(**(parts | changes))


def figures_of(period: Period) -> FigureSet:
    underlag = make_underlag(FORBUND, ROWS, activities=ACTIVITIES)
    return FigureSet(
        figure
        for each in (period, period.previous())
        for figure in compute(underlag, FORBUND, each).values()
    )


def judge(*goals: Mal, period: Period = Y2023) -> tuple[list[MalUtfall], list[Problem]]:
    outcomes, problems = judge_goals(goals, figures_of(period), FORBUND, period)
    return list(outcomes), list(problems)


def outcome(one: Mal, period: Period = Y2023) -> MalUtfall:
    outcomes, problems = judge(one, period=period)
    assert problems == []
    return outcomes[0]


def rules(*goals: Mal, period: Period = Y2023) -> list[str]:
    _, problems = judge(*goals, period=period)
    assert all(problem.place == PLACE for problem in problems)
    return [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("jamforelse", "target", "expected"),
    [
        (">=", 8, Bedomning.UPPFYLLT),
        (">=", Fraction(80, 9), Bedomning.DELVIS),  # 8 is exactly 90 % of it
        (">=", 9, Bedomning.EJ_UPPFYLLT),
        ("<=", 8, Bedomning.UPPFYLLT),
        ("<=", Fraction(80, 11), Bedomning.DELVIS),  # 8 is exactly 110 % of it
        ("<=", 7, Bedomning.EJ_UPPFYLLT),
    ],
)
def test_partly_is_within_a_tenth_of_the_target_on_either_side(
    jamforelse: str, target: Any, expected: Bedomning
) -> None:
    found = outcome(goal(target=target, jamforelse=Jamforelse(jamforelse)))
    assert found.bedomning is expected
    assert found.distance == 8 / Fraction(target)


def test_a_goal_without_a_target_is_reported_with_last_year_and_not_judged() -> None:
    found = outcome(goal(jamforelse=None))
    assert found.bedomning is Bedomning.INGET_MALVARDE
    assert found.result is not None
    assert found.previous is not None
    assert (found.result.value, found.previous.value) == (8, 5)


def test_a_goal_that_could_not_be_measured_shows_no_result_even_if_there_is_one() -> None:
    found = outcome(goal(target=5, not_measured="SUS är nedlagt", comment="Följs i registret."))
    assert (found.bedomning, found.result) == (Bedomning.EJ_MATT, None)
    assert found.previous is not None


def test_an_entered_result_becomes_a_figure_that_says_so() -> None:
    found = outcome(goal("", target=75, entered=70, entered_previous=60, unit=Unit.PROCENT))
    assert found.bedomning is Bedomning.DELVIS
    assert found.result is not None
    assert found.previous is not None
    assert (found.result.id, found.result.origin) == ("2023.rv.mal-01", Origin.INMATAD)
    assert found.result.source == "inmatat i måltabellen"
    assert (found.previous.id, found.previous.value) == ("2022.rv.mal-01", 60)


def test_entered_goals_are_numbered_within_their_scope() -> None:
    outcomes, _ = judge(*(goal("", entered=1, scope=scope) for scope in ("rv", "utr", "rv")))
    ids = [found.result.id for found in outcomes if found.result]
    assert ids == ["2023.rv.mal-01", "2023.utr.mal-01", "2023.rv.mal-02"]


def test_a_whole_figure_id_is_a_measure_too() -> None:
    found = outcome(goal("2023.rv.nya", target=8, scope="forbundet"))
    assert found.result is not None
    assert found.previous is not None
    assert (found.result.id, found.previous.id) == ("2023.rv.nya", "2022.rv.nya")


def test_a_figure_id_of_another_year_is_that_figure_and_has_no_year_before() -> None:
    found = outcome(goal("2022.rv.nya", target=5))
    assert found.result is not None
    assert (found.result.id, found.previous) == ("2022.rv.nya", None)


def test_an_absent_value_is_not_measured() -> None:
    found = outcome(goal("avslutade.arbstud.andel", 30, scope="utr", unit=Unit.PROCENT))
    assert found.bedomning is Bedomning.EJ_MATT
    assert found.distance is None


def test_a_hidden_value_is_not_called_unmeasured() -> None:
    figures = FigureSet(hide(figure) for figure in figures_of(Y2023).values())
    found, _ = judge_goals([goal("nya", 8)], figures, FORBUND, Y2023)
    assert found[0].bedomning is Bedomning.DOLT


def test_a_share_is_judged_from_its_exact_value() -> None:
    # 1 of 8 is 12,5 %, which would be printed as 13 %
    found = outcome(goal("avslutade.arbstud.andel", 13, unit=Unit.PROCENT))
    assert found.bedomning is Bedomning.DELVIS


@pytest.mark.parametrize(
    ("matt", "target", "expected"),
    [("nya", 12, 8), ("avslutade", 12, 8), ("aktuella", 12, 12)],
)
def test_in_a_part_of_a_year_only_what_adds_up_has_a_part_of_the_target(
    matt: str, target: int, expected: int
) -> None:
    found = outcome(goal(matt, target), period=PART)
    assert found.target == expected


def test_the_part_of_a_target_is_judged_exactly() -> None:
    # 12,5 of a year in two thirds of it: 8 1/3 is more than the 8 that began.
    found = outcome(goal(target=Fraction(25, 2)), period=PART)
    assert found.target == Fraction(25, 3)
    assert found.bedomning is Bedomning.DELVIS
    assert outcome(goal(target=400), period=PART).target == Fraction(800, 3)


def test_only_whole_months_of_a_part_of_a_year_count_for_the_target() -> None:
    period = Period(date(2023, 1, 16), date(2023, 8, 31))
    assert outcome(goal(target=12), period=period).target == 7


def test_activities_whose_months_are_known_have_a_part_of_the_target() -> None:
    found = outcome(goal("strukturella.deltagare", 6, scope="forbundet"), period=PART)
    assert (found.target, found.bedomning) == (4, Bedomning.UPPFYLLT)
    assert found.result is not None
    assert found.previous is not None
    assert (found.result.value, found.previous.value) == (4, 9)


def test_what_is_typed_in_for_the_year_is_not_the_result_of_a_part_of_it() -> None:
    for faulty in (goal("", 75, entered=70, entered_previous=60), goal("", 75)):
        found = outcome(faulty, period=PART)
        assert (found.result, found.previous) == (None, None)
        assert found.bedomning is Bedomning.EJ_MATT
        assert found.mal.not_measured == "Mäts per helår."


def test_a_share_keeps_its_target_in_a_part_of_a_year() -> None:
    found = outcome(goal("avslutade.arbstud.andel", 12, unit=Unit.PROCENT), period=PART)
    assert found.target == 12


def test_follow_up_waits_for_the_year_in_a_part_of_a_year() -> None:
    found = outcome(goal("uppf-6man.egen.andel", 30, unit=Unit.PROCENT), period=PART)
    assert found.bedomning is Bedomning.EJ_MATT
    assert found.mal.not_measured == "Följs upp i årsredovisningen."


def test_an_unknown_measure_is_an_error_that_names_the_nearest() -> None:
    _, problems = judge(goal("avslutade.arbstd.andel", 30, unit=Unit.PROCENT))
    assert [problem.rule for problem in problems] == ["mal-matt-okant"]
    assert "avslutade.arbstud.andel" in problems[0].action
    assert problems[0].action.count(",") == 1
    assert problems[0].place == PLACE


@pytest.mark.parametrize(
    ("faulty", "rule"),
    [
        (goal("avslutade.arbstud", 30, unit=Unit.PROCENT), "mal-fel-enhet"),
        (goal("ansokningar", 30), "mal-matt-okant"),  # the förbund's, not an insats'
        (goal("nya", 30, scope="forbundet"), "mal-matt-okant"),
        (goal("2023.finnsej.nya", 30), "mal-matt-okant"),
        (goal("", 30), "mal-utan-resultat"),
        (goal("", 30, entered=3, not_measured="inget"), "mal-motsagelse"),
        (goal("nya", 30, jamforelse=None), "jamforelse-saknas"),
        (goal("ansokningar", 30, scope="forbundet"), "mal-utan-underlag"),
    ],
)
def test_a_faulty_row_is_an_error(faulty: Mal, rule: str) -> None:
    assert rules(faulty) == [rule]


def test_a_follow_up_from_before_the_register_is_told_why_by_the_cell_of_its_measure() -> None:
    forbund = make_forbund(register_fran=date(2023, 1, 1))
    cell = Place("2023/mal.xlsx", "Mål", "E3")
    one = goal("uppf-6man.arbstud.andel", 30, unit=Unit.PROCENT, place_matt=cell)
    _, (problem,) = judge_goals([one], FigureSet(()), forbund, Y2023)
    assert (problem.rule, problem.place) == ("mal-utan-underlag", cell)
    assert problem.message == (
        "Det finns inga uppgifter för måttet ”uppföljning 6 månader, arbete eller studier, andel” "
        "(uppf-6man.arbstud.andel) 2023: uppföljningen efter 6 månader gäller dem som avslutade från "
        "2022-01-01, men registret är komplett först från 2023-01-01 (register_fran i forbund.toml)."
    )
    assert "”Kunde inte mätas”" in problem.action
    _, (other,) = judge_goals([one], FigureSet(()), FORBUND, Y2023)
    assert other.message.endswith("(uppf-6man.arbstud.andel) 2023.")


def test_an_entered_result_beside_a_computed_one_is_told_and_not_used() -> None:
    outcomes, problems = judge(goal(target=8, entered=9, entered_previous=4))
    assert [problem.rule for problem in problems] == ["mal-inmatat-anvands-inte"] * 2
    assert outcomes[0].result is not None
    assert outcomes[0].previous is not None
    assert (outcomes[0].result.value, outcomes[0].previous.value) == (8, 5)


def test_an_entered_result_stands_in_for_figures_that_are_not_there() -> None:
    found = outcome(goal("ansokningar", 30, scope="forbundet", entered=33))
    assert found.result is not None
    assert (found.result.value, found.bedomning) == (33, Bedomning.UPPFYLLT)


def in_words(**changes: Any) -> Mal:
    return goal("", jamforelse=None, **({"in_words": "Prövat med alla."} | changes))


def test_a_goal_in_words_is_answered_and_shows_its_words() -> None:
    found = outcome(in_words(previous_in_words="Påbörjat."))
    assert (found.bedomning, found.result) == (Bedomning.I_ORD, None)
    assert (found.words, found.previous_words) == ("Prövat med alla.", "Påbörjat.")


def test_words_are_the_whole_years_and_are_left_out_in_a_part_of_it() -> None:
    found = outcome(in_words(previous_in_words="Påbörjat."), period=PART)
    assert (found.bedomning, found.words, found.previous_words) == (Bedomning.EJ_MATT, "", "")
    assert found.mal.not_measured == "Mäts per helår."


def test_last_years_words_stand_where_there_is_no_number() -> None:
    found = outcome(goal("", target=5, entered=6, previous_in_words="Påbörjat."))
    assert (found.bedomning, found.previous, found.previous_words) == (
        Bedomning.UPPFYLLT,
        None,
        "Påbörjat.",
    )


def test_last_years_words_beside_a_computed_number_are_warned_of() -> None:
    (found,), problems = judge(goal(target=5, previous_in_words="Påbörjat."))
    assert [problem.rule for problem in problems] == ["mal-inmatat-anvands-inte"]
    assert (found.previous_words, found.previous is None) == ("", False)


@pytest.mark.parametrize(
    "both",
    [
        in_words(entered=5),
        in_words(not_measured="Systemet stängdes."),
        goal(in_words="Prövat."),
        in_words(entered_previous=4, previous_in_words="Påbörjat."),
    ],
)
def test_a_goal_that_says_two_things_is_an_error(both: Mal) -> None:
    assert rules(both) == ["mal-motsagelse"]


def test_goals_are_numbered_within_their_scope() -> None:
    outcomes, _ = judge(goal(), goal(scope="utr"), goal(), goal(scope="ind"))
    assert [found.nummer for found in outcomes] == [1, 1, 2, 1]


def test_a_number_typed_in_does_not_stand_in_for_last_years_hidden_result() -> None:
    hidden = [
        hide(figure) if figure.id == "2022.rv.nya" else figure
        for figure in figures_of(Y2023).values()
    ]
    outcomes, _ = judge_goals([goal(entered_previous=4)], FigureSet(hidden), FORBUND, Y2023)
    assert outcomes[0].previous is not None
    assert outcomes[0].previous.absence is Absence.DOLD
