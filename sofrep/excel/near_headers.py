"""Headings that are nearly known, in spelling or in sense: their column is not read, and is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from sofrep.domain.skrivsatt import normalise
from sofrep.excel.declaration import Column
from sofrep.excel.header_names import names_in, without_marks

_WORD = re.compile(r"[^\W_]+")
_WHOLE_WORDS = 3
"""A stem of so few letters is a word by itself: ``nr``, ``id``, ``kön``."""


def meant(unread: Mapping[str, str], lacking: Iterable[Column]) -> Iterator[tuple[str, Column]]:
    """The letters of unread headings that may be meant as a lacking column, with that column.

    One that is nearly spelt as the column comes before one of the same sense.
    """
    left, columns = dict(unread), list(lacking)
    for near in (_in_spelling, _in_sense):
        for column in list(columns):
            letters = (k for k, text in left.items() if near(text, column) and _may(text, column))
            letter = next(letters, None)
            if letter is not None:
                del left[letter]
                columns.remove(column)
                yield letter, column


def _in_spelling(heading: str, column: Column) -> bool:
    known = {normalise(text) for text in (column.header, *column.aliases)}
    return any(
        _digits(found[0]) == _digits(name)
        for name in names_in(heading)
        if 3 < len(name) < 60 and (found := get_close_matches(name, known, n=1, cutoff=0.8))
    )


def _digits(name: str) -> str:
    return "".join(ch for ch in name if ch.isdigit())


def _in_sense(heading: str, column: Column) -> bool:
    return len(heading) < 60 and _has(_words(heading), column.words.stems)


def _may(heading: str, column: Column) -> bool:
    """Whether nothing in the heading says that it is something else."""
    return not _has(_words(heading), column.words.unlike)


def _words(heading: str) -> list[str]:
    return [without_marks(word) for word in _WORD.findall(heading.casefold())]


def _has(words: list[str], stems: tuple[str, ...]) -> bool:
    return any(_is(word, without_marks(stem)) for stem in stems for word in words)


def _is(word: str, stem: str) -> bool:
    if stem.startswith("-"):
        return word.endswith(stem[1:])
    return word == stem if len(stem) <= _WHOLE_WORDS else word.startswith(stem)
