"""The documented list of measures: docs/figures.md is made from it (`figures_page`).

What the profile adds to what every office notes adds its measures to the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sofrep.amnen.ansokningar.siffror import APPLICATIONS
from sofrep.amnen.ekonomi.siffror.funding import FUNDING
from sofrep.amnen.ekonomi.siffror.postmatt import ECONOMY
from sofrep.amnen.enkat.siffror.survey_measures import SURVEYS
from sofrep.amnen.insatsmedel.siffror import MONEY, MONEY_IN_ALL
from sofrep.amnen.inskrivningar.siffror.avslutade import EXITS
from sofrep.amnen.inskrivningar.siffror.inskrivna import HEAD_COUNTS, MONTHS, SUPPORT_TIME, WHO
from sofrep.amnen.inskrivningar.siffror.personer import GROUPS, PERSONS, REPEATS
from sofrep.amnen.inskrivningar.siffror.tillagda import own_measures
from sofrep.amnen.strukturella.siffror import STRUCTURAL
from sofrep.amnen.uppfoljning.siffror import FOLLOW_UPS, changes
from sofrep.domain.figure import SEXES, Sex, Unit
from sofrep.domain.forbund import Forbund
from sofrep.statistics.measure import Measure
from sofrep.statistics.measure_words import word_of

ANDEL = "andel"
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


@dataclass(frozen=True, slots=True)
class NamedMeasure:
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
    known = word_of(word, forbund).names(forbund)
    return {kod: known[kod] for kod in measure.of} if word == "population" else known


def _patterns(measure: Measure[Any]) -> Iterator[tuple[dict[str, str], list[str]]]:
    """The parts of the measure's pattern, with each population filled in."""
    if "<population>" not in measure.pattern:
        yield {}, measure.pattern.split(".")
        return
    for kod in measure.of:
        words = {"population": kod}
        yield words, measure.named(words).split(".")


_Patterns = Mapping[int, Sequence[tuple[Measure[Any], dict[str, str], list[str]]]]


@lru_cache(maxsize=32)
def _by_length(measures: tuple[Measure[Any], ...]) -> _Patterns:
    """The measures by how many parts their names have."""
    found: dict[int, list[tuple[Measure[Any], dict[str, str], list[str]]]] = {}
    for measure in measures:
        for words, parts in _patterns(measure):
            found.setdefault(len(parts), []).append((measure, words, parts))
    return found


def find(name: str, forbund: Forbund) -> tuple[NamedMeasure, ...]:
    """Every line of the list that the measure `name` is an instance of: one, or none."""
    tokens = name.split(".")
    sex = Sex.TOTALT
    if tokens[-1] in SEXES:
        sex = Sex(tokens.pop())
    andel = bool(tokens) and tokens[-1] == ANDEL
    if andel:
        tokens.pop()
    matches = []
    lists = (CATALOGUE, own_measures(forbund), changes(forbund))
    fitting = (
        each for patterns in map(_by_length, lists) for each in patterns.get(len(tokens), ())
    )
    for measure, words, pattern in fitting:
        if (andel and not measure.share) or (sex is not Sex.TOTALT and not measure.sex):
            continue
        found = _fit(pattern, tokens, measure, forbund)
        if found is not None and measure.when(forbund, words | found):
            matches.append(NamedMeasure(measure, words | found, andel, sex))
    return tuple(matches)


def _fit(
    pattern: list[str], tokens: list[str], measure: Measure[Any], forbund: Forbund
) -> dict[str, str] | None:
    """The codes that stand for the pattern's words, None where the tokens do not fit."""
    words = {}
    for part, token in zip(pattern, tokens, strict=True):
        before, bracket, rest = part.partition("<")
        if not bracket:
            if part != token:
                return None
            continue
        word = rest.removesuffix(">")
        code = token.removeprefix(before)
        if not token.startswith(before) or code not in names(word, measure, forbund):
            return None
        words[word] = code
    return words


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
