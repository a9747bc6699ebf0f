"""A Word document as it now stands becomes page and PDF: every word, in order, and all that is lost is told."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from pathlib import Path

import page
import pypdfium2
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import html

from sofrep.domain.period import Period
from sofrep.errors import SofrepError
from sofrep.paths import sample_data
from sofrep.pipeline.building import build
from sofrep.pipeline.output import OutputError
from sofrep.pipeline.publishing import publish_documents
from sofrep.utdata.word.reading.telling import Iakttagelseslag
from support.built import YEARS, outputs
from support.commands import Sofrep
from support.handandrat import WORD, edited, first_lost, first_lost_in_pdf, words_of_word
from support.office import make_office
from support.pages import saved_in_libreoffice

TIMES = int(os.environ.get("SOFREP_PUBLISH", "3"))
SEED = int(os.environ.get("SOFREP_SEED", "1"))
APART = {"p", "div", "li", "td", "th", "caption", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"}
GOALS = "Bilaga 1 Måluppfyllelse 2023.docx"


def built(sample: str) -> Path:
    return outputs(sample, dict(YEARS)[sample])


def every_document() -> list[tuple[str, Path]]:
    return [(sample, path) for sample, _ in YEARS for path in sorted(built(sample).glob("*.docx"))]


def beside_its_record(sample: str, name: str, content: bytes, folder: Path) -> Path:
    shutil.copy(built(sample) / "figurer.json", folder)
    path = folder / name
    path.write_bytes(content)
    return path


def published(sample: str, name: str, content: bytes, folder: Path) -> Path:
    path = beside_its_record(sample, name, content, folder)
    (one,) = publish_documents([path], sample_data() / sample, anyway=True)
    assert [each.suffix for each in one.written] == [".html", ".pdf"]
    return path


def page_words(path: Path) -> list[str]:
    """The words of a page's main part in order, those of two blocks apart."""
    root = html.document_fromstring(path.with_suffix(".html").read_text(encoding="utf-8"))
    for element in root.iter():
        is_apart = element.tag in APART or "till-fotnot" in element.get("id", "")
        if is_apart or element.get("class") in {"etikett", "rad", "marke"}:
            element.text = f" {element.text or ''}"
        if is_apart or (element.tag in {"br", "sup"} and element.find("a") is not None):
            element.tail = f" {element.tail or ''}"
        if element.tag == "br":
            element.tail = f" {element.tail or ''}"
    return WORD.findall(root.find(".//header").text_content() + root.find(".//main").text_content())


def pdf_text(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
    return " ".join(page.get_textpage().get_text_range() for page in pages)


def assert_all_is_there(path: Path) -> None:
    body, notes = words_of_word(path.read_bytes())
    shown, text = page_words(path), pdf_text(path)
    assert len(body) > 30
    assert [first_lost(body, shown), first_lost(notes, shown)] == ["", ""]
    assert [first_lost_in_pdf(body, text), first_lost_in_pdf(notes, text)] == ["", ""]
    pdf = path.with_suffix(".pdf").read_bytes()
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).failures == []


@pytest.mark.parametrize("seed", range(SEED, SEED + TIMES))
def test_every_word_of_an_edited_document_is_in_page_and_pdf_in_order(
    seed: int, tmp_path: Path
) -> None:
    documents = every_document()
    sample, source = documents[seed * 3 % len(documents)]
    path = published(sample, source.name, edited(source.read_bytes(), seed), tmp_path)
    assert_all_is_there(path)


