"""The charts of a Word file: their values, and the block of the document that each belongs to."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from lxml import etree

from sofrep.domain.figure import Unit
from sofrep.errors import DAMAGED_ZIP
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    W_P,
    Element,
    parse_xml,
    q,
    style_of,
    text_of,
    value_of,
)
from sofrep.visning.svenska import format_value

_MAIN, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_MAX_PART = 80_000_000
_DECIMALS = re.compile(r"0[.,](0+)")
_BLOCK, _HEADING = "_sb_", "Diagramrubrik"


@dataclass(frozen=True, slots=True)
class Punkt:
    """A value of a chart, a share of one where it is in per cent; None where there is none."""

    serie: str
    kategori: str
    varde: Fraction | None


@dataclass(frozen=True, slots=True)
class Avlast:
    """A chart as it stands in a file, its points series by series.

    `ankare` is the number from 0 of its ``w:p``; `block` names what it stands in, from within: keys
    of controls and bookmarks.  `rubrik` is the line above it, `decimaler` how its labels are printed.
    """

    ankare: int
    block: tuple[str, ...]
    rubrik: str
    procent: bool
    decimaler: int
    punkter: tuple[Punkt, ...]

    def tryckt(self, punkt: Punkt) -> str:
        """A value as its label prints it; "" where there is none."""
        if punkt.varde is None:
            return ""
        unit = Unit.PROCENT if self.procent else Unit.ANTAL
        return format_value(punkt.varde * self.faktor, unit, decimals=self.decimaler)

    @property
    def faktor(self) -> int:
        """How many of the figure's unit one of the chart's is."""
        return 100 if self.procent else 1


def read_charts(content: bytes) -> tuple[Avlast, ...]:
    """The charts in the body of a Word file that is one, in order; a damaged one is left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        relations, root = part_of(package, _RELATIONS), part_of(package, _MAIN)
        if relations is None or root is None:
            return ()
        targets = {
            each.get("Id"): posixpath.normpath(posixpath.join("word", each.get("Target", "")))
            for each in relations
            if isinstance(each.tag, str)
        }
        found = []
        for number, paragraph, chart in _places(root):
            part = part_of(package, targets.get(chart.get(q("r:id")), ""))
            if part is not None:
                found.append(_chart(number, paragraph, part))
    return tuple(found)


def part_of(package: zipfile.ZipFile, name: str) -> Element | None:
    """The XML of a part; None where it is missing, damaged or unreasonably large."""
    try:
        if package.getinfo(name).file_size > _MAX_PART:
            return None
        return parse_xml(package.read(name))
    except (*DAMAGED_ZIP, KeyError, etree.XMLSyntaxError):
        return None


def _places(root: Element) -> Iterator[tuple[int, Element, Element]]:
    for number, paragraph in enumerate(root.iter(W_P)):
        for chart in paragraph.iter(q("c:chart")):
            if next(chart.iterancestors(q("mc:Fallback")), None) is None:
                yield number, paragraph, chart


def _chart(number: int, paragraph: Element, root: Element) -> Avlast:
    formats = [each.get("formatCode", "") for each in root.iter(q("c:numFmt"))]
    formats += [each.text or "" for each in root.iter(q("c:formatCode"))]
    label = next((form for form in formats if form not in {"", "General"}), "")
    decimals = _DECIMALS.search(label)
    return Avlast(
        ankare=number,
        block=tuple(_blocks(paragraph)),
        rubrik=_title(paragraph),
        procent="%" in label,
        decimaler=len(decimals[1]) if decimals else 0,
        punkter=tuple(point for series in root.iter(q("c:ser")) for point in _points(series)),
    )


def _blocks(paragraph: Element) -> Iterator[str]:
    """What the paragraph stands in: the tags of controls from within, then open bookmarks, last first."""
    for control in paragraph.iterancestors(q("w:sdt")):
        if tag := value_of(control, "w:sdtPr/w:tag"):
            yield tag
    open_marks: dict[str | None, str] = {}
    for mark in paragraph.xpath(
        "preceding::w:bookmarkStart | preceding::w:bookmarkEnd", namespaces=NAMESPACES
    ):
        if mark.tag == q("w:bookmarkEnd"):
            open_marks.pop(mark.get(q("w:id")), None)
        elif mark.get(q("w:name"), "").startswith(_BLOCK):
            open_marks[mark.get(q("w:id"))] = mark.get(q("w:name"))
    yield from reversed(open_marks.values())


def _title(paragraph: Element) -> str:
    """What the drawing is called, else its heading above (LibreOffice drops the name)."""
    name = next((each.get("title", "") for each in paragraph.iter(q("wp:docPr"))), "")
    if name:
        return name
    above = paragraph.xpath("preceding::w:p[normalize-space()]", namespaces=NAMESPACES)
    headings = [each for each in above if style_of(each) == _HEADING]
    return " ".join(text_of((headings or above)[-1]).split()) if above else ""


def _points(series: Element) -> Iterator[Punkt]:
    name = " ".join(each.text or "" for each in series.iterfind("c:tx//c:v", NAMESPACES))
    labels = _values(series, "c:cat")
    values = _values(series, "c:val")
    for place in sorted(labels.keys() | values.keys()):
        yield Punkt(name, labels.get(place, ""), _number(values.get(place)))


def _values(series: Element, of: str) -> dict[int, str]:
    found = {}
    for point in series.iterfind(f"{of}//c:pt", NAMESPACES):
        place = point.get("idx", "")
        if place.isdecimal():
            found[int(place)] = point.findtext("c:v", "", NAMESPACES)
    return found


def _number(text: str | None) -> Fraction | None:
    try:
        return Fraction(Decimal(text)) if text else None
    except (InvalidOperation, ValueError, OverflowError):
        return None
