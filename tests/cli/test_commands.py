"""check, build and init, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest  # noqa: TC002 - fixtures are annotated with it

from support.commands import Sofrep
from support.office import add_rows, make_office


def test_check_lists_errors_first_with_place_and_what_to_do(sofrep: Sofrep, tmp_path: Path) -> None:
    office = make_office(tmp_path / "f", [{"Insats": "Ett", "Kön": "man", "Startdatum": "igår"}])
    ran = sofrep("check", "--data", office)
    assert ran.code == 3
    lines = ran.out.splitlines()
    assert lines[0].startswith("Fel: register/register.xlsx, bladet Register, cell H2:")
    assert lines[1].startswith("     ")
    assert lines[-1] == "1 fel, 1 varning"


def test_check_of_right_workbooks_ends_well(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("check", "2023", "--data", office)
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "0 fel, 1 varning"  # the profile has names to fill in
    assert sofrep("check", "--strict", "--data", office).code == 3


def test_check_in_json_has_a_row_per_problem(sofrep: Sofrep, office: Path) -> None:
    (row,) = json.loads(sofrep("check", "--data", office, "--format", "json").out)
    assert (row["allvar"], row["regel"], row["fil"]) == (
        "varning",
        "profil-ej-ifylld",
        "forbund.toml",
    )


def test_check_tells_all_faults_of_a_profile(sofrep: Sofrep, office: Path) -> None:
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(
        text.replace("max_manader", "max_manad").replace('kod = "tva"', 'kod = "TVÅ"'),
        encoding="utf-8",
    )
    ran = sofrep("check", "--data", office)
    assert ran.code == 3
    assert "max_manad:" in ran.out
    assert "kod under [[insats]] ”Insats två (fyll i)”:" in ran.out


def test_init_build_edit_build(
    sofrep: Sofrep, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office)
    first = sofrep("build", "2023")
    assert first.code == 0, first.err
    out = office / "out" / "2023"
    names = [
        "Bilaga 1 Måluppfyllelse 2023.docx",
        "Bilaga 2 Statistik 2023.docx",
        "Bilaga 3 Indikatorer 2023.docx",
    ]
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [*names, "figurer.csv", "figurer.json"]
    )
    assert all(f"Skrev {out / name}" in first.out for name in names)
    assert "oskrivna, 1 uppgift saknas)" in first.out  # a date is no text
    assert "Text saknas: Syfte för Insats ett" in first.out
    assert "Årsredovisning görs inte" in first.out

    (out / names[1]).write_bytes(b"mine")
    row = {"Insats": "Ett", "Kön": "man", "Kommun": "Södra", "Startdatum": "2023-04-01"}
    add_rows(office / "register" / "register.xlsx", [row])
    second = sofrep("build", "2023")
    assert second.code == 0
    assert "finns kvar som Bilaga 2 Statistik 2023 (redigerad).docx" in second.out
    assert "Ett: nya deltagare: 3 → 4 (2023.ett.nya)" in second.out
    assert (out / "Bilaga 2 Statistik 2023 (redigerad).docx").read_bytes() == b"mine"

    before = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    same = sofrep("build", "2023")
    assert "Inget har ändrats sedan förra gången" in same.out
    assert f"Oförändrad: {out / names[0]}" in same.out
    assert "Text saknas: Syfte för Insats ett" in same.out
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == before

    (out / f"~${names[0][2:]}").write_bytes(b"")
    assert sofrep("build", "2023").code == 0  # there is nothing to write
    add_rows(office / "register" / "register.xlsx", [row])
    third = sofrep("build", "2023")
    assert third.code == 4
    assert "är öppet. Stäng det i Word" in third.err


def test_the_output_folder_may_be_given(sofrep: Sofrep, office: Path, tmp_path: Path) -> None:
    target = tmp_path / "någon annanstans"
    assert sofrep("build", "2023", "--data", office, "--ut", target).code == 0
    assert (target / "figurer.json").exists()
    assert not (office / "out").exists()


def test_init_gives_own_templates_to_a_new_folder_and_to_one_that_is_there(
    sofrep: Sofrep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, there = tmp_path / "ny", tmp_path / "finns"
    ran = sofrep("init", new, "--mallar")
    assert (ran.code, (new / "mallar" / "dokument.docx").exists()) == (0, True)
    assert (new / "2023").is_dir()
    assert sofrep("init", there).code == 0
    assert not (there / "mallar").exists()
    monkeypatch.chdir(there)
    assert sofrep("init", "--mallar").code == 0
    assert (there / "fraser.txt").exists()
    (there / "mallar" / "dokument.docx").unlink()
    again = sofrep("init", "--mallar", "--data", there)
    assert "Fanns redan och lämnades som de är:" in again.out
    assert "fraser.txt" in again.out.partition("lämnades som de är:")[2]
    assert "Behåll bara de mallar som ni ändrar" in again.out
    assert sofrep("init", there, "--mallar").code == 2


def test_a_new_year_is_never_added_to_sample_data_that_nobody_named(
    sofrep: Sofrep, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sofrep.paths.standard_sample", lambda: office)
    ran = sofrep("init", "--nytt-ar", "2024")
    assert (ran.code, (office / "2024").exists()) == (2, False)
    assert "finns ingen forbund.toml" in ran.err


def test_init_adds_a_year_to_the_folder_one_stands_in(
    sofrep: Sofrep, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office)
    ran = sofrep("init", "--nytt-ar", "2024")
    assert ran.code == 0
    assert "2 mål från 2023 har följt med" in ran.out
    assert "La till rubriken [dokument.2024] i forbund.toml" in ran.out
    assert "Lägg till 2024 i forbund.toml: medlemmarnas bidrag, bidrag = { 2023 = " in ran.out
    assert (office / "2024" / "texter.xlsx").exists()
    assert sofrep("init", "--nytt-ar", "2024").code == 2
