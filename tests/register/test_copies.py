"""Of equal files the one that is named as a copy is the one to delete; no sheet is taken for a copy wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.problem import Problem
from support.workbooks import example_forbund, write_cells

HEADERS = ["Insats", "Deltagarnummer", "Startdatum"]
ROWS = [["ST", f"P{n}", date(2023, 1, n)] for n in range(1, 9)]


def problems(folder: Path) -> Sequence[Problem]:
    return read_underlag(folder, example_forbund()).problems


def write_twice(folder: Path, name: str, other: str) -> None:
    write_cells(folder / name, [HEADERS, *ROWS])
    (folder / other).write_bytes((folder / name).read_bytes())


@pytest.mark.parametrize(
    "copy",
    [
        "Kopia av Register RV.xlsx",
        "Register RV (1).xlsx",
        "Register RV - Copy.xlsx",
        "Register RV – kopia.xlsx",
        "Copy of Register RV.xlsx",
        "A backup Register RV.xlsx",
    ],
)
def test_the_file_that_is_named_as_a_copy_is_told_and_the_original_stays(
    tmp_path: Path, copy: str
) -> None:
    write_twice(tmp_path, "Register RV.xlsx", copy)
    (problem,) = problems(tmp_path)
    assert (problem.rule, problem.place.file) == ("fil-kopia", copy)
    assert "Låt Register RV.xlsx ligga kvar" in problem.action


def test_of_two_equal_files_neither_of_which_is_named_so_no_one_is_called_the_copy(
    tmp_path: Path,
) -> None:
    write_twice(tmp_path, "Register A.xlsx", "Register B.xlsx")
    (problem,) = problems(tmp_path)
    assert problem.action == "Ta bort den ena av filerna."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ROWS, [["BR", *row[1:]] for row in ROWS]),  # another insats may use the same numbers
        (ROWS, [[row[0], row[1], date(2023, 7, 1)] for row in ROWS]),  # enrolled again
        (ROWS[:4], [*ROWS[2:4], *([["ST", f"Q{n}", date(2023, 2, n)] for n in range(1, 9)])]),
        ([["ST", None, date(2023, 1, 1)]], [["ST", None, date(2023, 1, 1)]] * 9),
    ],
)
def test_registers_that_share_few_rows_or_only_numbers_are_no_copies(
    tmp_path: Path, first: Sequence[Sequence[object]], second: Sequence[Sequence[object]]
) -> None:
    write_cells(tmp_path / "a.xlsx", [HEADERS, *first])
    write_cells(tmp_path / "b.xlsx", [HEADERS, *second])
    assert "blad-kopia" not in {problem.rule for problem in problems(tmp_path)}


def test_the_same_goals_in_two_years_are_no_copy(tmp_path: Path) -> None:
    goals = [
        ["Insats", "Mål", "Mått", "Jämförelse", "Målvärde", "Enhet"],
        *(["ST", f"Minst {n}", "nya", ">=", n, "antal"] for n in range(5)),
    ]
    for year in ("2022", "2023"):
        write_cells(
            tmp_path / year / f"mal {year}.xlsx",
            [*goals, ["ST", f"Fler {year}", "nya", ">=", 1, "antal"]],
        )
    assert problems(tmp_path) == ()
