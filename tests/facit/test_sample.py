"""The sample data: made of its plain rows, and read without a complaint."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sofrep.statistics.underlag import Underlag
from support.facit import ROOT, SAMPLE


def _workbooks(folder: Path) -> dict[str, dict[str, bytes]]:
    """What every workbook holds, part by part: how zlib packs it may differ between machines."""
    return {
        file.relative_to(folder).as_posix(): _parts(file) for file in sorted(folder.rglob("*.xlsx"))
    }


def _parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    script = ROOT / "sample_data" / "make_samples.py"
    command = [sys.executable, "-B", "-X", "utf8", script, "--to", folder]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", ["vast", "hbs", "sofint"])
def test_the_plain_rows_make_the_committed_workbooks(name: str, made: Path) -> None:
    workbooks = _workbooks(made / name)
    assert workbooks
    assert workbooks == _workbooks(ROOT / "sample_data" / name)


def test_every_sample_has_plain_rows(made: Path) -> None:
    profiles = {path.parent.name for path in (ROOT / "sample_data").glob("*/forbund.toml")}
    assert {path.name for path in made.iterdir()} == profiles


def test_the_sample_is_read_without_errors(underlag: Underlag) -> None:
    assert [problem for problem in underlag.problems if problem.is_error] == []


def test_the_sample_gives_no_warnings(underlag: Underlag) -> None:
    assert [str(problem) for problem in underlag.problems] == []


def test_every_workbook_is_read(underlag: Underlag) -> None:
    assert set(underlag.files) == set(_workbooks(SAMPLE))
