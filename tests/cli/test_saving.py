"""An answer may be saved in a file, whose name says the format; commands have Swedish names too."""

from __future__ import annotations

from pathlib import Path

from support.commands import Sofrep


def test_an_answer_is_saved_as_its_file_says(sofrep: Sofrep, office: Path, tmp_path: Path) -> None:
    shown = sofrep("stats", "2023", "--data", office, "--format", "csv").out
    file = tmp_path / "ut" / "svar.csv"
    ran = sofrep("stats", "2023", "--data", office, "--spara", file)
    assert (ran.code, ran.out) == (0, f"Sparade {file}\n")
    assert file.read_text(encoding="utf-8") == shown


def test_a_file_of_another_kind_is_refused(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("stats", "2023", "--data", office, "--spara=svar.xlsx")
    assert ran.code == 2
    assert "slutar på något av: .csv" in ran.err


def test_nothing_is_saved_where_the_question_is_wrong(
    sofrep: Sofrep, office: Path, tmp_path: Path
) -> None:
    ran = sofrep("stats", "--insats", "x", "--data", office, "--spara", tmp_path / "svar.csv")
    assert ran.code == 2
    assert not (tmp_path / "svar.csv").exists()


def test_a_command_may_be_given_in_swedish(sofrep: Sofrep, office: Path) -> None:
    assert sofrep("mal", "2023", "--data", office) == sofrep("goals", "2023", "--data", office)
