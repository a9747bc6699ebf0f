"""Faults of a template are told in Swedish: which file, where, which tag, what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from sofrep.domain.figure import FigureSet, UnknownFigureError
from sofrep.errors import SofrepError
from sofrep.visning.visat import Bild, Diagram, Serie, Slag, Tabell
from sofrep.word import TemplateFaultError
from support.mallar import add_table, fill, mall, tal

if TYPE_CHECKING:
    from docx.document import Document


def faults(template: Path, **context: object) -> list[str]:
    with pytest.raises(TemplateFaultError) as caught:
        fill(template, **context)
    assert "mall.docx" in str(caught.value)
    assert isinstance(caught.value, SofrepError)
    return [str(fault) for fault in caught.value.faults]


def test_an_unknown_name_is_told_with_paragraph_heading_and_a_guess(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_heading("Nya deltagare")
        document.add_paragraph("Förbundet {{ forbnd }} här")

    (fault,) = faults(mall(tmp_path, "Inledning", build=build), forbund="x")
    assert fault == (
        "dokumentet, stycke 3 (under rubriken ”Nya deltagare”), {{ forbnd }}: "
        "'forbnd' finns inte. Menade du 'forbund'?"
    )


def test_a_fault_in_a_table_is_told_with_table_row_and_cell(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        add_table(document, [["a", "b"]])
        add_table(document, [["a", "b"], ["c", "{{ v.x }}"]])

    (fault,) = faults(mall(tmp_path, build=build), v={"y": 1})
    assert fault == "dokumentet, tabell 2, rad 2, cell 2, {{ v.x }}: 'x' finns inte."


def test_a_fault_is_placed_rightly_after_loops_and_conditions(tmp_path: Path) -> None:
    template = mall(
        tmp_path, "{%p for x in v %}", "{{ x }}", "{%p endfor %}", "{{ v[0] }} {{ v[9] }}"
    )
    (fault,) = faults(template, v=["a", "b"])
    assert fault == "dokumentet, stycke 4, {{ v[9] }}: listan har ingen post nummer 9."


def test_a_tag_that_is_struck_by_a_tracked_change_is_told(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        struck = document.add_paragraph()._p.makeelement(qn("w:del"), {qn("w:id"): "1"})
        run = struck.makeelement(qn("w:r"))
        text = run.makeelement(qn("w:delText"))
        text.text = "{{ forbund }}"
        run.append(text)
        struck.append(run)
        document.paragraphs[-1]._p.append(struck)

    (fault,) = faults(mall(tmp_path, build=build), forbund="x")
    assert fault.startswith("dokumentet, stycke 1, {{ forbund }}: taggen är struken")


def test_a_package_whose_document_is_none_is_damaged(tmp_path: Path) -> None:
    template = mall(tmp_path, "Text")
    with zipfile.ZipFile(template) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    with zipfile.ZipFile(template, "w") as package:
        for name, content in (parts | {"word/document.xml": b"<x/>"}).items():
            package.writestr(name, content)
    (fault,) = faults(template)
    assert "ingen vanlig Word-fil" in fault


def test_an_unknown_figure_is_told_with_a_guess(tmp_path: Path) -> None:
    figure = tal(3, measure="nya.kvinnor").figure
    (fault,) = faults(mall(tmp_path, "{{ f['2023.rv.nya.kvinor'] }}"), f=FigureSet([figure]))
    assert fault.endswith(
        "figuren '2023.rv.nya.kvinor' finns inte. Menade du '2023.rv.nya.kvinnor'?"
    )


@pytest.mark.parametrize(
    ("place", "choose"),
    [
        ("sidhuvudet", lambda document: document.sections[0].header),
        ("sidfoten", lambda document: document.sections[0].footer),
    ],
)
def test_a_fault_in_header_or_footer_says_so(
    tmp_path: Path, place: str, choose: Callable[..., Document]
) -> None:
    template = mall(tmp_path, build=lambda d: choose(d).add_paragraph("{{ okand }}"))
    (fault,) = faults(template)
    assert fault.startswith(f"{place}, stycke 2, {{{{ okand }}}}: 'okand' finns inte.")


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{{ v.__class__ }}", "får inte användas"),
        ("{{ text.upper() }}", "anrop med parenteser"),
        ("{{ text.upper }}", "det före punkten är text"),
        ("{{ text.format }}", "det före punkten är text"),
        ("{{ plats.unlink }}", "det före punkten är"),
        ("{{ range(9) }}", "anrop med parenteser"),
        ("{{ 'a' * 99 }}", "räkna inte i mallen"),
        ("{{ 9 ** 9 }}", "räkna inte i mallen"),
        ("{{ v / 2 }}", "räkna inte i mallen"),
        ("{{ text + text }}", "räkna inte i mallen"),
        ("{{ v ~ ' st' }}", "~ går inte"),
        ("{{ text|upper }}", "filtret 'upper' finns inte"),
        ("{{ v|decimal(1) }}", "Menade du 'decimaler'?"),
        ("{{ v|decimaler(99) }}", "heltal från 0 till 6"),
        ("{{ text|ord }}", "bara användas på en figur"),
        ("{{ text|datum }}", "bara användas på ett datum"),
        ("{{ text|lista }}", "bara användas på en lista"),
        ("{{ v|stycken }}", "bara användas på text"),
        ("{% if v is iterable %}{% endif %}", "villkoret 'is iterable' finns inte"),
        ("{% include 'x' %}", "taggen finns inte"),
        ("{% macro m() %}{% endmacro %}", "taggen finns inte"),
        ("{{ tom }}", "värdet saknas"),
        ("{{ sant }}", "ja/nej-värde"),
        ("{{ rader }}", "en lista kan inte skrivas ut"),
        ("{{ tabell }}", "en hel tabell kan inte skrivas ut"),
        ("{{ plats }}", "kan inte skrivas ut"),
        ("{{ flyttal }}", "kan inte skrivas ut"),
        ("{{ v v }}", "taggen går inte att läsa"),
        ("{{ }}", "taggen går inte att läsa"),
        ("{% for x in rader %}{{ x }}", "saknar sitt slut {% endfor %}"),
        ("{% endif %}", "ingen är öppen"),
        ("{% else %}", "hör inte till någon öppen tagg"),
        ("{%p if v %} kvar", "Låt taggen stå ensam i stycket"),
        ("{%p for x in rader if x % 2 %}", "tecknen % och }"),
        ("{%tr for x in rader %}", "måste stå i en tabell"),
        ("{%- if v %}{% endif %}", "minustecken"),
        ("{ v }}", "}} hör inte till någon hel tagg"),
        ("{{ v", "{{ hör inte till någon hel tagg"),
        ("{{ logga }}", "bilden saknas.png finns inte"),
        ("nan", "ett tomt värde skrevs ut"),
    ],
)
def test_what_a_template_may_not_do_is_refused(tmp_path: Path, tag: str, told: str) -> None:
    found = faults(
        mall(tmp_path, tag),
        v=tal(3),
        text="text",
        tom=None,
        sant=True,
        rader=["a", "b"],
        plats=tmp_path,
        flyttal=0.5,
        tabell=Tabell("R", "B", ("A",), ()),
        logga=Bild(tmp_path / "saknas.png", "Logotyp"),
    )
    assert told in " ".join(found)


def test_all_faults_that_can_be_seen_beforehand_come_at_once(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ v|fel }}"

    found = faults(mall(tmp_path, "{{ a b }}", "{{ c }", "{% if v %}", build=build), v="x")
    assert len(found) == 4
    assert [fault.split(",")[0] for fault in found] == ["dokumentet"] * 3 + ["sidhuvudet"]


def test_unknown_names_come_at_once(tmp_path: Path) -> None:
    found = faults(mall(tmp_path, "{{ a }}", "{% if b %}{% endif %}", "{{ c.d }}"))
    assert [fault.split(": ")[1] for fault in found] == [
        "'a' finns inte.",
        "'b' finns inte.",
        "'c' finns inte.",
    ]


def test_a_pair_of_tags_in_different_paragraphs_is_told(tmp_path: Path) -> None:
    (fault,) = faults(mall(tmp_path, "a {% if v %}", "b {% endif %}"), v=1)
    assert "Använd {%p … %} i egna stycken" in fault


def test_a_pair_of_tags_in_different_tables_is_told(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        add_table(document, [["{%tr if v %}"]])
        document.add_paragraph()
        add_table(document, [["{%tr endif %}"]])

    (fault,) = faults(mall(tmp_path, build=build), v=1)
    assert "står i en annan tabell" in fault


def test_a_section_break_that_would_be_lost_is_told(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_section(WD_SECTION.NEW_PAGE)
        document.paragraphs[-1].add_run("{%p endif %}")

    (fault,) = faults(mall(tmp_path, "{%p if v %}", "x", build=build), v=1)
    assert "avsnittsbrytningen i stycket försvinner" in fault


def test_loops_without_end_are_stopped(tmp_path: Path) -> None:
    loops = "".join(f"{{% for x{n} in v %}}" for n in range(9))
    ends = "{% endfor %}" * 9
    (fault,) = faults(mall(tmp_path, loops + ends), v=list(range(12)))
    assert "för många varv" in fault


def test_a_document_without_bounds_is_stopped(tmp_path: Path) -> None:
    template = mall(tmp_path, "{% for a in v %}{% for b in v %}{{ text }}{% endfor %}{% endfor %}")
    (fault,) = faults(template, v=list(range(300)), text="x" * 1000)
    assert "orimligt stort" in fault


def test_a_missing_template_gets_one_line(tmp_path: Path) -> None:
    assert faults(tmp_path / "mall.docx") == ["filen finns inte."]


def test_a_damaged_template_gets_one_line(tmp_path: Path) -> None:
    (tmp_path / "mall.docx").write_bytes(b"PK\x03\x04 trasig")
    assert "går inte att öppna" in faults(tmp_path / "mall.docx")[0]


def test_another_kind_of_file_gets_one_line(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mall.docx", "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert "skadad eller ingen vanlig Word-fil" in faults(tmp_path / "mall.docx")[0]


@pytest.mark.parametrize("missing", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_a_template_that_lacks_a_part_gets_one_line(tmp_path: Path, missing: str) -> None:
    whole = mall(tmp_path, "x")
    with zipfile.ZipFile(whole) as package:
        files = {name: package.read(name) for name in package.namelist() if name != missing}
    with zipfile.ZipFile(whole, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    assert "skadad eller ingen vanlig Word-fil" in faults(whole)[0]


def test_an_unpacked_size_beyond_reason_gets_one_line(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mall.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 101_000_000)
    assert "orimligt stor" in faults(tmp_path / "mall.docx")[0]


def test_an_unknown_measure_is_told_with_a_guess_of_its_short_name(tmp_path: Path) -> None:
    class Scope(dict[str, object]):
        def __missing__(self, key: str) -> object:
            raise UnknownFigureError(f"2023.rv.{key}")

    (fault,) = faults(mall(tmp_path, "{{ i['nya.kvinor'] }}"), i=Scope({"nya.kvinnor": tal(3)}))
    assert fault.endswith("figuren 'nya.kvinor' finns inte. Menade du 'nya.kvinnor'?")


def test_a_quotation_mark_that_only_another_tag_closes_is_a_fault_of_both(tmp_path: Path) -> None:
    one, other = faults(mall(tmp_path, "{{ namn | lista('a }}", "{{ b') }}"), namn=("Alby",))
    assert "stycke 1" in one
    assert "stycke 2" in other


def test_what_fails_in_a_template_of_the_program_is_the_programs_own_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = mall(tmp_path, "{{ d }}")
    monkeypatch.setattr("sofrep.word.rendering.builtin_templates", lambda: template.parent)
    uneven = Diagram("D", "D", Slag.STAPEL, ("a",), (Serie("x", (tal(1), tal(2))),))
    with pytest.raises(ValueError, match="one value per category"):
        fill(template, d=uneven)
