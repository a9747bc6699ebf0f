"""Headers that are nearly known: misspelt ones would lose their column without a word."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from sofrep.domain.problem import Problem, warning
from sofrep.domain.skrivsatt import normalise
from sofrep.register.headers import Match
from sofrep.register.sheets import MATRIS
from sofrep.register.vocabulary import Vocabulary
from sofrep.register.workbook import Grid


def near_headers(grid: Grid, match: Match, words: tuple[Vocabulary, ...]) -> Iterator[Problem]:
    """A warning for each header that is nearly one that the sheet lacks: its column is not read.

    A tally matrix tells its columns of numbers itself.
    """
    if match.kind is MATRIS:
        return
    vocabulary = next(each for each in words if each.kind is match.kind)
    fields, used = match.fields, {found.number for found in match.found}
    lacking = {name: c for name, c in vocabulary.by_name.items() if c.field not in fields}
    for number, column in enumerate(grid.columns):
        header = column[match.row]
        if number in used or not isinstance(header, str) or not 3 < len(header) < 60:
            continue
        name = normalise(header)
        near = get_close_matches(name, lacking, n=1, cutoff=0.8)
        if near and _digits(near[0]) == _digits(name):
            yield warning(
                "rubrik-liknar",
                grid.place(match.row, number),
                f"Rubriken liknar {lacking[near[0]].header} men är stavad på ett annat sätt. "
                "Kolumnen lästes inte.",
                "Rätta stavningen om det är den som menas, annars döp om kolumnen.",
            )


def _digits(name: str) -> str:
    return "".join(ch for ch in name if ch.isdigit())
