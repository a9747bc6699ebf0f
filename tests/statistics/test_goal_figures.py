"""The numbers that outcomes of goals say are figures too."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from sofrep.amnen.alla.labels import label
from sofrep.amnen.mal.siffror.grading import goal_figures
from sofrep.domain.figure import Figure, Recipe, Unit
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import Bedomning, MalUtfall
from sofrep.domain.period import Period
from support.bilagor import make_goal
from support.frames import make_forbund

Y2023 = Period.of_year(2023)


def share(year: int, value: Fraction | int, name: str = "rv.avslutade.arbstud.andel") -> Figure:
    return Figure(
        id=f"{year}.{name}",
        value=value,
        unit=Unit.PROCENT,
        scope="rv",
        period=Period.of_year(year),
        recipe=Recipe("register", ()),
    )


def outcome(result: Figure | None, previous: Figure | None, bedomning: Bedomning) -> MalUtfall:
    return MalUtfall(
        mal=make_goal(),
        result=result,
        previous=previous,
        target=35,
        bedomning=bedomning,
        distance=None,
    )


def figures_of(*outcomes: MalUtfall) -> dict[str, Figure]:
    return {figure.id: figure for figure in goal_figures(outcomes, Y2023)}


def test_a_difference_is_exact_and_signed_and_in_procentenheter() -> None:
    made = figures_of(
        outcome(share(2023, Fraction(100, 3)), share(2022, 50), Bedomning.EJ_UPPFYLLT)
    )
    difference = made["2023.rv.avslutade.arbstud.andel.diff"]
    assert (difference.value, difference.unit) == (Fraction(-50, 3), Unit.PROCENTENHETER)
    assert label(difference, make_forbund()) == (
        "RV: avslutade, arbete eller studier, andel, skillnad mot året före"
    )


def test_two_goals_on_one_measure_have_one_difference() -> None:
    same = outcome(share(2023, 40), share(2022, 30), Bedomning.UPPFYLLT)
    assert figures_of(same, same)["2023.rv.avslutade.arbstud.andel.diff"].value == 10


def test_without_last_year_there_is_no_difference() -> None:
    made = figures_of(outcome(share(2023, 40), None, Bedomning.UPPFYLLT))
    assert not [key for key in made if key.endswith(".diff")]


def test_goals_are_counted_by_judgement_per_scope_and_all_together() -> None:
    of_the_forbund = replace(outcome(None, None, Bedomning.DELVIS), mal=make_goal(FORBUNDET))
    made = figures_of(
        outcome(share(2023, 40), None, Bedomning.UPPFYLLT),
        outcome(share(2023, 40), None, Bedomning.UPPFYLLT),
        outcome(None, None, Bedomning.EJ_MATT),
        of_the_forbund,
    )
    assert {key: figure.value for key, figure in made.items()} == {
        "2023.forbundet.mal": 4,
        "2023.forbundet.mal.uppfyllt": 2,
        "2023.forbundet.mal.delvis": 1,
        "2023.forbundet.mal.ej-uppfyllt": 0,
        "2023.forbundet.mal.ej-matt": 1,
        "2023.forbundet.mal.inget-malvarde": 0,
        "2023.forbundet.mal.i-ord": 0,
        "2023.forbundet.mal.dolt": 0,
        "2023.forbundet.mal.egna": 1,
        "2023.forbundet.mal.egna.uppfyllt": 0,
        "2023.forbundet.mal.egna.delvis": 1,
        "2023.forbundet.mal.egna.ej-uppfyllt": 0,
        "2023.forbundet.mal.egna.ej-matt": 0,
        "2023.forbundet.mal.egna.inget-malvarde": 0,
        "2023.forbundet.mal.egna.i-ord": 0,
        "2023.forbundet.mal.egna.dolt": 0,
        "2023.rv.mal": 3,
        "2023.rv.mal.uppfyllt": 2,
        "2023.rv.mal.delvis": 0,
        "2023.rv.mal.ej-uppfyllt": 0,
        "2023.rv.mal.ej-matt": 1,
        "2023.rv.mal.inget-malvarde": 0,
        "2023.rv.mal.i-ord": 0,
        "2023.rv.mal.dolt": 0,
    }
    assert (
        label(made["2023.forbundet.mal.ej-matt"], make_forbund()) == "Prov: mål, kunde inte mätas"
    )
    own = label(made["2023.forbundet.mal.egna.delvis"], make_forbund())
    assert own == "Prov: övergripande mål, delvis uppfyllt"


def test_an_entered_result_of_a_goal_has_a_name() -> None:
    entered = share(2023, 38, "rv.mal-04")
    assert label(entered, make_forbund()) == "RV: mål 4, resultat"


def test_without_goals_nothing_is_counted() -> None:
    assert goal_figures((), Y2023) == ()
