"""The survey in an evaluated folder: its years as history, goals, kept answers, rows behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sofrep.domain.mal import Bedomning
from sofrep.domain.period import Period
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.query import ask, places_behind
from sofrep.pipeline.store import Store
from support.office import add_rows
from support.workbooks import write_sheet

Y2023 = Period.of_year(2023)
SHARE = "forbundet.enk.pers.f01.pos.andel"


def with_surveys(office: Path) -> Path:
    """Three surveys in 2023, one in 2021, sums of 2019, and a goal that rests on them."""
    answers = ("Stämmer mycket bra", 4, "Stämmer mycket dåligt")
    rows = [{"Respondentgrupp": "Personal", "Fråga 1": answer} for answer in answers]
    add_rows(office / "2023/enkatsvar.xlsx", rows)
    write_sheet(office / "2021/enkäter.xlsx", rows[:1])
    sums = {"År": 2019, "Respondentgrupp": "Personal", "Fråga": 1, "Enkäter": 10}
    sums |= {"Negativt": 5, "Varken eller": 1, "Positivt": 4}
    add_rows(office / "enkatsummor.xlsx", [sums])
    goal = {"Insats": "Ett", "Mål": "Minst 60 procent nöjda", "Mått": "enk.pers.f01.pos.andel"}
    add_rows(office / "2023/mal.xlsx", [goal | {"Jämförelse": "minst", "Målvärde": 60}])
    return office


def test_a_year_has_the_surveys_of_all_years_before_it(office: Path) -> None:
    results = evaluate(with_surveys(office), Y2023)
    assert results.errors == ()
    shares = {
        key.partition(".")[0]: figure.value
        for key, figure in results.figures.items()
        if key.endswith(SHARE)
    }
    assert shares == {"2019": 40, "2021": 100, "2023": results.figures[f"2023.{SHARE}"].value}


def test_later_surveys_are_no_history(office: Path) -> None:
    figures = evaluate(with_surveys(office), Period.of_year(2021)).figures
    assert f"2019.{SHARE}" in figures
    assert f"2021.{SHARE}" in figures
    assert f"2023.{SHARE}" not in figures


def test_a_part_of_a_year_has_the_surveys_of_the_years_before(office: Path) -> None:
    part = Period(date(2023, 1, 1), date(2023, 8, 31))
    figures = evaluate(with_surveys(office), part).figures
    assert f"2021.{SHARE}" in figures
    assert f"2023.{SHARE}" not in figures


def test_a_goal_gets_its_result_from_the_survey(office: Path) -> None:
    (outcome,) = (
        goal
        for goal in evaluate(with_surveys(office), Y2023).goals
        if goal.mal.matt.startswith("enk.")
    )
    assert outcome.result is not None
    assert outcome.result.id == f"2023.{SHARE}"
    assert outcome.bedomning is Bedomning.UPPFYLLT


def test_a_year_with_surveys_alone_is_a_year(office: Path) -> None:
    problems = evaluate(with_surveys(office), Period.of_year(2019)).problems
    assert "ar-utan-uppgifter" not in [problem.rule for problem in problems]


def test_kept_answers_hold_the_survey_and_know_its_rows(office: Path, tmp_path: Path) -> None:
    folder, store = with_surveys(office), Store(tmp_path / "store")
    first, again = ask(folder, Y2023, store=store), ask(folder, Y2023, store=store)
    assert again.underlag is None
    for year in (2019, 2021, 2023):
        assert again.figures[f"{year}.{SHARE}"] == first.figures[f"{year}.{SHARE}"]
    places = places_behind([f"2023.{SHARE}"], again, folder)[f"2023.{SHARE}"].rows
    assert [str(place) for place in places] == [
        "2023/enkatsvar.xlsx, bladet Enkätsvar, cell D2",
        "2023/enkatsvar.xlsx, bladet Enkätsvar, cell D3",
    ]
    (place,) = places_behind([f"2019.{SHARE}"], again, folder)[f"2019.{SHARE}"].rows
    assert place.file == "enkatsummor.xlsx"
