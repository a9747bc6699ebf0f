"""Charts are native, hold only what they show, and say it in Swedish."""

from __future__ import annotations

import io
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from msgspec.structs import replace
from PIL import Image

from sofrep.domain.figure import Absence, Unit
from sofrep.utdata.word import Rendered, TemplateFaultError
from sofrep.utdata.word.chart_key import chart_key
from sofrep.utdata.word.chart_labels import PLOT_HEIGHT
from sofrep.visning.block import Diagramblock
from sofrep.visning.ritning import ritning_av
from sofrep.visning.visat import Bild, Diagram, Diagramslag, Serie, Tal
from support.blocken import blockmall, rendered
from support.mallar import NS, lines, part, part_bytes, part_names, tal

if TYPE_CHECKING:
    from docx.document import Document
    from lxml import etree

CHART = "word/charts/chart1.xml"


def diagram(
    *series: tuple[Tal | None, ...],
    slag: Diagramslag = Diagramslag.STAPEL,
    enhet: Unit = Unit.ANTAL,
) -> Diagram:
    namn = ("Kvinnor", "Män", "Övriga", "Fyra", "Fem")
    return Diagram(
        "Nya per månad & år",
        "Kvinnorna var <5 i januari.",
        slag,
        tuple(f"Kategori {n}" for n in range(1, len(series[0]) + 1)),
        tuple(Serie(namn[n], values) for n, values in enumerate(series)),
        enhet,
    )


def document(tmp_path: Path, *shown: Diagram) -> Rendered:
    blocks = [Diagramblock(nyckel=f"prov.d{n}", diagram=d) for n, d in enumerate(shown)]
    return rendered(*blocks, template=blockmall(tmp_path))


def chart_of(tmp_path: Path, shown: Diagram) -> etree._Element:
    return part(document(tmp_path, shown), CHART)


def values(root: etree._Element) -> list[list[str]]:
    return [
        [v.text for v in series.iterfind("c:val//c:v", NS)]
        for series in root.iter(f"{{{NS['c']}}}ser")
    ]


def attribute(root: etree._Element, path: str) -> str:
    found = root.find(path, NS)
    assert found is not None, path
    return found.get("val") or found.get("formatCode")


def test_a_chart_shows_its_exact_values_and_a_gap(tmp_path: Path) -> None:
    root = chart_of(
        tmp_path, diagram((tal(4), None, tal(Fraction(45, 2))), (tal(1), tal(2), tal(0)))
    )
    assert values(root) == [["4", "22.5"], ["1", "2", "0"]]
    assert [p.get("idx") for p in root.find(".//c:val", NS).iterfind(".//c:pt", NS)] == ["0", "2"]
    assert attribute(root, ".//c:dispBlanksAs") == "gap"


def test_the_workbook_behind_a_chart_holds_only_what_it_shows(tmp_path: Path) -> None:
    shown = diagram((tal(4), None), (tal(1), tal(2)))
    result = document(tmp_path, shown)
    book = openpyxl.load_workbook(io.BytesIO(part_bytes(result, "word/embeddings/diagram1.xlsx")))
    assert book.sheetnames == ["Data"]
    assert list(book["Data"].values) == [
        (None, "Kvinnor", "Män"),
        ("Kategori 1", 4, 1),
        ("Kategori 2", None, 2),
    ]
    rels = part(result, "word/charts/_rels/chart1.xml.rels")
    assert [r.get("Target") for r in rels] == ["../embeddings/diagram1.xlsx"]
    assert part(result, CHART).find("c:externalData", NS) is not None


def test_a_percentage_is_a_share_of_one_printed_without_decimals(tmp_path: Path) -> None:
    shown = diagram((tal(Fraction(57, 2), Unit.PROCENT),), enhet=Unit.PROCENT)
    result = document(tmp_path, shown)
    root = part(result, CHART)
    assert values(root) == [["0.285"]]
    assert attribute(root, ".//c:dLbls/c:numFmt") == "0\\ %"
    book = openpyxl.load_workbook(io.BytesIO(part_bytes(result, "word/embeddings/diagram1.xlsx")))
    cell = book["Data"]["B2"]
    assert (Decimal(str(cell.value)), cell.number_format) == (Decimal("0.285"), "0\\ %")


