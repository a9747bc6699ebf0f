"""Rules between the rows of a register: ages, kommuner, and what a participant number stands for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.problem import About, Place
from sofrep.domain.uppgift import Alder
from support.workbooks import example_forbund, write_sheet

Row = dict[str, object]
BASE: Row = {
    "Insats": "ST",
    "Deltagarnummer": "P1",
    "Kön": "K",
    "Födelseår": 1990,
    "Ålder vid start": None,
    "Kommun": "Alby",
    "Startdatum": date(2023, 1, 10),
    "Slutdatum": date(2023, 6, 10),
}
LETTERS = dict(zip(BASE, "ABCDEFGH", strict=True))
LATER: Row = {"Startdatum": date(2023, 7, 1), "Slutdatum": date(2023, 8, 1)}


def told(folder: Path, *changes: Row) -> list[tuple[str, str, str]]:
    write_sheet(folder / "register" / "r.xlsx", [BASE | change for change in changes])
    found = read_underlag(folder, example_forbund()).problems
    return [(problem.rule, problem.place.cell, problem.severity.value) for problem in found]


@pytest.mark.parametrize("born", [2008, 1958, 2020])
def test_a_year_of_birth_outside_working_age_at_start_is_a_warning(
    tmp_path: Path, born: int
) -> None:
    assert told(tmp_path, {"Födelseår": born}) == [("alder-utanfor", "D2", "varning")]


@pytest.mark.parametrize("age", [15, 65, 99])
def test_a_given_age_outside_working_age_is_a_warning(tmp_path: Path, age: int) -> None:
    assert told(tmp_path, {"Födelseår": None, "Ålder vid start": age}) == [
        ("alder-utanfor", "D2", "varning")
    ]


@pytest.mark.parametrize("born", [2007, 1959, None])
def test_the_limits_themselves_and_a_blank_are_no_problem(tmp_path: Path, born: object) -> None:
    assert told(tmp_path, {"Födelseår": born}) == []


def test_the_profile_sets_the_ages(tmp_path: Path) -> None:
    write_sheet(tmp_path / "r.xlsx", [BASE | {"Födelseår": 1957}])
    older = replace(example_forbund(), alder=Alder(band=("-29", "30-"), aldst=66))
    assert read_underlag(tmp_path, older).problems == ()


def test_a_kommun_that_is_no_member_is_a_warning_only_where_the_profile_says_who_is(
    tmp_path: Path,
) -> None:
    write_sheet(tmp_path / "r.xlsx", [BASE, BASE | {"Deltagarnummer": "P2", "Kommun": "Österby"}])
    forbund = example_forbund()
    first, second = forbund.kommun
    one = replace(forbund, kommun=(first, replace(second, medlem="")))
    none = replace(forbund, kommun=tuple(replace(k, medlem="") for k in forbund.kommun))
    (problem,) = read_underlag(tmp_path, one).problems
    assert (problem.rule, problem.place.cell) == ("kommun-ej-medlem", "F3")
    assert read_underlag(tmp_path, none).problems == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"Startdatum": date(2023, 6, 9)}),  # before the first has ended
        ({"Slutdatum": None}, LATER),  # the first never ends
        ({}, {"Startdatum": date(2023, 2, 1), "Slutdatum": date(2023, 3, 1)}),  # within the first
    ],
)
def test_enrolments_that_overlap_are_a_warning_at_the_later_one(
    tmp_path: Path, first: Row, second: Row
) -> None:
    assert told(tmp_path, first, second) == [("inskrivning-overlappar", "G3", "varning")]


def test_the_later_enrolment_is_told_also_where_it_stands_first(tmp_path: Path) -> None:
    assert told(tmp_path, {"Startdatum": date(2023, 6, 1)}, {}) == [
        ("inskrivning-overlappar", "G2", "varning")
    ]


@pytest.mark.parametrize(
    "second",
    [
        LATER,
        {"Startdatum": date(2023, 6, 10), "Slutdatum": None},  # the day on which the first ends
        {"Startdatum": date(2023, 2, 1), "Insats": "BR"},
        {"Startdatum": date(2023, 2, 1), "Deltagarnummer": "P2"},
        {"Startdatum": date(2023, 2, 1), "Deltagarnummer": None},
    ],
)
def test_enrolments_after_each_other_and_of_others_do_not_overlap(
    tmp_path: Path, second: Row
) -> None:
    assert told(tmp_path, {}, second) == []


def test_a_number_of_two_sexes_is_a_warning_at_the_second(tmp_path: Path) -> None:
    assert told(tmp_path, {}, LATER | {"Kön": "M"}) == [("nummer-olika-kon", "C3", "varning")]


@pytest.mark.parametrize("sex", ["annat", None])
def test_another_or_no_sex_contradicts_none(tmp_path: Path, sex: object) -> None:
    assert told(tmp_path, {}, LATER | {"Kön": sex}) == []


@pytest.mark.parametrize(
    ("first", "second", "cell"),
    [
        ({}, {"Födelseår": 1991}, "D3"),
        ({}, {"Födelseår": None, "Ålder vid start": 40}, "D3"),
        ({"Födelseår": None, "Ålder vid start": 31}, {}, "D2"),  # born in 1991 or 1992
    ],
)
def test_a_number_of_two_years_of_birth_is_an_error_at_the_less_sure_row(
    tmp_path: Path, first: Row, second: Row, cell: str
) -> None:
    assert told(tmp_path, first, LATER | second) == [("nummer-olika-fodelsear", cell, "fel")]


@pytest.mark.parametrize("age", [32, 33])
def test_an_age_that_fits_the_year_of_birth_is_no_contradiction(tmp_path: Path, age: int) -> None:
    assert told(tmp_path, {}, LATER | {"Födelseår": None, "Ålder vid start": age}) == []


def test_a_problem_of_a_row_says_which_insats_and_year_it_is_about(tmp_path: Path) -> None:
    write_sheet(tmp_path / "r.xlsx", [BASE | {"Födelseår": 2020}])
    (problem,) = read_underlag(tmp_path, example_forbund()).problems
    assert problem.about == About("st", 2023)


ACTIVITY: Row = {"År": None, "Vad": "Föreläsning", "Utförare": "Vi", "Antal deltagare": 3}


@pytest.mark.parametrize(
    ("name", "title", "row", "place"),
    [
        ("2023/strukturella.xlsx", "Blad1", {"År": 2022}, "A2"),
        ("2023/strukturella.xlsx", "Kurser 2022", {}, ""),
        ("2023/Kurser 2021.xlsx", "Blad1", {}, ""),
    ],
)
def test_a_sheet_of_another_year_than_its_folder_is_a_warning(
    tmp_path: Path, name: str, title: str, row: Row, place: str
) -> None:
    write_sheet(tmp_path / name, [ACTIVITY | row], title, list(ACTIVITY))
    (problem,) = read_underlag(tmp_path, example_forbund()).problems
    assert (problem.rule, problem.place) == ("blad-annat-ar", Place(name, title, place))


@pytest.mark.parametrize(
    "name", ["2023/Kurser 2023.xlsx", "2023/K 2022-2024.xlsx", "Kurser 2022.xlsx", "2023/k.xlsx"]
)
def test_a_sheet_that_names_its_folder_s_year_or_lies_in_none_is_no_problem(
    tmp_path: Path, name: str
) -> None:
    year = 2022 if "/" not in name else None
    write_sheet(tmp_path / name, [ACTIVITY | {"År": year}], "Blad1", list(ACTIVITY))
    assert read_underlag(tmp_path, example_forbund()).problems == ()


def test_a_sheet_of_several_years_may_lie_in_the_folder_of_one_of_them(tmp_path: Path) -> None:
    rows = [ACTIVITY | {"År": year} for year in (2022, 2023)]
    write_sheet(tmp_path / "2023" / "k.xlsx", rows)
    assert read_underlag(tmp_path, example_forbund()).problems == ()


def test_goals_and_texts_of_another_year_are_told_at_their_first_row(tmp_path: Path) -> None:
    goal = {"År": 2022, "Insats": "ST", "Mål": "Minst 4", "Mått": "nya", "Målvärde": None}
    text = {"År": 2021, "Bilaga": "statistik", "Avsnitt": "inledning", "Text": "Ett år."}
    write_sheet(tmp_path / "2023" / "mal.xlsx", [goal])
    write_sheet(tmp_path / "2023" / "texter.xlsx", [text])
    found = read_underlag(tmp_path, example_forbund()).problems
    assert [(p.rule, p.place.file) for p in found] == [
        ("blad-annat-ar", "2023/mal.xlsx"),
        ("blad-annat-ar", "2023/texter.xlsx"),
    ]
