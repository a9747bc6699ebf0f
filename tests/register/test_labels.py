"""Participant numbers and group labels: spellings that stand for the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, where
from sofrep.pipeline.gathering import gathered
from support.workbooks import example_forbund, write_cells

HEADERS = ("Insats", "Deltagarnummer", "Grupp", "Startdatum", "Slutdatum")
SPELLED_OTHERWISE = "beteckning-skrivs-olika"
SAME = [
    ("0007", 7),
    ("7", "007 "),
    ("å9", "a\u030a9"),
    ("Å9", "a\u030a9"),
    ("P 1", "p\u00a0\u00a01"),
    ("P1", "P\u00ad1"),
    ("P1", "\uff30\uff11"),
    ("STRASSE 1", "straße 1"),
]
OTHERS = [("P007", "P7"), ("1-2", "12"), ("P1.", "P1"), ("7", "70"), ("0", "00x"), ("P 1", "P1")]


def row(number: object, group: object, month: int) -> tuple[object, ...]:
    return ("ST", number, group, date(2023, month, 1), date(2023, month, 20))


def figures_of(folder: Path, measure: str) -> object:
    underlag = read_underlag(folder, example_forbund())
    period = Period.of_year(2023)
    return compute(underlag, example_forbund(), period).measure(period, "st", measure).value


def told(folder: Path) -> list[Problem]:
    return list(read_underlag(folder, example_forbund()).problems)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_label_are_one_person_and_one_group(
    tmp_path: Path, one: object, other: object
) -> None:
    write_cells(tmp_path / "r.xlsx", [HEADERS, row(one, one, 1), row(other, other, 3)])
    assert figures_of(tmp_path, "nya.personer") == 1
    assert figures_of(tmp_path, "aktuella.grupper") == 1
    places = [(problem.rule, problem.place.cell) for problem in told(tmp_path)]
    assert places == [(SPELLED_OTHERWISE, "B3"), (SPELLED_OTHERWISE, "C3")]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_labels_that_only_look_alike_are_two(tmp_path: Path, one: object, other: object) -> None:
    write_cells(tmp_path / "r.xlsx", [HEADERS, row(one, one, 1), row(other, other, 3)])
    assert figures_of(tmp_path, "nya.personer") == 2
    assert figures_of(tmp_path, "aktuella.grupper") == 2
    assert told(tmp_path) == []


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_enrolled_twice_is_told_with_both_cells(
    tmp_path: Path, one: object, other: object
) -> None:
    write_cells(tmp_path / "a.xlsx", [HEADERS, row(one, None, 1)])
    write_cells(tmp_path / "b.xlsx", [HEADERS, row(other, None, 1)])
    (twice,) = told(tmp_path)
    assert (twice.rule, twice.place.file, twice.place.cell) == (
        "inskrivning-dubbel",
        "b.xlsx",
        "B2",
    )
    assert "a.xlsx, bladet Blad1, cell B2" in twice.message
    assert "Numret skrivs inte likadant på de två raderna" in twice.message


def test_a_sheet_that_spells_all_its_numbers_otherwise_is_one_problem(tmp_path: Path) -> None:
    write_cells(tmp_path / "a.xlsx", [HEADERS, *(row(n, None, n) for n in (1, 2, 3))])
    write_cells(tmp_path / "b.xlsx", [HEADERS, *(row(f"00{n}", None, n + 6) for n in (1, 2, 3))])
    (problem,) = gathered(told(tmp_path))
    assert where(problem.places) == "b.xlsx, bladet Blad1, B2:B4, 3 celler"
    assert "i a.xlsx, bladet Blad1, B2:B4, 3 celler:" in problem.message


def test_groups_of_two_insatser_may_be_spelled_otherwise(tmp_path: Path) -> None:
    other = ("BR", 2, "vår", date(2023, 1, 1), None)
    write_cells(tmp_path / "r.xlsx", [HEADERS, row(1, "Vår", 1), other])
    assert told(tmp_path) == []


@pytest.mark.parametrize("blank", [None, "-", "?", "okänt", "uppgift saknas"])
def test_a_number_or_group_that_says_nothing_is_none(tmp_path: Path, blank: object) -> None:
    write_cells(tmp_path / "r.xlsx", [HEADERS, row(blank, blank, 1), row(blank, blank, 3)])
    assert figures_of(tmp_path, "nya.numrerade") == 0
    assert figures_of(tmp_path, "aktuella.grupper") == 0
    assert told(tmp_path) == []


def test_two_persons_taken_as_one_are_told_once_by_what_it_costs_most(tmp_path: Path) -> None:
    headers = (*HEADERS, "Kön", "Födelseår")
    one, other = (*row("0007", None, 1), "K", 1980), (*row(7, None, 3), "M", 1990)
    write_cells(tmp_path / "a.xlsx", [headers, one, other])
    (problem,) = told(tmp_path)
    assert problem.rule == "nummer-olika-fodelsear"
    assert "Numret skrivs inte likadant på de två raderna" in problem.message


def test_each_two_rows_of_a_number_are_told(tmp_path: Path) -> None:
    headers = (*HEADERS, "Kön", "Födelseår")
    first, second, third = row(7, None, 1), row(7, None, 3), row("07", None, 5)
    rows = [(*first, "K", 1980), (*second, "K", 1990), (*third, "M", 1980)]
    write_cells(tmp_path / "a.xlsx", [headers, *rows])
    found = [(problem.rule, problem.place.cell) for problem in told(tmp_path)]
    assert found == [("nummer-olika-fodelsear", "G3"), (SPELLED_OTHERWISE, "B4")]
