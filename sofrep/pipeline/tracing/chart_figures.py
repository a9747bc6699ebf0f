"""The figures of the charts in a document: what the record says of the block, held to the values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from sofrep.domain.figure import Figure
from sofrep.granskning.handling import Handling, Textstycke
from sofrep.granskning.sokning import says
from sofrep.pipeline.tracing.answer import UNKNOWN, ToldFigure, Traced, in_place, is_id
from sofrep.pipeline.tracing.sources import Sources
from sofrep.utdata.word.keys import Known
from sofrep.utdata.word.reading.read_charts import Avlast, Punkt

_NEAR = Fraction(1, 10**9)


def trace_chart(
    chart: Avlast,
    rubrik: str,
    wanted: str | None,
    sources: Sources,
    tell: Callable[[str], ToldFigure],
) -> Iterator[Traced]:
    """The values of a chart, under the heading `rubrik`, that `wanted` means; all without it.

    A chart of another program is none of ours, and nothing of it is told without `wanted`.
    """
    for point, figure in figures_of_chart(chart, sources):
        key = figure.id if figure is not None else ""
        texts = (chart.tryckt(point), chart.rubrik, point.serie, point.kategori)
        if wanted is None:
            is_wanted = bool(chart.block)
        else:
            is_wanted = is_id(wanted, key) or any(says(text, wanted) for text in texts)
        if not is_wanted:
            continue
        yield Traced(
            tryckt=chart.tryckt(point),
            plats=(f"under ”{rubrik}”, " if rubrik else "") + f"diagrammet ”{chart.rubrik}”",
            mening=": ".join(filter(None, (point.serie, point.kategori))),
            about=tell(key) if key else ToldFigure(id="", anmarkning=(UNKNOWN,)),
            anmarkning=in_place(chart.tryckt(point), figure) if figure else (),
        )


def heading_over(chart: Avlast, document: Handling) -> str:
    """The heading of the section that a chart stands in."""
    heading, nearest = "", -1
    for part in document.delar:
        if nearest <= part.plats.ankare < chart.ankare:
            is_heading = isinstance(part, Textstycke) and part.niva
            heading = part.plats.borjan if is_heading else part.plats.rubrik
            nearest = part.plats.ankare
    return heading


def figures_of_chart(chart: Avlast, sources: Sources) -> Iterator[tuple[Punkt, Figure | None]]:
    """Each value with its figure; None where the block is not known, or has other values.

    A value that somebody has changed keeps its figure, where the others tell which chart it is.
    """
    points = [point for point in chart.punkter if point.varde is not None]
    best = max(
        (_in_order(ids, sources)[: len(points)] for ids in _candidates(chart, sources)),
        key=lambda figures: _alike(chart, points, figures),
        default=[],
    )
    is_known = 2 * _alike(chart, points, best) > len(points)
    for number, point in enumerate(points):
        yield point, best[number] if is_known and number < len(best) else None


def _candidates(chart: Avlast, sources: Sources) -> Iterator[Sequence[str]]:
    """The ids of each block that the chart may be."""
    if sources.record is None:
        return
    blocks = sources.record.blocks
    known = Known(blocks)
    for name in chart.block:
        key = name if name in blocks else known.block(name, "c")
        if key is not None:
            yield blocks[key]


def _in_order(ids: Sequence[str], sources: Sources) -> list[Figure]:
    """The figures that have a value: series by series, as the points are."""
    found = (sources.figure(key) for key in ids)
    return [known[0] for known in found if known is not None and known[0].value is not None]


def _alike(chart: Avlast, points: Sequence[Punkt], figures: Sequence[Figure]) -> int:
    return sum(is_drawn(chart, *pair) for pair in zip(points, figures, strict=False))


def is_drawn(chart: Avlast, point: Punkt, figure: Figure) -> bool:
    """Whether a point has the figure's value, to the digits that a workbook keeps."""
    if point.varde is None or figure.value is None:
        return False
    value = Fraction(figure.value)
    return abs(point.varde * chart.faktor - value) <= _NEAR * max(Fraction(1), abs(value))
