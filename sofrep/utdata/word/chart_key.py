"""Which colour or mark is which series, where a line of text above the chart says it.

LibreOffice turns the order of a legend of lying bars, and lets one of two lines lie over them.  The
names of many lines stand in the order of the numbers at their ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sofrep.utdata.word.chart_data import ChartData
from sofrep.utdata.word.chart_labels import is_of_many_lines, last_of
from sofrep.utdata.word.chart_layout import has_key
from sofrep.utdata.word.ooxml import Element, make, make_run, make_text
from sofrep.visning.svenska import DASH

_SQUARE, _APART, _JOINED = "\u25a0", "\u2003", "\u2060"
_MARKS = ("\u25cf", "\u25a0", "\u25b2", "\u25c6", "\u00d7")
"""The marks of lines (`chart_xml`) as signs."""


def chart_key(data: ChartData, accents: Sequence[str]) -> list[Element]:
    """A sign and a name for each series, in the order in which they are drawn; else nothing."""
    if not has_key(data):
        return []
    order = list(range(len(data.columns)))
    if is_of_many_lines(data):
        order.sort(key=lambda number: _end(data, number), reverse=True)
    runs = [run for number in order for run in (_apart(), *_entry(data, number, accents))]
    return runs[1:]


def _end(data: ChartData, number: int) -> Decimal:
    """The value at the end of a line; below all others where it ends before them."""
    value = data.columns[number].values[-1]
    return Decimal("-Infinity") if value is None else Decimal(value)


def _apart() -> Element:
    return make_run(None, make_text(_APART))


def _entry(data: ChartData, number: int, accents: Sequence[str]) -> Iterator[Element]:
    accent = number % len(accents)
    colour = make("w:color", val=accents[accent], themeColor=f"accent{accent + 1}")
    mark = _MARKS[number % len(_MARKS)] if is_of_many_lines(data) else _SQUARE
    yield make_run(make("w:rPr", colour), make_text(mark))
    name = f"{data.columns[number].name}{_ended(data, number)}".replace(" ", "\u00a0")
    yield make_run(None, make_text(f"\u00a0{name}"))


def _ended(data: ChartData, number: int) -> str:
    """Where a line ends that does not go on to the end: its number would lie among the others."""
    last = last_of(data.columns[number]) if is_of_many_lines(data) else None
    is_early = last is not None and last < len(data.categories) - 1
    return f" ({_JOINED}{DASH}{data.categories[last]})" if is_early and last is not None else ""
