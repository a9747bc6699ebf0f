"""`sofrep status`, and `sofrep` alone: where the work stands, and what comes next as one command."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.commands import Sofrep
from support.office import add_rows, make_office, set_text

TEXTS = (("metod", ""), ("kontakt", ""), ("syfte", "Ett"), ("malgrupp", "Ett"), ("syfte", "Två"),
         ("malgrupp", "Två"), ("personal", "Ett"), ("personal", "Två"))  # fmt: skip


def next_step(out: str) -> str:
    return next(line for line in out.splitlines() if line.startswith("Nästa steg: "))


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """An office whose profile has names of its own."""
    folder = make_office(tmp_path / "Förbundet")
    profile = folder / "forbund.toml"
    profile.write_text(profile.read_text("utf-8").replace(" (fyll i)", ""), encoding="utf-8")
    return folder


def test_where_there_is_nothing_it_says_how_to_begin(sofrep: Sofrep) -> None:
    ran = sofrep()
    assert ran == sofrep("status")
    assert (ran.code, next_step(ran.out)) == (0, 'Nästa steg: sofrep init "Vårt förbund"')


def test_beside_and_inside_the_folder_it_says_where_to_go(
    sofrep: Sofrep, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(filled.parent)
    assert next_step(sofrep().out) == 'Nästa steg: cd "Förbundet"'
    monkeypatch.chdir(filled / "2023")
    assert next_step(sofrep().out) == f'Nästa steg: cd "{filled}"'


def test_a_folder_that_is_named_wrongly_is_told_and_not_begun(
    sofrep: Sofrep, tmp_path: Path
) -> None:
    assert sofrep("status", "--data", tmp_path / "fel").code == 2


def test_a_new_folder_is_to_be_filled_in_first(sofrep: Sofrep, tmp_path: Path) -> None:
    folder = tmp_path / "ny"
    sofrep("init", folder)
    ran = sofrep("status", "--data", folder)
    assert "Byt ut alla namn med ”(fyll i)” i forbund.toml" in ran.out
    assert next_step(ran.out) == f'Nästa steg: sofrep init --data "{folder}"'


def test_a_faulty_profile_is_the_next_thing_to_mend(sofrep: Sofrep, filled: Path) -> None:
    (filled / "forbund.toml").write_text("namn = ", encoding="utf-8")
    ran = sofrep("status", "--data", filled)
    assert (ran.code, "1 fel" in ran.out) == (0, True)
    assert next_step(ran.out).startswith("Nästa steg: sofrep check")


def test_it_says_what_is_read_what_is_missing_and_what_comes_next(
    sofrep: Sofrep, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(filled)
    ran = sofrep()
    assert ran.out.startswith("Samordningsförbundet 2023\n")
    assert "  register/register.xlsx: Register 3 (Ett 3)\n" in ran.out
    assert "  2023/mal.xlsx: Mål 2\n" in ran.out
    assert "Ännu inget ifyllt: Ansökningar" in ran.out
    assert "Register" not in ran.out.split("Ännu inget ifyllt: ")[1].splitlines()[0]
    assert "Insatser utan uppgifter: Två\n" in ran.out
    assert "Texter som ska skrivas: 8\n" in ran.out
    assert "  Bilaga 1 Måluppfyllelse 2023.docx: inte skapat\n" in ran.out
    assert "Årsredovisning" not in ran.out  # nobody has begun it
    assert next_step(ran.out) == "Nästa steg: sofrep build 2023"


def test_errors_come_before_the_documents(sofrep: Sofrep, filled: Path) -> None:
    row = {"Insats": "Ett", "Startdatum": "2023-05-01", "Slutdatum": "2023-04-01"}
    add_rows(filled / "register" / "register.xlsx", [row])
    assert next_step(sofrep("status", "--data", filled).out).startswith(
        "Nästa steg: sofrep check 2023"
    )


def test_documents_are_current_until_something_changes(sofrep: Sofrep, filled: Path) -> None:
    arguments = ("status", "--data", filled)
    for avsnitt, insats in TEXTS[:-1]:
        set_text(filled / "2023" / "texter.xlsx", avsnitt, insats, "Text.")
    sofrep("build", "2023", "--data", filled)
    ran = sofrep(*arguments)
    assert "Bilaga 2 Statistik 2023.docx: aktuellt" in ran.out
    assert "Texter som ska skrivas: 1\n  Statistik: Tjänster i insatsen" in ran.out
    assert "Skriv de texter som saknas" in ran.out

    set_text(filled / "2023" / "texter.xlsx", *TEXTS[-1], "Text.")
    ran = sofrep(*arguments)
    assert "Bilaga 2 Statistik 2023.docx: inaktuellt" in ran.out
    assert "Ändrat sedan dess: 2023/texter.xlsx\n" in ran.out

    sofrep("build", "2023", "--data", filled)
    ran = sofrep(*arguments)
    assert "Texter som ska skrivas: inga\n" in ran.out
    assert "Skriv datum och utkast = false under [dokument.2023]" in ran.out
    (filled / "out" / "2023" / "Bilaga 2 Statistik 2023.docx").write_bytes(b"mine")
    assert "Bilaga 2 Statistik 2023.docx: ändrat för hand" in sofrep(*arguments).out

    assert "Delårsrapport" not in sofrep(*arguments).out
    sofrep("build", "2023", "--period", "delår", "--data", filled)
    assert "Delårsrapport 2023.docx: aktuellt" in sofrep(*arguments).out


def test_a_later_year_s_workbooks_do_not_make_a_year_s_documents_old(
    sofrep: Sofrep, filled: Path
) -> None:
    with (filled / "forbund.toml").open("a", encoding="utf-8") as profile:
        profile.write("\n[dokument.2024]\n")  # else the documents are of an older profile
    sofrep("build", "2023", "--data", filled)
    sofrep("init", "--nytt-ar", "2024", "--data", filled)
    assert "Statistik 2023.docx: aktuellt" in sofrep("status", "2023", "--data", filled).out
    later = sofrep("status", "--data", filled).out
    assert "Statistik 2024.docx: inte skapat" in later


def test_a_new_year_that_the_profile_does_not_have_is_to_be_added(
    sofrep: Sofrep, filled: Path
) -> None:
    sofrep("init", "--nytt-ar", "2024", "--data", filled)
    row = {"Insats": "Ett", "Kön": "man", "Startdatum": "2024-02-01"}
    add_rows(filled / "register" / "register.xlsx", [row])
    profile = filled / "forbund.toml"
    text = profile.read_text("utf-8").replace("2022, 2023]", "2022, 2023, 2024]")
    text = text.replace("[dokument.2024]", "[dokument.2022]")
    profile.write_text(text, encoding="utf-8")
    assert "rubriken [dokument.2024] med datum" in sofrep("status", "--data", filled).out


def test_a_profile_without_a_document_is_told_what_to_add(sofrep: Sofrep, filled: Path) -> None:
    profile = filled / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    for kod in ("arsredovisning", "maluppfyllelse", "statistik", "indikatorer"):
        before, found, after = text.partition(f'[[bilaga]]\nkod = "{kod}"\n')
        assert found
        text = before + after.partition("\n\n")[2]
    profile.write_text(text, encoding="utf-8")
    ran = sofrep("status", "--data", filled)
    assert ran.code == 0, ran.err
    assert "Lägg till en [[bilaga]] i forbund.toml" in ran.out
