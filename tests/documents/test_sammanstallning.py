"""The Sammanställning from a folder of workbooks: built, recorded, valid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.pipeline.startmapp.folder import make_folder
from support.office import add_rows, make_office

GRADES = """
[betyg]
steg = [
  { namn = "Mycket god", fran_procent = 115 },
  { namn = "God", fran_procent = 100 },
  { namn = "Godtagbar", fran_procent = 0 },
]

[[bilaga]]
kod = "sammanstallning"
namn = "Sammanställning av måluppfyllelse"
"""
NAME = "Sammanställning av måluppfyllelse 2023.docx"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder: Ett is graded by the rule, Två is set by hand."""
    folder = tmp_path_factory.mktemp("förbund")
    office = make_office(folder / "kansli")
    profile = office / "forbund.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + GRADES, encoding="utf-8")
    make_folder(office, 2023)
    path = office / "2023" / "insatser.xlsx"
    book = load_workbook(path)
    for cell, value in {"B2": 850, "C2": 858, "D3": "God", "E3": "Nytt & <eget>."}.items():
        book["Insatser"][cell] = value
    book.save(path)
    words = {"Insats": "Två", "Mål": "Pröva nytt", "Resultat i ord": "Prövat {{ allt }}"}
    add_rows(office / "2023" / "mal.xlsx", [words])
    build(office, Period.of_year(2023), folder / "ut")
    return folder / "ut"


def test_the_document_is_written_and_holds_against_the_schema(built: Path) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(built / NAME).errors] == []


def test_the_record_says_each_grade_and_that_it_is_set_by_hand(built: Path) -> None:
    record = json.loads((built / "figurer.json").read_text(encoding="utf-8"))
    assert record["betyg"] == {
        "ett": {
            "betyg": "Mycket god",
            "beraknat": "Mycket god",
            "satt_for_hand": False,
            "skal": "",
        },
        "tva": {"betyg": "God", "beraknat": "", "satt_for_hand": True, "skal": "Nytt & <eget>."},
    }
    printed = record["dokument"][NAME]["figurer"]
    assert {"2023.ett.betyg.kvot", "2023.ett.avvikelse"} <= set(printed)
    assert set(printed) <= set(record["figurer"])
    assert record["figurer"]["2023.ett.avvikelse"]["visas"] == "8\u00a0tkr"


def test_text_of_the_office_is_printed_as_it_is(built: Path) -> None:
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(str(built / NAME))
    text = "".join(each.text or "" for each in document.element.body.iter(qn("w:t")))
    assert "Nytt & <eget>." in text
    assert "Prövat {{ allt }}" in text
