"""A section written in a Word file of its own comes in with the looks of the document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sofrep.utdata.word import Rendered
from sofrep.utdata.word.reading.opened_file import UnreadableWordError
from sofrep.visning.block import Kanslitext, Rubrik, Stycke
from sofrep.visning.visat import WordFil
from support.blocken import blockmall, rendered
from support.mallar import lines, part
from support.xlsx_edit import edit_part

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURE = Path(__file__).parents[2] / "sample_data" / "vast" / "logotyp.png"


def section(folder: Path, write: Callable[[Document], object]) -> WordFil:
    document = docx.Document()
    write(document)
    path = folder / "forord.docx"
    document.save(str(path))
    return WordFil(path, "2023/avsnitt/forord.docx")


def filled(folder: Path, file: WordFil) -> Rendered:
    """A document with the file under a heading of the second level, and a paragraph after it."""
    return rendered(
        Rubrik(nyckel="prov.rubrik", niva=2, delar=("Förord",)),
        Kanslitext(nyckel="prov.fil", text=file),
        Stycke(nyckel="prov.efter", delar=("Efter",)),
        template=blockmall(folder),
    )


def included(tmp_path: Path, write: Callable[[Document], object]):
    return part(filled(tmp_path, section(tmp_path, write)))


def styles(root) -> list[tuple[str, str]]:
    """Style and text of each paragraph."""
    return [
        (
            p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            if p.find(f"{W}pPr/{W}pStyle") is not None
            else "",
            "".join(p.itertext(f"{W}t")),
        )
        for p in root.iter(f"{W}p")
    ]


def test_paragraphs_stand_in_the_place_of_the_mark(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Första")
        document.add_paragraph("")
        document.add_paragraph("Andra")

    assert lines(included(tmp_path, write)) == ["Förord", "Första", "Andra", "Efter"]


def test_bold_and_italic_are_kept_and_colours_and_fonts_are_not(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("vanlig ")
        run = paragraph.add_run("fet")
        run.bold = True
        run.font.name = "Comic Sans MS"
        paragraph.add_run("kursiv", style="Emphasis")

    root = included(tmp_path, write)
    looks = {
        "".join(run.itertext(f"{W}t")): [e.tag.removeprefix(W) for e in run.iterfind(f"{W}rPr/*")]
        for run in root.iter(f"{W}r")
    }
    assert looks["vanlig "] == []
    assert looks["fet"] == ["b"]
    assert looks["kursiv"] == ["i"]


def test_headings_come_below_the_heading_above_without_a_leap(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        document.add_heading("Ett", 1)
        document.add_heading("Tre", 3)

    found = styles(included(tmp_path, write))
    assert ("Heading3", "Ett") in found
    assert ("Heading4", "Tre") in found


def test_bullets_and_numbers_stay_lists_and_numbers_begin_at_1(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        document.add_paragraph("punkt", style="List Bullet")
        document.add_paragraph("steg", style="List Number")

    root = included(tmp_path, write)
    assert ("ListBullet", "punkt") in styles(root)
    step = next(p for p in root.iter(f"{W}p") if "".join(p.itertext()) == "steg")
    number = step.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbering = part(
        filled(tmp_path, section(tmp_path, write)),
        "word/numbering.xml",
    )
    lists = {n.get(f"{W}numId"): n for n in numbering.iter(f"{W}num")}
    abstract = lists[number].find(f"{W}abstractNumId").get(f"{W}val")
    level = next(
        a for a in numbering.iter(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == abstract
    )
    assert level.find(f"{W}lvl/{W}numFmt").get(f"{W}val") == "decimal"


def test_the_space_after_a_list_is_that_between_paragraphs(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        for text in ("ett", "två"):
            document.add_paragraph(text, style="List Bullet")
        document.add_paragraph("Efter listan")

    spaced = [
        "".join(p.itertext(f"{W}t"))
        for p in included(tmp_path, write).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}spacing") is not None
    ]
    assert spaced == ["två"]


def test_a_table_fills_the_text_and_has_a_header_row_and_a_description(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        table = document.add_table(2, 2, style="Table Grid")
        for cell, text in zip((c for r in table.rows for c in r.cells), "abcd", strict=True):
            cell.text = text

    root = included(tmp_path, write)
    table = root.find(f".//{W}tbl")
    assert ["".join(c.itertext()) for c in table.iter(f"{W}tc")] == ["a", "b", "c", "d"]
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Tabell i avsnittet Förord"
    widths = [int(c.get(f"{W}w")) for c in table.iter(f"{W}gridCol")]
    assert sum(widths) == int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))


def test_what_cannot_come_along_is_said_and_counted(tmp_path: Path) -> None:
    file = section(tmp_path, lambda document: document.add_picture(str(PICTURE)))
    result = filled(tmp_path, file)
    assert len(result.placeholders) == 1
    assert result.placeholders[0].startswith(
        "Här stod en bild utan alternativtext i 2023/avsnitt/forord.docx, som inte följer med."
    )


def test_deleted_text_is_gone_inserted_text_stays_and_a_field_is_what_it_shows(
    tmp_path: Path,
) -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("kvar ")
        for xml in (
            '<w:del {} w:id="1" w:author="x"><w:r><w:delText>borta</w:delText></w:r></w:del>',
            '<w:ins {} w:id="2" w:author="x"><w:r><w:t>ny</w:t></w:r></w:ins>',
            '<w:r {}><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r {}><w:instrText> IF </w:instrText></w:r>",
            '<w:r {}><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r {}><w:fldChar w:fldCharType="separate"/></w:r>',
            "<w:r {}><w:t>inre</w:t></w:r>",
            '<w:r {}><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:r {}><w:t>villkor</w:t></w:r>",
            '<w:r {}><w:fldChar w:fldCharType="separate"/></w:r>',
            "<w:r {}><w:t> visas</w:t></w:r>",
            '<w:r {}><w:fldChar w:fldCharType="end"/></w:r>',
        ):
            paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))

    assert "kvar ny visas" in lines(included(tmp_path, write))


def test_braces_in_a_file_are_text(tmp_path: Path) -> None:
    root = included(tmp_path, lambda document: document.add_paragraph("{{ 7*7 }} och {% if %}"))
    assert "{{ 7*7 }} och {% if %}" in lines(root)


def test_an_empty_file_is_a_counted_placeholder(tmp_path: Path) -> None:
    result = filled(tmp_path, section(tmp_path, lambda _: None))
    assert "är tom" in result.placeholders[0]


def test_a_damaged_file_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "forord.docx"
    path.write_bytes(b"PK\x03\x04 nonsens")
    with pytest.raises(
        UnreadableWordError, match=r"Filen 2023/avsnitt/forord\.docx går inte att läsa"
    ):
        filled(tmp_path, WordFil(path, "2023/avsnitt/forord.docx"))


BROKEN = [
    ('w:gridCol w:w="2880"', 'w:gridCol w:w="NaN"'),
    ('w:gridCol w:w="2880"', 'w:gridCol w:w="inf"'),
    ('w:gridSpan w:val="2"', 'w:gridSpan w:val="²"'),
    ('w:ilvl w:val="0"', 'w:ilvl w:val="första"'),
]


def edited(folder: Path, old: str, new: str) -> WordFil:
    """A file with a list and a table, whose XML has been edited."""

    def write(document: Document) -> None:
        level = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        paragraph = document.add_paragraph("Först detta")
        paragraph._p.get_or_add_pPr().append(parse_xml(level))
        table = document.add_table(2, 3, style="Table Grid")
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Rubrik"
        table.cell(1, 2).text = "12"

    file = section(folder, write)
    edit_part(file.fil, old, new, "word/document.xml")
    return file


@pytest.mark.parametrize(("old", "new"), BROKEN)
def test_a_number_that_is_none_loses_no_words(tmp_path: Path, old: str, new: str) -> None:
    found = lines(part(filled(tmp_path, edited(tmp_path, old, new))))
    assert {"Först detta", "Rubrik", "12"} <= set(found)


@pytest.mark.parametrize("width", ["2880.5", "1440.0", "0"])
def test_widths_may_have_decimals(tmp_path: Path, width: str) -> None:
    file = edited(tmp_path, 'w:gridCol w:w="2880"', f'w:gridCol w:w="{width}"')
    root = part(filled(tmp_path, file))
    assert "12" in lines(root)


@pytest.mark.parametrize(("span", "kept"), [("3", "3"), ("99999999999", "3"), ("-1", None)])
def test_a_cell_stretches_over_no_more_columns_than_there_are(
    tmp_path: Path, span: str, kept: str | None
) -> None:
    file = edited(tmp_path, 'w:gridSpan w:val="2"', f'w:gridSpan w:val="{span}"')
    root = part(filled(tmp_path, file))
    found = root.find(f".//{W}gridSpan")
    assert (None if found is None else found.get(f"{W}val")) == kept
