"""Tables, captions, table of contents and ids of a finished document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sofrep.visning.visat import Rad, Tabell
from support.mallar import NS, add_field, add_table, fill, lines, mall, part, tal

if TYPE_CHECKING:
    from docx.document import Document
    from lxml import etree

W = f"{{{NS['w']}}}"
TABELL = Tabell(
    "Nya per kön",
    "En rad per insats, en kolumn per kön.",
    ("Insats", "Kvinnor", "Män", "Totalt"),
    (
        Rad("Samverkansteamet för unga", (tal(3), tal(4), tal(7))),
        Rad("Totalt", (tal(3), tal(4), tal(7)), summa=True),
    ),
)
LOOPED = [
    ["{{ t.kolumner[0] }}", "{%tc for k in t.kolumner[1:] %}", "{{ k }}", "{%tc endfor %}"],
    ["{%tr for r in t.rader %}", "", "", ""],
    ["{{ r.etikett }}", "{%tc for c in r.celler %}", "{{ c }}", "{%tc endfor %}"],
    ["{%tr endfor %}", "", "", ""],
]


def filled_table(tmp_path: Path, tabell: Tabell = TABELL) -> etree._Element:
    template = mall(tmp_path, build=lambda d: add_table(d, LOOPED))
    return part(fill(template, t=tabell)).find(".//w:tbl", NS)


def test_only_the_first_row_is_a_header_and_no_row_is_split(tmp_path: Path) -> None:
    rows = filled_table(tmp_path).findall("w:tr", NS)
    assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows] == [True, False, False]
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)


def test_a_table_of_figures_gets_its_caption_and_description_by_itself(tmp_path: Path) -> None:
    properties = filled_table(tmp_path).find("w:tblPr", NS)
    assert properties.find("w:tblCaption", NS).get(f"{W}val") == TABELL.rubrik
    assert properties.find("w:tblDescription", NS).get(f"{W}val") == TABELL.beskrivning
    look = properties.find("w:tblLook", NS)
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
    names = [child.tag.split("}")[1] for child in properties]
    assert names[-3:] == ["tblLook", "tblCaption", "tblDescription"]


def test_a_mark_describes_a_table_whose_headings_are_written_by_hand(tmp_path: Path) -> None:
    template = mall(
        tmp_path, "{{ t|tabellinfo }}Text", build=lambda d: add_table(d, [["Insats"], ["RV"]])
    )
    root = part(fill(template, t=TABELL))
    assert root.find(".//w:tblCaption", NS).get(f"{W}val") == TABELL.rubrik
    assert lines(root)[0] == "Text"


def test_a_caption_above_describes_a_table_that_nothing_else_does(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Tabell 1. Styrelsen", style="Caption")
        add_table(document, [["Roll"], ["Ledamot"]])

    root = part(fill(mall(tmp_path, build=build)))
    assert root.find(".//w:tblCaption", NS).get(f"{W}val") == "Styrelsen"


def test_a_table_without_header_row_in_the_template_has_none(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        add_table(document, [["Diarienummer", "1/24"]])
        look = document.tables[0]._tbl.tblPr.find(qn("w:tblLook"))
        look.set(qn("w:firstRow"), "0")

    assert part(fill(mall(tmp_path, build=build))).find(".//w:tblHeader", NS) is None


@pytest.mark.parametrize("columns", [1, 3, 13])
def test_a_looped_table_fills_the_text_width_with_labels_widest(
    tmp_path: Path, columns: int
) -> None:
    tabell = Tabell(
        "T",
        "B",
        ("Insats", *(f"k{n}" for n in range(columns))),
        (Rad("Samverkansteamet", tuple(tal(n) for n in range(columns))),),
    )
    table = filled_table(tmp_path, tabell)
    widths = [int(column.get(f"{W}w")) for column in table.iterfind("w:tblGrid/w:gridCol", NS)]
    assert len(widths) == columns + 1
    assert sum(widths) == 12240 - 2 * 1800  # the page of python-docx's own template
    assert widths[0] > max(widths[1:])
    cells = [int(cell.get(f"{W}w")) for cell in table.iterfind("w:tr[1]/w:tc/w:tcPr/w:tcW", NS)]
    assert cells == widths


def test_a_table_without_column_loops_keeps_its_widths(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        add_table(document, [["a", "b"]])
        for column, width in zip(document.tables[0].columns, (2_000_000, 1_000_000), strict=True):
            column.width = width

    root = part(fill(mall(tmp_path, build=build)))
    widths = [int(column.get(f"{W}w")) for column in root.iter(f"{W}gridCol")]
    assert widths[0] == pytest.approx(2 * widths[1], rel=0.01)


def test_an_empty_cell_has_a_paragraph_and_an_empty_table_goes_away(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        add_table(document, [["{%p if v %}"]])
        cell = document.tables[0].cell(0, 0)
        cell.add_paragraph("x")
        cell.add_paragraph("{%p endif %}")
        document.add_paragraph()
        add_table(document, [["{%tr if v %}"], ["y"], ["{%tr endif %}"]])

    root = part(fill(mall(tmp_path, build=build), v=0))
    assert len(root.findall(".//w:tbl", NS)) == 1
    assert len(root.findall(".//w:tc/w:p", NS)) == 1


def test_captions_are_numbered_anew_for_each_name(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        for name in ("Tabell", "Diagram"):
            document.add_paragraph("{%p for x in v %}")
            paragraph = document.add_paragraph(f"{name} ")
            add_field(paragraph, f" SEQ {name} \\* ARABIC ", "1")
            paragraph.add_run(". {{ x }}")
            document.add_paragraph("{%p endfor %}")

    root = part(fill(mall(tmp_path, build=build), v=["a", "b", "c"]))
    assert lines(root) == [
        *("Tabell 1. a", "Tabell 2. b", "Tabell 3. c"),
        *("Diagram 1. a", "Diagram 2. b", "Diagram 3. c"),
    ]


def with_contents(document: Document) -> None:
    add_field(document.add_paragraph(), ' TOC \\o "1-2" \\h \\z ', "Högerklicka och uppdatera")
    document.add_paragraph("{%p for x in v %}")
    document.add_heading("Insats {{ x }}", 1)
    document.add_heading("Nya", 2)
    document.add_heading("Detaljer", 3)
    document.add_paragraph("{%p endfor %}")


def test_the_table_of_contents_links_to_each_heading(tmp_path: Path) -> None:
    root = part(fill(mall(tmp_path, build=with_contents), v=[tal(1), tal(2)]))
    links = root.findall(".//w:hyperlink", NS)
    assert ["".join(link.itertext(f"{W}t")) for link in links] == [
        "Insats 1",
        "Nya",
        "Insats 2",
        "Nya",
    ]
    styles = [link.getparent().find("w:pPr/w:pStyle", NS).get(f"{W}val") for link in links]
    assert styles == ["TOC1", "TOC2", "TOC1", "TOC2"]
    bookmarks = {e.get(f"{W}name"): e.getparent() for e in root.iter(f"{W}bookmarkStart")}
    for link in links:
        heading = bookmarks[link.get(f"{W}anchor")]
        assert "".join(heading.itertext(f"{W}t")) == "".join(link.itertext(f"{W}t"))
        assert f"PAGEREF {link.get(f'{W}anchor')} \\h" in "".join(link.itertext(f"{W}instrText"))


def test_page_numbers_are_not_guessed_and_word_is_not_told_to_ask(tmp_path: Path) -> None:
    result = fill(mall(tmp_path, build=with_contents), v=["a"])
    root, settings = part(result), part(result, "word/settings.xml")
    assert lines(root)[:2] == ["Insats a", "Nya"]
    assert settings.find("w:updateFields", NS) is None
    assert not root.xpath("//@w:dirty", namespaces=NS)


def test_field_marks_are_balanced(tmp_path: Path) -> None:
    root = part(fill(mall(tmp_path, build=with_contents), v=["a", "b"]))
    depth = 0
    for mark in root.iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(f"{W}fldCharType")]
        assert depth >= 0
    assert depth == 0


def test_bookmarks_that_a_loop_repeats_are_kept_once_with_ids_of_their_own(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("{%p for x in v %}")
        paragraph = document.add_paragraph("{{ x }}")
        for kind in ("Start", "End"):
            mark = OxmlElement(f"w:bookmark{kind}")
            mark.set(qn("w:id"), "7")
            if kind == "Start":
                mark.set(qn("w:name"), "har")
            paragraph._p.append(mark)
        document.add_paragraph("{%p endfor %}")
        with_contents(document)

    root = part(fill(mall(tmp_path, build=build), v=["a", "b"]))
    starts = [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkStart")]
    ends = [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkEnd")]
    names = [e.get(f"{W}name") for e in root.iter(f"{W}bookmarkStart")]
    assert len(set(starts)) == len(starts)
    assert sorted(starts) == sorted(ends)
    assert names.count("har") == 1
