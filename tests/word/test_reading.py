"""A Word file is read as it now stands: what a person sees in Word, and nothing else, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from sofrep.utdata.word.reading.opened_file import OpenedFile, UnreadableWordError
from sofrep.utdata.word.reading.read_file import ReadFile, read_file
from sofrep.utdata.word.reading.telling import Iakttagelseslag
from sofrep.visning.block import (
    Bildblock,
    Bredvid,
    Egentabell,
    Fotnot,
    Innehall,
    Lista,
    Rubrik,
    Stycke,
    Textbit,
    sentences,
    walk,
)

W = nsdecls("w")
PICTURE = Path(__file__).parents[2] / "sample_data" / "vast" / "logotyp.png"


def read(document) -> ReadFile:
    content = io.BytesIO()
    document.save(content)
    return read_bytes(content.getvalue())


def read_bytes(content: bytes) -> ReadFile:
    return read_file(
        OpenedFile(content=content, name="Prov.docx"), "prov", lambda _, __: None, lambda _: ()
    )


def said(blocks) -> list[str]:
    """Each sentence of the blocks in order, with the marks of lists before their items."""
    return [line for block in walk(blocks) for line in _lines(block)]


def _lines(block) -> Iterator[str]:
    if isinstance(block, Lista):
        yield from (f"{p.marke or '•'} {''.join(map(str, p.delar))}" for p in block.punkter)
    else:
        yield from (text for delar in sentences(block) if (text := "".join(map(str, delar))))


def body(*xml: str):
    """A document of these paragraphs and tables alone."""
    document = Document()
    for one in xml:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(one))
    return document


def p(inner: str, properties: str = "") -> str:
    return f"<w:p {W}><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_title_headings_and_paragraphs_come_in_order_and_levels_never_leap() -> None:
    document = Document()
    document.add_heading("Rapport 2023", 0)
    document.add_heading("Ett", 1)
    document.add_paragraph("Text")
    document.add_heading("Tre", 3)
    found = read(document)
    assert found.titel == "Rapport 2023"
    assert said(found.blocks) == ["Ett", "Text", "Tre"]
    assert [b.niva for b in found.blocks if isinstance(b, Rubrik)] == [1, 2]


def test_looks_and_links_are_kept_and_hidden_words_are_not_read() -> None:
    document = body(
        p(
            r("fet", "<w:b/>")
            + r("dold", "<w:vanish/>")
            + r(" vanlig")
            + r(" struken", "<w:strike/>")
        )
    )
    paragraph = document.add_paragraph()
    part = document.part.relate_to(
        "https://exempel.se",
        qn("r:hyperlink").partition("}")[0][1:] + "/hyperlink",
        is_external=True,
    )
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{part}">{r("länk")}</w:hyperlink>')
    )
    blocks = read(document).blocks
    assert said(blocks) == ["fet vanlig struken", "länk"]
    parts = [part for block in blocks for part in block.delar]
    assert Textbit(text="fet", fet=True) in parts
    assert Textbit(text=" struken", struken=True) in parts
    assert Textbit(text="länk", lank="https://exempel.se") in parts


def test_lists_keep_their_levels_and_the_numbers_that_word_counts() -> None:
    document = Document()
    for text in ("a", "b"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("mellan")
    document.add_paragraph("c", style="List Number")
    document.add_paragraph("punkt", style="List Bullet")
    document.add_paragraph("under", style="List Bullet 2")
    assert said(read(document).blocks) == ["1. a", "2. b", "mellan", "3. c", "• punkt", "• under"]


@pytest.mark.parametrize(
    ("form", "text", "wanted"),
    [("lowerLetter", "%1)", "c)"), ("upperRoman", "%1", "III"), ("decimalZero", "§ %1", "§ 03")],
)
def test_a_number_is_written_in_the_form_of_its_list(form: str, text: str, wanted: str) -> None:
    document = body(
        *[p(r("punkt"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')] * 3
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    (found,) = read(document).blocks
    assert isinstance(found, Lista)
    assert found.punkter[-1].marke == wanted


def test_merged_cells_take_their_columns_and_rows_and_the_first_row_heads() -> None:
    document = Document()
    table = document.add_table(3, 3, style="Table Grid")
    for number, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = str(number)
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    (found,) = (b for b in read(document).blocks if isinstance(b, Egentabell))
    assert [[(c.kolumner, c.rader) for c in row] for row in found.rader] == [
        [(1, 1), (2, 1)],
        [(1, 2), (1, 1), (1, 1)],
        [(1, 1), (1, 1)],
    ]
    assert (found.bredd, found.rubrikrader) == (3, 1)
    assert said([found]) == ["0", "1", "2", "3", "6", "4", "5", "7", "8"]


def test_a_table_without_lines_stands_abreast_and_one_cell_is_no_table() -> None:
    document = Document()
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "vänster", "höger"
    document.add_table(1, 1, style="Table Grid").rows[0].cells[0].text = "faktaruta"
    abreast, box = read(document).blocks
    assert isinstance(abreast, Bredvid)
    assert isinstance(box, Stycke)
    assert said([abreast, box]) == ["vänster", "höger", "faktaruta"]


def test_numbers_in_a_table_without_lines_have_headings() -> None:
    document = Document()
    table = document.add_table(3, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ("Kommun", "Andel", "Alfa", "12 %", "Beta", "1 234"),
        strict=True,
    ):
        cell.text = text
    (found,) = read(document).blocks
    assert isinstance(found, Egentabell)
    assert [cell.rubrik for cell in found.rader[0]] == [True, True]


CHANGED = (
    p(r("Gick ") + f'<w:ins w:id="1" w:author="x">{r("inte ")}</w:ins>' + r("bra"))
    , p('<w:del w:id="2" w:author="x"><w:r><w:delText>bort</w:delText></w:r></w:del>', '<w:rPr><w:del w:id="3" w:author="x"/></w:rPr>')
    , p(r("Första "), '<w:rPr><w:del w:id="4" w:author="x"/></w:rPr>')
    , p(r("andra"))
    , p(f'<w:moveFrom w:id="5" w:author="x">{r("flyttad")}</w:moveFrom>', '<w:rPr><w:moveFrom w:id="6" w:author="x"/></w:rPr>')
    , p(r("sist "))
    , p(f'<w:moveTo w:id="7" w:author="x">{r("flyttad")}</w:moveTo>', '<w:rPr><w:moveTo w:id="8" w:author="x"/></w:rPr>')
)  # fmt: skip


def test_tracked_changes_are_read_as_accepted_and_each_place_is_told() -> None:
    found = read(body(*CHANGED))
    assert said(found.blocks) == ["Gick inte bra", "Första andra", "sist", "flyttad"]
    told = [one.plats for one in found.told if one.slag is Iakttagelseslag.ANDRING]
    assert told == ["vid ”Gick inte bra”", "vid ”Första”", "vid ”flyttad”"]


def test_a_deleted_row_is_no_row() -> None:
    document = Document()
    table = document.add_table(3, 2, style="Table Grid")
    for number, row in enumerate(table.rows):
        row.cells[0].text = f"rad {number}"
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="1" w:author="x"/>'))
    assert said(read(document).blocks) == ["rad 0", "rad 2"]


def test_a_comment_is_told_at_its_place_with_its_first_words() -> None:
    document = Document()
    document.add_heading("Ekonomi", 1)
    paragraph = document.add_paragraph("Resultatet blev bra")
    document.add_comment(paragraph.runs, text="Stämmer det här?", author="x")
    (told,) = read(document).told
    assert told.slag is Iakttagelseslag.KOMMENTAR
    assert "Stämmer det här?" in told.vad
    assert told.plats == "under ”Ekonomi”, vid ”Resultatet blev bra”"


def test_a_note_stands_in_the_sentence_that_refers_to_it() -> None:
    document = body(p(r("Text") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" mer.")))
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(" Enligt lag."))}</w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    (found,) = read(document).blocks
    assert found.delar == ("Text", Fotnot("1", (("Enligt lag.",),)), " mer.")


def test_a_picture_keeps_its_bytes_and_one_without_alternative_text_is_told() -> None:
    document = Document()
    document.add_paragraph("Före")
    document.add_picture(str(PICTURE), height=Mm(20))
    document.add_picture(str(PICTURE))
    document.element.body.findall(f".//{qn('wp:docPr')}")[1].set("descr", "Märket")
    found = read(document)
    first, second = (b.bild for b in found.blocks if isinstance(b, Bildblock))
    assert first.innehall == PICTURE.read_bytes()
    assert first.hojd_mm == 20
    assert second.alt == "Märket"
    (told,) = found.told
    assert (told.slag, told.plats) == (Iakttagelseslag.UTAN_ALT, "vid ”Före”")


BOX = f"""<w:p {nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml">{r("Vid sidan:")}<w:r><mc:AlternateContent><mc:Choice Requires="wps">
<w:drawing><wp:anchor><wp:docPr id="1" name="Ruta"/><a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>
{p(r("i rutan"))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{p(r("i rutan"))}</w:txbxContent></v:textbox></w:pict>
</mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def test_the_text_of_a_box_is_read_once_after_its_paragraph() -> None:
    assert said(read(body(BOX)).blocks) == ["Vid sidan:", "i rutan"]


LOST = {
    "en formel": '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>',
    "en SmartArt-bild": f'<w:r><w:drawing><wp:inline {nsdecls("wp", "a")}><wp:docPr id="1" name="S"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:graphic></wp:inline></w:drawing></w:r>',
    "ett inbäddat objekt": "<w:r><w:object/></w:r>",
    "ett formulärfält": '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "ett tecken ur typsnittet Wingdings": '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
}  # fmt: skip


@pytest.mark.parametrize("what", LOST)
def test_what_has_no_other_form_is_told_with_its_place_and_what_to_do(what: str) -> None:
    found = read(body(p(r("Se här ") + LOST[what] + r(" sedan"))))
    assert [(one.slag, one.vad) for one in found.told] == [(Iakttagelseslag.BORTA, what)]
    assert found.told[0].plats == "vid ”Se här sedan”"
    assert found.told[0].atgard
    assert said(found.blocks) == ["Se här  sedan"]


def test_a_contents_list_is_made_anew_in_its_place() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    document = body(
        p(r("Innehållet"), '<w:pStyle w:val="TOCHeading"/>'),
        p(field("begin") + r'<w:r><w:instrText> TOC \o "1-2" \h </w:instrText></w:r>' + field("separate") + r("Ett 3")),
        p(r("Två 4") + field("end")),
        p(r("Efter")),
    )  # fmt: skip
    contents, after = read(document).blocks
    assert isinstance(contents, Innehall)
    assert (contents.rubrik, contents.niva) == ("Innehållet", 2)
    assert said([after]) == ["Efter"]


def test_headers_and_footers_are_read_but_for_numbers_of_pages() -> None:
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "UTKAST"
    section.footer.paragraphs[0]._p.append(
        parse_xml(f'<w:fldSimple {W} w:instr=" PAGE ">{r("1")}</w:fldSimple>')
    )
    assert read(document).kanter == ("UTKAST",)


def test_pages_turn_where_a_section_lies() -> None:
    document = Document()
    document.add_paragraph("står")
    section = document.add_section()
    section.orientation = 1
    document.add_paragraph("ligger")
    found = read(document).blocks
    assert [getattr(b, "liggande", None) for b in found] == [None, True, None]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{\\rtf1}"])
def test_a_file_that_is_no_word_file_is_refused_in_plain_words(content: bytes) -> None:
    with pytest.raises(UnreadableWordError, match=r"Prov\.docx går inte att läsa"):
        read_bytes(content)
