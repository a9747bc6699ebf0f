"""`sofrep init` does what is meant: the right year, never a folder in a folder, and says what it left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sofrep.forbundsprofil import read_profile
from sofrep.paths import builtin_templates
from support.commands import Sofrep


@pytest.fixture
def folder(sofrep: Sofrep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Vårt förbund"
    assert sofrep("init", folder).code == 0
    monkeypatch.chdir(folder)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_makes_a_folder_and_says_what_comes_next(sofrep: Sofrep, tmp_path: Path) -> None:
    folder = tmp_path / "Nytt förbund"
    ran = sofrep("init", folder, "--ar", "2022")
    assert ran.code == 0
    assert (folder / "2022" / "mal.xlsx").exists()
    assert f"Skapade i {folder}: forbund.toml, register/register.xlsx" in ran.out
    assert ran.out.splitlines()[-1].startswith(f"Nästa steg: fyll i {folder / 'forbund.toml'}.")
    assert f'Gå sedan in i mappen (cd "{folder}") och kör sofrep init:' in ran.out
    assert ran.out.splitlines()[0].endswith(", dubbelklicka/")  # eight files
    assert sofrep("check", "--data", folder).code == 0


def test_without_a_year_it_is_the_one_that_is_being_reported(
    sofrep: Sofrep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sofrep.cli.init.today", lambda: date(2025, 11, 3))
    sofrep("init", tmp_path / "ny")
    assert (tmp_path / "ny" / "2025").is_dir()


@pytest.mark.parametrize("arguments", [(), (".",)])
def test_in_the_folder_its_newest_year_is_meant_however_late_it_is(
    sofrep: Sofrep, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sofrep.cli.init.today", lambda: date(2031, 11, 3))
    (folder / "2023" / "mal.xlsx").unlink()
    ran = sofrep("init", *arguments)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Nästa steg: sofrep check 2023")
    assert f"Skapade i {folder}: 2023/mal.xlsx\n" in ran.out
    assert "Fanns redan och lämnades som de är: forbund.toml, register/register.xlsx" in ran.out
    assert [path.name for path in folder.iterdir() if path.name.isdecimal()] == ["2023"]


def test_a_second_run_that_has_nothing_to_add_says_so(sofrep: Sofrep, folder: Path) -> None:
    before = content(folder)
    ran = sofrep("init", ".")
    assert (ran.code, "Inget saknades. Inget har ändrats.\n" in ran.out) == (0, True)
    assert content(folder) == before


def test_what_follows_the_profile_and_what_goes_is_told(sofrep: Sofrep, folder: Path) -> None:
    profile = folder / "forbund.toml"
    text = profile.read_text("utf-8").replace('"Norra"', '"Ängby"').partition("[enkat]")[0]
    profile.write_text(text, encoding="utf-8")
    ran = sofrep("init")
    assert "Följer nu forbund.toml (var tomma): register/register.xlsx" in ran.out
    assert "Togs bort (var tomma, behövs inte enligt forbund.toml): 2023/enkatsvar" in ran.out


@pytest.mark.parametrize("name", ["Vårt förbund", "2023/mera", "Ett annat"])
def test_inside_the_folder_no_other_is_made_without_asking(
    sofrep: Sofrep, folder: Path, name: str
) -> None:
    before = content(folder)
    ran = sofrep("init", name)
    assert (ran.code, content(folder)) == (2, before)
    assert "Vårt förbund är redan ett förbunds mapp. Inget har gjorts." in ran.err
    assert "sofrep init" in ran.err


def write_in(folder: Path) -> None:
    with (folder / "forbund.toml").open("a", encoding="utf-8") as profile:
        profile.write("# Vårt eget.\n")


@pytest.mark.parametrize("year", ["2022", "2030"])
def test_an_empty_folder_for_another_year_is_to_be_made_anew(
    sofrep: Sofrep, folder: Path, monkeypatch: pytest.MonkeyPatch, year: str
) -> None:
    before = content(folder)
    ran = sofrep("init", "--ar", year)
    assert (ran.code, content(folder)) == (2, before)
    assert "Mappen är gjord för 2023 och ännu tom. Inget har gjorts." in ran.err
    again = f'börja om: sofrep init "Vårt förbund" --ar {year}'
    assert f"Gå ut ur den (cd ..), ta bort den och {again}" in ran.err
    monkeypatch.chdir(folder.parent)
    assert f"Ta bort den och {again}" in sofrep("init", "Vårt förbund", "--ar", year).err


def test_another_year_is_not_made_without_asking(sofrep: Sofrep, folder: Path) -> None:
    write_in(folder)
    before = content(folder)
    ran = sofrep("init", ".", "--ar", "2030")
    assert (ran.code, content(folder)) == (2, before)
    assert "Mappen har 2023. Inget har gjorts." in ran.err
    assert "sofrep init --nytt-ar 2030" in ran.err


def test_somebody_at_a_terminal_is_asked_and_decides(
    sofrep: Sofrep, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_in(folder)
    asked: list[str] = []
    answers = iter(["nej", "ja", "JA "])

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert sofrep("init", "Annat").code == 2
    assert sofrep("init", "Annat").code == 0
    assert (folder / "Annat" / "forbund.toml").is_file()
    assert sofrep("init", ".", "--ar", "2022").code == 0
    assert (folder / "2022").is_dir()
    assert asked[0] == (
        "Vårt förbund är redan ett förbunds mapp. Ska Annat göras inuti den, för ett annat förbund? "
        "Skriv ja eller nej: "
    )


def test_a_folder_that_is_named_wrongly_is_told_and_not_made(
    sofrep: Sofrep, tmp_path: Path
) -> None:
    assert sofrep("init", "--data", tmp_path / "fel").code == 2
    assert not (tmp_path / "fel").exists()


def test_a_document_of_its_own_gets_lines_in_the_profile_and_a_template(
    sofrep: Sofrep, folder: Path
) -> None:
    ran = sofrep("init", "--bilaga", "Statistik per kommun")
    assert (ran.code, "La till dokumentet i forbund.toml, med koden kommun." in ran.out) == (
        0,
        True,
    )
    forbund, _ = read_profile(folder)
    assert forbund is not None
    added = next(bilaga for bilaga in forbund.bilaga if bilaga.kod == "kommun")
    assert (added.namn, added.avsnitt) == ("Statistik per kommun", ("inledning", "nyckeltal"))
    template = (builtin_templates() / "dokument.docx").read_bytes()
    assert (folder / "mallar" / "kommun.docx").read_bytes() == template
    again = sofrep("init", "--bilaga", "statistik per Kommun")
    assert (again.code, "har redan ett dokument med namnet" in again.err) == (2, True)


def test_a_profile_with_its_documents_on_one_line_is_given_the_lines_to_paste(
    sofrep: Sofrep, folder: Path
) -> None:
    profile = folder / "forbund.toml"
    text = profile.read_text("utf-8")
    head, _, rest = text.partition("[[bilaga]]")
    rest = rest[rest.index("# --- Logotyper") :]
    one = 'bilaga = [{ kod = "maluppfyllelse", nummer = 1, namn = "Mål" }]\n'
    profile.write_text(one + head + rest, encoding="utf-8")
    before = profile.read_bytes()
    ran = sofrep("init", "--bilaga", 'Så "här" gick det 2024')
    assert (ran.code, profile.read_bytes()) == (0, before)
    assert 'namn = "Så \\"här\\" gick det 2024"' in ran.out
    assert 'kod = "gick"' in ran.out
