"""Applications, row by row or as a tally matrix: counted exactly, or told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.statistics.underlag import UNKNOWN, Underlag
from support.reading import read, told
from support.workbooks import Row, example_forbund, write_cells

if TYPE_CHECKING:
    from pathlib import Path


def counted(underlag: Underlag) -> list[tuple[int, ...]]:
    return [*underlag.applications.rows("year", "month", "part", "kommun", "antal")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"Sökande part": "AF", "Kommun": "Alby"}, (2023, -1, 0, 0, 1)),
        ({"Sökande part": "Kommun", "Kommun": None}, (2023, -1, 1, -1, 1)),
        ({"Sökande part": "AF", "Datum": "3/2 2023"}, (2023, 2, 0, -1, 1)),
        ({"Sökande part": "AF", "Månad": "feb", "Antal": 4}, (2023, 2, 0, -1, 4)),
        ({"Sökande part": "AF", "Månad": 12, "Antal": "1 200"}, (2023, 12, 0, -1, 1200)),
        ({"Sökande part": "AF", "Månad": "2023-03"}, (2023, 3, 0, -1, 1)),
    ],
)
def test_applications_row_by_row(tmp_path: Path, row: Row, expected: tuple[int, ...]) -> None:
    underlag = read(tmp_path, applications=[row])
    assert told(underlag) == []
    assert counted(underlag) == [expected]


def test_a_row_s_own_year_goes_before_the_folder_s(tmp_path: Path) -> None:
    rows = [{"Sökande part": "AF", "År": 2022, "Antal": 0}, {"Sökande part": "AF", "Antal": 1}]
    underlag = read(tmp_path, applications=rows)
    assert told(underlag) == []
    assert counted(underlag) == [(2022, -1, 0, -1, 0), (2023, -1, 0, -1, 1)]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"Sökande part": "Grannen"}, ("part-okand", "A2")),
        ({"Sökande part": None, "Antal": 3}, ("part-saknas", "A2")),
        ({"Sökande part": "AF", "Kommun": "Storköping"}, ("kommun-okand", "B2")),
        ({"Sökande part": "AF", "Månad": 13}, ("manad-okand", "B2")),
        ({"Sökande part": "AF", "Antal": -1}, ("antal-orimligt", "B2")),
        ({"Sökande part": "AF", "Antal": 1.5}, ("antal-orimligt", "B2")),
        ({"Sökande part": "AF", "Antal": "flera"}, ("tal-okant", "B2")),
        ({"Sökande part": "AF", "Datum": "2022-12-30"}, ("datum-stammer-inte", "B2")),
        ({"Sökande part": "AF", "Månad": "2022-03"}, ("datum-stammer-inte", "B2")),
        ({"Sökande part": "AF", "Månad": date(2022, 3, 1)}, ("datum-stammer-inte", "B2")),
        ({"Sökande part": "AF", "År": 23}, ("ar-orimligt", "B2")),
    ],
)
def test_a_faulty_application_is_told(tmp_path: Path, row: Row, fault: tuple[str, str]) -> None:
    assert told(read(tmp_path, applications=[row])) == [fault]


def test_a_date_in_another_month_than_the_row_says_is_told(tmp_path: Path) -> None:
    row = {"Sökande part": "AF", "Datum": "2023-02-03", "Månad": "mars"}
    assert told(read(tmp_path, applications=[row])) == [("datum-stammer-inte", "C2")]


@pytest.mark.parametrize("blank", [None, "-"])
def test_a_row_without_a_number_among_rows_that_have_one_is_told(
    tmp_path: Path, blank: object
) -> None:
    rows = [{"Sökande part": "AF", "Antal": 3}, {"Sökande part": "Kommunen", "Antal": blank}]
    assert told(read(tmp_path, applications=rows)) == [("antal-saknas", "B3")]


def test_a_column_of_numbers_that_nobody_filled_in_makes_every_row_one(tmp_path: Path) -> None:
    rows = [{"Sökande part": "AF", "Antal": None}, {"Sökande part": "Kommunen"}]
    underlag = read(tmp_path, applications=rows)
    assert told(underlag) == []
    assert [row[-1] for row in counted(underlag)] == [1, 1]


def test_a_month_with_its_year_says_the_year(tmp_path: Path) -> None:
    write_cells(tmp_path / "a.xlsx", [["Sökande part", "Månad"], ["AF", "2022-03"]])
    underlag = read_underlag(tmp_path, example_forbund())
    assert told(underlag) == []
    assert counted(underlag) == [(2022, 3, 0, -1, 1)]


def test_a_sheet_of_no_year_is_told(tmp_path: Path) -> None:
    write_cells(tmp_path / "a.xlsx", [["Sökande part", "Kommun"], ["AF", "Alby"]])
    assert told(read_underlag(tmp_path, example_forbund())) == [("ar-saknas", "rad 2")]


MATRIX: list[list[object]] = [
    ["Part", "Österby", "Alby", "Totalt", "procent"],
    ["AF", 1, 2, 3, 0.5],
    ["Kommunen", None, 3, 3, 0.5],
    ["Totalt", 1, 5, 6, 1],
]


def test_a_tally_matrix_gives_a_row_per_filled_cell(tmp_path: Path) -> None:
    underlag = read(tmp_path, matrix=MATRIX)
    assert told(underlag) == []
    assert counted(underlag) == [
        (2023, UNKNOWN, 0, 0, 2),
        (2023, UNKNOWN, 0, 1, 1),
        (2023, UNKNOWN, 1, 0, 3),
    ]
    assert underlag.applications["column"].tolist() == ["C", "B", "C"]
    assert underlag.applications["row"].tolist() == [2, 2, 3]


@pytest.mark.parametrize(
    ("cell", "value", "rule"),
    [
        ((1, 3), 4, "summa-stammer-inte"),
        ((3, 1), 2, "summa-stammer-inte"),
        ((3, 3), 7, "summa-stammer-inte"),
        ((1, 1), "två", "tal-okant"),
        ((1, 1), "#N/A", "felvarde"),
        ((3, 3), "#N/A", "felvarde"),
        ((0, 1), "Osterbyy", "kommun-okand"),
        ((1, 0), "Grannen", "part-okand"),
    ],
)
def test_a_faulty_matrix_is_told(
    tmp_path: Path, cell: tuple[int, int], value: object, rule: str
) -> None:
    matrix = [list(row) for row in MATRIX]
    matrix[cell[0]][cell[1]] = value
    address = f"{'ABCDE'[cell[1]]}{cell[0] + 1}"
    assert (rule, address) in told(read(tmp_path, matrix=matrix))


def test_a_matrix_without_the_heading_of_its_parties_is_told_by_it(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023" / "a.xlsx", [["vem sökte", "Alby", "Österby"], ["AF", 7, 4]])
    problems = read(tmp_path).problems
    assert [(each.rule, each.place.cell) for each in problems] == [("rubrik-saknas", "B1")]
    assert "Ansökningar men saknar rubriken Part" in problems[0].message


def test_a_second_matrix_with_the_same_cells_is_a_warning(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023/matris (äldre).xlsx", [["Part", "Alby"], ["AF", 1]])
    (problem,) = read(tmp_path, matrix=MATRIX).problems
    assert problem.rule == "ansokningar-flera-tabeller"
    assert problem.place.file == "2023/matris (äldre).xlsx"
    assert "2023/matris.xlsx" in problem.message


def test_matrices_of_other_cells_or_years_are_added_up_without_a_word(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023/primvard.xlsx", [["Part", "Alby"], ["Primärvården", 1]])
    write_cells(tmp_path / "2022/matris.xlsx", [["Part", "Alby"], ["AF", 1]])
    assert told(read(tmp_path, matrix=MATRIX)) == []


def test_a_year_with_both_rows_and_a_matrix_would_count_twice(tmp_path: Path) -> None:
    rows = [{"Sökande part": "AF"}]
    (problem,) = read(tmp_path, matrix=MATRIX, applications=rows).problems
    assert (problem.rule, problem.place.file) == ("ansokningar-dubbla", "2023/matris.xlsx")
    assert "2023/ansokningar.xlsx" in problem.message
