"""``sofrep goals`` with grades, and ``--why``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sofrep.pipeline.startmapp.folder import make_folder
from support.commands import Sofrep
from support.office import add_rows, copied, make_office

GRADES = """
[betyg]
steg = [
  { namn = "Mycket god", fran_procent = 115 },
  { namn = "God", fran_procent = 100 },
  { namn = "Godtagbar", fran_procent = 0 },
]
"""


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    """Ett: 3 of 4 new (75 %) and 100 % of 50 % (200 %), and a goal in words.  Två is set by hand."""
    return copied(tmp_path / "betyg", make_graded)


def make_graded(office: Path) -> None:
    make_office(office)
    profile = office / "forbund.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + GRADES, encoding="utf-8")
    made = make_folder(office, 2023).files
    assert [path.name for path in made] == ["insatser.xlsx"]
    add_rows(
        office / "2023" / "mal.xlsx",
        [{"Insats": "Ett", "Mål": "Pröva nytt", "Resultat i ord": "Prövat", "Kommentar": "Bra."}],
    )
    book = load_workbook(office / "2023" / "insatser.xlsx")
    sheet = book["Insatser"]
    assert [cell.value for cell in sheet["A"]] == ["Insats", "Ett", "Två"]
    for letter, value in {"B": 9, "D": "God", "E": "Startade i höst."}.items():
        sheet[f"{letter}3"] = value
    book.save(office / "2023" / "insatser.xlsx")


def test_goals_show_the_grade_of_their_insats_and_words(sofrep: Sofrep, graded: Path) -> None:
    ran = sofrep("goals", "2023", "--data", graded, "--format", "json")
    rows = json.loads(ran.out)
    assert [row["betyg"] for row in rows] == ["Mycket god"] * 3
    assert (rows[2]["i_ord"], rows[2]["resultat"], rows[2]["bedomning"]) == (
        "Prövat",
        None,
        "Redovisas i ord",
    )
    assert {row["betyg_satt"] for row in rows} == {"nej"}
    table = sofrep("goals", "2023", "--data", graded, "--format", "md").out
    assert "| i ord |" in table
    assert "Resultat: Prövat. Bra." in table


def test_a_grade_set_by_hand_is_marked_beside_the_goals(sofrep: Sofrep, graded: Path) -> None:
    words = {"Insats": "Två", "Mål": "Pröva mer", "Resultat i ord": "Prövat"}
    add_rows(graded / "2023" / "mal.xlsx", [words])
    query = ["goals", "2023", "--insats", "Två", "--data", graded, "--format"]
    (row,) = json.loads(sofrep(*query, "json").out)
    assert (row["betyg"], row["betyg_satt"]) == ("God", "ja")
    assert "| God (satt för hand) |" in sofrep(*query, "md").out


def test_without_grades_in_the_profile_there_is_no_column(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("goals", "2023", "--data", office, "--format", "json")
    assert "betyg" not in json.loads(ran.out)[0]


def test_why_tells_each_ratio_the_mean_its_step_and_what_is_left_out(
    sofrep: Sofrep, graded: Path
) -> None:
    ran = sofrep("goals", "2023", "--why", "--insats", "ett", "--data", graded, "--format", "json")
    rows = json.loads(ran.out)
    assert [(row["mal"], row["kvot"] and row["kvot"]["varde"]) for row in rows] == [
        ("Minst 4 nya deltagare", 75),
        ("Minst hälften till arbete eller studier", 200),
        ("Pröva nytt", None),
        ("Medelvärde, 2 mål", "275/2"),
    ]
    assert rows[0]["forklaring"] == "Resultat 3, målvärde ≥ 4."
    assert rows[2]["forklaring"] == "Räknas inte: resultatet är i ord."
    assert rows[3]["betyg"] == "Mycket god"
    assert rows[3]["forklaring"].replace("\u00a0", " ") == (
        "Knappt 138 %: från 115 % är betyget Mycket god."
    )


def test_why_marks_a_grade_that_is_set_by_hand_with_its_reason(
    sofrep: Sofrep, graded: Path
) -> None:
    ran = sofrep("goals", "2023", "--why", "--insats", "Två", "--data", graded)
    assert "Två 2023: God (satt för hand)" in ran.out
    assert "Startade i höst." in ran.out
    again = sofrep("goals", "2023", "--why", "--insats", "Två", "--data", graded)
    assert again == ran  # from the query store


@pytest.mark.parametrize("form", ["tabell", "json", "csv", "md"])
def test_why_has_every_form(sofrep: Sofrep, graded: Path, form: str) -> None:
    ran = sofrep("goals", "2023", "--why", "--data", graded, "--format", form)
    assert ran.code == 0, ran.err
    assert "Startade i höst." in ran.out
    if form == "csv":
        lines = list(csv.reader(io.StringIO(ran.out.removeprefix("\ufeff")), delimiter=";"))
        assert {len(line) for line in lines} == {6}
        assert lines[0][:5] == ["Insats", "Mål", "Av målvärdet", "Betyg", "Förklaring"]


def test_why_without_grades_says_what_to_do(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("goals", "2023", "--why", "--data", office)
    assert ran.code == 2
    assert "lägg till avsnittet [betyg]" in ran.err


def test_why_is_of_a_whole_year(sofrep: Sofrep, graded: Path) -> None:
    ran = sofrep("goals", "2023", "--why", "--period", "delår", "--data", graded)
    assert ran.code == 2
    assert "ett helt år" in ran.err


def test_a_figure_of_a_grade_can_be_asked_for(sofrep: Sofrep, graded: Path) -> None:
    ran = sofrep("figures", "2023.ett.betyg.kvot", "--data", graded)
    assert "Ett: målens resultat i procent av målvärdet, medelvärde" in ran.out
