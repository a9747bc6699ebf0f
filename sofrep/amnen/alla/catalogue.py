"""The documented list of measures: docs/figures.md is made from it (`figures_page`).

What the profile adds to what every office notes adds its measures to the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct, field

from sofrep.amnen.ansokningar.siffror import APPLICATIONS
from sofrep.amnen.ekonomi.siffror.funding import FUNDING
from sofrep.amnen.ekonomi.siffror.postmatt import ECONOMY
from sofrep.amnen.enkat.siffror.survey_measures import SURVEYS
from sofrep.amnen.insatsmedel.siffror import MONEY, MONEY_IN_ALL
from sofrep.amnen.inskrivningar.siffror.inskrivna import (
    EXITS,
    HEAD_COUNTS,
    MONTHS,
    SUPPORT_TIME,
    WHO,
)
from sofrep.amnen.inskrivningar.siffror.personer import GROUPS, PERSONS, REPEATS, own_measures
from sofrep.amnen.strukturella.siffror import STRUCTURAL
from sofrep.amnen.uppfoljning.siffror import FOLLOW_UPS, changes
from sofrep.domain.figure import SEXES, Sex, Unit
from sofrep.domain.forbund import Forbund
from sofrep.statistics.measure import Measure
from sofrep.statistics.measure_words import names_of

ANDEL = "andel"
_POPULATION = "population"
_OF_ROWS = ("<nummer>", "<post>", "<not>", "<år>")

CATALOGUE: tuple[Measure[Any], ...] = (
    *WHO,
    *MONTHS,
    *SUPPORT_TIME,
    *EXITS,
    *GROUPS,
    *PERSONS,
    *REPEATS,
    *(measure for measures in FOLLOW_UPS for measure in measures),
    *MONEY,
    *HEAD_COUNTS,
    *APPLICATIONS,
    *FUNDING,
    *STRUCTURAL,
    *SURVEYS,
    *ECONOMY,
    *MONEY_IN_ALL,
)
"""Every measure that any office can have, in the order of docs/figures.md."""


def measures_of(forbund: Forbund) -> tuple[Measure[Any], ...]:
    """Every measure that a förbund can have."""
    return (*CATALOGUE, *own_measures(forbund), *changes(forbund))


class NamedMeasure(Struct, frozen=True):
    """A measure's name, taken apart: the line of the list, the words, share and sex."""

    measure: Measure[Any]
    words: Mapping[str, str] = field(default_factory=dict)
    andel: bool = False
    sex: Sex = Sex.TOTALT

    @property
    def unit(self) -> Unit:
        """The unit of the figure."""
        return Unit.PROCENT if self.andel else self.measure.unit


def names(word: str, measure: Measure[Any], forbund: Forbund) -> Mapping[str, str]:
    """The codes that a word of the measure's pattern may be, and what they are called."""
    known = names_of(word, forbund)
    return {kod: known[kod] for kod in measure.of} if word == _POPULATION else known


class _Place(Struct, frozen=True):
    """A place in a name: the parts that may follow, as they are written or as a word after what it begins with.

    `measures` are those whose names end here, each with the population that its pattern was filled with.
    """

    parts: dict[str, _Place] = field(default_factory=dict)
    words: dict[tuple[str, str], _Place] = field(default_factory=dict)
    measures: list[tuple[Measure[Any], Mapping[str, str]]] = field(default_factory=list)

    def add(self, measure: Measure[Any], words: Mapping[str, str]) -> None:
        """Lay out the measure's pattern from here, with these words filled in."""
        place = self
        for part in measure.named(words).split("."):
            before, bracket, word = part.partition("<")
            if bracket:
                place = place.words.setdefault((before, word.removesuffix(">")), _Place())
            else:
                place = place.parts.setdefault(part, _Place())
        place.measures.append((measure, words))

    def reached(
        self, parts: Sequence[str], forbund: Forbund
    ) -> Iterator[tuple[Measure[Any], dict[str, str]]]:
        """The measures that the parts of a name lead to, and the codes that stand for words."""
        if not parts:
            yield from ((measure, {**words}) for measure, words in self.measures)
            return
        part, *rest = parts
        if part in self.parts:
            yield from self.parts[part].reached(rest, forbund)
        for (before, word), place in self.words.items():
            code = part.removeprefix(before)
            if part.startswith(before) and code in names_of(word, forbund):
                for measure, words in place.reached(rest, forbund):
                    yield measure, {**words, word: code}


@lru_cache(maxsize=8)
def _beginning(forbund: Forbund) -> _Place:
    """Where the names of all measures of the profile begin."""
    place = _Place()
    for measure in measures_of(forbund):
        if f"<{_POPULATION}>" not in measure.pattern:
            place.add(measure, {})
            continue
        for kod in measure.of:
            place.add(measure, {_POPULATION: kod})
    return place


def find(name: str, forbund: Forbund) -> tuple[NamedMeasure, ...]:
    """Every line of the list that the measure `name` is an instance of: one, or none."""
    parts = name.split(".")
    sex = Sex(parts.pop()) if parts[-1] in SEXES else Sex.TOTALT
    andel = bool(parts) and parts[-1] == ANDEL
    if andel:
        parts.pop()
    return tuple(
        NamedMeasure(measure, words, andel, sex)
        for measure, words in _beginning(forbund).reached(parts, forbund)
        if (measure.share or not andel)
        and (measure.sex or sex is Sex.TOTALT)
        and measure.when(forbund, words)
    )


def every_name(forbund: Forbund, *, of_forbundet: bool) -> Iterator[str]:
    """Every measure of an insats, or of the förbund itself, that the profile makes possible.

    Without the numbers of structural activities, the posts of the economy and the sexes, which
    follow from the rows.
    """
    for measure in measures_of(forbund):
        of_rows = any(word in measure.pattern for word in _OF_ROWS)
        if measure.forbundet != of_forbundet or of_rows:
            continue
        for name, words in _expand("", measure.pattern, measure, forbund):
            if not measure.when(forbund, words):
                continue
            yield name
            if measure.share:
                yield f"{name}.{ANDEL}"


def _expand(
    done: str, pattern: str, measure: Measure[Any], forbund: Forbund
) -> Iterator[tuple[str, dict[str, str]]]:
    """The names that a pattern stands for, each with the codes of its words."""
    before, bracket, rest = pattern.partition("<")
    if not bracket:
        yield done + before, {}
        return
    word, _, after = rest.partition(">")
    for code in names(word, measure, forbund):
        for name, words in _expand(done + before + code, after, measure, forbund):
            yield name, {word: code, **words}
