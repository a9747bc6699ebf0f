"""`sofrep economy` and what the command line tells of the checks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.commands import Sofrep
from support.ekonomi import BOOK, changed, write_book
from support.facit import SAMPLE


@pytest.fixture
def book(office: Path) -> Path:
    path = office / "2023" / "ekonomi.xlsx"
    path.unlink()
    return write_book(path, BOOK)


def test_key_amounts_stand_beside_last_year_and_budget(
    sofrep: Sofrep, office: Path, book: Path
) -> None:
    assert book.exists()
    ran = sofrep("economy", "2023", "--data", office, "--format", "json")
    assert ran.code == 0, ran.err
    rows = json.loads(ran.out)
    found = {(row["rapport"], row["post"]): row for row in rows if "post" in row}
    result = found["Resultaträkning", "Årets resultat"]
    assert (result["belopp"]["varde"], result["forra"]["varde"]) == (300500, 100000)
    net = found["Driftsredovisning", "Nettokostnad"]
    assert (net["budget"]["varde"], net["avvikelse"]["varde"]) == (-900000, 200500)
    assert found["Balansräkning", "Soliditet"]["belopp"]["visas"] == "69\u00a0%"


def test_checks_are_listed_with_both_amounts_and_the_cell(
    sofrep: Sofrep, office: Path, book: Path
) -> None:
    book.unlink()
    write_book(book, changed("Resultaträkning", (5, 4), 501))
    for _ in range(2):  # the second answer comes from the query store
        ran = sofrep("economy", "--data", office, "--format", "json")
        checks = [row for row in json.loads(ran.out) if "kontroll" in row]
        (wrong,) = [row for row in checks if row["kontroll"] == "Resultaträkningen går ihop, 2023"]
        assert (wrong["utfall"], wrong["angivet"], wrong["beraknat"], wrong["skillnad"]) == (
            "stämmer inte",
            300500,
            300501,
            -1,
        )
        assert (wrong["fil"], wrong["blad"], wrong["cell"]) == (
            "2023/ekonomi.xlsx",
            "Resultaträkning",
            "D6",
        )


def test_the_table_ends_with_what_does_not_agree(sofrep: Sofrep) -> None:
    ran = sofrep("economy", "2023", "--data", SAMPLE)
    assert ran.code == 0, ran.err
    *_, first, second, third, last = ran.out.splitlines()
    assert "cell E10" in first
    assert "cell F9" in second
    assert "cell C8" in third
    assert last.endswith("kontroller stämmer.")


@pytest.mark.parametrize("form", ["csv", "md"])
def test_other_formats_hold_amounts_and_checks(sofrep: Sofrep, form: str) -> None:
    ran = sofrep("economy", "2023", "--data", SAMPLE, "--format", form)
    assert "Verksamhetens intäkter" in ran.out
    assert "eko-oversikt-netto" in ran.out


def test_a_year_that_only_the_next_year_s_book_tells_of_says_so(sofrep: Sofrep) -> None:
    ran = sofrep("economy", "2022", "--data", SAMPLE)
    assert ran.code == 0
    assert ran.out.splitlines()[-1].startswith("Beloppen är ur arbetsboken för 2023")


def test_a_year_without_economy_says_how_the_workbook_is_made(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("economy", "2023", "--data", office)
    assert ran.code == 2
    assert "Det finns ingen ekonomi för 2023" in ran.err


def test_a_failed_check_is_a_warning_and_with_strict_an_error(
    sofrep: Sofrep, office: Path, book: Path
) -> None:
    book.unlink()
    write_book(book, changed("Balansräkning", (9, 4), 800501))
    ran = sofrep("check", "2023", "--data", office)
    assert ran.code == 0
    assert "bladet Balansräkning, cell D9: Kontrollen" in ran.out
    assert sofrep("check", "2023", "--data", office, "--strict").code == 3
    assert sofrep("build", "2023", "--data", office, "--strict").code == 3


def test_the_cell_behind_an_amount_is_shown(sofrep: Sofrep) -> None:
    ran = sofrep("figures", "2023.forbundet.eko.bal.kassa", "--rader", "--data", SAMPLE)
    assert "Balansräkning" in ran.out
    assert "D7" in ran.out
