"""A clone of one's own: its templates are used, and where and how it is run changes no byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOALS = "Bilaga 1 Måluppfyllelse 2023.docx"
WORDS = "Målen i korthet"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("en annan") / "klon på ö"
    for name in ("sofrep", "templates", "sample_data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def built(
    clone: Path, out: Path, environment: Mapping[str, str], *arguments: str
) -> dict[str, bytes]:
    """What `sofrep build` of the clone's own code writes, by default from its standard sample."""
    asked = arguments or ("2023",)
    subprocess.run(
        [sys.executable, "-m", "sofrep", "build", *asked, "--ut", str(out)],
        cwd=clone,
        env={**os.environ, "SOFREP_CACHE": str(out.parent / "store"), **environment},
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_the_clones_phrases_are_what_is_used_and_nothing_else_changes_a_byte(
    clone: Path, tmp_path: Path
) -> None:
    first = built(clone, tmp_path / "a", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"})
    again = built(clone, tmp_path / "b", {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    assert first == again

    phrases = clone / "templates" / "fraser.txt"
    words = phrases.read_text(encoding="utf-8")
    phrases.write_text(words.replace(WORDS, "Så gick det"), encoding="utf-8")
    edited = built(clone, tmp_path / "c", {})
    with zipfile.ZipFile(tmp_path / "c" / GOALS) as package:
        body = package.read("word/document.xml").decode()
    assert "Så gick det" in body
    assert WORDS not in body
    assert {name for name in first if first[name] != edited[name]} == {GOALS, "figurer.json"}


@pytest.mark.parametrize(("year", "name"), [("2015", "hbs"), ("2024", "sofint")])
def test_every_sample_builds_in_a_clone(clone: Path, tmp_path: Path, year: str, name: str) -> None:
    made = built(clone, tmp_path / "a", {}, year, "--data", f"sample_data/{name}")
    assert len(made) > 1
    assert "figurer.json" in made
