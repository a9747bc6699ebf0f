"""What charts in SVG are made of: bars, lines, marks and texts; nothing in it runs."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from sofrep.visning.bredder import printed_width
from sofrep.visning.farger import contrast

BOKSTAV, LITEN, RAD = 9.0, 8.0, 10.5
"""The height of letters, of small ones, and of a line."""
LUCKA = 4.0
"""Between a bar and its number, a label and its bar."""
TEXT, GRID, PAPER = "#1F2A2E", "#C9D1D3", "#FFFFFF"
_STRIPE = 3.0
_LEAST_CONTRAST = 2.0
"""Colours of less contrast to one another are told apart by stripes as well."""
_DASHES = ("", "4 2.5", "", "1.5 2.5", "8 3")
# What printed_width measures in: twips of 9.5 points.
_TWIPS = 20 * 9.5


class Farg(Struct, frozen=True):
    """The colour of a series, and whether its bars are striped."""

    kod: str
    randig: bool


class Yta(Struct, frozen=True):
    """A rectangle."""

    x: float
    y: float
    bredd: float
    hojd: float


def fargade(accents: Sequence[str], count: int) -> list[Farg]:
    """A colour for each of `count` series, from the accents in order."""
    codes = [accents[number % len(accents)] for number in range(count)]
    plain: list[str] = []
    found = []
    for code in codes:
        is_like = any(contrast(code, other) < _LEAST_CONTRAST for other in plain)
        found.append(Farg(f"#{code}", is_like))
        if not is_like:
            plain.append(code)
    return found


def textbredd(said: str, size: float) -> float:
    """About how wide a text is at that size."""
    return printed_width(said) / _TWIPS * size


def brutet(said: str, width: float, size: float) -> list[str]:
    """A text as lines that fit in `width`, broken between words."""
    lines = [""]
    for word in said.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and textbredd(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def svg(width: float, height: float, content: str, alt: str) -> str:
    """The whole picture, which says its alternative text."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:.1f}" '
        f'width="{width:g}" height="{height:.1f}" role="img" aria-label={quoteattr(alt)} '
        f'font-family="Carlito, Calibri, sans-serif" fill="{TEXT}">{content}</svg>'
    )


def text(  # noqa: PLR0913 - a place, a text and its looks
    x: float, y: float, said: str, size: float, *, mitt: bool = False, slut: bool = False
) -> str:
    """A line of text that begins at `x`, or has its middle or its end there."""
    anchor = ' text-anchor="middle"' if mitt else ' text-anchor="end"' if slut else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"{anchor}>{escape(said)}</text>'


def underskrift(x: float, y: float, lines: Sequence[str]) -> list[str]:
    """The lines of a label under `y`, around `x`."""
    return [
        text(x, y + RAD + 0.5 + n * RAD, line, BOKSTAV, mitt=True) for n, line in enumerate(lines)
    ]


def stapel(yta: Yta, farg: Farg) -> str:
    """A bar, striped where its colour alone would not tell it."""
    place = f'x="{yta.x:.1f}" y="{yta.y:.1f}" width="{yta.bredd:.1f}" height="{yta.hojd:.1f}"'
    if not farg.randig:
        return f'<rect {place} fill="{farg.kod}"/>'
    count = int((yta.bredd + yta.hojd) / _STRIPE)
    stripes = "".join(_stripe(yta, (n + 0.5) * _STRIPE) for n in range(count))
    return (
        f'<rect {place} fill="{farg.kod}"/>'
        f'<path d="{stripes}" stroke="{PAPER}" stroke-width="1" fill="none"/>'
        f'<rect {place} fill="none" stroke="{farg.kod}" stroke-width="0.8"/>'
    )


def _stripe(yta: Yta, along: float) -> str:
    """A slanting line within a rectangle, `along` its upper and then its right side."""
    x1, y1 = min(along, yta.bredd), max(0.0, along - yta.bredd)
    x2, y2 = max(0.0, along - yta.hojd), min(along, yta.hojd)
    return f"M{yta.x + x1:.1f} {yta.y + y1:.1f}L{yta.x + x2:.1f} {yta.y + y2:.1f}"


def streck(x1: float, y1: float, x2: float, y2: float) -> str:
    """A thin line of the grid."""
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{GRID}" stroke-width="0.7"/>'


def tvarstreck(left: float, right: float, y: float, said: str) -> str:
    """A line of the grid from side to side, with what it stands for before it."""
    return streck(left, y, right, y) + text(left - LUCKA, y + 3, said, LITEN, slut=True)


def linje(points: Sequence[tuple[float, float]], farg: Farg, number: int) -> str:
    """The line of series `number` through points that follow one another."""
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dash = _DASHES[number % len(_DASHES)]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="M{way}" fill="none" stroke="{farg.kod}" stroke-width="1.8" '
        f'stroke-linejoin="round"{dashed}/>'
    )


def marke(x: float, y: float, farg: Farg, number: int) -> str:
    """The mark of series `number`: a circle, a square, a triangle, a diamond, a cross."""
    looks = f'fill="{farg.kod}" stroke="{PAPER}" stroke-width="0.6"'
    shape: tuple[tuple[float, float], ...]
    match number % len(_DASHES):
        case 0:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" {looks}/>'
        case 1:
            return f'<rect x="{x - 2.7:.1f}" y="{y - 2.7:.1f}" width="5.4" height="5.4" {looks}/>'
        case 2:
            shape = ((0, -3.5), (3.3, 2.5), (-3.3, 2.5))
        case 3:
            shape = ((0, -3.7), (3.7, 0), (0, 3.7), (-3.7, 0))
        case _:
            arms = f"M{x - 2.7:.1f} {y - 2.7:.1f}l5.4 5.4m0 -5.4l-5.4 5.4"
            return f'<path d="{arms}" fill="none" stroke="{farg.kod}" stroke-width="1.8"/>'
    corners = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in shape)
    return f'<polygon points="{corners}" {looks}/>'
