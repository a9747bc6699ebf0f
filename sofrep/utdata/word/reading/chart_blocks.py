"""A chart that was read, as a block with its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from sofrep.domain.figure import Figure, Origin, Recipe
from sofrep.domain.period import Period
from sofrep.utdata.word.reading.read_charts import Avlast
from sofrep.visning.block import Diagramblock
from sofrep.visning.visat import Diagram, Diagramslag, Serie, Tal

ChartFigures = Callable[[Avlast], Sequence[Figure | None]]
"""The figure of each value of a chart, in order; None for one that is none, or was changed."""
UNTOLD = Recipe("dokument", ())
"""Of a value that a Word file holds, and nothing more is known of."""
_NO_PERIOD = Period.of_year(1)
_ALT = "Diagrammets siffror står i tabellen vid det."


def chart_block(key: str, chart: Avlast, alt: str, figures_of: ChartFigures) -> Diagramblock:
    """The chart with each of its values as a figure; one of no known figure has an id of the block."""
    known = iter(figures_of(chart))
    series = tuple(
        Serie(
            name,
            tuple(
                _tal(value, chart, known, f"{key}.{n}.{place}")
                for place, value in enumerate(values)
            ),
        )
        for n, (name, values) in enumerate(chart.serier)
    )
    title, *notes = dict.fromkeys(filter(None, (chart.rubrik, *chart.texter))) or ("Diagram",)
    return Diagramblock(
        nyckel=key,
        diagram=Diagram(
            rubrik=title,
            alt=alt or f"{title}. {_ALT}",
            slag=chart.slag or Diagramslag.STAPEL,
            kategorier=chart.kategorier,
            serier=series,
            enhet=chart.enhet,
            noter=tuple(notes),
        ),
    )


def _tal(
    value: Fraction | None, chart: Avlast, known: Iterator[Figure | None], key: str
) -> Tal | None:
    if value is None:
        return None
    figure = next(known, None)
    if figure is None:
        figure = Figure(
            id=key,
            value=value * chart.faktor,
            unit=chart.enhet,
            scope="",
            period=_NO_PERIOD,
            recipe=UNTOLD,
            origin=Origin.INMATAD,
        )
    return Tal(figure, decimaler=chart.decimaler)


def is_key_of(text: str, chart: Avlast) -> bool:
    """Whether a line above a chart only says which mark is which series: the chart says so itself."""
    names = " ".join(name for name, _ in chart.serier)
    known = {*names.replace("\u00a0", " ").split()}
    return all(word in known or not any(sign.isalnum() for sign in word) for word in text.split())
