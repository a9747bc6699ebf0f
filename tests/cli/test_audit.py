"""``sofrep audit`` tells what does not hold, with the place; accepts it with a reason; comments a copy."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from sofrep.cli import exit_codes
from support.commands import Sofrep
from support.handlingar import Part, Rubrik, Tab, make_docx, make_pdf

WRONG: list[Part] = [
    Rubrik("Statistik 2021"),
    "I insatsen avslutade 198, och 45 av 198 gick till arbete, 33 %.",
    Tab(
        "Deltagare efter kön",
        [
            ["Insats", "Totalt", "Kvinnor", "Män"],
            ["Stegen", "40", "22", "18"],
            ["Verkstan", "31", "14", "16"],
        ],
    ),
]
RIGHT: list[Part] = [Rubrik("Statistik 2021"), "45 av 198 gick till arbete, 23 %."]


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "Statistik 2021.docx"
    path.write_bytes(make_docx(WRONG))
    return path


def test_a_finding_says_where_what_and_how_sure(sofrep: Sofrep, wrong: Path) -> None:
    ran = sofrep("audit", wrong)
    assert ran.code == exit_codes.FAULTY_DATA
    assert "Statistik 2021.docx: 2 säkra" in ran.out
    assert "tabell 1, rad 3, kolumn 2" in ran.out
    assert "”Kvinnor” 14 och ”Män” 16 ger 30. Skillnaden är 1." in ran.out
    assert "33 % (45 av 198)" in ran.out
    assert "45 av 198 är 22,7 %." in ran.out


def test_a_document_in_which_all_holds_gives_nothing(sofrep: Sofrep, tmp_path: Path) -> None:
    path = tmp_path / "Statistik.docx"
    path.write_bytes(make_docx(RIGHT))
    ran = sofrep("granska", path)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Statistik.docx: inget att anmärka på")


def test_an_accepted_finding_does_not_come_back_though_it_moves(
    sofrep: Sofrep, wrong: Path
) -> None:
    keys = re.findall(r"Nyckel: (\w+)", sofrep("audit", wrong).out)
    assert sofrep("audit", wrong, "--godkann", keys[0]).code == exit_codes.USAGE
    assert sofrep("audit", wrong, "--godkann", "finns-ej", "--skal", "x").code == exit_codes.USAGE
    ran = sofrep("audit", wrong, "--godkann", keys[0], "--skal", "Så står det i källan.")
    assert ran.code == 0
    assert 'skal = "Så står det i källan."' in (
        wrong.parent / "Statistik 2021.godkant.toml"
    ).read_text("utf-8")
    wrong.write_bytes(make_docx(["Ett nytt stycke först.", *WRONG]))
    left = sofrep("audit", wrong)
    assert keys[0] not in left.out
    assert keys[1] in left.out
    assert "(1 godkänd)" in left.out
    assert "Så står det i källan." in sofrep("audit", wrong, "--alla").out
    sofrep("audit", wrong, "--godkann", keys[1], "--skal", "Också så.")
    assert sofrep("audit", wrong).code == 0


def test_a_damaged_list_of_what_was_accepted_is_told(sofrep: Sofrep, wrong: Path) -> None:
    (wrong.parent / "Statistik 2021.godkant.toml").write_text("[[godkant]]\nskal = 1", "utf-8")
    ran = sofrep("audit", wrong)
    assert ran.code == exit_codes.BROKEN
    assert "godkant.toml går inte att läsa" in ran.err


def test_json_holds_the_same(sofrep: Sofrep, wrong: Path) -> None:
    (document,) = json.loads(sofrep("audit", wrong, "--format", "json").out)
    assert document["dokument"] == "Statistik 2021.docx"
    assert {fynd["regel"] for fynd in document["fynd"]} == {"kön", "andel-text"}
    assert {fynd["säkerhet"] for fynd in document["fynd"]} == {"säker"}


def test_the_copy_with_comments_opens_and_the_original_is_as_it_was(
    sofrep: Sofrep, wrong: Path
) -> None:
    before = wrong.read_bytes()
    sofrep("audit", wrong, "--kommentarer")
    copy = wrong.with_name("Statistik 2021 (granskad).docx")
    assert wrong.read_bytes() == before
    with zipfile.ZipFile(copy) as package:
        comments = etree.fromstring(package.read("word/comments.xml"))
        document = package.read("word/document.xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
    assert len(comments) == document.count("<w:commentReference") == 2
    assert "comments.xml" in relations
    assert "”Kvinnor” 14 och ”Män” 16 ger 30" in "".join(comments.itertext())
    from docx import Document

    assert len(Document(str(copy)).paragraphs) == len(Document(str(wrong)).paragraphs)
    kept = sofrep("audit", wrong, "--kommentarer")
    assert kept.code == exit_codes.NOT_WRITTEN
    assert "finns redan" in kept.err


def test_documents_are_held_against_each_other(sofrep: Sofrep, tmp_path: Path) -> None:
    table = [["Post", "2021"], ["Verksamhetens kostnader", "6 140 200"]]
    other = [["Post", "2021"], ["Verksamhetens kostnader", "6 410 200"]]
    (tmp_path / "Årsredovisning 2021.docx").write_bytes(make_docx([Tab("Resultat, kronor", table)]))
    (tmp_path / "Bilaga 2021.pdf").write_bytes(make_pdf([Tab("Översikt, kronor", other)]))
    ran = sofrep("audit", tmp_path / "Årsredovisning 2021.docx", tmp_path / "Bilaga 2021.pdf")
    assert "På ett annat ställe står 6 140 200." in ran.out
    assert "Jämför: Årsredovisning 2021.docx, tabell 1, rad 2, kolumn 2" in ran.out


def test_what_cannot_be_audited_is_told_plainly(
    sofrep: Sofrep, tmp_path: Path, wrong: Path
) -> None:
    ran = sofrep("audit", tmp_path / "finns inte.docx")
    assert ran.code == exit_codes.BROKEN
    assert "finns inte" in ran.err
    assert sofrep("audit", wrong, wrong).code == exit_codes.USAGE
    assert sofrep("audit", wrong, "--format", "xml").code == exit_codes.USAGE
