"""Charts as SVG say all that they show as text, within their edges, and not by colour alone."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from fractions import Fraction
from random import Random

import pytest
from msgspec.structs import replace

from sofrep.domain.figure import Absence, Unit
from sofrep.visning.diagram_svg import diagram_svg
from sofrep.visning.svg import textbredd
from sofrep.visning.visat import Diagram, Diagramslag, Serie, Tal
from support.mallar import tal

ACCENTS = ("0B4A56", "D27B2C", "6F9AA1", "9A4A12", "4A5B60", "1E6B3A")
SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("Kvinnor", "Män", "Övriga", "Efter 12 månader", "Parternas chefsgrupp, fråga 1")


def diagram(
    *series: tuple[Tal | None, ...],
    slag: Diagramslag = Diagramslag.LIGGANDE,
    enhet: Unit = Unit.ANTAL,
    kategorier: tuple[str, ...] = (),
) -> Diagram:
    names = kategorier or tuple(f"Kategori {n}" for n in range(1, len(series[0]) + 1))
    parts = tuple(Serie(NAMES[n], values) for n, values in enumerate(series))
    return Diagram("Nya & avslutade", 'Fler "nya" <5.', slag, names, parts, enhet)


def drawn(shown: Diagram, width: float = 224) -> ET.Element:
    return ET.fromstring(diagram_svg(shown, width, ACCENTS))  # noqa: S314 - made here


def said(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def percent(value: Fraction | int) -> Tal:
    return tal(value, Unit.PROCENT)


@pytest.mark.parametrize("slag", list(Diagramslag))
def test_every_category_name_and_number_is_text_as_printed_elsewhere(slag: Diagramslag) -> None:
    values = (percent(Fraction(125, 2)), percent(7)), (percent(0), percent(100))
    texts = said(drawn(diagram(*values, slag=slag, enhet=Unit.PROCENT), 465))
    for expected in ("Kvinnor", "Män", "Kategori 1", "Kategori 2"):
        assert expected in texts
    assert {str(value) for series in values for value in series} <= set(texts)


def test_it_says_its_alternative_text_and_holds_nothing_that_runs_or_is_fetched() -> None:
    text = diagram_svg(diagram((tal(4), tal(5))), 224, ACCENTS)
    root = ET.fromstring(text)  # noqa: S314 - made here
    assert (root.get("role"), root.get("aria-label")) == ("img", 'Fler "nya" <5.')
    assert not re.search(r"script|href|url\(|style|\bid=", text)


def test_what_is_hidden_is_told_in_its_label_and_has_no_bar() -> None:
    hidden = Tal(replace(tal(None).figure, absence=Absence.DOLD))
    root = drawn(diagram((hidden, tal(3), None)), 465)
    assert "Kategori 1 (x)" in said(root)
    assert len(list(root.iter(f"{SVG}rect"))) == 1


def test_bars_begin_at_0_and_are_as_long_as_their_numbers() -> None:
    bars = list(drawn(diagram((tal(50), tal(100), tal(-25)))).iter(f"{SVG}rect"))
    half, whole, less = ((float(b.get("x", 0)), float(b.get("width", 0))) for b in bars)
    assert half[1] * 2 == pytest.approx(whole[1], abs=0.2)
    assert half[0] == whole[0] == pytest.approx(less[0] + less[1], abs=0.2)
    assert less[1] * 4 == pytest.approx(whole[1], abs=0.4)


def test_bars_whose_colours_are_alike_in_lightness_are_striped() -> None:
    def stripes(count: int) -> int:
        root = drawn(diagram(*(((tal(9)),) for _ in range(count))))
        return sum(path.get("stroke") == "#FFFFFF" for path in root.iter(f"{SVG}path"))

    assert stripes(2) == 0
    assert stripes(3) == 2  # the bar, and its sign above


def test_lines_are_broken_where_nobody_has_counted_and_differ_by_marks_and_dashes() -> None:
    gap = (percent(10), None, percent(30), percent(40))
    whole = (percent(20),) * 4
    root = drawn(diagram(gap, whole, whole, slag=Diagramslag.LINJE, enhet=Unit.PROCENT))
    lines = [p for p in root.iter(f"{SVG}path") if p.get("stroke-width") == "1.8"]
    assert sum(p.get("stroke") == "#0B4A56" for p in lines) == 3  # its sign and two parts
    assert len({p.get("stroke-dasharray") for p in lines}) == 2
    assert {e.tag.removeprefix(SVG) for e in root.iter()} >= {"circle", "rect", "polygon"}


def test_lines_of_shares_stand_on_the_same_axis_whatever_their_values() -> None:
    root = drawn(diagram((percent(3), percent(4)), slag=Diagramslag.LINJE, enhet=Unit.PROCENT))
    assert {"0\u00a0%", "20\u00a0%", "100\u00a0%"} <= set(said(root))


def test_bars_lie_where_their_numbers_have_no_room_beside_each_other() -> None:
    months = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    values = tuple(tal(n * 1000) for n in range(12))
    shown = diagram(values, values, slag=Diagramslag.STAPEL, kategorier=months)
    height = {width: float(drawn(shown, width).get("height", 0)) for width in (224, 465)}
    assert height[224] > 200
    shown = diagram((tal(4), tal(5)), slag=Diagramslag.STAPEL)
    assert float(drawn(shown).get("height", 0)) < 150


@pytest.mark.parametrize("seed", range(24))
def test_nothing_stands_outside_its_edges_nor_on_another_text(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same charts each time
    slag, enhet = chance.choice(list(Diagramslag)), chance.choice((Unit.ANTAL, Unit.PROCENT))
    count = chance.randint(1, 5 if slag is Diagramslag.LINJE else 2)
    most = 100 if enhet is Unit.PROCENT else 10 ** chance.randint(1, 4)
    names = tuple(
        f"{chance.choice(('År', 'Vidare till ordinarie verksamhet', 'Sjukdom'))} {n}"
        for n in range(chance.randint(1, 6))
    )
    series = [tuple(tal(chance.randint(0, most), enhet) for _ in names) for _ in range(count)]
    width = chance.choice((224, 300, 465))
    root = drawn(diagram(*series, slag=slag, enhet=enhet, kategorier=names), width)
    height, boxes = float(root.get("height", 0)), []
    for group in root.findall(f"{SVG}g"):
        down = float(re.findall(r"[\d.]+", group.get("transform", ""))[1])
        for element in group.iter(f"{SVG}text"):
            size = float(element.get("font-size", 0))
            wide = textbredd(element.text or "", size) * 0.9  # an estimate on the safe side
            share = {"middle": 0.5, "end": 1}.get(element.get("text-anchor", ""), 0)
            x, y = float(element.get("x", 0)) - wide * share, float(element.get("y", 0)) + down
            assert x > -1, element.text
            assert x + wide < width + 1, element.text
            assert y < height, element.text
            boxes.append((x, x + wide, y, element.text))
    for at, (left, right, y, text) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            is_beside = right <= other[0] or other[1] <= left
            assert is_beside or abs(y - other[2]) > 5, (text, other[3])
