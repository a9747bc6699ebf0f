"""The fields of a template: filled in all its parts, and told where they cannot be."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from sofrep.utdata.word import TemplateFaultError, template_figures
from sofrep.visning.block import Kanslitext, Stycke
from sofrep.visning.visat import Platshallare
from support.blocken import blockmall, rendered
from support.mallar import NS, add_table, lines, part

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

W = f"{{{NS['w']}}}"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
TEXT = Stycke(nyckel="prov.text", delar=("Texten.",))


def printed(template: Path, **fields: object) -> list[str]:
    return lines(part(rendered(TEXT, template=template, **fields)))


def faults(template: Path) -> list[str]:
    with pytest.raises(TemplateFaultError) as caught:
        rendered(TEXT, template=template)
    assert "mall.docx" in str(caught.value)
    return [str(fault) for fault in caught.value.faults]


def tracked(paragraph: Paragraph, kind: str, text: str, tag: str = "w:t") -> None:
    change = OxmlElement(kind)
    change.set(qn("w:id"), "1")
    run, words = OxmlElement("w:r"), OxmlElement(tag)
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def test_the_blocks_come_where_the_slot_stands(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Efter.")

    assert printed(blockmall(tmp_path, "Före.", build=build)) == ["Före.", "Texten.", "Efter."]


def test_fields_are_filled_in_text_tables_header_and_footer(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        add_table(document, [["{{ period }}"]])
        document.sections[0].header.paragraphs[0].text = "{{ forbund.namn }}"
        document.sections[0].footer.paragraphs[0].text = "{{ dokument.nummer }}"

    result = rendered(TEXT, template=blockmall(tmp_path, "I {{ dokument.namn }}.", build=build))
    assert lines(part(result)) == ["I Statistik.", "Texten.", "2023"]
    assert lines(part(result, "word/header1.xml")) == ["Samordningsförbundet Exempel"]
    assert lines(part(result, "word/footer1.xml")) == ["Bilaga 2"]


def test_a_field_that_word_has_split_over_runs_is_filled_in_the_looks_of_its_first(
    tmp_path: Path,
) -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("{{ forb").bold = True
        paragraph.add_run("und.n")
        paragraph.add_run("amn }} här")

    root = part(rendered(TEXT, template=blockmall(tmp_path, build=build)))
    assert lines(root)[1] == "Samordningsförbundet Exempel här"
    (run,) = root.xpath(".//w:r[starts-with(w:t, 'Samordnings')]", namespaces=NS)
    assert run.find("w:rPr/w:b", NS) is not None


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("{{ figur['rv.nya'] }}", "208"),
        ("{{ figur[“rv.nya”] }}", "208"),
        ("{{figur['rv.nya']|ord}}", "208"),
        ("{{ figur['rv.nya'] | en decimal }}", "208,0"),
    ],
)
def test_a_figure_stands_in_a_control_and_counts_as_published(
    tmp_path: Path, field: str, shown: str
) -> None:
    template = blockmall(tmp_path, f"Vi hade {field} nya.")
    result = rendered(TEXT, template=template)
    assert lines(part(result))[0] == f"Vi hade {shown} nya."
    assert result.figures == ("2023.rv.nya",)
    assert template_figures(template) == ("rv.nya",)


def test_an_empty_field_alone_takes_its_paragraph_along(tmp_path: Path) -> None:
    template = blockmall(tmp_path, "{{ märkning }}", "Kvar {{ märkning }}")
    assert printed(template, märkning="") == ["Kvar ", "Texten."]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{{ period }} · {{ märkning }}", "2023"),
        ("{{ märkning }} · {{ period }}", "2023"),
        ("{{ period }} · {{ märkning }} · {{ dokument.namn }}", "2023 · Statistik"),
    ],
)
def test_an_empty_field_takes_a_dot_beside_it_along(tmp_path: Path, text: str, left: str) -> None:
    assert printed(blockmall(tmp_path, text), märkning="")[0] == left


def test_a_field_of_something_not_written_is_marked(tmp_path: Path) -> None:
    template = blockmall(tmp_path, "{{ dokument.datum }}")
    result = rendered(TEXT, template=template, **{"dokument.datum": Platshallare("Datum saknas")})
    assert lines(part(result))[0] == "[Datum saknas]"
    assert result.placeholders == ("Datum saknas",)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("{{ forbund.nam }}", "'forbund.nam' finns inte. Menar ni 'forbund.namn'?"),
        ("{{ figur['rv.ny'] }}", "siffran 'rv.ny' finns inte. Menar ni 'rv.nya'?"),
        ("{{ figur['rv.nya']|ordd }}", "formen 'ordd' finns inte. Menar ni 'ord'?"),
        ("{{ period|ord }}", "formen 'ord' kan bara användas på en figur."),
        ("{{ figur }}", "fältet går inte att läsa."),
        ("{{ figur['a'] + 1 }}", "fältet går inte att läsa."),
        ("{{ period", "{{ hör inte till något helt fält."),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, field: str, told: str) -> None:
    (fault,) = faults(blockmall(tmp_path, "Först.", field))
    assert fault.startswith("dokumentet, stycke 2, ")
    assert told in fault


def test_a_figure_in_an_equation_is_refused_with_its_place(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        text = f"""<m:oMath xmlns:m="{M}"><m:r><m:t>{{{{ figur['rv.</m:t></m:r>
            <m:r><m:t>nya'] }}}}</m:t></m:r></m:oMath>"""
        document.add_paragraph("Se ")._p.append(parse_xml(text))

    (fault,) = faults(blockmall(tmp_path, build=build))
    assert fault.startswith("dokumentet, stycke 2, {{ figur['rv.nya'] }}: en siffra kan inte")
    assert "ekvation" in fault


def test_a_figure_in_the_instruction_of_a_field_is_refused_with_its_place(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        text = f"""<w:r {nsdecls("w")}><w:instrText>= {{{{ figur['rv.nya'] }}}} + 1</w:instrText></w:r>"""
        document.add_paragraph("Se ")._p.append(parse_xml(text))

    (fault,) = faults(blockmall(tmp_path, build=build))
    assert fault.startswith("dokumentet, stycke 2")
    assert "instruktion" in fault


@pytest.mark.parametrize(
    ("kind", "tag", "told"),
    [
        ("w:del", "w:delText", "struket med spårade ändringar"),
        ("w:moveFrom", "w:t", "flyttat med spårade ändringar"),
        ("w:moveTo", "w:t", "flyttat med spårade ändringar"),
    ],
)
def test_a_field_in_a_tracked_change_is_told(
    tmp_path: Path, kind: str, tag: str, told: str
) -> None:
    def build(document: Document) -> None:
        tracked(document.add_paragraph("Se "), kind, "{{ figur['rv.nya'] }}", tag)

    (fault,) = faults(blockmall(tmp_path, build=build))
    assert fault.startswith("dokumentet, stycke 2")
    assert told in fault


def test_a_field_in_an_attribute_is_told(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:tooltip"), "{{ period }}")
        document.add_paragraph("Se ")._p.append(link)

    (fault,) = faults(blockmall(tmp_path, build=build))
    assert "kan inte stå där" in fault


@pytest.mark.parametrize(
    "text", ["{% if v %}x{% endif %}", "{%p for x in v %}", "{%tr endfor %}", "{% set a = 1 %}"]
)
def test_a_template_of_before_is_told_once_with_the_remedy(tmp_path: Path, text: str) -> None:
    (fault,) = faults(blockmall(tmp_path, text, "{{ bilaga.insatser }}"))
    assert "tidigare version" in fault
    assert "mallar" in fault
    assert "sofrep init --mallar" in fault


def test_a_template_without_slot_is_told_with_the_remedy(tmp_path: Path) -> None:
    path = blockmall(
        tmp_path, build=lambda d: d.paragraphs[-1]._p.getparent().remove(d.paragraphs[-1]._p)
    )
    (fault,) = faults(path)
    assert "{{ innehåll }}" in fault


@pytest.mark.parametrize("text", ["{{ innehåll }}", "Se {{ innehåll }}"])
def test_the_slot_stands_once_and_alone(tmp_path: Path, text: str) -> None:
    (fault,) = faults(blockmall(tmp_path, text))
    assert "{{ innehåll }}" in fault


def test_a_slot_in_a_table_is_told(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        slot = document.paragraphs[-1]._p
        slot.getparent().remove(slot)
        add_table(document, [["{{ innehåll }}"]])

    (fault,) = faults(blockmall(tmp_path, build=build))
    assert "inte i en tabell" in fault


def test_a_style_that_the_template_lacks_is_taken_from_the_builtin_one(tmp_path: Path) -> None:
    root = part(rendered(TEXT, template=blockmall(tmp_path)), "word/styles.xml")
    names = root.xpath(".//w:style/w:name/@w:val", namespaces=NS)
    assert names.count("Body Text") == 1  # its own
    text = Kanslitext(nyckel="prov.k", text="x")
    root = part(rendered(text, template=blockmall(tmp_path)), "word/styles.xml")
    assert root.find(".//w:style[@w:styleId='SofrepPlatshallare']", NS) is not None


def test_no_sign_of_private_use_of_the_template_is_left_and_its_bullets_are_kept(
    tmp_path: Path,
) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Symbolen \uf0b7 och \ue001.")
        document.add_paragraph("Punkt", style="List Bullet")

    result = rendered(TEXT, template=blockmall(tmp_path, build=build))
    with zipfile.ZipFile(io.BytesIO(result.content)) as package:
        texts = {n: package.read(n).decode() for n in package.namelist() if n.endswith(".xml")}
    assert [name for name, text in texts.items() if re.search("[\ue000-\uf8ff]", text)] == []
    bullets = etree.fromstring(texts["word/numbering.xml"].encode())
    assert "\u2022" in bullets.xpath(".//w:lvlText/@w:val", namespaces=NS)
