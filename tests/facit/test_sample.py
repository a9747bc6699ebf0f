"""The sample data: made by its script, sound, and read without a complaint."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sofrep.register.underlag import Underlag
from support.facit import ROOT, SAMPLE

SCRIPT = "sample_data/make_samples.py"


def _workbooks(folder: Path) -> dict[str, dict[str, bytes]]:
    """What every workbook holds, part by part: how zlib packs it may differ between machines."""
    return {
        file.relative_to(folder).as_posix(): _parts(file) for file in sorted(folder.rglob("*.xlsx"))
    }


def _parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _run(script: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-X", "utf8", script, "--to", folder],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    run = _run(ROOT / SCRIPT, folder)
    assert run.returncode == 0, run.stderr
    return folder / "vast"


def test_the_script_makes_the_committed_workbooks(made: Path) -> None:
    assert _workbooks(made) == _workbooks(SAMPLE)


def test_a_figure_that_does_not_come_out_stops_the_script(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / "sample_data", clone / "sample_data")
    shutil.copytree(ROOT / "tests" / "facit", clone / "tests" / "facit")
    table = clone / "tests" / "facit" / "vast_statistik.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(";Totalt;374;", ";Totalt;375;", 1), encoding="utf-8")
    out = tmp_path / "out"
    run = _run(clone / SCRIPT, out)
    assert run.returncode == 1
    assert "är 374, ska vara 375" in run.stderr
    assert not out.exists()


def test_the_sample_is_read_without_errors(underlag: Underlag) -> None:
    assert [problem for problem in underlag.problems if problem.is_error] == []


def test_the_sample_gives_no_warnings(underlag: Underlag) -> None:
    assert [str(problem) for problem in underlag.problems] == []


def test_every_workbook_is_read(underlag: Underlag) -> None:
    assert set(underlag.files) == set(_workbooks(SAMPLE))
