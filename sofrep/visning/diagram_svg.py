"""Charts as SVG, with their texts as text: for the web page and the PDF.

Letters are 9 units high (those of a crowd 8), so that a chart drawn 224 units wide can be read where
it is shown 280 pixels wide.  Bars of like lightness differ by stripes, lines by marks and dashes:
nothing is told by its colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sofrep.visning.linje_svg import rita_linjer
from sofrep.visning.ritning import Ritning, ritning_av
from sofrep.visning.stapel_svg import rita_liggande, rita_staplar, ryms
from sofrep.visning.svg import (
    BOKSTAV,
    RAD,
    Farg,
    Yta,
    fargade,
    linje,
    marke,
    stapel,
    svg,
    text,
    textbredd,
)
from sofrep.visning.visat import Diagram, Diagramslag

_POINTS_PER_MM: Final = 72 / 25.4
_SIGN = 15.0
"""The width of a sign before a name."""


def diagram_svg(diagram: Diagram, bredd: float, accenter: Sequence[str]) -> str:
    """`diagram` as an SVG element `bredd` units (points) wide and as high as it needs.

    `accenter` are the colours of the document, each six hexadecimal digits.  The element says the
    alternative text; title and notes are for the page to print.

    Raises:
        ValueError: as `ritning_av`.
    """
    data = ritning_av(diagram, bredd / _POINTS_PER_MM)
    colours = fargade(accenter, len(data.kurvor))
    key, top = _key(data, bredd, colours)
    if data.slag is Diagramslag.LINJE:
        drawn, height = rita_linjer(data, bredd, colours)
    elif data.slag is Diagramslag.STAPEL and ryms(data, bredd):
        drawn, height = rita_staplar(data, bredd, colours)
    else:
        drawn, height = rita_liggande(data, bredd, colours)
    moved = f'<g transform="translate(0 {top:g})">{"".join(drawn)}</g>'
    return svg(bredd, top + height, "".join(key) + moved, diagram.alt)


def _key(data: Ritning, width: float, colours: Sequence[Farg]) -> tuple[list[str], float]:
    """Which colour or mark is which series, and its height; nothing for one series."""
    if len(data.kurvor) < 2:
        return [], 0
    made: list[str] = []
    x, y = 0.0, 8.0
    for number in data.ordning:
        name = data.forklarat_namn(number)
        room = _SIGN + textbredd(name, BOKSTAV)
        if x and x + room > width:
            x, y = 0.0, y + RAD + 1.5
        if data.slag is Diagramslag.LINJE:
            made.append(linje([(x, y - 3), (x + 11, y - 3)], colours[number], number))
            made.append(marke(x + 5.5, y - 3, colours[number], number))
        else:
            made.append(stapel(Yta(x + 1, y - 7, 9, 8), colours[number]))
        made.append(text(x + _SIGN, y, name, BOKSTAV))
        x += room + 10
    return made, y + 8
