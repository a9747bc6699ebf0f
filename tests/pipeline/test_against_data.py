"""A finished document is held against the figures that it was made of, and the workbooks as they are now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sofrep.domain.period import Period
from sofrep.pipeline.against_data import against_data
from sofrep.pipeline.building import build
from support.avskrift import retyped, rewritten, without_tags
from support.office import add_rows, make_office
from support.rojande import turn_on

STATISTICS, GOALS = "Bilaga 2 Statistik 2023.docx", "Bilaga 1 Måluppfyllelse 2023.docx"
SECTION = "[Text saknas: Personal för Insats ett (fyll i). Skriv den i bladet med texter.]"


@pytest.fixture(scope="module")
def once(tmp_path_factory) -> Path:
    office = make_office(tmp_path_factory.mktemp("byggd") / "förbund")
    build(office, Period.of_year(2023), office / "out" / "2023")
    return office


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once, tmp_path / "Förbundet"))


def document(office: Path, name: str = STATISTICS) -> Path:
    return office / "out" / "2023" / name


def found(path: Path) -> list[tuple[str, str, str]]:
    return [(each.regel, each.star, each.foljer) for each in against_data(path, None)[0]]


def written(path: Path, text: str) -> Path:
    """The document with a text of the office in the section of the insats."""
    path.write_bytes(rewritten(path, lambda xml: xml.replace(SECTION, text)))
    return path


@pytest.mark.parametrize("name", [STATISTICS, GOALS])
def test_a_document_as_it_was_built_gives_nothing(built, name):
    assert against_data(document(built, name), None) == ((), ())


def test_a_figure_that_is_typed_over_is_found_with_what_it_is(built):
    path = document(built)
    path.write_bytes(retyped(path, "2023.ett.nya.kvinnor", "2", "4"))
    assert found(path) == [
        ("andrad-siffra", "Ett: nya deltagare, kvinnor, 2023: 4", "Siffran är 2.")
    ]


def test_one_that_libreoffice_has_saved_is_found_by_its_bookmark(built):
    path = document(built)
    path.write_bytes(retyped(path, "2023.ett.nya.kvinnor", "2", "4"))
    path.write_bytes(without_tags(path))
    assert [each[0] for each in found(path)] == ["andrad-siffra"]


def test_a_value_that_is_changed_in_a_chart_is_found(built):
    path = document(built)
    chart = "word/charts/chart1.xml"
    path.write_bytes(rewritten(path, lambda xml: xml.replace("<c:v>1<", "<c:v>4<", 1), chart))
    ((regel, star, foljer),) = found(path)
    assert (regel, foljer) == ("andrad-siffra", "Siffran är 1.")
    assert star.endswith("2023: 4 i diagrammet")


def test_figures_are_out_of_date_when_the_workbooks_have_changed(built):
    row = {"Insats": "Ett", "Kön": "man", "Kommun": "Södra", "Startdatum": "2023-04-01"}
    add_rows(built / "register" / "register.xlsx", [row])
    told = found(document(built))
    assert {regel for regel, *_ in told} == {"inaktuell-siffra"}
    assert (
        "inaktuell-siffra",
        "Ett: nya deltagare, män, 2023: 1",
        "Arbetsböckerna ger nu 2. Bygg dokumentet igen.",
    ) in told
    assert not any("kvinnor" in star for _, star, _ in told)


def test_where_small_groups_are_protected_the_new_value_is_not_told(built):
    turn_on(built, "[rojande]\nminsta_grupp = 5\n")
    row = {"Insats": "Ett", "Kön": "man", "Kommun": "Södra", "Startdatum": "2023-04-01"}
    add_rows(built / "register" / "register.xlsx", [row])
    told = found(document(built))
    assert {foljer for *_, foljer in told} == {
        "Arbetsböckerna har ändrats och ger nu något annat. Bygg dokumentet igen."
    }
    document(built, "figurer.json").unlink()
    fynd, notes = against_data(document(built), None)
    assert fynd == ()
    assert any("skyddar små grupper" in note for note in notes)


def test_a_typed_number_about_what_a_figure_says_is_found(built):
    text = "Av dem som avslutade gick 77 % till arbete eller studier."
    ((regel, star, foljer),) = found(written(document(built), text))
    assert (regel, star) == ("tal-utan-siffra", f"77 % i ”{text}”")
    assert (
        foljer
        == "Ingen siffra ger det; Ett: avslutade, arbete eller studier, andel, 2023: 100\u00a0%."
    )


def test_a_judgement_that_the_result_contradicts_is_found(built):
    path = document(built, GOALS)
    path.write_bytes(rewritten(path, lambda xml: xml.replace(">Inte uppfyllt<", ">Uppfyllt<", 1)))
    assert found(path) == [
        ("mal-i-ord", "”Uppfyllt”", "Resultatet ger ”Inte uppfyllt” enligt arbetsböckerna.")
    ]


def test_a_document_of_somebody_elses_is_held_against_nothing(tmp_path):
    from docx import Document

    other = Document()
    other.add_paragraph("Av dem som avslutade gick 77 % till arbete eller studier.")
    other.save(str(tmp_path / "Brev.docx"))
    assert against_data(tmp_path / "Brev.docx", None) == ((), ())
