"""A förbund with its own word for participants meets it in forms, documents and answers alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from support.commands import Sofrep
from support.office import make_office
from support.workbooks import write_sheet

WORD = """
[ord]
deltagare = { singular = "individ", plural = "individer", bestamd = "individen", bestamda = "individerna" }
"""
THEIRS = re.compile(r"\bindivid(er|en|erna)?\b", re.IGNORECASE)
OTHERS = re.compile(r"\w*deltag\w*", re.IGNORECASE)
BEFORE = {"Deltagare": 19, "Kvinnor": 10, "Män": 9, "Nya": 16, "Avslutade": 0}
COUNTS = {"Deltagare": 60, "Kvinnor": 60, "Män": 0, "Nya": 50, "Avslutade": 0}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Ett has a register; Två delivers counts, and three times as many as the year before."""
    folder = make_office(tmp_path / "Förbundet", goals=())
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8").replace(
        'kod = "tva"\n', 'kod = "tva"\nunderlag = "antal"\n', 1
    )
    profile.write_text(text + WORD, encoding="utf-8")
    for year, counts in ((2022, BEFORE), (2023, COUNTS)):
        (folder / str(year)).mkdir(exist_ok=True)
        write_sheet(folder / str(year) / "antal.xlsx", [{"Insats": "Två"} | counts], "Antal")
    return folder


@pytest.mark.parametrize(
    "command",
    ["stats 2023", "stats 2023 --insats Två", "followup 2023", "figures 2023.ett.nya",
     "figures 2023.tva.nya", "goals 2023", "disclosure 2023"],
)  # fmt: skip
def test_an_answer_has_the_forbunds_word(command: str, office: Path, sofrep: Sofrep) -> None:
    ran = sofrep(*command.split(), "--data", office)
    assert ran.code == 0, ran.err
    assert OTHERS.findall(ran.out + ran.err) == []


def test_a_warning_has_the_forbunds_word(office: Path, sofrep: Sofrep) -> None:
    ran = sofrep("check", "2023", "--data", office)
    assert "har 60 individer 2023, men 19 år 2022" in " ".join(ran.out.split())
    assert "har 50 nya individer 2023, men 16 år 2022" in " ".join(ran.out.split())
    assert OTHERS.findall(ran.out + ran.err) == []


def test_nobody_of_a_sex_is_0_in_the_forms_and_not_a_dash(office: Path, sofrep: Sofrep) -> None:
    sofrep("form", "uppfoljning", "--insats", "Två", "--year", "2023", "--data", office)
    told = text_of(office / "out" / "2023" / "Uppföljning Insats två (fyll i) 2023.docx").split(
        "\n"
    )
    place = told.index("Individer under året")
    assert told[place : place + 4] == ["Individer under året", "60", "60", "0"]


def test_an_agreement_is_made_for_a_year_that_nobody_has_counted_yet(
    office: Path, sofrep: Sofrep
) -> None:
    for insats in ("Ett", "Två"):
        ran = sofrep("form", "avtal", "--insats", insats, "--year", "2024", "--data", office)
        assert ran.code == 0, ran.err
    ran = sofrep("form", "uppfoljning", "--insats", "Två", "--year", "2024", "--data", office)
    assert ran.code != 0


def test_the_forms_have_the_forbunds_word(office: Path, sofrep: Sofrep) -> None:
    for kod in ("avtal", "uppfoljning"):
        for insats in ("Ett", "Två"):
            ran = sofrep("form", kod, "--insats", insats, "--year", "2023", "--data", office)
            assert ran.code == 0, ran.err
            assert OTHERS.findall(ran.out) == []
    forms = sorted((office / "out" / "2023").glob("*.docx"))
    assert len(forms) == 4
    for form in forms:
        told = text_of(form)
        assert OTHERS.findall(told) == [], form.name
        assert bool(THEIRS.search(told)) == form.name.startswith("Uppf")


def text_of(path: Path) -> str:
    """Every paragraph, with what stands in content controls, of the body, headers and footers."""
    document = Document(str(path))
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]
    return "\n".join(
        "".join(p.xpath(".//w:t/text()")) for each in parts for p in each.iter(qn("w:p"))
    )