@pytest.mark.parametrize(
    ("slag", "kind", "direction"),
    [
        (Diagramslag.STAPEL, "barChart", "col"),
        (Diagramslag.LIGGANDE, "barChart", "bar"),
        (Diagramslag.LINJE, "lineChart", None),
    ],
)
def test_each_kind_of_chart_is_swedish_frameless_and_labelled(
    tmp_path: Path, slag: Diagramslag, kind: str, direction: str | None
) -> None:
    root = chart_of(tmp_path, diagram((tal(4), tal(5)), slag=slag))
    assert root.find(f".//c:{kind}", NS) is not None
    if direction is not None:
        assert attribute(root, ".//c:barDir") == direction
    assert attribute(root, "c:lang") == "sv-SE"
    assert attribute(root, "c:roundedCorners") == "0"
    assert root.find("c:spPr/a:ln/a:noFill", NS) is not None
    assert attribute(root, ".//c:ser/c:dLbls/c:showVal") == "1"
    assert all(int(e.get("val")) > 0 for e in root.iter(f"{{{NS['c']}}}axId"))
    assert root.find("c:txPr//a:latin", NS).get("typeface")
    colour = root.find(".//c:ser/c:spPr//a:schemeClr", NS)
    assert colour.get("val") == "accent1"


def test_a_legend_stands_above_only_when_there_are_several_series(tmp_path: Path) -> None:
    assert chart_of(tmp_path, diagram((tal(4),))).find(".//c:legend", NS) is None
    root = chart_of(tmp_path, diagram((tal(4),), (tal(5),)))
    assert attribute(root, ".//c:legendPos") == "t"


def test_over_lying_bars_a_line_of_text_tells_the_colours_in_the_order_of_the_bars(
    tmp_path: Path,
) -> None:
    """LibreOffice turns the order of a legend of lying bars."""
    result = document(tmp_path, diagram((tal(4),), (tal(5),), slag=Diagramslag.LIGGANDE))
    assert part(result, CHART).find(".//c:legend", NS) is None
    assert "\u25a0\u00a0Kvinnor\u2003\u25a0\u00a0Män" in lines(part(result))
    w = f"{{{NS['w']}}}"
    colours = [
        (c.get(f"{w}themeColor"), c.get(f"{w}val"))
        for c in part(result).iterfind(".//w:r/w:rPr/w:color", NS)
    ]
    series = part(result, CHART).findall(".//c:ser/c:spPr/a:solidFill/a:schemeClr", NS)
    assert [name for name, _ in colours] == [s.get("val") for s in series]
    assert len({value for _, value in colours} - {"000000"}) == 2
    one = document(tmp_path, diagram((tal(4),), slag=Diagramslag.LIGGANDE))
    assert not any("\u25a0" in line for line in lines(part(one)))


def test_neighbouring_bars_have_a_white_edge(tmp_path: Path) -> None:
    root = chart_of(tmp_path, diagram((tal(4),), (tal(5),)))
    edges = root.findall(".//c:ser/c:spPr/a:ln/a:solidFill/a:schemeClr", NS)
    assert [edge.get("val") for edge in edges] == ["bg1", "bg1"]


def test_lying_bars_are_read_from_the_top(tmp_path: Path) -> None:
    root = chart_of(tmp_path, diagram((tal(4), tal(3)), slag=Diagramslag.LIGGANDE))
    assert attribute(root, ".//c:catAx/c:scaling/c:orientation") == "maxMin"


def test_many_lines_are_labelled_at_their_ends_only(tmp_path: Path) -> None:
    root = chart_of(
        tmp_path,
        diagram((tal(4), tal(3)), (tal(1), None), (None, None), slag=Diagramslag.LINJE),
    )
    labelled = [
        [e.get("val") for e in series.iterfind("c:dLbls/c:dLbl/c:idx", NS)]
        for series in root.iter(f"{{{NS['c']}}}ser")
    ]
    assert labelled == [["1"], [], []]


def scaling(root: etree._Element) -> dict[str, str]:
    """The ends of the value axis that are not left to the program."""
    found = root.find(".//c:valAx/c:scaling", NS)
    ends = ((end, found.find(f"c:{end}", NS)) for end in ("min", "max"))
    return {end: element.get("val") for end, element in ends if element is not None}


