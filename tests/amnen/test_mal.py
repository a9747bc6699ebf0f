"""How goals are told: the sentence on how many were reached, and their table."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.mal.avsnitt.overgripande import overgripande
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked
from sofrep.domain.figure import Unit
from sofrep.domain.mal import Bedomning
from sofrep.domain.period import Period
from sofrep.rojande.sma_antal.hidden_counts import hide
from sofrep.visning.block import Stycke, Tabellblock
from sofrep.visning.visat import cell_text
from support.avslut import ended
from support.bilagor import make_bilaga_underlag, make_goal
from support.blocktext import plain
from support.enkat import make_enkat
from support.enkatbilaga import sums
from support.frames import make_forbund

IN_WORDS = {"matt": "", "target": None, "jamforelse": None}
REACHED = {"matt": "", "entered": 40, "target": 35}
NEARLY = REACHED | {"entered": 34}
MISSED = REACHED | {"entered": 3}
UNMEASURED = {"matt": "", "not_measured": "Ingen enkät gjordes."}
TOLD = IN_WORDS | {"in_words": "Prövat med alla."}
NO_TARGET = REACHED | {"target": None, "jamforelse": None}


def sida(underlag, scope="rv") -> Sida:
    return Sida(underlag, "maluppfyllelse", scope)


def said(*goals, scope="rv") -> str:
    underlag = make_bilaga_underlag(goals=[make_goal("rv", **goal) for goal in goals])
    return plain(malbesked(sida(underlag, scope)))


def table(underlag, scope="rv") -> Tabellblock:
    own = sida(underlag, scope)
    (block,) = maltabell(own, mal_av(own))
    assert isinstance(block, Tabellblock)
    return block


@pytest.mark.parametrize(
    ("goals", "sentence"),
    [
        ([], ""),
        ([REACHED], "Målet är uppfyllt."),
        ([MISSED], "Målet är inte uppfyllt."),
        ([REACHED, REACHED], "De två målen är uppfyllda."),
        ([UNMEASURED], "Målets resultat kunde inte mätas."),
        ([TOLD, TOLD], "De två målens resultat redovisas i ord."),
        ([REACHED, MISSED], "Av de två målen är ett uppfyllt och ett inte uppfyllt."),
        (
            [REACHED, REACHED, NEARLY, MISSED, UNMEASURED, TOLD, NO_TARGET],
            (
                "Av de sju målen är två uppfyllda, ett delvis uppfyllt och ett inte uppfyllt. "
                "För ett kunde resultatet inte mätas. Ett redovisas i ord. Ett har inget målvärde."
            ),
        ),
        ([UNMEASURED, TOLD], "För ett kunde resultatet inte mätas. Ett redovisas i ord."),
    ],
)
def test_the_sentence_counts_the_goals_of_each_kind_and_names_no_kind_without(
    goals, sentence
) -> None:
    assert said(*goals) == sentence


def test_the_sentence_of_the_forbund_is_of_all_goals_of_the_year() -> None:
    assert said(REACHED, MISSED, scope="forbundet").startswith("Av årets två mål är ett uppfyllt")


def test_the_overall_goals_begin_with_how_many_of_them_alone_were_reached() -> None:
    overall = [make_goal("forbundet", **goal) for goal in (REACHED, MISSED, MISSED)]
    underlag = make_bilaga_underlag(goals=[*overall, make_goal("rv", **REACHED)])
    first, besked, then, *_ = overgripande(sida(underlag, "forbundet"))
    assert isinstance(besked, Stycke)
    assert isinstance(then, Tabellblock)
    said = "Av de tre övergripande målen är ett uppfyllt och två inte uppfyllda."
    assert (first.nyckel.endswith(".rubrik"), plain(besked.delar)) == (True, said)
    of_insatser = make_bilaga_underlag(goals=[make_goal("rv", **REACHED)])
    assert overgripande(sida(of_insatser, "forbundet")) == ()


def test_a_goal_is_a_row_with_its_count_women_and_men_last_year_and_judgement() -> None:
    rows = ended(30, 10, kon="kvinnor") + ended(20, 5, kon="man") + ended(20, 8, year=2022)
    goal = make_goal(comment="Fler hade\nlång väg.", target=31)
    block = table(make_bilaga_underlag(rows, goals=[goal]))
    assert block.tabell.kolumner == (
        "Mål",
        "Målvärde",
        "2023",
        "Kvinnor",
        "Män",
        "2022",
        "Bedömning",
    )
    (rad,) = block.tabell.rader
    assert rad.etikett == "Fler ska gå till arbete eller studier\nFler hade lång väg."
    assert [cell_text(cell).replace("\u00a0", " ") for cell in rad.celler] == [
        "minst 31 %",
        "30 % (15 av 50)",
        "33 %",
        "25 %",
        "40 %",
        "Delvis uppfyllt",
    ]


def test_a_goal_without_figures_by_sex_or_last_year_has_no_columns_for_them() -> None:
    block = table(make_bilaga_underlag(goals=[make_goal(**REACHED)]))
    assert block.tabell.kolumner == ("Mål", "Målvärde", "2023", "Bedömning")
    assert block.tabell.noter == ("* Uppgift från kansliet.",)
    assert cell_text(block.tabell.rader[0].celler[1]).endswith(" *")


def test_a_share_of_fewer_than_ten_is_not_shown_by_sex() -> None:
    rows = ended(30, 10, kon="kvinnor") + ended(9, 5, kon="man")
    block = table(make_bilaga_underlag(rows, goals=[make_goal()]))
    assert str(block.tabell.rader[0].celler[3]) == "–"
    assert block.tabell.noter == ("– för kvinnor och män: grupperna är små.",)


def test_a_dash_under_women_and_men_says_that_a_result_is_not_counted_so() -> None:
    rows = ended(30, 10, kon="kvinnor") + ended(20, 5, kon="man")
    underlag = make_bilaga_underlag(rows, goals=[make_goal(), make_goal(**REACHED)])
    assert (
        "– för kvinnor och män: resultatet är inte räknat per kön." in table(underlag).tabell.noter
    )


def test_why_a_goal_was_not_measured_stands_under_it_and_words_are_its_result() -> None:
    told = TOLD | {"previous_in_words": "Påbörjat."}
    goals = [make_goal(**UNMEASURED), make_goal(wording="Pröva", **told)]
    labels = [rad.etikett for rad in table(make_bilaga_underlag(goals=goals)).tabell.rader]
    assert labels == [
        "Fler ska gå till arbete eller studier\nIngen enkät gjordes.",
        "Pröva\nResultat: Prövat med alla.\n2022: Påbörjat.",
    ]


def test_a_hidden_result_is_neither_unmeasured_nor_explained_twice() -> None:
    underlag = make_bilaga_underlag(ended(30, 10), goals=[make_goal()])
    (goal,) = underlag.goals
    assert goal.result is not None
    goal = replace(goal, result=hide(goal.result), bedomning=Bedomning.DOLT)
    block = table(replace(underlag, goals=(goal,)))
    assert str(block.tabell.rader[0].celler[1]) == "x"
    assert block.tabell.rader[0].etikett == "Fler ska gå till arbete eller studier"


def test_the_target_of_a_part_of_a_year_stands_under_the_years() -> None:
    goal = make_goal(matt="nya", unit=Unit.ANTAL, target=60)
    part = Period(date(2023, 1, 1), date(2023, 8, 31))
    block = table(make_bilaga_underlag(ended(30, 10), goals=[goal], period=part))
    assert block.tabell.rader[0].celler[0] == "minst 60\nminst 40 för perioden"


def test_overall_goals_stand_under_their_party() -> None:
    goals = [
        make_goal("forbundet", wording="Alla", **TOLD),
        make_goal("forbundet", wording="Jobb", part="af", **TOLD),
        make_goal("forbundet", wording="Hälsa", part="psyk", **TOLD),
        make_goal("forbundet", wording="Jobb nu", part="af", **TOLD),
    ]
    block = table(make_bilaga_underlag(goals=goals), "forbundet")
    rows = [(rad.etikett.split("\n")[0], rad.rubrik) for rad in block.tabell.rader]
    assert rows == [
        ("Förbundet", True),
        ("Alla", False),
        ("Arbetsförmedlingen", True),
        ("Jobb", False),
        ("Jobb nu", False),
        ("Psykiatrin", True),
        ("Hälsa", False),
    ]


@pytest.mark.parametrize(("scope", "times"), [("rv", 1), ("forbundet", 0)])
def test_a_goal_of_an_insats_that_the_survey_measures_says_that_all_answered_it(
    scope: str, times: int
) -> None:
    goal = make_goal(scope, matt="enk.pers.f01.pos.andel", target=50)
    underlag = make_bilaga_underlag(
        forbund=make_forbund(enkat=make_enkat()),
        survey_sums=[sums("pers", 1, 2023, (5, 0, 15, 0))],
        goals=[goal],
    )
    first = str(table(underlag, scope).tabell.rader[0].etikett)
    assert first.count("Resultatet gäller alla som svarade på enkäten, oavsett insats.") == times