@pytest.mark.parametrize("seed", range(SEED, SEED + max(1, TIMES // 10)))
def test_nor_is_any_word_lost_after_libreoffice_has_saved_the_document(
    seed: int, tmp_path: Path
) -> None:
    documents = every_document()
    sample, source = documents[seed % len(documents)]
    saved = saved_in_libreoffice(edited(source.read_bytes(), seed), tmp_path)
    assert_all_is_there(published(sample, source.name, saved, tmp_path))


def asked(path: Path) -> list[tuple[str, str]]:
    """Each number of a page that can be asked what it is, as printed, with its name."""
    root = html.document_fromstring(path.with_suffix(".html").read_text(encoding="utf-8"))
    told = json.loads(root.get_element_by_id("siffror").text)
    return [
        (e.text_content(), told[int(e.get("data-tal"))]["namn"])
        for e in root.iter("span")
        if e.get("class") == "tal"
    ]


def test_numbers_that_nobody_changed_can_be_asked_and_a_changed_one_is_plain_text(
    tmp_path: Path,
) -> None:
    source = built("vast") / GOALS
    before = asked(published("vast", GOALS, source.read_bytes(), tmp_path))
    document = Document(io.BytesIO(source.read_bytes()))
    control = next(
        s
        for s in document.element.body.iter(qn("w:sdt"))
        if s.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None
    )
    changed = next(control.iter(qn("w:t")))
    was, changed.text = changed.text, "4711"
    content = io.BytesIO()
    document.save(content)
    path = published("vast", GOALS, content.getvalue(), tmp_path)
    assert len(before) > 100
    assert before[0][0] == was
    assert asked(path) == before[1:]
    assert "4711" in page_words(path)


def test_the_values_of_charts_are_those_of_the_word_file(tmp_path: Path) -> None:
    source = built("hbs") / "Bilaga 2 Statistik 2015.docx"
    path = published("hbs", source.name, source.read_bytes(), tmp_path)
    made = html.parse(source.with_suffix(".html")).getroot()
    read = html.parse(path.with_suffix(".html")).getroot()

    def charts(root) -> list[list[str]]:
        return [figure.find("details").text_content().split() for figure in root.iter("figure")]

    assert charts(read) == charts(made)
    assert len(charts(made)) > 2


def a_document(path: Path, *, changed: bool = False, text: str = "Resultatet blev bra") -> Path:
    document = Document()
    document.add_heading("Rapport", 0)
    paragraph = document.add_paragraph(text)
    if changed:
        paragraph._p.append(
            parse_xml(f'<w:ins {nsdecls("w")} w:id="9"><w:r><w:t> nu</w:t></w:r></w:ins>')
        )
    document.save(path)
    return path


def test_nothing_of_any_document_is_written_while_one_has_tracked_changes_and_the_place_is_told(
    sofrep: Sofrep, tmp_path: Path
) -> None:
    clean, changed = a_document(tmp_path / "a.docx"), a_document(tmp_path / "b.docx", changed=True)
    run = sofrep("publish", clean, changed)
    assert run.code == 3
    assert "b.docx har spårade ändringar" in run.err
    assert "vid ”Resultatet blev bra" in run.err
    assert "--anda" in run.err
    assert sorted(p.suffix for p in tmp_path.iterdir() if p.is_file()) == [".docx", ".docx"]
    assert sofrep("publish", clean, changed, "--anda").code == 0
    assert "Resultatet blev bra nu" in (tmp_path / "b.html").read_text(encoding="utf-8")


def test_a_personnummer_is_published_in_no_way(tmp_path: Path) -> None:
    path = a_document(tmp_path / "a.docx", text="Deltagaren 811228-9874 började")
    (one,) = publish_documents([path], None, anyway=True)
    assert one.written == ()
    assert [each.slag for each in one.told] == [Iakttagelseslag.PERSON]


def test_a_text_that_nobody_has_written_yet_is_told_and_not_published_by_itself(
    tmp_path: Path,
) -> None:
    office = make_office(tmp_path / "kontoret")
    build(office, Period.of_year(2023), office / "out" / "2023")
    path = office / "out" / "2023" / "Bilaga 2 Statistik 2023.docx"
    (one,) = publish_documents([path], None)
    assert {each.slag for each in one.told} == {Iakttagelseslag.OSKRIVET}
    assert one.written == ()
    (one,) = publish_documents([path], None, anyway=True)
    assert len(one.written) == 2


def test_a_sign_that_no_font_of_the_pdf_has_is_told_and_stands_on_the_page(tmp_path: Path) -> None:
    path = a_document(tmp_path / "a.docx", text="Vi ses \U0001f600")
    (one,) = publish_documents([path], None)
    assert [(each.slag, each.vad) for each in one.told] == [
        (Iakttagelseslag.FORENKLAT, "tecknet \U0001f600")
    ]
    assert "Vi ses [?]" in pdf_text(path)
    assert "Vi ses \U0001f600" in path.with_suffix(".html").read_text(encoding="utf-8")


def test_a_document_that_is_open_in_word_is_read_but_a_page_that_is_open_is_left(
    tmp_path: Path,
) -> None:
    path = a_document(tmp_path / "Rapport.docx")
    (tmp_path / "~$pport.docx").touch()
    (tmp_path / "Rapport.pdf").mkdir()
    with pytest.raises(OutputError):
        publish_documents([path], None)
    assert not (tmp_path / "Rapport.html").exists()
    (tmp_path / "Rapport.pdf").rmdir()
    assert publish_documents([path], None)[0].written


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [("a.pdf", b"%PDF", "ingen Word-fil"), ("a.docx", b"x", "går inte att läsa"), ("b.docx", None, "finns inte")],
)  # fmt: skip
def test_a_file_that_is_none_is_told_in_plain_words(
    name: str, content: bytes | None, wanted: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SofrepError, match=wanted):
        publish_documents([path], None)


def test_what_headers_say_that_stands_nowhere_else_marks_the_pages(tmp_path: Path) -> None:
    path = a_document(tmp_path / "a.docx")
    document = Document(str(path))
    document.sections[0].header.paragraphs[0].text = "UTKAST"
    document.sections[0].footer.paragraphs[0].text = "Rapport"
    document.save(str(path))
    publish_documents([path], None)
    text = path.with_suffix(".html").read_text(encoding="utf-8")
    assert re.search(r'class="markning">UTKAST<', text)
    assert "UTKAST" in pdf_text(path)