@pytest.mark.parametrize("slag", list(Diagramslag))
def test_an_axis_begins_at_0_so_that_lengths_do_not_mislead(
    tmp_path: Path, slag: Diagramslag
) -> None:
    ends = scaling(chart_of(tmp_path, diagram((tal(98), tal(99)), slag=slag)))
    assert ends == {"min": "0"} | ({"max": "99"} if slag is Diagramslag.LIGGANDE else {})
    assert scaling(chart_of(tmp_path, diagram((tal(-1), tal(4)), slag=slag))) == {}


def test_lines_of_shares_have_the_same_axis_whatever_their_values(tmp_path: Path) -> None:
    low = diagram(
        (tal(10, Unit.PROCENT), tal(20, Unit.PROCENT)), slag=Diagramslag.LINJE, enhet=Unit.PROCENT
    )
    assert scaling(chart_of(tmp_path, low)) == {"min": "0", "max": "1"}


def test_two_lines_are_labelled_on_the_side_away_from_each_other(tmp_path: Path) -> None:
    root = chart_of(
        tmp_path,
        diagram((tal(4), tal(1), tal(3)), (tal(2), tal(5), tal(3)), slag=Diagramslag.LINJE),
    )
    below = [
        [e.get("val") for e in series.iterfind("c:dLbls/c:dLbl/c:idx", NS)]
        for series in root.iter(f"{{{NS['c']}}}ser")
    ]
    assert below == [["1"], ["0", "2"]]
    assert {e.get("val") for e in root.iterfind(".//c:dLbl/c:dLblPos", NS)} == {"b"}
    assert {e.get("val") for e in root.iterfind(".//c:dLbls/c:dLblPos", NS)} == {"t"}


@pytest.mark.parametrize("last", [(90, 60, 40), (90, 87, 86, 86, 40), (100, 100, 99), (0, 1, 2)])
def test_numbers_at_the_ends_of_lines_never_hide_each_other(tmp_path: Path, last) -> None:
    shares = [(tal(n, Unit.PROCENT),) for n in last]
    root = chart_of(tmp_path, diagram(*shares, slag=Diagramslag.LINJE, enhet=Unit.PROCENT))
    places = []
    for value, series in zip(last, root.iter(f"{{{NS['c']}}}ser"), strict=True):
        moved = series.find("c:dLbls/c:dLbl/c:layout/c:manualLayout/c:y", NS)
        down = float(moved.get("val")) / PLOT_HEIGHT if moved is not None else 0
        places.append((-value, 1 - value / 100 + down))
    downwards = [place for _, place in sorted(places)]
    assert all(after - before > 0.08 for before, after in pairwise(downwards))
    assert all(-0.01 < place < 1.01 for place in downwards)


def test_names_of_many_lines_stand_in_the_order_of_their_ends_with_their_marks() -> None:
    lines = diagram(*((tal(1), tal(4)), (tal(3), None), (tal(2), tal(9))), slag=Diagramslag.LINJE)
    key = chart_key(ritning_av(lines, 160), ("111111", "222222", "333333"))
    said = key.words.replace("\u2003", " ").replace("\u2060", "")
    assert said == "▲\u00a0Övriga ●\u00a0Kvinnor ■\u00a0Män\u00a0(–Kategori\u00a01)"


def test_bars_that_carry_their_numbers_have_no_axis_of_them(tmp_path: Path) -> None:
    few = chart_of(tmp_path, diagram((tal(4), tal(3))))
    assert attribute(few, ".//c:valAx/c:delete") == "1"
    assert few.find(".//c:majorGridlines", NS) is None
    many = chart_of(tmp_path, diagram(tuple(tal(n) for n in range(60)), slag=Diagramslag.LIGGANDE))
    assert attribute(many, ".//c:valAx/c:delete") == "0"
    assert attribute(many, ".//c:ser/c:dLbls/c:showVal") == "0"


def test_every_category_is_labelled_and_none_is_turned(tmp_path: Path) -> None:
    root = chart_of(tmp_path, diagram((tal(4), tal(3))))
    assert attribute(root, ".//c:catAx/c:tickLblSkip") == "1"
    assert root.find(".//c:catAx/c:txPr/a:bodyPr", NS).get("rot") == "0"


def test_bars_lie_where_their_labels_have_no_room_side_by_side(tmp_path: Path) -> None:
    few = chart_of(tmp_path, diagram((tal(1),) * 6))
    assert attribute(few, ".//c:barDir") == "col"
    many = chart_of(tmp_path, diagram((tal(1),) * 15))
    assert attribute(many, ".//c:barDir") == "bar"


