"""The goals of 2022 and 2023: targets as decided, results as published."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sofrep.amnen.mal.siffror.judging import judge_goals
from sofrep.domain.figure import FigureSet, Origin
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import Bedomning, Jamforelse, MalUtfall
from sofrep.domain.period import Period
from sofrep.statistics.underlag import Underlag
from support.facit import as_printed, printed, read_table

# Which goal of the sheet a published row is: its scope, and words of the office's own wording.
GOALS = {
    ("2023", "Samverkansteamet", "deltagare som erbjuds stöd"): ("rv", "erbjudas stöd"),
    (
        "2023",
        "Samverkansteamet",
        "till arbete eller studier på hel- eller deltid vid avslut",
    ): ("rv", "arbete eller studier, på hel"),
    (
        "2023",
        "Samverkansteamet",
        "egen försörjning eller utan offentlig försörjning vid avslut",
    ): ("rv", "egen försörjning"),
    ("2023", "Samverkansteamet", "upplever vid avslut att stödet varit till nytta"): (
        "rv",
        "till nytta",
    ),
    ("2023", "Samverkansteamet", "upplever sig vid avslut mer redo att arbeta eller studera"): (
        "rv",
        "mer redo",
    ),
    ("2023", "Samverkansteamet", "inskrivningstid högst 18 månader, i snitt 9 månader"): (
        "rv",
        "högst 18 månader",
    ),
    ("2023", "Gränsgångare", "projektdeltagare"): ("gg", "delta i projektet"),
    ("2023", "Gränsgångare", "avslutade till arbete eller studier"): ("gg", "gå till arbete"),
    ("2023", "Gränsgångare", "avslutade som närmat sig arbetsmarknaden"): ("gg", "närmat sig"),
    ("2023", "Gränsgångare", "avslutade av andra orsaker"): ("gg", "andra orsaker"),
    ("2023", "Samtliga individinsatser", "nya deltagare"): ("ind", "nya deltagare"),
    ("2023", "Strukturella insatser", "deltagare"): ("forbundet", "strukturella"),
    ("2022", "Samtliga individinsatser", "nya deltagare"): ("ind", "nya deltagare"),
    ("2022", "Samtliga individinsatser", "unga till och med 29 år prioriteras"): ("ind", "Unga"),
    ("2022", "Samtliga individinsatser", "upplever vid avslut att stödet varit till nytta"): (
        "ind",
        "till nytta",
    ),
    (
        "2022",
        "Samtliga individinsatser",
        "upplever sig vid avslut mer redo att arbeta eller studera",
    ): ("ind", "mer redo"),
    ("2022", "RV", "helt i egen försörjning vid avslut"): ("rv", "egen försörjning"),
    ("2022", "RV", "till arbete eller studier vid avslut"): ("rv", "arbete eller studier"),
    ("2022", "RV", "inskrivningstid i genomsnitt"): ("rv", "i genomsnitt"),
    ("2022", "RV", "inskrivningstid som längst"): ("rv", "som längst"),
    ("2022", "Strukturella insatser", "samverkansparter"): ("forbundet", "samverkansparterna"),
    (
        "2022",
        "Förbundet",
        "beredningsgrupp och styrelse anser att samverkan blivit bättre",
    ): ("forbundet", "samverkan blivit bättre"),
}
ENTERED = ("samverkansparterna", "samverkan blivit bättre")
NOT_MEASURED = ("högst 18 månader", "närmat sig")
LONGEST = "som längst"  # no result was published; the sample's own is 18 months to the day

PUBLISHED = read_table("vast_mal.csv")


def _key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["år"], row["insats"], row["mål"]


@pytest.fixture(scope="session")
def outcomes_of(
    forbund: Forbund, underlag: Underlag, figures_of: Callable[[int], FigureSet]
) -> Callable[[int], tuple[MalUtfall, ...]]:
    def outcomes(year: int) -> tuple[MalUtfall, ...]:
        figures = FigureSet([*figures_of(year).values(), *figures_of(year - 1).values()])
        goals = tuple(goal for goal in underlag.goals if goal.year == year)
        judged, problems = judge_goals(goals, figures, forbund, Period.of_year(year))
        assert problems == ()
        return judged

    return outcomes


def _find(outcomes: tuple[MalUtfall, ...], row: dict[str, str]) -> MalUtfall:
    scope, words = GOALS[_key(row)]
    found = [o for o in outcomes if o.mal.scope == scope and words in o.mal.wording]
    assert len(found) == 1, (scope, words)
    return found[0]


def test_every_published_goal_is_mapped_and_every_goal_of_the_sheets_is_published(
    underlag: Underlag,
) -> None:
    assert {_key(row) for row in PUBLISHED} == set(GOALS)
    assert len(underlag.goals) == len(PUBLISHED) == len(GOALS)


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: " / ".join(_key(row)))
def test_published_goal(
    row: dict[str, str], outcomes_of: Callable[[int], tuple[MalUtfall, ...]]
) -> None:
    outcome = _find(outcomes_of(int(row["år"])), row)
    words = GOALS[_key(row)][1]
    assert outcome.mal.unit == row["enhet"]
    assert outcome.mal.target == (printed(row["målvärde"]) if row["målvärde"] else None)
    assert outcome.mal.jamforelse == (Jamforelse(row["jämförelse"]) if row["målvärde"] else None)
    if not row["resultat"]:
        assert words in {*NOT_MEASURED, LONGEST}
        return
    assert outcome.result is not None
    assert outcome.result.value is not None
    assert as_printed(outcome.result.value, row["resultat"]) == printed(row["resultat"])
    expected = Origin.INMATAD if words in ENTERED else Origin.BERAKNAD
    assert outcome.result.origin is expected


@pytest.mark.parametrize(
    ("year", "scope", "words", "bedomning"),
    [
        (2023, "forbundet", "strukturella", Bedomning.EJ_UPPFYLLT),  # 396 of 500
        (2023, "ind", "nya deltagare", Bedomning.UPPFYLLT),  # 389 of 233
        (2023, "rv", "erbjudas stöd", Bedomning.DELVIS),  # 374 of 400
        (2023, "rv", "arbete eller studier, på hel", Bedomning.EJ_UPPFYLLT),  # 27 of 35 %
        (2023, "rv", "egen försörjning", Bedomning.DELVIS),  # 22,7 of 25 %
        (2023, "rv", "till nytta", Bedomning.UPPFYLLT),  # 96 of 75 %
        (2023, "rv", "högst 18 månader", Bedomning.EJ_MATT),
        (2023, "gg", "gå till arbete", Bedomning.UPPFYLLT),  # 68 of 25 %
        (2023, "gg", "närmat sig", Bedomning.EJ_MATT),
        (2023, "gg", "andra orsaker", Bedomning.EJ_UPPFYLLT),  # 32, at most 25 %
        (2022, "ind", "Unga", Bedomning.INGET_MALVARDE),
        (2022, "ind", "till nytta", Bedomning.DELVIS),  # 70 of 75 %
        (2022, "rv", "i genomsnitt", Bedomning.UPPFYLLT),  # knappt 9 of 9 months
        (2022, "rv", "som längst", Bedomning.UPPFYLLT),  # 18 months to the day
        (2022, "forbundet", "samverkan blivit bättre", Bedomning.EJ_UPPFYLLT),  # 38 of 60 %
    ],
)
def test_judgement(
    year: int,
    scope: str,
    words: str,
    bedomning: Bedomning,
    outcomes_of: Callable[[int], tuple[MalUtfall, ...]],
) -> None:
    found = [
        outcome.bedomning
        for outcome in outcomes_of(year)
        if outcome.mal.scope == scope and words in outcome.mal.wording
    ]
    assert found == [bedomning]


@pytest.mark.parametrize(
    ("year", "scope", "words", "before"),
    [
        (2022, "ind", "Unga", "20"),  # as published
        (2023, "ind", "nya deltagare", "401"),
        (2023, "rv", "arbete eller studier, på hel", "31"),
        (2023, "rv", "till nytta", "70"),
        (2023, "rv", "mer redo", "56"),
        (2023, "forbundet", "strukturella", "657"),
    ],
)
def test_last_year_stands_beside_the_result(
    year: int,
    scope: str,
    words: str,
    before: str,
    outcomes_of: Callable[[int], tuple[MalUtfall, ...]],
) -> None:
    previous = [
        outcome.previous
        for outcome in outcomes_of(year)
        if outcome.mal.scope == scope and words in outcome.mal.wording
    ]
    assert len(previous) == 1
    assert previous[0] is not None
    assert previous[0].value is not None
    assert as_printed(previous[0].value, before) == printed(before)
