"""Which colour or mark is which series, where a line of text above the chart says it.

LibreOffice turns the order of a legend of lying bars, and lets one of two lines lie over them.  The
names of many lines stand in the order of the numbers at their ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.utdata.word.chart_layout import has_key
from sofrep.utdata.word.ooxml import Element, make, make_run, make_text
from sofrep.visning.ritning import Ritning

_SQUARE, _APART = "\u25a0", "\u2003"
_MARKS = ("\u25cf", "\u25a0", "\u25b2", "\u25c6", "\u00d7")
"""The marks of lines (`chart_xml`) as signs."""


def chart_key(data: Ritning, accents: Sequence[str]) -> list[Element]:
    """A sign and a name for each series, in the order in which they are drawn; else nothing."""
    if not has_key(data):
        return []
    runs = [run for number in data.ordning for run in (_apart(), *_entry(data, number, accents))]
    return runs[1:]


def _apart() -> Element:
    return make_run(None, make_text(_APART))


def _entry(data: Ritning, number: int, accents: Sequence[str]) -> Iterator[Element]:
    accent = number % len(accents)
    colour = make("w:color", val=accents[accent], themeColor=f"accent{accent + 1}")
    mark = _MARKS[number % len(_MARKS)] if data.har_manga_linjer else _SQUARE
    yield make_run(make("w:rPr", colour), make_text(mark))
    name = data.forklarat_namn(number).replace(" ", "\u00a0")
    yield make_run(None, make_text(f"\u00a0{name}"))
