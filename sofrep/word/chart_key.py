"""Which colour is which series of lying bars: a line of text above them.

LibreOffice turns the order of a legend of lying bars, and lets one of two lines lie over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.visning.visat import Slag
from sofrep.word.chart_data import ChartData
from sofrep.word.ooxml import Element, make, make_run, make_text

_SQUARE, _APART = "\u25a0", "\u2003"


def chart_key(data: ChartData, accents: Sequence[str]) -> list[Element]:
    """A square and a name for each series, in the order of the bars; nothing for one series."""
    if data.kind is not Slag.LIGGANDE or len(data.columns) < 2:
        return []
    return [run for number in range(len(data.columns)) for run in _entry(data, number, accents)]


def _entry(data: ChartData, number: int, accents: Sequence[str]) -> Iterator[Element]:
    if number:
        yield make_run(None, make_text(_APART))
    accent = number % len(accents)
    colour = make("w:color", val=accents[accent], themeColor=f"accent{accent + 1}")
    yield make_run(make("w:rPr", colour), make_text(_SQUARE))
    name = data.columns[number].name.replace(" ", "\u00a0")
    yield make_run(None, make_text(f"\u00a0{name}"))
