"""`sofrep refresh` through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from support.commands import Sofrep
from support.office import add_rows

STATISTIK = "Bilaga 2 Statistik 2023.docx"
LATE = {
    "Insats": "Ett",
    "Kön": "man",
    "Födelseår": 1991,
    "Kommun": "Norra",
    "Startdatum": "2023-04-01",
}


@pytest.fixture
def late(sofrep: Sofrep, office: Path) -> Path:
    """The statistics of an office, made before the last row came in."""
    assert sofrep("build", "--data", office).code == 0
    add_rows(office / "register" / "register.xlsx", [LATE])
    return office / "out" / "2023" / STATISTIK


def test_it_lists_what_was_before_and_what_is_now(sofrep: Sofrep, late: Path) -> None:
    ran = sofrep("refresh", late)
    assert ran.code == 0, ran.err
    assert "utbytt" in ran.out
    assert "2023.ett.nya" in ran.out
    assert f"Den gamla versionen finns kvar som {late.stem} (före uppdateringen).docx." in ran.out
    assert "har ännu de gamla siffrorna" in ran.out
    assert "stämmer redan med arbetsböckerna" in sofrep("refresh", late).out


def test_json_tells_the_same_and_nothing_else(sofrep: Sofrep, late: Path) -> None:
    ran = sofrep("refresh", late, "--som-forslag", "--format", "json")
    changes = json.loads(ran.out)
    one = next(change for change in changes if change["nyckel"] == "2023.ett.nya")
    assert (one["fil"], one["atgard"], one["fore"], one["nu"]) == (STATISTIK, "utbytt", "3", "4")
    assert "med spårade ändringar" in ran.err


def test_build_says_how_the_edits_come_along(sofrep: Sofrep, late: Path) -> None:
    document = Document(str(late))
    document.add_paragraph("Eget.")
    document.save(str(late))
    ran = sofrep("build", "--data", late.parents[2])
    copy = late.with_name(f"{late.stem} (redigerad).docx")
    assert f'sofrep refresh "{copy}"' in ran.out
    assert sofrep("refresh", copy).code == 0
