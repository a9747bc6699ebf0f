"""A document of blocks: what each becomes in Word, and what holds for all of it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from fractions import Fraction
from pathlib import Path

import docx
import pytest
from lxml import etree
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

from sofrep.domain.figure import Unit
from sofrep.utdata.word.keys import Known
from sofrep.visning.block import Kanslitext, Nysida, Rubrik, Stycke, Tabellblock, walk
from sofrep.visning.visat import Form, Rad, WordFil
from support.blocken import BLOCKS, DOKUMENT, TABELL, rendered
from support.mallar import NS, lines, part, tal
from support.pages import saved_in_libreoffice

W = f"{{{NS['w']}}}"


@pytest.fixture(scope="module")
def whole() -> etree._Element:
    return part(rendered(*BLOCKS))


def text(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t"))


def style_of(paragraph: etree._Element) -> str:
    return str(paragraph.find("w:pPr/w:pStyle", NS).get(f"{W}val"))


def control(root: etree._Element, key: str) -> etree._Element:
    (found,) = root.xpath(f".//w:sdt[w:sdtPr/w:tag/@w:val='{key}']", namespaces=NS)
    return found


def test_a_document_of_every_block_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "alla.docx"
    path.write_bytes(rendered(*BLOCKS).content)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_the_same_blocks_give_the_same_bytes() -> None:
    assert rendered(*BLOCKS).content == rendered(*BLOCKS).content


def test_each_block_stands_in_a_hidden_control_and_a_bookmark_of_its_key(whole) -> None:
    keys = [block.nyckel for block in walk(BLOCKS) if not isinstance(block, Nysida)]
    tags = [t.get(f"{W}val") for t in whole.iterfind(".//w:sdtPr/w:tag", NS)]
    assert [tag for tag in tags if tag.startswith("prov.")] == keys
    known = Known(keys)
    marks = [known.block(m.get(f"{W}name")) for m in whole.iter(f"{W}bookmarkStart")]
    assert sorted(filter(None, marks)) == sorted(keys)
    hidden = whole.findall(".//w:sdtPr/w15:appearance[@w15:val='hidden']", NS)
    assert len(hidden) == len(tags)


def test_each_figure_has_its_id_in_a_control_and_in_the_bookmark_around_it(whole) -> None:
    figures = rendered(*BLOCKS).figures
    known = Known(set(figures))
    found = []
    for mark in whole.iter(f"{W}bookmarkStart"):
        if told := known.figure(mark.get(f"{W}name")):
            inside = mark.getnext()
            assert inside.find("w:sdtPr/w:tag", NS).get(f"{W}val") == told.id
            assert inside.getnext().tag == f"{W}bookmarkEnd"
            found.append(told.id)
    assert found == list(figures)
    assert "2023.rv.nya" in found


def test_bookmarks_have_names_of_their_own_that_word_takes(whole) -> None:
    names = [m.get(f"{W}name") for m in whole.iter(f"{W}bookmarkStart")]
    assert len({name.lower() for name in names}) == len(names)
    assert all(re.fullmatch(r"_\w{1,39}", name) for name in names)


def test_a_heading_and_a_message_have_their_styles(whole) -> None:
    (heading,) = control(whole, "prov.rv").iter(f"{W}p")
    assert (style_of(heading), text(heading)) == ("Rubrik1", "Rehabvägledare")
    (message,) = control(whole, "prov.besked").iter(f"{W}p")
    assert (style_of(message), text(message)) == ("Besked", "Fyra var nya.")


def test_blank_lines_part_the_paragraphs_of_the_office(whole) -> None:
    assert lines(control(whole, "prov.text")) == ["Ett stycke.", "Ett till."]


def test_what_is_not_written_is_marked_and_counted(whole) -> None:
    assert rendered(*BLOCKS).placeholders == ("Skriv om insatsen",)
    run = control(whole, "prov.saknas").find(".//w:r", NS)
    assert run.find("w:rPr/w:rStyle", NS).get(f"{W}val") == "SofrepPlatshallare"


def test_key_figures_stand_side_by_side_in_a_table_that_only_places_them(whole) -> None:
    (table,) = control(whole, "prov.tal").iter(f"{W}tbl")
    assert [(style_of(p), text(p)) for p in table.iter(f"{W}p")] == [
        ("Nyckeltalsetikett", "Nya"),
        ("Nyckeltal", "4"),
        ("Nyckeltalstext", "2022: 5"),
    ]
    assert table.find(".//w:tblHeader", NS) is None
    assert table.find("w:tblPr/w:tblLook", NS).get(f"{W}firstRow") == "0"


def test_columns_abreast_have_controls_of_their_own_and_charts_of_their_width(whole) -> None:
    abreast = control(whole, "prov.bredvid")
    tags = [t.get(f"{W}val") for t in abreast.iterfind(".//w:sdtPr/w:tag", NS)]
    assert tags == ["prov.bredvid", "prov.diagram", "prov.bredvid.text"]
    (table,) = abreast.iter(f"{W}tbl")
    widths = [int(c.get(f"{W}w")) for c in table.iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 2 * 1304
    chart = int(abreast.find(".//wp:extent", NS).get("cx"))
    assert chart <= widths[0] * 635
    assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc"))


def test_a_chart_stands_between_its_message_and_its_note(whole) -> None:
    title, key, place, note = control(whole, "prov.diagram").iter(f"{W}p")
    assert (style_of(title), text(title)) == ("Diagramrubrik", "De flesta är kvinnor")
    assert place.find(".//wp:docPr", NS).get("descr") == "Tre kvinnor och en man."
    assert (style_of(note), text(note)) == ("Not", "Antal.")
    assert all(p.find("w:pPr/w:keepNext", NS) is not None for p in (title, key, place))


def test_each_who_signs_has_a_line(whole) -> None:
    styles = [style_of(p) for p in control(whole, "prov.namn").iter(f"{W}p")]
    assert styles[:3] == ["Underskriftslinje", "Underskrift", "Underskriftsuppdrag"]


def test_a_word_file_comes_in_under_its_heading_with_the_key_of_its_block(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ur filen", 1)
    document.add_paragraph("Ett stycke.")
    document.save(str(tmp_path / "forord.docx"))
    root = part(
        rendered(
            Rubrik(nyckel="prov.r", niva=1, delar=("Förord",)),
            Kanslitext(nyckel="prov.fil", text=WordFil(tmp_path / "forord.docx", "forord.docx")),
        )
    )
    held = control(root, "prov.fil")
    assert lines(held) == ["Ur filen", "Ett stycke."]
    assert style_of(next(held.iter(f"{W}p"))) == "Rubrik2"
    known = Known(["prov.fil"])
    assert any(known.block(m.get(f"{W}name")) for m in held.iter(f"{W}bookmarkStart"))


def test_a_table_has_one_header_row_whole_rows_and_words_for_a_screen_reader(whole) -> None:
    (table,) = control(whole, "prov.tabell").iter(f"{W}tbl")
    rows = table.findall("w:tr", NS)
    assert [r.find("w:trPr/w:tblHeader", NS) is not None for r in rows] == [True, False, False]
    assert all(r.find("w:trPr/w:cantSplit", NS) is not None for r in rows)
    properties = table.find("w:tblPr", NS)
    assert properties.find("w:tblCaption", NS).get(f"{W}val") == TABELL.rubrik
    assert properties.find("w:tblDescription", NS).get(f"{W}val") == TABELL.beskrivning


def test_a_table_its_caption_and_its_notes_stay_together(whole) -> None:
    held = control(whole, "prov.liten")
    *kept, note = held.iter(f"{W}p")
    assert all(p.find("w:pPr/w:keepNext", NS) is not None for p in kept)
    assert (style_of(note), text(note)) == ("Not", "En not.")


def test_numbers_stand_to_the_right_and_a_total_is_bold_with_a_line_above(whole) -> None:
    (table,) = control(whole, "prov.tabell").iter(f"{W}tbl")
    first, total = table.findall("w:tr", NS)[1:]
    assert [p.find("w:pPr/w:jc", NS) is not None for p in first.iter(f"{W}p")] == [
        *(False, False),
        *(True, True),
    ]
    assert {style_of(p) for p in total.iter(f"{W}p")} == {"Tabellsumma"}
    assert all(c.find("w:tcPr/w:tcBorders/w:top", NS) is not None for c in total.iter(f"{W}tc"))


def test_the_lines_under_a_label_are_small_print_of_its_cell(whole) -> None:
    (table,) = control(whole, "prov.tabell").iter(f"{W}tbl")
    cell = table.findall("w:tr", NS)[1].find("w:tc", NS)
    assert [(style_of(p), text(p)) for p in cell.iter(f"{W}p")] == [
        ("Tabelltext", "Rehabvägledare"),
        ("Tabellnot", "Även unga."),
    ]


def test_a_column_has_one_number_of_decimals_in_each_unit() -> None:
    rows = (
        Rad("a", (tal(Fraction(8), Unit.PROCENT, "a"),)),
        Rad("b", (tal(Fraction(17, 2), Unit.PROCENT, "b").med_decimaler(1),)),
        Rad("c", (tal(12),)),
    )
    tabell = replace(TABELL, kolumner=("", "Andel"), rader=rows)
    root = part(rendered(Tabellblock(nyckel="prov.t", tabell=tabell)))
    cells = [text(cell) for cell in root.iter(f"{W}tc")]
    assert [cell for cell in cells if cell[:1].isdigit()] == ["8,0\u00a0%", "8,5\u00a0%", "12"]


def test_a_text_that_is_the_name_of_a_character_style_looks_like_it() -> None:
    tabell = replace(TABELL, kolumner=("", "Mål"), rader=(Rad("a", ("Uppfyllt",)),))
    root = part(rendered(Tabellblock(nyckel="prov.t", tabell=tabell)))
    (run,) = root.xpath(".//w:r[w:t='Uppfyllt']", namespaces=NS)
    assert run.find("w:rPr/w:rStyle", NS).get(f"{W}val") == "Uppfyllt"


def test_a_text_that_follows_numbers_stands_apart_from_them() -> None:
    tabell = replace(TABELL, kolumner=("", "2022", "Mål"), rader=(Rad("a", (tal(1), "Uppfyllt")),))
    root = part(rendered(Tabellblock(nyckel="prov.t", tabell=tabell)))
    for row in root.iter(f"{W}tr"):
        apart = [c.find("w:tcPr/w:tcMar", NS) is not None for c in row.iter(f"{W}tc")]
        assert apart == [False, False, True]


def test_a_numbered_caption_counts_and_a_reference_refers_to_its_number(whole) -> None:
    (caption,) = (p for p in whole.iter(f"{W}p") if text(p).startswith("Tabell\u00a01. "))
    counted = caption.find("w:fldSimple", NS)
    assert counted.get(f"{W}instr").split()[:2] == ["SEQ", "Tabell"]
    assert text(control(whole, "prov.se")) == "Se tabell\u00a01."
    reference = control(whole, "prov.se").find(".//w:fldSimple", NS)
    name = reference.get(f"{W}instr").split()[1]
    marks = [m.get(f"{W}name") for m in caption.iter(f"{W}bookmarkStart")]
    assert reference.get(f"{W}instr").split()[0] == "REF"
    assert name in marks


def test_the_contents_stand_in_their_place_with_links_and_without_guessed_pages(whole) -> None:
    heading, *entries = control(whole, "prov.innehall").iter(f"{W}p")
    assert [text(e) for e in (heading, *entries)] == [
        *("Innehåll", "I korthet", "Rehabvägledare", "Kvinnor och män", "Tabeller"),
        "Underskrifter",
    ]
    assert all("PAGEREF" in "".join(e.itertext(f"{W}instrText")) for e in entries)
    tabs = {e.find("w:pPr/w:tabs/w:tab", NS).get(f"{W}pos") for e in entries}
    assert tabs == {str(11906 - 2 * 1304)}


def test_a_new_page_begins_with_the_next_block(whole) -> None:
    begun = [p for p in whole.iter(f"{W}p") if p.find("w:pPr/w:pageBreakBefore", NS) is not None]
    assert [text(p) for p in begun] == ["Rehabvägledare"]


def test_pages_turn_and_turn_back_and_tables_have_their_width(whole) -> None:
    sizes = whole.findall(".//w:sectPr/w:pgSz", NS)
    assert [size.get(f"{W}orient") for size in sizes] == [None, "landscape", None]
    assert int(sizes[1].get(f"{W}w")) > int(sizes[1].get(f"{W}h"))
    (table,) = control(whole, "prov.tabell").iter(f"{W}tbl")
    width = int(table.find("w:tblPr/w:tblW", NS).get(f"{W}w"))
    columns = [int(c.get(f"{W}w")) for c in table.iterfind("w:tblGrid/w:gridCol", NS)]
    assert width == sum(columns) == 16838 - 2 * 1304


def test_data_is_never_a_field_and_leaves_no_sign_of_private_use() -> None:
    said = "{{ 7*7 }} {% x %} A\ue001\uf0b7B <5 & <w:p/>"
    result = rendered(
        Rubrik(nyckel="prov.r", niva=1, delar=(said,)),
        Stycke(nyckel="prov.s", delar=(said,)),
        Kanslitext(nyckel="prov.k", text=said),
        Tabellblock(nyckel="prov.t", tabell=replace(TABELL, rubrik=said, noter=(said,))),
        **{"forbund.namn": said},
    )
    assert "{{ 7*7 }} {% x %} AB <5 & <w:p/>" in lines(part(result))
    with zipfile.ZipFile(io.BytesIO(result.content)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                assert not re.search("[\ue000-\uf8ff]", package.read(name).decode()), name


def test_libreoffice_keeps_the_bookmarks_of_every_figure_and_block(tmp_path: Path) -> None:
    """It drops the tags; the bookmarks tell what each place holds, and how it is printed."""
    result = rendered(*BLOCKS)
    saved = saved_in_libreoffice(result.content, tmp_path)
    with zipfile.ZipFile(io.BytesIO(saved)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    names = [m.get(f"{W}name") for m in root.iter(f"{W}bookmarkStart")]
    keys = [block.nyckel for block in walk(BLOCKS) if not isinstance(block, Nysida)]
    known = Known({*keys, *result.figures})
    assert sorted(f.id for f in map(known.figure, names) if f) == sorted(result.figures)
    assert set(filter(None, map(known.block, names))) == {*keys}
    forms = {(f.id, f.form, f.stor) for f in map(known.figure, names) if f}
    assert ("2023.rv.nya", Form.ORD, True) in forms


def test_the_script_makes_the_template_that_is_kept(tmp_path: Path) -> None:
    script = DOKUMENT.with_name("dokumentmall.py")
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    assert (tmp_path / "dokument.docx").read_bytes() == DOKUMENT.read_bytes()


def test_a_cell_of_several_parts_prints_each_figure_in_its_control() -> None:
    cell = (tal(113), " (", tal(Fraction(96), Unit.PROCENT, measure="nya.andel"), ")")
    shown = replace(TABELL, kolumner=("Fråga", "Svar"), rader=(Rad("Nytta", (cell,)),))
    made = rendered(Tabellblock(nyckel="prov.svar", tabell=shown))
    assert text(part(made).findall(".//w:tbl//w:tr", NS)[1]) == "Nytta113 (96\u00a0%)"
    assert len(made.figures) == 2
