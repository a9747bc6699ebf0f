from __future__ import annotations

from dataclasses import replace
from datetime import date

from sofrep.bilagor.mal import MalVy, goal_views
from sofrep.domain.figure import Unit
from sofrep.domain.mal import Bedomning, Mal
from sofrep.domain.period import Period
from sofrep.rojande.protection import hide
from support.bilagor import make_bilaga_underlag, make_document, make_goal
from support.delar import cells, tables
from support.mallar import lines, part

ENDED = {"insats": "rv", "start": date(2023, 1, 10), "slut": date(2023, 5, 1)}
WORK = ENDED | {"sysselsattning": ["arbete"]}
NONE = ENDED | {"sysselsattning": ["ingen"]}
LAST_YEAR = {"start": date(2022, 1, 10), "slut": date(2022, 5, 1)}


def view(goal: Mal, rows: list[dict[str, object]]) -> MalVy:
    underlag = make_bilaga_underlag(rows, goals=[goal])
    return goal_views(underlag, underlag.goals)[0]


def test_a_share_has_its_counts_as_figures_of_their_own() -> None:
    seen = view(make_goal(), [WORK, NONE, NONE])
    assert str(seen.resultat) == "33\xa0%"
    assert (str(seen.taljare), str(seen.namnare)) == ("1", "3")
    assert not isinstance(seen.taljare, str | None)
    assert seen.taljare.figure.id == "2023.rv.avslutade.arbstud"
    assert not isinstance(seen.namnare, str | None)
    assert seen.namnare.figure.id == "2023.rv.avslutade"


def test_the_target_is_read_as_a_phrase() -> None:
    seen = view(make_goal(), [WORK, NONE])
    assert seen.malvarde == "minst 35\xa0%"
    assert seen.slag == "uppfyllt"
    months = make_goal(matt="avslutade.manader.medel", unit=Unit.MANADER, target=9)
    assert view(months, [WORK]).malvarde == "minst 9\xa0månader"


def test_the_difference_is_of_the_exact_values_in_procentenheter() -> None:
    rows = [WORK, NONE, NONE, WORK | LAST_YEAR, NONE | LAST_YEAR]
    seen = view(make_goal(), rows)
    assert (str(seen.skillnad), seen.riktning) == ("17\xa0procentenheter", "lägre")
    assert seen.skillnad is not None
    assert seen.skillnad.figure.id == "2023.rv.avslutade.arbstud.andel.diff"
    assert str(seen.forra) == "50\xa0%"


def test_one_procentenhet_is_singular_and_nothing_is_called_equal() -> None:
    hundred = [WORK] * 50 + [NONE] * 50
    more = [WORK | LAST_YEAR] * 49 + [NONE | LAST_YEAR] * 51
    assert str(view(make_goal(), hundred + more).skillnad) == "1\xa0procentenhet"
    same = [WORK, NONE, WORK | LAST_YEAR, NONE | LAST_YEAR]
    assert (view(make_goal(), same).skillnad, view(make_goal(), same).riktning) == (None, "lika")
    near = [WORK] * 100 + [NONE] * 101 + [WORK | LAST_YEAR, NONE | LAST_YEAR]
    assert view(make_goal(), near).riktning == "nästan lika"


def test_an_entered_result_is_marked_and_has_no_counts() -> None:
    goal = make_goal(matt="", entered=38, entered_previous=40)
    seen = view(goal, [])
    assert seen.inmatad
    assert seen.forra_inmatad
    assert seen.taljare is None
    assert str(seen.resultat) == "38\xa0%"


def test_a_hidden_result_is_not_called_unmeasured() -> None:
    underlag = make_bilaga_underlag([WORK, NONE], goals=[make_goal()])
    (goal,) = underlag.goals
    assert goal.result is not None
    goal = replace(goal, result=hide(goal.result), bedomning=Bedomning.DOLT)
    (seen,) = goal_views(underlag, [goal])
    assert (seen.resultat, seen.bedomning, seen.slag) == (None, "Redovisas inte", "dolt")
    assert seen.i_ord == "Resultatet döljs, för att ingen ska kunna kännas igen"
    assert seen.orsak == ""


def test_a_goal_that_was_not_measured_has_its_reason_and_no_result() -> None:
    seen = view(make_goal(not_measured="Enkäten gjordes inte."), [WORK])
    assert seen.slag == "ej_matt"
    assert seen.resultat is None
    assert seen.orsak == "Enkäten gjordes inte"


def test_a_result_of_zero_is_a_result() -> None:
    seen = view(make_goal(), [NONE])
    assert seen.resultat is not None
    assert str(seen.resultat) == "0\xa0%"
    assert str(seen.taljare) == "0"


def test_a_share_of_nobody_says_why_there_is_no_result() -> None:
    seen = view(make_goal(), [])
    assert seen.resultat is None
    assert seen.orsak == "det finns ingen att räkna på"


IN_WORDS = {"matt": "", "target": None, "jamforelse": None}


def test_a_goal_in_words_shows_its_words_without_a_full_stop() -> None:
    goal = make_goal(in_words="Prövat med\nalla.", previous_in_words="Påbörjat.", **IN_WORDS)
    seen = view(goal, [])
    assert (seen.i_ord, seen.forra_i_ord) == ("Prövat med alla", "Påbörjat")
    assert (seen.slag, seen.bedomning) == ("i_ord", "Redovisas i ord")
    assert (seen.resultat, seen.orsak) == (None, "")


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
