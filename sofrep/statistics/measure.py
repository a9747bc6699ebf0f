"""A figure is declared once: what it is called, what it means, and what counts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.domain.figure import Figure, Unit
from sofrep.domain.forbund import Forbund


class HasWords(Protocol):
    """Where figures are counted: the codes of the words that its measures' patterns have there."""

    @property
    def words(self) -> Mapping[str, str]:
        """``{"population": "nya"}``."""


P = TypeVar("P", bound=HasWords)


def always(forbund: Forbund, words: Mapping[str, str]) -> bool:
    """Every profile has the measure."""
    del forbund, words
    return True


class Measure(Struct, Generic[P], frozen=True, eq=False):
    """One line of the list of measures (docs/figures.md), and how it is counted on a page.

    A `pattern`'s ``<word>`` stands for a code of the profile (`sofrep.statistics.measure_words`).  `namn`
    is the label, with the pattern's words, and the förbund's for participants, in braces; the texts
    are Swedish, as the administrator reads them.  `count` makes the figures of a page, from the
    measure with the page's words filled in.

    `share` says what the measure's ``.andel`` is a ratio of, where it has one, and `ratio` what its
    own value is, where that is one.  `sex` says that it is made by sex as well (``.kvinnor``), `of`
    on which pages, and `when` that the profile has it, and for which words.  `forbundet` that it is
    the whole förbund's and not an insats'.
    """

    pattern: str
    namn: str
    definition: str
    count: Callable[[P, Measure[Any]], Iterator[Figure]]
    unit: Unit = Unit.ANTAL
    share: str = ""
    ratio: str = ""
    sex: bool = True
    of: tuple[str, ...] = ()
    when: Callable[[Forbund, Mapping[str, str]], bool] = always
    forbundet: bool = False
    _filled: dict[tuple[tuple[str, str], ...], Measure[P]] = field(default_factory=dict)

    def named(self, words: Mapping[str, str]) -> str:
        """The pattern with these words filled in."""
        name = self.pattern
        for word, code in words.items():
            name = name.replace(f"<{word}>", code)
        return name

    def filled(self, words: Mapping[str, str]) -> Measure[P]:
        """The measure with these words of its pattern filled in."""
        key = tuple(words.items())
        if key not in self._filled:
            self._filled[key] = replace(self, pattern=self.named(words), _filled={})
        return self._filled[key]


def figures_of(page: P, measures: tuple[Measure[P], ...], forbund: Forbund) -> Iterator[Figure]:
    """Every measure that the profile has, counted on a page."""
    words = page.words
    has = {when: when(forbund, words) for when in dict.fromkeys(each.when for each in measures)}
    for measure in measures:
        if has[measure.when]:
            yield from measure.count(page, measure.filled(words))


def figures_of_pages(
    pages: Mapping[str, P], measures: tuple[Measure[P], ...], forbund: Forbund
) -> Iterator[Figure]:
    """Page by page, every measure that is of it."""
    for name in dict.fromkeys(name for measure in measures for name in measure.of):
        own = tuple(measure for measure in measures if name in measure.of)
        yield from figures_of(pages[name], own, forbund)
