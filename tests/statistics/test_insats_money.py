"""Budget and outcome of the insatser as figures."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.counting import compute
from sofrep.domain.figure import FigureSet, Unit
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.statistics.ways import Selection
from support.frames import make_forbund, make_insats_row, make_underlag

FORBUND = make_forbund()  # rv, utr, gg; unions ind (rv, utr) and alla
Y2023 = Period.of_year(2023)
ROWS = [
    make_insats_row("rv", budget=850, utfall=858),
    make_insats_row("utr", budget=Fraction(301, 2), utfall=100),
]


def amounts(figures: FigureSet) -> dict[str, object]:
    names = ("budget", "utfall", "avvikelse")
    return {
        f"{figure.scope}.{figure.measure}": figure.value
        for figure in figures.values()
        if figure.measure.rpartition(".")[2] in names and figure.unit is Unit.TKR
    }


def test_the_deviation_is_outcome_minus_budget_and_a_union_adds_up() -> None:
    found = amounts(compute(make_underlag(FORBUND, insatser=ROWS), FORBUND, Y2023))
    assert found == {
        "rv.budget": 850,
        "rv.utfall": 858,
        "rv.avvikelse": 8,
        "utr.budget": Fraction(301, 2),
        "utr.utfall": 100,
        "utr.avvikelse": Fraction(-101, 2),
        "ind.budget": Fraction(2001, 2),
        "ind.utfall": 958,
        "ind.avvikelse": Fraction(-85, 2),
    }  # gg runs and is not known, so neither alla nor the förbund has a sum


def test_the_forbund_has_a_sum_where_every_insats_of_the_year_is_known() -> None:
    rows = [*ROWS, make_insats_row("gg", budget=0, utfall=None)]
    found = amounts(compute(make_underlag(FORBUND, insatser=rows), FORBUND, Y2023))
    assert found["forbundet.insatser.budget"] == Fraction(2001, 2)
    assert found["gg.budget"] == 0
    assert "forbundet.insatser.utfall" not in found
    assert "gg.avvikelse" not in found


def test_an_insats_that_does_not_run_is_not_waited_for() -> None:
    rows = [make_insats_row(kod, year=2022, budget=10) for kod in ("rv", "utr")]
    underlag = make_underlag(FORBUND, insatser=rows)
    found = amounts(compute(underlag, FORBUND, Period.of_year(2022)))  # gg begins in 2023
    assert found["forbundet.insatser.budget"] == 20


def test_a_part_of_a_year_and_a_selection_have_no_amounts() -> None:
    underlag = make_underlag(FORBUND, insatser=ROWS)
    part = Period(date(2023, 1, 1), date(2023, 8, 31))
    assert amounts(compute(underlag, FORBUND, part)) == {}
    assert amounts(compute(underlag, FORBUND, Y2023, Selection(kommun="alv"))) == {}


def test_the_cells_behind_a_sum_are_those_of_its_insatser() -> None:
    rows = [
        make_insats_row("rv", budget=1, utfall=2),
        make_insats_row(
            "utr", budget=3, place_budget=Place("2023/insatser.xlsx", "Insatser", "B3")
        ),
    ]
    underlag = make_underlag(FORBUND, insatser=rows)
    figures = compute(underlag, FORBUND, Y2023)

    def cells(key: str) -> list[str]:
        return [place.cell for place in RowFinder(underlag, FORBUND).rows(figures[key])]

    assert cells("2023.ind.budget") == ["B2", "B3"]
    assert cells("2023.rv.avvikelse") == ["C2", "B2"]
