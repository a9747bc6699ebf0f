"""Files that are no ordinary files, and workbooks with macros, links and odd names."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
import zipfile
from pathlib import Path

import pytest

from sofrep import paths
from sofrep.amnen.alla.sheets import read_underlag
from sofrep.forbundsprofil import read_profile
from sofrep.pipeline.fingerprint import SPREADSHEETS, folder_state
from sofrep.statistics.underlag import Underlag
from support.personal import with_parts
from support.workbooks import example_forbund, write_cells

CELLS: list[list[object]] = [["Insats", "Startdatum"], ["ST", "2023-01-10"]]
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes a pipe")


def read(folder: Path) -> Underlag:
    return read_underlag(folder, example_forbund())


def told(underlag: Underlag) -> list[tuple[str, str]]:
    return [(problem.rule, problem.place.file) for problem in underlag.problems]


@needs_pipes
def test_a_pipe_or_a_device_is_told_and_never_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "r.xlsx")
    (tmp_path / "s.xlsx").symlink_to("/dev/zero")
    (tmp_path / "2023" / "avsnitt").mkdir(parents=True)
    os.mkfifo(tmp_path / "2023" / "avsnitt" / "forord.docx")
    (tmp_path / "forbund.toml").write_text("", encoding="utf-8")
    assert told(read(tmp_path)) == [
        ("fil-gar-inte-att-lasa", "r.xlsx"),
        ("fil-gar-inte-att-lasa", "s.xlsx"),
    ]
    assert folder_state(tmp_path)["r.xlsx"] == folder_state(tmp_path)["s.xlsx"] == "no file"


@needs_pipes
def test_a_profile_that_is_a_pipe_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "forbund.toml")
    forbund, (problem,) = read_profile(tmp_path / "forbund.toml")
    assert (forbund, problem.rule) == (None, "profil-fil")


def test_a_profile_that_is_larger_than_any_is_told(tmp_path: Path) -> None:
    (tmp_path / "forbund.toml").write_text("#" * 6_000_000, encoding="utf-8")
    assert [problem.rule for problem in read_profile(tmp_path / "forbund.toml")[1]] == [
        "profil-fil"
    ]


def test_a_link_to_a_broken_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").symlink_to(tmp_path / "finns inte.xlsx")
    assert told(read(tmp_path)) == [("fil-gar-inte-att-lasa", "r.xlsx")]


def test_a_folder_that_is_a_link_is_told_and_not_followed(tmp_path: Path) -> None:
    write_cells(tmp_path / "annan" / "r.xlsx", CELLS)
    folder = tmp_path / "förbund"
    folder.mkdir()
    (folder / "register").symlink_to(tmp_path / "annan", target_is_directory=True)
    underlag = read(folder)
    assert told(underlag) == [("fil-gar-inte-att-lasa", "register/")]
    assert len(underlag.enrolments) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="a name of any bytes")
def test_a_name_that_is_no_text_is_told_without_it_and_the_rest_is_read(tmp_path: Path) -> None:
    write_cells(tmp_path / "r.xlsx", CELLS)
    write_cells(tmp_path / "s.xlsx", CELLS).rename(tmp_path / os.fsdecode(b"M\xe5l.xlsx"))
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / os.fsdecode(b"\xe5.pdf")).write_bytes(b"%PDF")
    underlag = read(tmp_path)
    rule = "fil-gar-inte-att-lasa"
    assert told(underlag) == [(rule, "./"), (rule, "2023/")]
    assert len(underlag.enrolments) == 1


def test_folders_that_lead_in_circles_come_to_an_end(tmp_path: Path) -> None:
    write_cells(tmp_path / "r.xlsx", CELLS)
    for name in "abcdef":
        (tmp_path / name).symlink_to(tmp_path, target_is_directory=True)
    started = time.perf_counter()
    assert paths.workbooks(tmp_path, SPREADSHEETS) == [tmp_path / "r.xlsx"]
    assert len(read(tmp_path).enrolments) == 1
    assert time.perf_counter() - started < 10


def test_a_file_that_is_larger_than_any_register_is_refused_before_it_is_read(
    tmp_path: Path,
) -> None:
    path = write_cells(tmp_path / "r.xlsx", CELLS)
    os.truncate(path, 50 * 2**30)  # a file with a hole: it takes no room
    started = time.perf_counter()
    (tmp_path / "forbund.toml").write_text("", encoding="utf-8")
    assert told(read(tmp_path)) == [("fil-for-stor", "r.xlsx")]
    folder_state(tmp_path)
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("name", ["r.xlsm", "r.xlsx"])
def test_macros_are_told_and_the_cells_are_read(tmp_path: Path, name: str) -> None:
    write_cells(tmp_path / name, CELLS)
    with zipfile.ZipFile(tmp_path / name, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Shell")
    underlag = read(tmp_path)
    assert told(underlag) == [("fil-makron", name)]
    assert not underlag.problems[0].is_error
    assert len(underlag.enrolments) == 1


def test_links_to_other_workbooks_are_told_and_not_followed(tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x" Target="file:///etc/passwd" TargetMode="External"/>'
        "</Relationships>"
    )
    with_parts("xl/externalLinks/_rels/externalLink1.xml.rels", relations)(tmp_path / "r.xlsx", "")
    underlag = read(tmp_path)
    assert told(underlag) == [("fil-lankar", "r.xlsx")]
    assert len(underlag.enrolments) == 2


NAMES = (
    "åäö",
    "Ünïcödé",
    "регистр",
    "登録",
    "سجل",
    "👩‍🦽 2023",
    "a'b\"c",
    "mellan  slag",
    "%s{}$x",
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", NAMES)
def test_files_are_read_whatever_they_are_called(tmp_path: Path, name: str, form: str) -> None:
    text = unicodedata.normalize(form, name)  # type: ignore[arg-type]
    write_cells(tmp_path / text / f"{text}.xlsx", [*CELLS, ["ST", "i våras"]])
    underlag = read(tmp_path)
    assert told(underlag) == [("datum-okant", f"{text}/{text}.xlsx")]
    assert len(underlag.enrolments) == 2
