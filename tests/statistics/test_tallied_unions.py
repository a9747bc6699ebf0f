"""Tallies beside a register: unions add up, and what nobody has counted stays unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.antal.kontroller.tally_checks import check_tallies
from sofrep.amnen.mal.siffror.judging import judge_goals
from sofrep.domain.figure import Absence, Figure, Origin, Recipe, Unit
from sofrep.domain.forbund import Forbund, Underlagsslag
from sofrep.domain.mal import Bedomning, Jamforelse, Mal
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.statistics.ways import Selection
from support.frames import make_forbund, make_underlag

YEAR = Period.of_year(2023)


def profile(**changes: Any) -> Forbund:
    """RV has a register, UTR delivers counts; GG runs from 2024 on."""
    base = make_forbund()
    rv, utr, gg = base.insats
    utr = replace(utr, underlag=Underlagsslag.ANTAL, **changes)
    return replace(base, insats=(rv, utr, replace(gg, fran=2024)))


FORBUND = profile()
ROWS = [
    {
        "insats": "rv",
        "start": date(2023, 2, 1),
        "slut": date(2023, 9, 1),
        "kon": "kvinnor",
        "sysselsattning": ["arbete"],
        "kommun": "alv",
        "alder_start": 20,
    },
    {"insats": "rv", "start": date(2023, 3, 1), "kon": "man", "kommun": "vik", "alder_start": 40},
]


def tally(*steps: str, antal: int, **more: Any) -> dict[str, Any]:
    return {"insats": "utr", "steps": steps, "antal": antal, **more}


COUNTS = [
    tally("aktuella", antal=5),
    tally("aktuella", antal=3, kon="kvinnor"),
    tally("aktuella", antal=2, kon="man"),
    tally("nya-alla", antal=4),
    tally("avslutade", antal=3),
    tally("avslutade", "syss=arbete", antal=1),
    tally("avslutade", "syss=studier", antal=1),
]


def figures(rows: Any = ROWS, counts: Any = COUNTS, forbund: Forbund = FORBUND) -> Any:
    return compute(make_underlag(forbund, rows, tallies=counts), forbund, YEAR)


def test_a_union_is_the_sum_of_rows_and_counts() -> None:
    found = figures()
    assert [found[f"2023.{s}.aktuella"].value for s in ("rv", "utr", "ind")] == [2, 5, 7]
    assert found["2023.ind.aktuella.kvinnor"].value == 4
    share = found["2023.ind.avslutade.arbstud.andel"]
    assert (share.value, share.numerator, share.denominator) == (75, 3, 4)


def test_the_union_says_that_it_is_mixed_and_knows_rows_and_cells() -> None:
    underlag = make_underlag(FORBUND, ROWS, tallies=COUNTS)
    share = compute(underlag, FORBUND, YEAR)["2023.ind.avslutade.arbstud.andel"]
    assert share.recipe.table == "blandat"
    behind = [str(place) for place in RowFinder(underlag, FORBUND).rows(share)]
    assert behind == [
        "register/2023.xlsx, bladet Register, rad 2",
        "2023/antal.xlsx, bladet Antal, cell B7",
        "2023/antal.xlsx, bladet Antal, cell B8",
    ]
    base = [place.cell for place in RowFinder(underlag, FORBUND).base(share)]
    assert base == ["rad 2", "B6"]


@pytest.mark.parametrize(
    "measure",
    [
        "aktuella.kommun.alv",
        "aktuella.unga.andel",
        "aktuella.alder.medel",
        "avslutade.orsak.klar",
        "avslutade.manader.max",
        "avslutade.kvinnor",
        "nya.personer",
        "aktuella.grupper",
        "vid-start",
    ],
)
def test_what_one_part_of_a_union_has_not_counted_is_unknown_in_the_union(measure: str) -> None:
    found = figures()
    for scope in ("utr", "ind"):
        figure = found[f"2023.{scope}.{measure}"]
        assert (figure.value, figure.absence) == (None, Absence.EJ_RAKNAT)
    assert found[f"2023.rv.{measure}"].absence is not Absence.EJ_RAKNAT


def test_an_insats_that_does_not_run_adds_nothing() -> None:
    found = figures()
    assert found["2023.alla.aktuella"].value == 7
    assert found["2023.forbundet.insatser.aktuella"].value == 7
    assert "2023.gg.aktuella" not in found


def test_without_any_counts_neither_the_insats_nor_its_unions_have_figures() -> None:
    found = figures(counts=[])
    assert "2023.rv.aktuella" in found
    assert not [key for key in found if key.startswith(("2023.utr.", "2023.ind.nya", "2023.alla."))]
    assert "2023.forbundet.insatser.nya" not in found


def test_before_its_own_register_is_complete_an_insats_is_counted_from_tallies() -> None:
    base = make_forbund()
    utr = replace(base.insats[1], register_fran=date(2023, 1, 1))
    forbund = replace(base, insats=(base.insats[0], utr, base.insats[2]))
    rows = [*ROWS, {"insats": "utr", "start": date(2022, 5, 1)}]
    counts = [tally("aktuella", antal=9, year=2022)]
    underlag = make_underlag(forbund, rows, tallies=counts)
    assert compute(underlag, forbund, YEAR)["2023.utr.aktuella"].value == 1
    before = compute(underlag, forbund, YEAR.previous())["2022.utr.aktuella"]
    assert (before.value, before.recipe.table) == (9, "antal")
    assert check_tallies(underlag, forbund, YEAR) == ()


def test_rows_of_an_insats_that_delivers_counts_only_are_told_since_nothing_counts_them() -> None:
    rows = [*ROWS, {"insats": "utr", "start": date(2023, 5, 1)}]
    (problem,) = check_tallies(make_underlag(FORBUND, rows, tallies=COUNTS), FORBUND, YEAR)
    assert (problem.rule, problem.place.cell) == ("insats-antal-och-rader", "rad 4")


def test_counts_know_no_kommun_or_age_to_select() -> None:
    underlag = make_underlag(FORBUND, ROWS, tallies=COUNTS)
    found = compute(underlag, FORBUND, YEAR, Selection(kommun="alv"))
    assert found["2023.rv.aktuella+kommun=alv"].value == 1
    assert not [key for key in found if key.startswith(("2023.utr.", "2023.ind."))]


def test_an_entered_figure_takes_the_place_of_what_was_not_counted_but_not_of_a_count() -> None:
    def entered(measure: str, value: int) -> Figure:
        name = f"2023.utr.{measure}"
        recipe = Recipe("historik", ())
        return Figure(name, value, Unit.ANTAL, "utr", YEAR, recipe, origin=Origin.INMATAD)

    found = figures().with_entered([entered("vid-start", 1), entered("nya", 99)])
    assert (found["2023.utr.vid-start"].value, found["2023.utr.nya"].value) == (1, 4)
    assert found["2023.utr.vid-start"].origin is Origin.INMATAD


def test_a_goal_whose_measure_was_not_counted_lacks_its_basis_and_one_that_was_is_judged() -> None:
    def goal(matt: str) -> Mal:
        return Mal(
            year=2023,
            scope="utr",
            wording="Mål",
            matt=matt,
            jamforelse=Jamforelse.MINST,
            target=1,
            unit=Unit.ANTAL,
            entered=None,
            entered_previous=None,
            not_measured="",
            comment="",
            place=Place("mal.xlsx", "Mål", "C2"),
        )

    outcomes, problems = judge_goals((goal("nya"), goal("vid-start")), figures(), FORBUND, YEAR)
    assert [o.bedomning for o in outcomes] == [Bedomning.UPPFYLLT, Bedomning.EJ_MATT]
    assert [p.rule for p in problems] == ["mal-utan-underlag"]


def test_a_rest_is_nobody_where_the_lines_are_everybody() -> None:
    counts = [tally("nya-alla", antal=3), tally("nya", "kommun=alv", antal=3)]
    found = figures(counts=counts)
    assert found["2023.utr.nya.kommun.vik"].value == 0
    assert found["2023.utr.nya.kommun.saknas"].value == 0
    fewer = figures(counts=[tally("nya-alla", antal=3), tally("nya", "kommun=alv", antal=2)])
    assert fewer["2023.utr.nya.kommun.vik"].absence is Absence.EJ_RAKNAT
    assert fewer["2023.utr.nya.kommun.saknas"].absence is Absence.EJ_RAKNAT


def test_groups_are_added_up_where_they_have_been_counted() -> None:
    rows = [{**ROWS[0], "grupp": "Vår"}, ROWS[1]]
    found = figures(rows, [*COUNTS, tally("aktuella", "grupper", antal=2)])
    assert [found[f"2023.{s}.aktuella.grupper"].value for s in ("rv", "utr", "ind")] == [1, 2, 3]


def test_a_longest_time_and_a_mean_of_a_union_need_everybody() -> None:
    nobody = [tally("nya-alla", antal=0), tally("aktuella", antal=0), tally("avslutade", antal=0)]
    found = figures(counts=nobody)
    assert (
        found["2023.ind.avslutade.manader.max"].value
        == found["2023.rv.avslutade.manader.max"].value
    )
    assert found["2023.ind.aktuella.alder.medel"].value == 30
    assert found["2023.ind.nya.personer"].absence is Absence.UPPGIFT_SAKNAS
