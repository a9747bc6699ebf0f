"""A printed number read back: it is the figure's value, rounded as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from sofrep.domain.figure import FigureSet
from sofrep.visning.visat import Form, Tal

_WORDS = (
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
)
_NUMBER = re.compile(r"(?:(knappt|drygt) )?([−–-]?)(\d[\d \u00a0]*(?:,\d+)?)")


def faults_of_number(tal: Tal, figures: FigureSet) -> Iterator[str]:
    """Whether the printed text says the value of the figure of that id."""
    figure = tal.figure
    known = figures.get(figure.id)
    if known is None or known.value != figure.value:
        yield f"{figure.id} is not the figure of that id"
        return
    if figure.value is None:
        return
    value, text = Fraction(figure.value), tal.text.replace("\u00a0", " ").lower()
    if tal.form is Form.BELOPP:
        value = abs(value)
    word = text.split(" ")[0]
    if word in _WORDS or word == "ett":
        if value != (1 if word == "ett" else _WORDS.index(word)):
            yield f"{figure.id} is {value} and printed as {text}"
        return
    found = _NUMBER.match(text)
    if found is None:
        yield f"{figure.id} is {value} and printed as {text}"
        return
    side, minus, digits = found.groups()
    plain = digits.replace(" ", "").replace("\u00a0", "")
    decimals = len(plain.partition(",")[2])
    said = Fraction(plain.replace(",", ".")) * (-1 if minus else 1)
    if abs(said - value) > Fraction(1, 2 * 10**decimals):
        yield f"{figure.id} is {value} and printed as {text}"
    if (side == "knappt" and not value < said) or (side == "drygt" and not value > said):
        yield f"{figure.id} is {value} and printed as {text}"
