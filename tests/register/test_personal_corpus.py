"""Planted personal data is found wherever it stands, and never repeated; the sample data has none."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.personrubriker import is_personal_header
from sofrep.excel.facts import column_number
from sofrep.forbundsprofil import read_profile
from sofrep.paths import sample_data
from sofrep.statistics.underlag import Underlag
from support.personal import (
    ALL,
    EPOST,
    IN_PROPERTIES,
    PERSONNUMMER,
    TELEFON,
    clean_book,
)
from support.personal_forms import dashed, number
from support.personal_told import HEADERS, OTHER_HEADERS, personal, said
from support.workbooks import example_forbund, write_cells
from support.xlsx_edit import edit_part


def read(folder: Path) -> Underlag:
    return read_underlag(folder, example_forbund())


def test_the_book_without_anything_planted_is_read(tmp_path: Path) -> None:
    clean_book(tmp_path / "r.xlsx")
    underlag = read(tmp_path)
    assert (underlag.problems, len(underlag.enrolments)) == ((), 2)


@pytest.mark.parametrize(("rule", "text"), ALL)
def test_a_shared_text_that_a_cell_shows_is_told_once_with_its_cell(
    tmp_path: Path, rule: str, text: str
) -> None:
    with xlsxwriter.Workbook(tmp_path / "r.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["Insats", "Startdatum"], ["ST", "2023-01-10", text]]):
            sheet.write_row(number, 0, row)
        book.add_worksheet().write_row(0, 0, ["Insats", "Startdatum"])
    found = personal(read(tmp_path).problems)
    assert [(p.rule, p.place.sheet, p.place.cell) for p in found] == [(rule, "Sheet1", "C2")]


@pytest.mark.parametrize("text", [*EPOST, *TELEFON])
def test_who_works_in_the_file_may_stand_in_its_properties(tmp_path: Path, text: str) -> None:
    IN_PROPERTIES["in the description"](tmp_path / "r.xlsx", text)
    assert read(tmp_path).problems == ()


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r, t in ALL if not set("/") & set(t)])
def test_a_sheet_named_after_a_person_is_refused_without_its_name(
    tmp_path: Path, rule: str, text: str
) -> None:
    write_cells(tmp_path / "r.xlsx", [["Insats", "Startdatum"], ["ST", "2023-01-10"]], title=text)
    underlag = read(tmp_path)
    assert [(p.rule, str(p.place)) for p in underlag.problems] == [(rule, "r.xlsx")]
    assert text not in said(underlag.problems)


def test_a_refused_sheet_with_a_stray_cell_does_not_tell_its_name(tmp_path: Path) -> None:
    cells: list[list[object]] = [["Insats"]]
    path = write_cells(tmp_path / "r.xlsx", cells, title=PERSONNUMMER[0])
    edit_part(path, "</row>", '<c r="XFD1"><v>1</v></c></row>')
    (problem,) = read(tmp_path).problems
    assert (problem.rule, problem.place.sheet) == ("blad-for-stort", "")


SHEETS: dict[str, list[list[object]]] = {
    "a register": [["Insats", "Startdatum", "Kommentar"], ["ST", "2023-01-10", "{}"]],
    "a follow-up": [
        ["Insats", "Halvår", "Uppföljning", "Samtycke", "Not"],
        ["ST", "vt 2022", "6man", "ja", "{}"],
    ],
    "applications": [["Sökande part", "Kommun", "Antal", "Not"], ["AF", "Alby", 1, "{}"]],
    "a matrix of applications": [["Part", "Alby", "Not"], ["AF", 1, "{}"]],
    "activities": [["Vad", "Utförare", "Antal deltagare"], ["Utbildning", "{}", 3]],
    "survey answers": [["Respondentgrupp", "Fråga 1", "Not"], ["avslut", "Ja", "{}"]],
    "goals": [["Insats", "Mål", "Mått", "Målvärde"], ["ST", "Nå {}", "nya", 3]],
    "texts": [["Bilaga", "Avsnitt", "Text"], ["maluppfyllelse", "kommentar", "Ring {}."]],
    "history": [["Figur", "Värde", "Källa"], ["2022.st.nya", 3, "enligt {}"]],
    "economy": [["Post", "2023", "Kommentar"], ["Hyra", 100, "{}"]],
    "counts per insats": [["Insats", "Deltagare", "Inlämnat"], ["ST", 15, "{}"]],
    "a pinn sheet by sex": [["Insats", "Uppgift", "Kvinnor", "Not"], ["ST", "Nya", "||", "{}"]],
    "a pinn sheet by month": [["Insats", "Uppgift", "jan", "Not"], ["ST", "Nya", "xx", "{}"]],
}


@pytest.mark.parametrize(("rule", "text"), ALL)
@pytest.mark.parametrize("kind", SHEETS)
def test_every_kind_of_sheet_is_refused(tmp_path: Path, kind: str, rule: str, text: str) -> None:
    cells = [
        [c.replace("{}", text) if isinstance(c, str) else c for c in row] for row in SHEETS[kind]
    ]
    title = "Resultaträkning" if kind == "economy" else "Blad1"
    write_cells(tmp_path / "2023/r.xlsx", cells, title=title)
    (problem,) = personal(read(tmp_path).problems)
    assert (problem.rule, problem.is_error, problem.place.sheet) == (rule, True, title)
    assert problem.place.cell[-1] == "2"


ORGANISATION: list[list[object]] = [
    ["Organ", "Namn", "Roll", "Kontakt"],
    ["Styrelse", "Kim Exempel", "Ordförande", "{}"],
]


@pytest.mark.parametrize(("rule", "text"), ALL)
def test_the_organisation_may_have_names_and_addresses_and_no_personnummer(
    tmp_path: Path, rule: str, text: str
) -> None:
    cells = [[str(c).replace("{}", text) for c in row] for row in ORGANISATION]
    write_cells(tmp_path / "2023/r.xlsx", cells)
    underlag = read(tmp_path)
    found = [problem.rule for problem in personal(underlag.problems)]
    assert found == (["personnummer"] if rule == "personnummer" else [])
    assert len(underlag.organisation) == (0 if found else 1)


@pytest.mark.parametrize("text", [*EPOST, *TELEFON])
def test_the_contact_text_may_say_whom_to_ask_and_no_other_text(tmp_path: Path, text: str) -> None:
    rows: list[list[object]] = [
        ["Bilaga", "Avsnitt", "Text"],
        ["indikatorer", "kontakt", f"Frågor: {text}"],
    ]
    write_cells(tmp_path / "2023/r.xlsx", rows)
    assert personal(read(tmp_path).problems) == []
    write_cells(tmp_path / "2023/r.xlsx", [*rows, ["indikatorer", "metod", f"Vi ringde {text}"]])
    (problem,) = personal(read(tmp_path).problems)
    assert problem.place.cell == "C3"


@pytest.mark.parametrize("text", [*EPOST, *TELEFON])
def test_on_a_sheet_that_is_not_read_an_address_is_a_warning(tmp_path: Path, text: str) -> None:
    write_cells(tmp_path / "r.xlsx", [["Kontakter"], [text]])
    found = [(p.rule, p.is_error) for p in read(tmp_path).problems]
    assert ("blad-ej-last", False) in found
    assert not any(is_error for _, is_error in found)
    assert len(found) == 2


@pytest.mark.parametrize("kind", ["a register", "a follow-up", "survey answers"])
def test_columns_that_are_named_after_persons_refuse_a_sheet_of_participants(
    tmp_path: Path, kind: str
) -> None:
    first, second = SHEETS[kind]
    write_cells(tmp_path / "2023/r.xlsx", [[*first, *HEADERS], second])
    problems = personal(read(tmp_path).problems)
    assert {(p.rule, p.is_error) for p in problems} == {("personkolumn", True)}
    told = [column_number(p.place.cell[:-1]) - len(first) - 1 for p in problems]
    assert [header for n, header in enumerate(HEADERS) if n not in told] == []


def test_other_columns_are_let_through() -> None:
    assert [header for header in OTHER_HEADERS if is_personal_header(header)] == []


def test_a_register_with_another_column_is_read(tmp_path: Path) -> None:
    first, second = SHEETS["a register"]
    names = ["Enhetens telefontid", "Antal klienter", "Arbetsgivarens namn", "Initial bedömning"]
    write_cells(tmp_path / "r.xlsx", [[*first, *names], [*second, *("x" for _ in names)]])
    underlag = read(tmp_path)
    assert personal(underlag.problems) == []
    assert len(underlag.enrolments) == 1


NEAR = {
    "a wrong check digit": dashed()[:-1] + str((int(dashed()[-1]) + 1) % 10),
    "a wrong check digit in twelve digits": "19" + number()[:9] + str((int(number()[9]) + 1) % 10),
    "a masked number": f"{dashed()[:6]}-XXXX",
    "a number with stars": f"19{dashed()[:6]}-****",
    "a reserve number": f"{dashed()[:6]}-T123",
}


@pytest.mark.parametrize("near", NEAR)
def test_a_near_miss_is_a_warning_with_its_cell_and_without_its_value(
    tmp_path: Path, near: str
) -> None:
    write_cells(
        tmp_path / "r.xlsx",
        [["Insats", "Startdatum", "Not"], ["ST", "2023-01-10", f"se {NEAR[near]}"]],
    )
    underlag = read(tmp_path)
    (problem,) = underlag.problems
    assert (problem.rule, problem.is_error) == ("personnummer-liknar", False)
    assert problem.place.cell == "C2"
    assert NEAR[near][-5:] not in said(underlag.problems)
    assert len(underlag.enrolments) == 1


@pytest.mark.parametrize("text", PERSONNUMMER)
def test_a_personnummer_in_the_profile_refuses_it_and_names_the_line(
    tmp_path: Path, text: str
) -> None:
    source = (sample_data() / "vast" / "forbund.toml").read_text(encoding="utf-8")
    for planted in (f"# Fråga {text}\n", f'"{text}" = 1\n', f'namn2 = "{text}"\n'):
        path = tmp_path / "forbund.toml"
        path.write_text(planted + source, encoding="utf-8")
        forbund, problems = read_profile(path)
        assert forbund is None
        assert [(p.rule, p.place.cell) for p in problems] == [("personnummer", "rad 1")]
        assert text not in said(problems)


def test_nothing_is_found_in_the_sample_data() -> None:
    folders = [path.parent for path in sample_data().glob("*/forbund.toml")]
    assert folders
    for folder in folders:
        forbund, problems = read_profile(folder)
        assert forbund is not None
        underlag = read_underlag(folder, forbund)
        assert len(underlag.files) > 3
        assert personal((*problems, *underlag.problems)) == []
