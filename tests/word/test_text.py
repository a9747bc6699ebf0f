"""What ends up in the text: values, filters, and characters that have broken templates before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from sofrep.domain.figure import Absence, Unit
from sofrep.visning.visat import Platshallare, Tal
from sofrep.visning.vy import Vy
from support.mallar import NS, add_table, fill, lines, mall, part, printed, tal

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(frozen=True, slots=True)
class Insats(Vy):
    namn: str

    @property
    def langd(self) -> int:
        return len(self.namn)


@pytest.mark.parametrize(
    "text", ["<5", "Älv & Kust", "{{ 7*7 }}", "{% if x %}", "}}", "a ' b \" c", "&amp;"]
)
def test_text_from_data_is_printed_as_it_is(tmp_path: Path, text: str) -> None:
    assert printed(mall(tmp_path, "Namn: {{ namn }}."), {"namn": text}) == [f"Namn: {text}."]


def test_marker_characters_in_data_are_taken_away(tmp_path: Path) -> None:
    forged = "\ue0000\ue001 99\ue002 och \ue0054\ue002\x0b"
    result = fill(mall(tmp_path, "{{ namn }}"), namn=forged)
    assert lines(part(result)) == ["0 99 och 4"]
    assert result.figures == ()


def test_marker_characters_in_the_template_are_taken_away(tmp_path: Path) -> None:
    assert printed(mall(tmp_path, "före\ue006efter"), {}) == ["föreefter"]


@pytest.mark.parametrize(
    ("tag", "value", "expected"),
    [
        ("{{ v }}", tal(1374), "1\u00a0374"),
        ("{{ v }}", tal(Fraction(125, 2), Unit.PROCENT), "63\u00a0%"),
        ("{{ v }}", tal(None, Unit.PROCENT), "–"),
        ("{{ v|ord }}", tal(3), "tre"),
        ("{{ v|ord|versal }}", tal(3), "Tre"),
        ("{{ v|ord|versal }}", Tal(replace(tal(3).figure, value=None, absence=Absence.DOLD)), "x"),
        ("{{ v|ett }}", tal(1), "ett"),
        ("{{ v|ord }}", 12, "tolv"),
        ("{{ v|ungefar }}", tal(Fraction(757, 10), Unit.PROCENT), "knappt 76\u00a0%"),
        ("{{ v|decimaler(1) }}", tal(Fraction(757, 10), Unit.PROCENT), "75,7\u00a0%"),
        ("{{ v|utan_enhet }}", tal(Fraction(757, 10), Unit.PROCENT), "76"),
        ("{{ v|datum }}", date(2023, 6, 30), "30\u00a0juni 2023"),
        ("{{ v|datum_kort }}", date(2023, 6, 30), "2023-06-30"),
        ("{{ v }}", date(2023, 6, 30), "2023-06-30"),
        ("{{ v|lista }}", ["RV", "UTR", "GG"], "RV, UTR och GG"),
        ("{{ v|lista }}", [tal(3), tal(4, measure="avslutade")], "3 och 4"),
        ("{{ v|versal }}", "åtgärd", "Åtgärd"),
        ("{{ v|antal }}", ["a", "b"], "2"),
        ("{{ v }}", 2023, "2023"),
        ("{{ v.namn }} ({{ v.langd }})", Insats("RV"), "RV (2)"),
        ("{{ v.namn }} {{ v['namn'] }}", {"namn": "RV"}, "RV RV"),
        ("{% if v %}ja{% else %}nej{% endif %}", tal(0), "nej"),
        ("{% if v %}ja{% else %}nej{% endif %}", tal(1), "ja"),
        ("{% if v %}ja{% else %}nej{% endif %}", tal(None), "nej"),
        ("{% if v.varde > 3 %}fler{% else %}få{% endif %}", tal(4), "fler"),
        ("{% for x in v %}{{ loop.index + 1 }}{{ x }} {% endfor %}", ["a", "b"], "2a 3b "),
        ("{% set x = v %}{{ x }}", "satt", "satt"),
        ("{{ “citat” }}{{ ‘enkla’ }}", None, "citatenkla"),
        ("{# en anteckning #}x", None, "x"),
    ],
)
def test_tags_and_filters_print(tmp_path: Path, tag: str, value: object, expected: str) -> None:
    assert printed(mall(tmp_path, tag), {"v": value}) == [expected]


def test_spaces_beside_tags_are_kept(tmp_path: Path) -> None:
    template = mall(tmp_path, "a {{ v }} b {% if v %} c {% endif %} d")
    assert printed(template, {"v": tal(1)}) == ["a 1 b  c  d"]


def test_a_tag_split_over_runs_is_one_tag_with_the_first_runs_look(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("Antal ")
        paragraph.add_run("{").bold = True
        paragraph.add_run("{ v").italic = True
        paragraph.add_run(" }} st")

    result = fill(mall(tmp_path, build=build), v="fem")
    runs = part(result).findall(".//w:r", NS)
    bold = ["".join(r.itertext()) for r in runs if r.find("w:rPr/w:b", NS) is not None]
    assert lines(part(result)) == ["Antal fem st"]
    assert bold == ["fem"]


def test_line_breaks_and_paragraphs_of_a_text_are_kept(tmp_path: Path) -> None:
    root = part(fill(mall(tmp_path, "{{ text|stycken }}"), text="ett\ntvå\n\ntre\r\n\r\n\r\nfyra"))
    assert lines(root) == ["etttvå", "tre", "fyra"]
    assert len(root.findall(".//w:br", NS)) == 1


def test_the_paragraphs_of_a_text_look_alike(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph(style="List Bullet").add_run("{{ text|stycken }}").bold = True

    root = part(fill(mall(tmp_path, build=build), text="ett\n\ntvå"))
    assert len(root.findall(".//w:pStyle[@w:val='ListBullet']", NS)) == 2
    assert len(root.findall(".//w:r/w:rPr/w:b", NS)) == 2


def test_a_placeholder_is_marked_and_counted(tmp_path: Path) -> None:
    template = mall(tmp_path, "Syfte: {{ syfte|stycken }}", "{{ syfte }}")
    result = fill(template, syfte=Platshallare("Beskriv {syftet}"))
    marked = part(result).xpath(
        ".//w:r[w:rPr/w:rStyle/@w:val='SofrepPlatshallare']/w:t/text()", namespaces=NS
    )
    assert marked == ["[Beskriv {syftet}]"] * 2
    assert len(result.placeholders) == 2
    styles = part(result, "word/styles.xml")
    assert styles.find(".//w:style[@w:styleId='SofrepPlatshallare']", NS) is not None


def test_rows_and_paragraphs_repeat(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        rows = [["{%tr for x in v %}", ""], ["{{ x }}", "{{ loop.index }}"], ["{%tr endfor %}", ""]]
        add_table(document, rows)

    template = mall(tmp_path, "{%p for x in v %}", "Rad {{ x }}", "{%p endfor %}", build=build)
    assert printed(template, {"v": ["a", "b"]}) == ["Rad a", "Rad b", "a", "1", "b", "2"]


def test_header_and_footer_are_filled(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ namn }} topp"
        document.sections[0].footer.paragraphs[0].text = "{{ namn }} fot"

    result = fill(mall(tmp_path, build=build), namn="Älv & Kust")
    assert lines(part(result, "word/header1.xml")) == ["Älv & Kust topp"]
    assert lines(part(result, "word/footer1.xml")) == ["Älv & Kust fot"]


def _add_footnote(document: Document) -> None:
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    xml = (
        f'<w:footnotes xmlns:w="{NS["w"]}"><w:footnote w:id="1"><w:p><w:r>'
        "<w:t>Not: {{ namn }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    notes = Part(PackURI("/word/footnotes.xml"), content_type, xml.encode(), document.part.package)
    document.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    document.add_section()  # docxtpl fills footnotes once per section: data became a tag


@pytest.mark.parametrize("build", [_add_footnote])
def test_footnotes_are_filled_once(tmp_path: Path, build: Callable[[Document], None]) -> None:
    result = fill(mall(tmp_path, build=build), namn="{{ 7*7 }}")
    assert lines(part(result, "word/footnotes.xml")) == ["Not: {{ 7*7 }}"]
