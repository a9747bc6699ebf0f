"""The finished file: the same bytes each time, no traces, and it opens."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from sofrep.visning.visat import Diagram, Platshallare, Rad, Serie, Slag, Tabell
from sofrep.word import render
from support.mallar import (
    NS,
    PROPERTIES,
    add_field,
    add_table,
    fill,
    mall,
    part,
    part_names,
    tal,
)
from support.pages import make_pdf, page_pictures, page_texts

if TYPE_CHECKING:
    from docx.document import Document

W = f"{{{NS['w']}}}"
CONTEXT = {
    "nya": tal(3),
    "plats": Platshallare("Skriv syftet"),
    "d": Diagram(
        "Nya", "Tre nya.", Slag.STAPEL, ("januari", "februari"), (Serie("RV", (tal(1), tal(2))),)
    ),
    "t": Tabell("Nya", "", ("Insats", "Antal"), (Rad("Älv & Kust", (tal(1374),)),)),
}


def whole(folder: Path) -> Path:
    def build(document: Document) -> None:
        document.core_properties.author = "Den som gjorde mallen"
        document.core_properties.comments = "arbetsmaterial"
        document.sections[0].header.paragraphs[0].text = "Exempelförbundet {{ nya }}"
        add_field(document.add_paragraph(), ' TOC \\o "1-2" ', "uppdatera")
        document.add_heading("Nya deltagare")
        document.add_paragraph("{{ nya|ord|versal }} nya. {{ plats }}")
        document.add_paragraph("{{ d }}")
        rows = [
            ["{{ t.kolumner[0] }}", "{{ t.kolumner[1] }}"],
            ["{{ t.rader[0].etikett }}", "{{ t.rader[0].celler[0] }}"],
        ]
        add_table(document, rows)

    return mall(folder, build=build)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    template = whole(tmp_path)
    assert fill(template, **CONTEXT).content == fill(template, **CONTEXT).content


def test_the_zip_has_fixed_order_dates_and_system(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(fill(whole(tmp_path), **CONTEXT).content)) as package:
        items = package.infolist()
    names = [item.filename for item in items]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert {(item.date_time, item.create_system) for item in items} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_the_properties_are_those_given_and_nothing_else(tmp_path: Path) -> None:
    result = fill(whole(tmp_path), **CONTEXT)
    core = part(result, "docProps/core.xml")
    assert {child.tag.split("}")[1]: child.text for child in core} == {
        "title": "Bilaga Statistik",
        "creator": "Exempelförbundet",
        "created": "2024-02-01T00:00:00Z",
        "modified": "2024-02-01T00:00:00Z",
        "language": "sv-SE",
    }
    app = part(result, "docProps/app.xml")
    assert [(child.tag.split("}")[1], child.text) for child in app] == [("Application", "sofrep")]


def test_a_title_with_an_ampersand_is_not_escaped_twice(tmp_path: Path) -> None:
    properties = type(PROPERTIES)("Älv & Kust <5", "F", PROPERTIES.created)
    result = render(mall(tmp_path, "x"), {}, properties)
    title = part(result, "docProps/core.xml").find("{http://purl.org/dc/elements/1.1/}title")
    assert title.text == "Älv & Kust <5"


def test_the_document_is_swedish_and_laid_out_as_word_does_today(tmp_path: Path) -> None:
    result = fill(whole(tmp_path), **CONTEXT)
    language = part(result, "word/styles.xml").find("w:docDefaults//w:lang", NS)
    assert language.get(f"{W}val") == "sv-SE"
    settings = part(result, "word/settings.xml")
    modes = settings.xpath(".//w:compatSetting[@w:name='compatibilityMode']/@w:val", namespaces=NS)
    assert modes == ["15"]
    assert settings.find("w:rsids", NS) is None


def test_stale_parts_of_the_template_are_gone(tmp_path: Path) -> None:
    names = part_names(fill(whole(tmp_path), **CONTEXT))
    assert not [n for n in names if "Effects" in n or "thumbnail" in n or "customXml" in n]


def test_libreoffice_lays_out_the_document(tmp_path: Path) -> None:
    pdf = make_pdf(fill(whole(tmp_path), **CONTEXT).content, tmp_path)
    text = "\n".join(page_texts(pdf)).replace("\u00a0", " ")
    for expected in ("Exempelförbundet 3", "Tre nya. [Skriv syftet]", "Älv & Kust", "1 374"):
        assert expected in text
    assert text.count("Nya deltagare") == 2  # in the table of contents and as heading
    assert len(page_pictures(pdf)) == len(page_texts(pdf))


def test_rendering_is_not_imported_until_it_is_used() -> None:
    code = (
        "import sys, sofrep.word;"
        "print([m for m in ('docx', 'docxtpl', 'jinja2', 'lxml', 'pptx') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"
