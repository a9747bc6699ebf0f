"""Figures of the economy: one per amount, and what follows from them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

from msgspec.structs import replace

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.catalogue import find
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.labels import label
from sofrep.amnen.ekonomi.siffror.postmatt import ECONOMY
from sofrep.domain.figure import Figure, FigureSet, Unit
from sofrep.domain.period import Period
from sofrep.statistics.underlag import Underlag
from support.ekonomi import BOOK, posts_of_every_line, read_book, write_book
from support.workbooks import example_forbund

FORBUND = example_forbund()
YEAR = Period.of_year(2023)


def figures(underlag: Underlag, period: Period = YEAR) -> FigureSet:
    return compute(underlag, FORBUND, period)


def economy(underlag: Underlag, period: Period = YEAR) -> dict[str, Figure]:
    start = f"{period.key}.forbundet.eko."
    found = figures(underlag, period)
    return {key.removeprefix(start): found[key] for key in found if key.startswith(start)}


def test_each_column_of_a_post_is_a_figure(tmp_path: Path) -> None:
    found = economy(read_book(tmp_path, {"Driftsredovisning": BOOK["Driftsredovisning"]}))
    assert {key: figure.value for key, figure in found.items() if "netto" in key} == {
        "drift.netto": -699500,
        "drift.netto.budget": -900000,
        "drift.netto.prognos": -800000,
        "drift.netto.avvik": 200500,
        "drift.netto.prognos-avvik": 100000,
    }
    assert {figure.unit for figure in found.values()} == {Unit.KRONOR}


def test_an_empty_cell_makes_no_figure_and_zero_makes_one(tmp_path: Path) -> None:
    rows = [["Post", "2023", "2022"], ["A", 0, None]]
    assert list(economy(read_book(tmp_path, {"Resultaträkning": rows}))) == ["res.01"]


def test_a_note_s_sum_is_computed_where_none_is_written(tmp_path: Path) -> None:
    rows = [["Not", "Post", "2023"], [3, "A", 5], [None, "B", -2]]
    underlag = read_book(tmp_path, {"Noter": rows})
    figure = figures(underlag)["2023.forbundet.eko.not03.summa"]
    assert figure.value == 3
    assert [place.cell for place in RowFinder(underlag, FORBUND).rows(figure)] == ["C2", "C3"]


def test_a_note_s_written_sum_is_printed_as_it_is(tmp_path: Path) -> None:
    rows = [["Not", "Post", "Kod", "2023"], [3, "A", None, 5], [None, "Summa", "not-summa", 6]]
    assert economy(read_book(tmp_path, {"Noter": rows}))["not03.summa"].value == 6


def test_soliditet_is_equity_of_assets(tmp_path: Path) -> None:
    found = economy(read_book(tmp_path, {"Balansräkning": BOOK["Balansräkning"]}))
    assert found["soliditet"].value == Fraction(100 * 550500, 800500)
    assert (found["soliditet"].numerator, found["soliditet"].denominator) == (550500, 800500)
    assert found["soliditet.ar-2022"].value == Fraction(125, 2)
    assert found["soliditet"].unit is Unit.PROCENT


def test_shares_of_the_money_used_follow_from_amounts(tmp_path: Path) -> None:
    rows = [["Post", "2023"], ["Individinsatser", 300], ["Kansli", 100]]
    found = economy(read_book(tmp_path, {"Användning": rows}))
    assert found["anv.01"].value == 300
    assert found["anv.01.andel"].value == 75
    assert found["anv.02.andel"].denominator == 400


def test_a_part_of_a_year_has_its_own_outcome_and_the_year_s_budget(tmp_path: Path) -> None:
    rows = [
        ["Post", "Kod", "Jan-aug 2023", "Budget 2023", "Prognos 2023", "Jan-aug 2022", "2022"],
        ["Nettokostnad", "netto", -60, -100, -95, -50, -90],
    ]
    period = Period(date(2023, 1, 1), date(2023, 8, 31))
    underlag = read_book(tmp_path, {"Driftsredovisning": rows})
    assert {key: figure.value for key, figure in economy(underlag, period).items()} == {
        "drift.netto": -60,
        "drift.netto.budget": -100,
        "drift.netto.prognos": -95,
        "drift.netto.ar-2022": -50,
        "drift.netto.prognos-avvik": 5,
    }
    assert "drift.netto" not in economy(underlag)  # the year has no outcome yet


def test_a_part_of_a_year_may_have_a_budget_and_a_forecast_of_its_own(tmp_path: Path) -> None:
    header = ["Jan-aug 2023", "Budget 2023", "Budget jan-aug 2023", "Prognos jan-aug 2023"]
    rows = [["Post", "Kod", *header], ["Nettokostnad", "netto", -60, -100, -70, -95]]
    period = Period(date(2023, 1, 1), date(2023, 8, 31))
    underlag = read_book(tmp_path, {"Driftsredovisning": rows})
    assert {key: figure.value for key, figure in economy(underlag, period).items()} == {
        "drift.netto": -60,
        "drift.netto.budget": -70,
        "drift.netto.avvik": 10,
        "drift.netto.prognos": -95,
        "drift.netto.prognos-avvik": 5,  # less the year's budget
    }
    assert list(economy(underlag)) == ["drift.netto.budget"]


def test_a_year_with_its_own_book_does_not_take_the_next_year_s(tmp_path: Path) -> None:
    write_book(
        tmp_path / "2022" / "ekonomi.xlsx",
        {"Resultaträkning": [["Post", "Kod", "2022"], ["Resultat", "resultat", 1]]},
    )
    underlag = read_book(tmp_path, BOOK)
    found = economy(underlag, Period.of_year(2022))
    assert {key: figure.value for key, figure in found.items()} == {"res.resultat": 1}
    assert economy(underlag)["res.resultat.ar-2022"].value == 100000


def test_every_figure_is_in_the_list_of_measures_with_its_unit_and_every_line_is_computed(
    tmp_path: Path,
) -> None:
    underlag = replace(read_book(tmp_path, BOOK), economy=posts_of_every_line())
    lines = set()
    for figure in economy(underlag).values():
        (match,) = find(figure.measure, FORBUND)
        assert match.unit is figure.unit, figure.id
        lines.add(match.measure)
    assert lines == set(ECONOMY)


def test_a_label_is_readable(tmp_path: Path) -> None:
    figure = economy(read_book(tmp_path, BOOK))["res.resultat.ar-2022"]
    text = label(figure, FORBUND)
    assert text == "Exempel: resultaträkning, årets resultat, 2022 enligt årets blad"
