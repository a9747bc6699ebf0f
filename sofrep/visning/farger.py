"""Colours as six hexadecimal digits, and whether they can be read on one another (WCAG 2.2)."""

from __future__ import annotations

from typing import Final

READABLE: Final = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
VISIBLE: Final = 3.0
"""The least contrast of what is no text but must be seen (1.4.11)."""
_WHITE = "FFFFFF"
_STEPS = 64


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(code: str) -> float:
    parts = (int(code[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def blended(one: str, other: str, share: float) -> str:
    """A colour that is `share` (0 to 1) of `one`, and of `other` else."""
    places = [(int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (0, 2, 4)]
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in places)


def darkened(code: str, least: float = READABLE, paper: str = _WHITE) -> str:
    """The colour, or the palest of its darker shades that has that contrast to a light `paper`."""
    shades = (blended(code, "000000", 1 - step / _STEPS) for step in range(_STEPS + 1))
    return next((shade for shade in shades if contrast(shade, paper) >= least), "000000")


def paled(code: str, share: float = 0.08) -> str:
    """A tint of the colour for what lies under text."""
    return blended(code, _WHITE, share)
