"""Where the folder, the templates and the output are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from sofrep import paths
from sofrep.errors import NoFolderError


def make(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "forbund.toml").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    return {name: make(tmp_path / f"{name} å") for name in ("given", "cwd", "environment")}


def test_the_given_folder_wins(folders: dict[str, Path]) -> None:
    environment = {"SOFREP_DATA": str(folders["environment"])}
    found = paths.find_folder(folders["given"], folders["cwd"], environment)
    assert found == folders["given"]


def test_the_current_folder_comes_before_the_environment(folders: dict[str, Path]) -> None:
    environment = {"SOFREP_DATA": str(folders["environment"])}
    assert paths.find_folder(None, folders["cwd"], environment) == folders["cwd"]


def test_the_environment_comes_before_the_sample(tmp_path: Path, folders: dict[str, Path]) -> None:
    environment = {"SOFREP_DATA": str(folders["environment"])}
    assert paths.find_folder(None, tmp_path, environment) == folders["environment"]


def test_a_clone_falls_back_on_its_sample_data(tmp_path: Path) -> None:
    sample = paths.standard_sample()
    assert sample is not None
    assert paths.find_folder(None, tmp_path, {}) == sample
    assert sample.is_relative_to(paths.sample_data())


def test_without_a_clone_the_line_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "site-packages" / "sofrep")
    with pytest.raises(NoFolderError, match=r"--data MAPP.*sofrep init MAPP"):
        paths.find_folder(None, tmp_path, {})


def test_the_profile_itself_may_be_given(folders: dict[str, Path]) -> None:
    profile = folders["given"] / "forbund.toml"
    assert paths.find_folder(profile, folders["cwd"], {}) == folders["given"]


@pytest.mark.parametrize("name", ["finns inte", "utan profil"])
def test_a_wrong_folder_is_told_and_never_replaced(
    tmp_path: Path, folders: dict[str, Path], name: str
) -> None:
    (tmp_path / "utan profil").mkdir()
    with pytest.raises(NoFolderError, match=name):
        paths.find_folder(tmp_path / name, folders["cwd"], {})


def test_an_installed_package_uses_its_own_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "sofrep")
    assert paths.clone_root() is None
    assert paths.builtin_templates() == tmp_path / "sofrep" / "_data" / "templates"
    assert paths.sample_data() == tmp_path / "sofrep" / "_data" / "sample_data"


def test_a_pyproject_of_something_else_is_no_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "annat"\n', encoding="utf-8")
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "sofrep")
    assert paths.clone_root() is None


def test_the_office_own_template_wins(tmp_path: Path) -> None:
    folder = make(tmp_path / "förbund")
    assert paths.template_path(folder, "a.docx") == paths.builtin_templates() / "a.docx"
    own = folder / "mallar" / "a.docx"
    own.parent.mkdir()
    own.write_bytes(b"")
    assert paths.template_path(folder, "a.docx") == own


def test_output_goes_into_the_folder_but_never_into_sample_data(tmp_path: Path) -> None:
    folder, cwd = tmp_path / "förbund", tmp_path / "här"
    assert paths.output_folder(folder, "2023", None, cwd) == folder / "out" / "2023"
    assert paths.output_folder(folder, "2023", tmp_path / "ut", cwd) == tmp_path / "ut"
    sample = paths.sample_data() / "vast"
    assert paths.output_folder(sample, "2023", None, cwd) == cwd / "out" / "2023"


def test_workbooks_are_found_in_order_without_templates_output_and_locks(tmp_path: Path) -> None:
    for name in (
        "b.xlsx",
        "a å.XLSM",
        "2023/c.xlsx",
        "mallar/d.xlsx",
        "out/2023/e.xlsx",
        ".dold/f.xlsx",
        "~$b.xlsx",
        "g.docx",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    found = paths.workbooks(tmp_path, (".xlsx", ".xlsm"))
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["2023/c.xlsx", "a å.XLSM", "b.xlsx"]
