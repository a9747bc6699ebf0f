"""The files to double-click run what the handbook shows, in the förbund's folder, and say when they cannot."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from sofrep.paths import clone_root
from sofrep.pipeline.startmapp.double_click import KNAPPAR, double_click_makers
from sofrep.pipeline.startmapp.makers import make_missing

posix = pytest.mark.skipif(os.name != "posix", reason="shell scripts")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Vårt förbund"
    (folder / "dubbelklicka").mkdir(parents=True)
    make_missing(folder, double_click_makers())
    return folder


def run(folder: Path, name: str, tmp_path: Path, **programs: str) -> str:
    """What a script says with only `programs` (name -> shell text) and what it needs on the path."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    (bin_folder / "dirname").symlink_to("/usr/bin/dirname")
    for program, text in programs.items():
        (bin_folder / program).write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
        (bin_folder / program).chmod(0o755)
    done = subprocess.run(
        [folder / "dubbelklicka" / name],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        env={"PATH": str(bin_folder), "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
    )
    return done.stdout


def test_the_handbook_has_each_of_them_with_its_command() -> None:
    root = clone_root()
    assert root is not None
    handbook = (root / "docs" / "handbok.md").read_text(encoding="utf-8")
    for knapp in KNAPPAR:
        assert (
            f"| *{knapp.name}* | {f'`{knapp.command}`' if knapp.command else 'öppnar'}" in handbook
        )


@posix
@pytest.mark.parametrize("knapp", [knapp for knapp in KNAPPAR if knapp.command])
def test_a_script_runs_its_command_in_the_forbund_s_folder(folder, tmp_path, knapp) -> None:
    said = run(folder, f"{knapp.name}.command", tmp_path, sofrep='echo sofrep $*; echo "$PWD"')
    assert said.splitlines()[:2] == [knapp.command, str(folder)]


@posix
def test_a_script_says_when_the_program_is_not_installed(folder: Path, tmp_path: Path) -> None:
    said = run(folder, "Kontrollera.command", tmp_path)
    assert "Kommandot sofrep hittas inte. Se handboken" in said


@posix
def test_what_was_made_is_opened_and_until_then_it_says_what_to_do(
    folder: Path, tmp_path: Path
) -> None:
    said = run(folder, "Öppna dokumenten.command", tmp_path, open='echo "opens $*"')
    assert "Dubbelklicka på Skapa dokumenten först" in said
    (folder / "out").mkdir()
    (tmp_path / "again").mkdir()
    said = run(folder, "Öppna dokumenten.command", tmp_path / "again", open='echo "opens $*"')
    assert said == "opens out\n"


@posix
def test_the_newest_overview_is_opened(folder: Path, tmp_path: Path) -> None:
    for number, period in enumerate(("2023", "2023m01-08")):
        page = folder / "out" / period / "kansliet" / "oversikt.html"
        page.parent.mkdir(parents=True)
        page.touch()
        os.utime(page, (0, number))
    said = run(folder, "Öppna översikten.command", tmp_path, open='echo "opens $*"')
    assert said == "opens out/2023m01-08/kansliet/oversikt.html\n"


def test_a_batch_file_stands_in_the_folder_reads_its_own_letters_and_waits(folder: Path) -> None:
    for knapp in KNAPPAR:
        content = (folder / "dubbelklicka" / f"{knapp.name}.cmd").read_bytes()
        lines = content.decode("utf-8").split("\r\n")
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert lines[:3] == ["@echo off", "chcp 65001 >nul", 'pushd "%~dp0.."']
        assert f"else (call {knapp.command})" in lines[5] if knapp.command else "start" in lines[3]
        assert "pause" in content.decode("utf-8")
