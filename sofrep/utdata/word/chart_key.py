"""Which colour or mark is which series, where a line of text above the chart says it.

LibreOffice turns the order of a legend of lying bars, and lets one of two lines lie over them.  The
names of many lines stand in the order of the numbers at their ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.utdata.word.chart_layout import has_key
from sofrep.utdata.word.wordml import Runs, text_run
from sofrep.visning.ritning import Ritning

_SQUARE, _APART = "\u25a0", "\u2003"
_MARKS = ("\u25cf", "\u25a0", "\u25b2", "\u25c6", "\u00d7")
"""The marks of lines (`chart_xml`) as signs."""


def chart_key(data: Ritning, accents: Sequence[str]) -> Runs:
    """A sign and a name for each series, in the order in which they are drawn; else nothing."""
    entries = [_entry(data, number, accents) for number in data.ordning] if has_key(data) else []
    return Runs(
        text_run(_APART).join(entry.xml for entry in entries),
        _APART.join(entry.words for entry in entries),
    )


def _entry(data: Ritning, number: int, accents: Sequence[str]) -> Runs:
    accent = number % len(accents)
    colour = f'<w:color w:val="{accents[accent]}" w:themeColor="accent{accent + 1}"/>'
    mark = _MARKS[number % len(_MARKS)] if data.har_manga_linjer else _SQUARE
    name = "\u00a0" + data.forklarat_namn(number).replace(" ", "\u00a0")
    return Runs(text_run(mark, f"<w:rPr>{colour}</w:rPr>") + text_run(name), mark + name)
