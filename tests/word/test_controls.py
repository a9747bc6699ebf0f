"""Each printed figure stands in an invisible control that carries its id and keeps its look."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from sofrep.domain.figure import Unit
from sofrep.utdata.word import Rendered
from support.blocken import blockmall, rendered
from support.mallar import NS, add_table, lines, part, tal

if TYPE_CHECKING:
    from docx.document import Document
    from lxml import etree

W = f"{{{NS['w']}}}"
NYA = tal(3, measure="nya.kvinnor")
ANDEL = tal(Fraction(300, 11), Unit.PROCENT, measure="avslutade.arbstud.andel")


def fill(template: Path) -> Rendered:
    """The template with a figure in each of its fields."""
    figurer = {"nya": NYA, "andel": ANDEL, "tom": tal(None, Unit.PROCENT)}
    return rendered(template=template, figur=figurer)


def tags(root: etree._Element) -> list[str]:
    return [e.get(f"{W}val") for e in root.iterfind(".//w:sdtPr/w:tag", NS)]


def test_figures_are_tagged_in_text_tables_headers_and_listed_in_order(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        add_table(document, [["Andel", "{{ figur['andel'] }}"]])
        document.sections[0].header.paragraphs[0].text = "{{ figur['nya']|ord }}"

    text = "Nya: {{ figur['nya'] }} av {{ figur['andel'] }}"
    result = fill(blockmall(tmp_path, text, build=build))
    nya, andel = NYA.figure.id, ANDEL.figure.id
    assert tags(part(result)) == [nya, andel, andel]
    assert tags(part(result, "word/header1.xml")) == [nya]
    assert result.figures == (nya, andel, andel, nya)
    assert lines(part(result))[0] == "Nya: 3 av 27\u00a0%"


def test_a_control_keeps_the_look_of_the_run_it_stands_in(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("före ")
        run = paragraph.add_run("fet {{ figur['nya'] }} fet")
        run.bold = True
        paragraph.add_run(" efter")

    root = part(fill(blockmall(tmp_path, build=build)))
    paragraph = root.find(".//w:p", NS)
    looks = [
        ("".join(run.itertext()), run.find("w:rPr/w:b", NS) is not None)
        for run in paragraph.iter(f"{W}r")
    ]
    assert looks == [
        ("före ", False),
        ("fet ", True),
        ("3", True),
        (" fet", True),
        (" efter", False),
    ]
    assert paragraph.find("w:sdt/w:sdtContent/w:r/w:rPr/w:b", NS) is not None


def test_a_control_is_invisible_and_its_parts_stand_in_the_schemas_order(tmp_path: Path) -> None:
    root = part(fill(blockmall(tmp_path, "{{ figur['nya']|en decimal|utan enhet }}")))
    control = root.find(".//w:sdt", NS)
    properties = control.find("w:sdtPr", NS)
    assert [child.tag.split("}")[1] for child in control] == ["sdtPr", "sdtContent"]
    assert [child.tag.split("}")[1] for child in properties] == [
        "alias",
        "tag",
        "id",
        "appearance",
        "text",
    ]
    assert properties.find("w15:appearance", NS).get(f"{{{NS['w15']}}}val") == "hidden"
    assert properties.find("w:alias", NS).get(f"{W}val") == "Rehabvägledare: nya.kvinnor"
    ignorable = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    assert "w15" in root.get(ignorable).split()
    assert root.nsmap["w15"] == NS["w15"]


def test_control_ids_are_unique_in_the_whole_document(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ figur['nya'] }}"

    result = fill(blockmall(tmp_path, "{{ figur['nya'] }}" * 3, build=build))
    ids = [
        e.get(f"{W}val")
        for name in ("word/document.xml", "word/header1.xml")
        for e in part(result, name).iterfind(".//w:sdtPr/w:id", NS)
    ]
    assert len(ids) == len(set(ids)) == 4


def test_tabs_and_breaks_beside_a_figure_stay_in_order(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        run = document.add_paragraph().add_run("a")
        run.add_tab()
        run.add_text("{{ figur['nya'] }}")
        run.add_break()
        run.add_text("b")

    root = part(fill(blockmall(tmp_path, build=build)))
    order = [e.tag.split("}")[1] for e in root.iter(f"{W}t", f"{W}tab", f"{W}br")]
    assert order == ["t", "tab", "t", "br", "t"]
    assert lines(root) == ["a3b"]


def test_a_missing_value_prints_a_dash_in_its_control(tmp_path: Path) -> None:
    result = fill(blockmall(tmp_path, "{{ figur['tom'] }}"))
    assert lines(part(result)) == ["–"]
    assert len(result.figures) == 1


def test_a_clicked_figure_tells_its_name_and_a_long_one_its_beginning_and_end(
    tmp_path: Path,
) -> None:
    long = tal(3, measure="avslutade.orsak-vidare-till-ordinarie-verksamhet.andel.man")
    root = part(
        rendered(
            template=blockmall(tmp_path, "{{ figur['nya'] }} {{ figur['tom'] }}"),
            figur={"nya": NYA, "tom": long},
        )
    )
    names = [e.get(f"{W}val") for e in root.iterfind(".//w:sdtPr/w:alias", NS)]
    assert names[0] == "Rehabvägledare: nya.kvinnor"
    assert names[1].startswith("Rehabvägledare: avslutade")
    assert names[1].endswith("verksamhet.andel.man")
    assert len(names[1]) <= 64
