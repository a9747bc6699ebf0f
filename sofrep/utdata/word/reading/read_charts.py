"""The charts of a Word file: their series and values, as the chart part keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct

from sofrep.domain.figure import Unit
from sofrep.utdata.word.keys import part_in
from sofrep.utdata.word.ooxml import NAMESPACES, W_P, Element, q, style_of, text_of, value_of
from sofrep.utdata.word.reading.opened_file import OpenedFile, target_of
from sofrep.visning.svenska import format_value
from sofrep.visning.visat import Diagramslag

_DECIMALS = re.compile(r"0[.,](0+)")
_HEADING = "Diagramrubrik"
_KINDS: Mapping[str, Diagramslag] = MappingProxyType(
    {
        **dict.fromkeys(("barChart", "bar3DChart"), Diagramslag.STAPEL),
        **dict.fromkeys(
            ("lineChart", "line3DChart", "areaChart", "area3DChart"), Diagramslag.LINJE
        ),
        **dict.fromkeys(
            ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart"), Diagramslag.LIGGANDE
        ),
    }
)
_PLAIN_KINDS = frozenset({"barChart", "bar3DChart", "lineChart", "line3DChart"})
_MOST_DECIMALS = 4


class Punkt(Struct, frozen=True):
    """A value of a chart, a share of one where it is in per cent; None where there is none."""

    serie: str
    kategori: str
    varde: Fraction | None


class Avlast(Struct, frozen=True, kw_only=True):
    """A chart as it stands in a file; its series have a value, or None, for each of its categories.

    `ankare` is the number from 0 of its ``w:p``, -1 where it has none; `block` names what it stands
    in, from within: keys of controls and bookmarks.  `rubrik` is what it is called, or the line above
    it, `decimaler` how its labels are printed.  `slag` is None for a kind that has no other form,
    `sort` what Word calls it; `texter` are its own title and those of its axes.
    """

    ankare: int = -1
    block: tuple[str, ...] = ()
    rubrik: str
    procent: bool
    decimaler: int
    slag: Diagramslag | None
    sort: str
    kategorier: tuple[str, ...]
    serier: tuple[tuple[str, tuple[Fraction | None, ...]], ...]
    texter: tuple[str, ...]

    @property
    def punkter(self) -> tuple[Punkt, ...]:
        """The points series by series."""
        return tuple(
            Punkt(name, category, value)
            for name, values in self.serier
            for category, value in zip(self.kategorier, values, strict=True)
        )

    @property
    def is_plain(self) -> bool:
        """Whether bars or lines are what it is drawn with in Word too."""
        return self.sort in _PLAIN_KINDS

    @property
    def enhet(self) -> Unit:
        """What its values count, as far as it tells."""
        return Unit.PROCENT if self.procent else Unit.ANTAL

    def tryckt(self, punkt: Punkt) -> str:
        """A value as its label prints it; "" where there is none."""
        if punkt.varde is None:
            return ""
        return format_value(punkt.varde * self.faktor, self.enhet, decimals=self.decimaler)

    @property
    def faktor(self) -> int:
        """How many of the figure's unit one of the chart's is."""
        return 100 if self.procent else 1


def read_charts(opened: OpenedFile) -> tuple[Avlast, ...]:
    """The charts in the body of a Word file, in order; a damaged one is left out."""
    found = []
    for number, paragraph in enumerate(opened.body.getroottree().iter(W_P)):
        for chart in paragraph.iter(q("c:chart")):
            if next(chart.iterancestors(q("mc:Fallback")), None) is None:
                where = target_of(opened, opened.main, chart)
                root = opened.part(where.target) if where is not None else None
                if root is not None:
                    found.append(read_chart(root, _title(paragraph), paragraph, number))
    return tuple(found)


def read_chart(root: Element, title: str, paragraph: Element, number: int = -1) -> Avlast:
    """The chart of a part, which stands in the paragraph of that `number`."""
    formats = [each.get("formatCode", "") for each in root.iter(q("c:numFmt"))]
    formats += [each.text or "" for each in root.iter(q("c:formatCode"))]
    label = next((form for form in formats if form not in {"", "General"}), "")
    decimals = _DECIMALS.search(label)
    series = list(root.iter(q("c:ser")))
    labels = [_labels(each) for each in series]
    values = [{n: _number(text) for n, text in _values(each).items()} for each in series]
    places = {n for each in labels for n in each} | {n for each in values for n in each}
    count = 1 + max(places, default=-1)
    named = next((each for each in labels if each), {})
    sort, slag = _kind(root)
    return Avlast(
        ankare=number,
        block=tuple(_blocks(paragraph)),
        rubrik=title,
        procent="%" in label,
        decimaler=len(decimals[1]) if decimals else (0 if label else _places(values)),
        slag=slag,
        sort=sort,
        kategorier=tuple(named.get(n, "") for n in range(count)),
        serier=tuple(
            (_name(each), tuple(its.get(n) for n in range(count)))
            for each, its in zip(series, values, strict=True)
        ),
        texter=tuple(filter(None, map(_words, root.iter(q("c:title"))))),
    )


def _kind(root: Element) -> tuple[str, Diagramslag | None]:
    """What Word calls the chart, and how it can be drawn; one of two kinds at once is drawn as its first."""
    names = [each.tag.rpartition("}")[2] for plot in root.iter(q("c:plotArea")) for each in plot]
    sort = next((name for name in names if name.endswith("Chart")), "")
    lies = any(each.get("val") == "bar" for each in root.iter(q("c:barDir")))
    slag = _KINDS.get(sort)
    return sort, Diagramslag.LIGGANDE if lies and slag is Diagramslag.STAPEL else slag


def _blocks(paragraph: Element) -> Iterator[str]:
    """What the chart is of: the tags of the controls around it, from within, then its bookmark."""
    for control in paragraph.iterancestors(q("w:sdt")):
        if tag := value_of(control, "w:sdtPr/w:tag"):
            yield tag
    for mark in paragraph.iter(q("w:bookmarkStart")):
        if part_in(mark.get(q("w:name"), "")) is not None:
            yield mark.get(q("w:name"))


def _title(paragraph: Element) -> str:
    """What the drawing is called, else its heading above (LibreOffice drops the name)."""
    name = next((each.get("title", "") for each in paragraph.iter(q("wp:docPr"))), "")
    if name:
        return name
    above = paragraph.xpath("preceding::w:p[normalize-space()]", namespaces=NAMESPACES)
    headings = [each for each in above if style_of(each) == _HEADING]
    return " ".join(text_of((headings or above)[-1]).split()) if above else ""


def _name(series: Element) -> str:
    return " ".join(each.text or "" for each in series.iterfind("c:tx//c:v", NAMESPACES))


def _words(title: Element) -> str:
    return " ".join("".join(each.text or "" for each in title.iter(q("a:t"))).split())


def _labels(series: Element) -> dict[int, str]:
    """The categories by their places; of two levels, the outer one stands before the inner."""
    levels: list[dict[int, str]] = [
        _points(level) for level in series.iterfind("c:cat//c:lvl", NAMESPACES)
    ]
    if not levels:
        return _points(series.find("c:cat", NAMESPACES))
    inner, *outer = levels
    return {
        place: " ".join(
            [
                each[max(n for n in each if n <= place)]
                for each in reversed(outer)
                if min(each, default=place + 1) <= place
            ]
            + [label]
        )
        for place, label in inner.items()
    }


def _values(series: Element) -> dict[int, str]:
    return _points(series.find("c:val", NAMESPACES))


def _points(parent: Element | None) -> dict[int, str]:
    found = () if parent is None else parent.iter(q("c:pt"))
    return {
        int(point.get("idx")): point.findtext("c:v", "", NAMESPACES)
        for point in found
        if point.get("idx", "").isdecimal()
    }


def _number(text: str | None) -> Fraction | None:
    try:
        return Fraction(Decimal(text)) if text else None
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _places(values: list[dict[int, Fraction | None]]) -> int:
    """How many decimals the values need where the chart does not say it."""
    numbers = [value for each in values for value in each.values() if value is not None]
    for places in range(_MOST_DECIMALS):
        if all((number * 10**places).denominator == 1 for number in numbers):
            return places
    return _MOST_DECIMALS
