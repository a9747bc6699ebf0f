"""How wide the columns of a table are, from what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

# Twips: an average character of a table's text, and the margins of a cell, left and right.
_CHARACTER, _MARGINS = 98, 200
NARROW = 90
"""The margins of a cell in a table that is too wide for those of its style."""
# A longer text, in characters, is broken; a column this narrow gets the width of its likes.
_WIDEST = 48
# A word as short as "Män" may be of wide letters: no column is narrower than this.
_SHORTEST = 4
# A heading of at most so many signs is not broken.
_WHOLE_HEADING = 12
# A number with its share, as "113 (96 %)".
_WHOLE_NUMBER = 11
_NARROW = 9 * _CHARACTER + _MARGINS
_SOFT = "\u00ad"


def is_tight(rows: Sequence[Sequence[str]], total: int) -> bool:
    """Whether words have room only in cells with narrow margins."""
    return sum(_needs(rows, _MARGINS)[0]) > total


def column_widths(rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Widths in twips that add up to `total`; the first row holds the headings.

    Short headings are broken before labels are, and labels before numbers stand unevenly.
    """
    margins = NARROW if is_tight(rows, total) else _MARGINS
    least, wanted = _needs(rows, margins, whole=_WHOLE_HEADING)
    if sum(wanted) > total:
        least, wanted = _needs(rows, margins)
    alike = [wanted[0], *_alike(wanted[1:])]
    if sum(alike) > total:
        alike = wanted
    if sum(alike) > total >= least[0] + sum(wanted[1:]):  # labels may break between words
        alike = [total - sum(wanted[1:]), *wanted[1:]]
    return _share_out(total, least, alike)


def _needs(
    rows: Sequence[Sequence[str]], margins: int, *, whole: int = 0
) -> tuple[list[int], list[int]]:
    """Per column the width of its longest word, and of its longest label or number in full.

    A heading of at most `whole` signs, and a number with its share, count as a word.
    """
    count = len(rows[0])
    least, wanted = [_SHORTEST] * count, [_SHORTEST] * count
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            word = max(map(len, text.replace(_SOFT, " ").split(" ")), default=0)
            line = max(map(len, text.split("\n")))
            if not number and column and line > whole:
                line = word
            if number and column and line <= _WHOLE_NUMBER:
                word = line
            bold = 0 if number else 1  # and a heading's letters are wider
            least[column] = max(least[column], word + bold)
            wanted[column] = max(wanted[column], line + bold)
    return (
        [_CHARACTER * need + margins for need in least],
        [_CHARACTER * min(need, _WIDEST) + margins for need in wanted],
    )


def _alike(needs: list[int]) -> list[int]:
    """Narrow columns beside each other look best when they are equally wide."""
    narrow = max((need for need in needs if need <= _NARROW), default=0)
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
