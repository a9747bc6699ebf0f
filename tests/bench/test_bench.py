"""What `make bench` counts with and makes; never the clock."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bench.bench import ROWS, main
from bench.made_folders import VAST, make_wide, printed_numbers, with_rule, write_cell
from bench.timing import Result, Run, in_turn, run, slope_ratio
from sofrep.pipeline.gathering import profile_of


def test_commands_take_turns_and_the_median_of_their_ratios_counts() -> None:
    said: list[str] = []

    def timed(name: str, *seconds: float) -> Run:
        said.append(name)
        return Run(seconds[said.count(name) - 1], 1.0, 7.0)

    paired = in_turn(lambda: timed("a", 9, 1, 2, 30), lambda: timed("b", 9, 10, 10, 10), 3)
    assert "".join(said) == "abababab"
    assert (paired.ratio, paired.peak) == (0.2, 7.0)
    line = paired.result("en rad", "P", 0.15).line()
    assert "NOT KEPT" in line
    assert "2.00 s against 10.00 s" in line


def test_a_limit_is_kept_up_to_itself_and_none_is_always() -> None:
    assert [
        Result("", value, "", limit).is_kept for value, limit in ((1, 1), (1.1, 1), (9, None))
    ] == [
        True,
        False,
        True,
    ]


def test_a_straight_line_has_the_slope_ratio_1() -> None:
    assert slope_ratio([(1, 3), (10, 12), (100, 102)]) == 1
    assert slope_ratio([(1, 3), (10, 12), (100, 192)]) == 2


def test_a_command_that_fails_stops_the_bench(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="failed"):
        run("false", store=tmp_path)
    with pytest.raises(SystemExit, match="no rows x"):
        main(["help", "x"])
    assert "help" in ROWS


def test_made_folders_have_profiles_that_can_be_read(tmp_path: Path) -> None:
    forbund, _ = profile_of(with_rule(make_wide(tmp_path / "bred", 3, 4)))
    assert (len(forbund.insats), len(forbund.kommun)) == (3, 4)
    assert forbund.rojande.minsta_grupp == 5


def test_a_cell_is_written_and_the_numbers_of_documents_are_counted(tmp_path: Path) -> None:
    book, built = tmp_path / "Mål 2023.xlsx", tmp_path / "ett.docx"
    book.write_bytes((VAST / "2023" / "Mål 2023.xlsx").read_bytes())
    write_cell(book, "J4", "så")
    with zipfile.ZipFile(built, "w") as file:
        file.writestr("word/document.xml", "<w:t>12 000</w:t><w:t>tre</w:t><w:t a='b'>4,5 %</w:t>")
    assert load_workbook(book).worksheets[0]["J4"].value == "så"
    assert printed_numbers(tmp_path) == 2
