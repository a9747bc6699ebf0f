"""Starting is quick: nothing heavy is loaded before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.office import set_text

HEAVY = (
    "pandas",
    "numpy",
    "openpyxl",
    "docx",
    "pptx",
    "lxml",
    "python_calamine",
    "jinja2",
)
RICH = ("rich", "pydantic")

PROGRAM = """
import sys
from sofrep.cli.main import run
code = run(sys.argv[1:])
print("loaded:" + ",".join(sorted(name.split(".")[0] for name in sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def loaded_by(*arguments: str) -> set[str]:
    """The top-level modules that a command line loads, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    return set(done.stderr.rpartition("loaded:")[2].strip().split(","))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert "typer" in loaded
    assert not loaded & {*HEAVY, *RICH}


@pytest.mark.parametrize(
    "query", [["goals"], ["stats", "--insats", "Ett"], ["followup"], ["figures", "nya"], ["check"]]
)
def test_a_query_over_unchanged_input_loads_nothing_heavy(office: Path, query: list[str]) -> None:
    arguments = [*query, "--data", str(office), "--format", "json"]
    loaded_by(*arguments)
    assert not loaded_by(*arguments) & {*HEAVY, *RICH}


def test_a_build_in_which_only_words_are_others_counts_with_nothing(office: Path) -> None:
    arguments = ["build", "2023", "--data", str(office)]
    texts = office / "2023" / "texter.xlsx"
    set_text(texts, "Förord", "", "Så var det.")
    loaded_by(*arguments)
    set_text(texts, "Förord", "", "Så blev det.")
    (office / "fraser.txt").write_text("[manad.flest]\nalltid = {topp|versal}.\n", encoding="utf-8")
    loaded = loaded_by(*arguments)
    assert "python_calamine" in loaded
    assert not loaded & {"numpy", "pandas", "openpyxl"}


def test_python_m_sofrep_runs_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sofrep", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("sofrep ")
