"""What stands together on a page, and how tables stand in it."""

from __future__ import annotations

import zipfile

import pytest
from lxml import etree
from msgspec.structs import replace

from sofrep.visning.block import Diagramblock, Innehall, Kanslitext, Rubrik, Stycke, Tabellblock
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Diagram, Diagramslag, Rad, Serie
from support.blocken import BLOCKS, DOKUMENT, TABELL, rendered
from support.mallar import NS, part, tal

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


def test_a_message_is_never_parted_from_what_it_is_about() -> None:
    with zipfile.ZipFile(DOKUMENT) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    kept = {
        style.find("w:name", NS).get(f"{W}val")
        for style in styles.iter(f"{W}style")
        if style.find("w:pPr/w:keepNext", NS) is not None
    }
    assert {"Besked", "caption", "heading 1", "heading 2", "heading 3", "heading 4"} <= kept


def test_the_contents_list_stands_on_one_page_and_what_follows_on_the_next_if_it_must(
    whole,
) -> None:
    _, *entries = control(whole, "prov.innehall").iter(f"{W}p")
    marks = [e.find("w:pPr/w:keepNext", NS) for e in entries]
    assert [mark is not None and mark.get(f"{W}val") == "0" for mark in marks] == [
        *[False] * (len(entries) - 1),
        True,
    ]
    with zipfile.ZipFile(DOKUMENT) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    for entry in entries:
        (style,) = (s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == style_of(entry))
        assert style.find("w:pPr/w:keepNext", NS) is not None


def test_a_long_contents_list_goes_on_on_the_next_page_and_leaves_no_heading_alone() -> None:
    headings = [Rubrik(nyckel=f"prov.r{n}", niva=1, delar=(f"Rubrik {n}",)) for n in range(40)]
    innehall = Innehall(nyckel="prov.innehall", rubrik="Innehåll")
    root = part(rendered(innehall, *headings))
    heading, *entries = control(root, "prov.innehall").iter(f"{W}p")
    marks = [e.find("w:pPr/w:keepNext", NS) for e in entries]
    assert [mark is None for mark in marks] == [True, True, *[False] * 38]
    assert heading.find("w:pPr/w:keepNext", NS) is not None


def test_texts_that_are_numbers_stand_to_the_right() -> None:
    cells = (("+20", "a"), ("−8", "b"), (DASH, "c"))
    tabell = replace(
        TABELL, kolumner=("", "Förändring", "Ort"), rader=tuple(Rad("r", c) for c in cells)
    )
    root = part(rendered(Tabellblock(nyckel="prov.t", tabell=tabell)))
    for row in root.iter(f"{W}tr"):
        stands = [p.find("w:pPr/w:jc", NS) is not None for p in row.iter(f"{W}p")]
        assert stands == [False, True, False]


def test_the_unit_that_ends_a_heading_stays_with_its_word() -> None:
    tabell = replace(
        TABELL, kolumner=("", "Män, %", "Svar (n)", "Bidrag, kr"), rader=(Rad("r", ("1",) * 3),)
    )
    root = part(rendered(Tabellblock(nyckel="prov.t", tabell=tabell)))
    header = root.find(".//w:tbl/w:tr", NS)
    assert [text(c) for c in header.iter(f"{W}tc")] == [
        *("", "Män,\u00a0%", "Svar\u00a0(n)", "Bidrag,\u00a0kr")
    ]


def test_a_paragraph_between_a_heading_and_a_table_stays_with_them() -> None:
    heading = Rubrik(nyckel="prov.r", niva=1, delar=("Rubrik",))
    lead = Stycke(nyckel="prov.s", delar=("Ledtext.",))
    table = Tabellblock(nyckel="prov.t", tabell=TABELL, numrerad=False)
    for after, held in ((table, True), (replace(lead, nyckel="prov.s2"), False)):
        root = part(rendered(heading, lead, after))
        kept = control(root, "prov.s").find(".//w:pPr/w:keepNext", NS)
        assert (kept is not None) is held


CHART = Diagramblock(
    nyckel="prov.t",
    diagram=Diagram("D", "D", Diagramslag.LIGGANDE, ("A",), (Serie("S", (tal(4),)),)),
)


@pytest.mark.parametrize(
    ("leads", "after", "held"),
    [
        ((Kanslitext(nyckel="prov.s1", text="Kort text."),), "tabell", True),
        ((Kanslitext(nyckel="prov.s1", text="ord " * 200),), "tabell", False),
        ((Stycke(nyckel="prov.s1", delar=("En.",)),), "diagram", True),
        (tuple(Stycke(nyckel=f"prov.s{n}", delar=("En.",)) for n in (1, 2)), "tabell", True),
        (tuple(Stycke(nyckel=f"prov.s{n}", delar=("En.",)) for n in (1, 2)), "diagram", False),
    ],
    ids=["office", "long", "one-chart", "two-table", "two-chart"],
)
def test_what_is_short_under_a_heading_stays_with_what_is_shown(leads, after, held) -> None:
    heading = Rubrik(nyckel="prov.r", niva=1, delar=("Rubrik",))
    shown = CHART if after == "diagram" else Tabellblock(nyckel="prov.t", tabell=TABELL)
    root = part(rendered(heading, *leads, shown))
    for lead in leads:
        kept = control(root, lead.nyckel).find(".//w:pPr/w:keepNext", NS)
        assert (kept is not None) is held
