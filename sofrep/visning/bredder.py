"""How wide texts are, and the columns of a table, from what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

# Twips of the signs of the built-in template's table headings: 9.5 points, bold.
_EM = 190
_SIGNS = (
    ("\u00ad", 0.0),
    (" \u00a0", 0.23),
    ("ijlI.,:;'|!", 0.28),
    ("frtJ()/-", 0.35),
    ("aceghkLsvxyzåä0123456789+−–", 0.51),
    ("mMwW%&", 0.86),
    ("ABDGHKNOPQRUVXÅÄÖ", 0.66),
)
_SHARES = {sign: share for signs, share in _SIGNS for sign in signs}
_OTHERS = 0.54
# The margins of a cell, left and right.
_MARGINS = 200
NARROW = 110
"""The margins of a cell in a table that is too wide for those of its style."""
# A longer text is broken; a column this narrow gets the width of its likes; none is narrower.
_WIDEST, _NARROW, _LEAST = 4700, 900, 330
# A heading of at most so many signs is not broken, if there is room for such; nor is a short text
# with a number in it, as "27 % (54 av 198)".
_WHOLE_HEADINGS, _WHOLE_NUMBER = (24, 12, 0), 18
# Where long labels would have less than this part of the width, a text with a number is broken too.
_LABEL_SHARE, _SHORT_NUMBER = 0.42, 15
# The part of the width that a label may be broken to before other texts are.
_LABEL = 4
_DIGIT = re.compile(r"\d")
# Where a word may be broken over two lines.
_BREAKS = re.compile("[ \u00ad]|(?<=-)")


@lru_cache(4096)
def printed_width(text: str) -> int:
    """About how many twips a text takes on one line of a table."""
    return round(_EM * sum(_SHARES.get(sign, _OTHERS) for sign in text))


@lru_cache(4096)
def _measured(text: str) -> tuple[int, int, bool]:
    """The width of its longest line, that of its longest word, and whether it has a digit in it."""
    line = max(map(printed_width, text.split("\n")))
    word = max(map(printed_width, _BREAKS.split(text.replace("\n", " "))))
    return line, word, _DIGIT.search(text) is not None


def is_tight(rows: Sequence[Sequence[str]], total: int) -> bool:
    """Whether labels have no room on one line in cells with the margins of the style."""
    return sum(_needs(rows, _MARGINS, whole=0)[1]) > total


def is_crowded(rows: Sequence[Sequence[str]], total: int) -> bool:
    """Whether words have no room even in cells with narrow margins."""
    return sum(_needs(rows, NARROW, whole=0)[0]) > total


def column_widths(rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Widths in twips that add up to `total`; the first row holds the headings.

    Headings are broken before labels are, the long ones first, and labels before numbers stand
    unevenly.
    """
    margins = NARROW if is_tight(rows, total) else _MARGINS
    for whole in _WHOLE_HEADINGS:
        least, wanted = _needs(rows, margins, whole=whole)
        if sum(wanted) <= total:
            break
    if sum(wanted) > total and total - sum(wanted[1:]) < _LABEL_SHARE * total:
        least, wanted = _needs(rows, margins, whole=0, number_signs=_SHORT_NUMBER)
    alike = [wanted[0], *_alike(wanted[1:], _NARROW + margins)]
    if sum(alike) <= total:
        return _share_out(total, least, alike)
    rest = total - sum(wanted[1:])
    if max(least[0], total // _LABEL) <= rest:  # labels may break between words
        wanted = [min(wanted[0], rest), *wanted[1:]]
    return _share_out(total, least, wanted)


def _needs(
    rows: Sequence[Sequence[str]], margins: int, *, whole: int, number_signs: int = _WHOLE_NUMBER
) -> tuple[list[int], list[int]]:
    """What columns with such margins need (`_needed`)."""
    least, wanted = _needed(tuple(map(tuple, rows)), whole, number_signs)
    return [need + margins for need in least], [need + margins for need in wanted]


@lru_cache(16)
def _needed(
    rows: tuple[tuple[str, ...], ...], whole: int, number_signs: int
) -> tuple[list[int], list[int]]:
    """Per column the width of its longest word, and of its longest label or number in full.

    A heading of at most `whole` signs, and a text with a number of at most `number_signs`, count as
    a word.
    """
    count = len(rows[0])
    least, wanted = [_LEAST] * count, [_LEAST] * count
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            line, word, has_digit = _measured(text)
            if not number and column and len(text) > whole:
                line = word
            if number and column and len(text) <= number_signs and has_digit:
                word = line
            elif number_signs < len(text) <= _WHOLE_NUMBER:
                line = word
            least[column] = max(least[column], word)
            wanted[column] = max(wanted[column], min(line, max(word, _WIDEST)))
    return least, wanted


def _alike(needs: list[int], limit: int) -> list[int]:
    """Narrow columns beside each other look best when they are equally wide."""
    narrow = max((need for need in needs if need <= limit), default=0)
    return [max(need, narrow) for need in needs]


def _share_out(total: int, least: list[int], wanted: list[int]) -> list[int]:
    """What is wanted and more, or at least each longest word."""
    start, growth = wanted, [wanted[0], *(w // 3 for w in wanted[1:])]
    if sum(wanted) > total:
        start, growth = least, [max(w - n, 0) for n, w in zip(least, wanted, strict=True)]
    if sum(start) > total or not sum(growth):
        start, growth = [0] * len(least), least
    rest = total - sum(start)
    widths = [s + rest * g // sum(growth) for s, g in zip(start, growth, strict=True)]
    widths[0] += total - sum(widths)
    return widths
