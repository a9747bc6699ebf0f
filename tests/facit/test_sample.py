"""The sample data: made by its script, sound, and read without a complaint."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

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


def _run(script: Path, folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-X", "utf8", script, *names, "--to", folder],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


NAMES = ("vast", "hbs", "sofint")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    run = _run(ROOT / SCRIPT, folder)
    assert run.returncode == 0, run.stderr
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_the_script_makes_the_committed_workbooks(name: str, made: Path) -> None:
    workbooks = _workbooks(made / name)
    assert workbooks
    assert workbooks == _workbooks(ROOT / "sample_data" / name)


def test_every_sample_is_made(made: Path) -> None:
    profiles = {path.parent.name for path in (ROOT / "sample_data").glob("*/forbund.toml")}
    assert {path.name for path in made.iterdir()} == profiles == set(NAMES)


class Fault(NamedTuple):
    """Something that is changed in a clone, and what the script then says."""

    name: str
    file: str
    old: str
    new: str
    told: str


FAULTS = (
    Fault(
        "vast",
        "tests/facit/vast_statistik.csv",
        ";Totalt;374;",
        ";Totalt;375;",
        "är 374, ska vara 375",
    ),
    Fault("hbs", "tests/facit/hbs_2015_deltagare.csv", "TOTALT;728;", "TOTALT;729;", "är 728"),
    Fault("hbs", "tests/facit/hbs_2015_mal.csv", ";antal;51;", ";antal;52;", "är 51, ska vara 52"),
    Fault(
        "hbs",
        "sample_data/hbs/sample/pinn.py",
        '("Nya deltagare", (6, 9))',
        '("Nya deltagare", (6, 8))',
        "START: Nya deltagare är 14, ska vara 15",
    ),
    Fault(
        "sofint",
        "sample_data/sofint/sample/follow_ups.py",
        "others[: follow.found]",
        "others[: follow.found - 1]",
        "6 månader 2023: är",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.told)
def test_what_does_not_come_out_stops_the_script(fault: Fault, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / "sample_data", clone / "sample_data")
    shutil.copytree(ROOT / "tests" / "facit", clone / "tests" / "facit")
    text = (clone / fault.file).read_text(encoding="utf-8")
    assert fault.old in text
    (clone / fault.file).write_text(text.replace(fault.old, fault.new, 1), encoding="utf-8")
    out = tmp_path / "out"
    run = _run(clone / SCRIPT, out, fault.name)
    assert run.returncode == 1
    assert fault.told in run.stderr
    assert not out.exists()


def test_the_sample_is_read_without_errors(underlag: Underlag) -> None:
    assert [problem for problem in underlag.problems if problem.is_error] == []


def test_the_sample_gives_no_warnings(underlag: Underlag) -> None:
    assert [str(problem) for problem in underlag.problems] == []


def test_every_workbook_is_read(underlag: Underlag) -> None:
    assert set(underlag.files) == set(_workbooks(SAMPLE))
