"""The finished file: the same bytes each time, no traces, and it opens."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sofrep.utdata.word import Rendered, render_blocks
from support.blocken import BLOCKS, DOKUMENT, FIELDS, blockmall, name_of, rendered
from support.mallar import NS, PROPERTIES, part, part_names
from support.pages import make_pdf, page_pictures, page_texts

if TYPE_CHECKING:
    from docx.document import Document

W = f"{{{NS['w']}}}"


def whole(folder: Path) -> Rendered:
    """A document of every block, in a template that bears the traces of its making."""

    def build(document: Document) -> None:
        document.core_properties.author = "Den som gjorde mallen"
        document.core_properties.comments = "arbetsmaterial"
        document.sections[0].header.paragraphs[0].text = "Förbundet {{ figur['rv.nya'] }}"

    return rendered(*BLOCKS, template=blockmall(folder, build=build))


def test_the_zip_has_fixed_order_dates_and_system(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(whole(tmp_path).content)) as package:
        items = package.infolist()
    names = [item.filename for item in items]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert {(item.date_time, item.create_system) for item in items} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_the_properties_are_those_given_and_nothing_else(tmp_path: Path) -> None:
    result = whole(tmp_path)
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


def test_a_title_with_an_ampersand_is_not_escaped_twice() -> None:
    properties = replace(PROPERTIES, title="Älv & Kust <5")
    result = render_blocks(DOKUMENT, (), FIELDS, properties, name_of)
    title = part(result, "docProps/core.xml").find("{http://purl.org/dc/elements/1.1/}title")
    assert title.text == "Älv & Kust <5"


def test_the_document_is_swedish_and_laid_out_as_word_does_today(tmp_path: Path) -> None:
    result = whole(tmp_path)
    language = part(result, "word/styles.xml").find("w:docDefaults//w:lang", NS)
    assert language.get(f"{W}val") == "sv-SE"
    settings = part(result, "word/settings.xml")
    modes = settings.xpath(".//w:compatSetting[@w:name='compatibilityMode']/@w:val", namespaces=NS)
    assert modes == ["15"]
    assert settings.find("w:rsids", NS) is None


def test_stale_parts_of_the_template_are_gone(tmp_path: Path) -> None:
    names = part_names(whole(tmp_path))
    assert not [n for n in names if "Effects" in n or "thumbnail" in n or "customXml" in n]


def test_libreoffice_lays_out_the_document_with_its_fields_as_numbers(tmp_path: Path) -> None:
    pdf = make_pdf(rendered(*BLOCKS).content, tmp_path)
    pages = [page.replace("\u00a0", " ") for page in page_texts(pdf)]
    expected = [
        ("Fyra var nya.", "Innehåll", "Utkast", f"Sida 1 av {len(pages)}"),
        ("[Skriv om insatsen]", "Se tabell 1.", "Bredvid diagrammet."),
        ("Tabell 1. Nya per insats", "Totalt"),
        ("Anna Exempel", "ordförande"),
    ]
    for page, words in zip(pages, expected, strict=True):
        for text in words:
            assert text in page, text
    assert len(page_pictures(pdf)) == len(pages)


def test_rendering_is_not_imported_until_it_is_used() -> None:
    code = (
        "import sys, sofrep.utdata.word;"
        "print([m for m in ('docx', 'jinja2', 'lxml', 'pptx') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"