def test_a_value_that_is_hidden_or_not_counted_is_told_in_its_label(tmp_path: Path) -> None:
    figure = replace(tal(None).figure, absence=Absence.DOLD)
    shown = diagram((Tal(figure), Tal(figure), tal(None)), (tal(1), Tal(figure), tal(2)))
    root = chart_of(tmp_path, shown)
    labels = [v.text for v in root.findall(".//c:ser[1]/c:cat", NS)[0].iterfind(".//c:v", NS)]
    assert labels == ["Kategori 1 (Kvinnor x)", "Kategori 2 (x)", "Kategori 3 (Kvinnor –)"]


def test_lines_differ_by_their_marks_and_dashes_and_not_only_by_colour(tmp_path: Path) -> None:
    root = chart_of(tmp_path, diagram(*[(tal(n),) for n in range(5)], slag=Diagramslag.LINJE))
    marks = [e.get("val") for e in root.iterfind(".//c:marker/c:symbol", NS)]
    assert marks == ["circle", "square", "triangle", "diamond", "x"]
    dashes = [e.get("val") for e in root.iterfind(".//a:prstDash", NS)]
    assert len(set(zip(marks, dashes, strict=True))) == 5
    assert len(set(dashes)) == 4


def test_a_chart_has_alt_text_and_fills_the_text_width(tmp_path: Path) -> None:
    root = part(document(tmp_path, diagram((tal(4),))))
    properties = root.find(".//wp:docPr", NS)
    assert properties.get("descr") == "Kvinnorna var <5 i januari."
    assert properties.get("title") == "Nya per månad & år"
    section = root.find(".//w:sectPr", NS)
    page, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    w = f"{{{NS['w']}}}"
    width = int(page.get(f"{w}w")) - int(margins.get(f"{w}left")) - int(margins.get(f"{w}right"))
    assert int(root.find(".//wp:extent", NS).get("cx")) == width * 635


def test_more_lying_bars_make_a_higher_chart(tmp_path: Path) -> None:
    def height(count: int) -> int:
        shown = diagram(tuple(tal(n) for n in range(count)), slag=Diagramslag.LIGGANDE)
        root = part(document(tmp_path, shown))
        return int(root.find(".//wp:extent", NS).get("cy"))

    assert height(3) < height(12)


def test_lying_bars_leave_room_for_their_labels_and_numbers(tmp_path: Path) -> None:
    root = chart_of(tmp_path, diagram((tal(4), tal(5)), slag=Diagramslag.LIGGANDE))
    x, y, w, h = (
        float(attribute(root, f".//c:manualLayout/c:{name}")) for name in ("x", "y", "w", "h")
    )
    assert x > 0.1
    assert 0.8 < x + w < 0.95
    assert y + h < 1


def test_charts_have_parts_and_ids_of_their_own(tmp_path: Path) -> None:
    result = document(tmp_path, diagram((tal(1),)), diagram((tal(2),)))
    assert [name for name in part_names(result) if "chart" in name and "_rels" not in name] == [
        "word/charts/chart1.xml",
        "word/charts/chart2.xml",
    ]
    ids = [e.get("id") for e in part(result).iter(f"{{{NS['wp']}}}docPr")]
    assert ids == ["1", "2"]


def test_series_of_another_length_than_the_categories_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateFaultError) as told:
        document(tmp_path, diagram((tal(1),), (tal(1), tal(2))))
    assert "one value per category" in str(told.value.__cause__)


def test_a_picture_has_alt_text_and_the_height_of_the_profile(tmp_path: Path) -> None:
    logo = tmp_path / "logga.png"
    Image.new("RGB", (200, 100), "navy").save(logo)

    def build(template: Document) -> None:
        template.sections[0].header.paragraphs[0].text = "{{ logotyper }}"

    template = blockmall(tmp_path, "{{ logotyper }}", build=build)
    result = rendered(template=template, logotyper=(Bild(logo, "Logotyp", 20),))
    for name in ("word/document.xml", "word/header1.xml"):
        root = part(result, name)
        extent = root.find(".//wp:extent", NS)
        assert (extent.get("cx"), extent.get("cy")) == ("1440000", "720000")
        assert root.find(".//wp:docPr", NS).get("descr") == "Logotyp"
    assert [name for name in part_names(result) if "media" in name] == ["word/media/bild1.png"]
