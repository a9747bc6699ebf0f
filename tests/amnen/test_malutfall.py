from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.malutfall import counts, reason, target_text
from sofrep.domain.figure import Figure, FigureSet, Unit
from sofrep.domain.mal import Hinder, Mal, MalUtfall
from sofrep.domain.period import Period
from sofrep.rojande.sma_antal.hidden_counts import hide
from sofrep.visning.frasfil import phrases_of
from sofrep.visning.visat import Tal
from support.bilagor import make_bilaga_underlag, make_document, make_goal
from support.delar import cells, tables
from support.frames import make_forbund
from support.mallar import lines, part

ENDED = {"insats": "rv", "start": date(2023, 1, 10), "slut": date(2023, 5, 1)}
WORK = ENDED | {"sysselsattning": ["arbete"]}
FRASER = phrases_of(make_forbund())
NONE = ENDED | {"sysselsattning": ["ingen"]}


def judged(goal: Mal, rows: list[dict[str, object]]) -> tuple[BilagaUnderlag, MalUtfall]:
    underlag = make_bilaga_underlag(rows, goals=[goal])
    return underlag, underlag.goals[0]


def test_a_share_has_its_counts_as_figures_of_their_own() -> None:
    underlag, goal = judged(make_goal(), [WORK, NONE, NONE])
    taljare, namnare = counts(underlag.figures, goal.result)
    assert (str(taljare), str(namnare)) == ("1", "3")
    assert isinstance(taljare, Tal)
    assert taljare.figure.id == "2023.rv.avslutade.arbstud"
    assert isinstance(namnare, Tal)
    assert namnare.figure.id == "2023.rv.avslutade"
    assert counts(*entered()) == (None, None)


def entered() -> tuple[FigureSet, Figure | None]:
    underlag, goal = judged(make_goal(matt="", entered=38), [])
    return underlag.figures, goal.result


def test_the_target_is_read_as_a_phrase() -> None:
    _, goal = judged(make_goal(), [WORK, NONE])
    assert target_text(goal, goal.target) == "minst 35\xa0%"
    months = make_goal(matt="avslutade.manader.medel", unit=Unit.MANADER, target=9)
    _, goal = judged(months, [WORK])
    assert target_text(goal, goal.target) == "minst 9\xa0månader"


def test_the_reason_of_a_goal_without_result_is_the_offices_or_the_figures() -> None:
    _, goal = judged(make_goal(not_measured="Enkäten gjordes\ninte."), [WORK])
    assert reason(goal, FRASER) == "Enkäten gjordes inte"
    assert reason(judged(make_goal(), [])[1], FRASER) == "det finns ingen att räkna på"
    _, goal = judged(make_goal(), [NONE])
    assert reason(goal, FRASER) == ""
    assert goal.result is not None
    assert reason(replace(goal, result=hide(goal.result)), FRASER) == ""


@pytest.mark.parametrize("hinder", Hinder)
def test_the_programs_own_reasons_are_phrases(hinder) -> None:
    _, goal = judged(make_goal(not_measured=hinder), [WORK])
    assert f"{reason(goal, FRASER).capitalize()}." == hinder


IN_WORDS = {"matt": "", "target": None, "jamforelse": None}


def test_words_are_printed_as_the_result() -> None:
    goal = make_goal(in_words="Prövat med alla.", previous_in_words="Påbörjat.", **IN_WORDS)
    text = " ".join(
        lines(part(make_document(make_bilaga_underlag(goals=[goal]), "arsredovisning")))
    )
    assert "Prövat med alla" in text
    assert "Påbörjat" in text
    assert "Redovisas i ord" in text
    assert "Det finns inget resultat" not in text


def test_the_delarsrapport_groups_the_goals_by_party_too() -> None:
    words = IN_WORDS | {"in_words": "Ja"}
    goals = [
        make_goal("forbundet", wording="Alla", **words),
        make_goal("forbundet", wording="Jobb", part="af", **words),
        make_goal("forbundet", wording="Hälsa", part="psyk", **words),
        make_goal("forbundet", wording="Jobb nu", part="af", **words),
    ]
    period = Period(date(2023, 1, 1), date(2023, 8, 31))
    (table,) = (
        table
        for key, table in tables(make_bilaga_underlag(goals=goals, period=period)).items()
        if ".mal." in key
    )
    assert list(cells(table)) == [
        "Förbundet", "Alla", "Arbetsförmedlingen", "Jobb", "Jobb nu", "Psykiatrin", "Hälsa"
    ]  # fmt: skip
