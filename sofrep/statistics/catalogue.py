"""The documented list of measures: docs/figures.md is made from it (`figures_page`)."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import SEXES, Sex
from sofrep.domain.forbund import Forbund
from sofrep.statistics.measure import Match, Measure, is_possible, names
from sofrep.statistics.measures_economy import ECONOMY_MEASURES
from sofrep.statistics.measures_exits import EXITS
from sofrep.statistics.measures_followup import FOLLOW_UP
from sofrep.statistics.measures_forbundet import FORBUNDET_MEASURES
from sofrep.statistics.measures_insatser import FORBUNDET_MONEY, INSATS_MONEY
from sofrep.statistics.measures_populations import BREAKDOWNS, GROUPS_AND_PERSONS, POPULATIONS
from sofrep.statistics.measures_surveys import SURVEY_MEASURES

ANDEL = "andel"
_OF_ROWS = ("<nummer>", "<post>", "<not>", "<år>")

CATALOGUE: tuple[Measure, ...] = (
    *POPULATIONS,
    *BREAKDOWNS,
    *EXITS,
    *GROUPS_AND_PERSONS,
    *FOLLOW_UP,
    *INSATS_MONEY,
    *FORBUNDET_MEASURES,
    *SURVEY_MEASURES,
    *ECONOMY_MEASURES,
    *FORBUNDET_MONEY,
)
"""Every measure, in the order of docs/figures.md."""


_PATTERNS: dict[int, list[tuple[Measure, list[str]]]] = {}
for _measure in CATALOGUE:
    _parts = _measure.pattern.split(".")
    _PATTERNS.setdefault(len(_parts), []).append((_measure, _parts))


def find(name: str, forbund: Forbund) -> tuple[Match, ...]:
    """Every line of the list that the measure `name` is an instance of: one, or none."""
    tokens = name.split(".")
    sex = Sex.TOTALT
    if tokens[-1] in SEXES:
        sex = Sex(tokens.pop())
    andel = bool(tokens) and tokens[-1] == ANDEL
    if andel:
        tokens.pop()
    matches = []
    for measure, pattern in _PATTERNS.get(len(tokens), ()):
        if (andel and not measure.andel) or (sex is not Sex.TOTALT and not measure.sex):
            continue
        words = _words(measure, pattern, tokens, forbund)
        if words is not None and is_possible(measure, words, forbund):
            matches.append(Match(measure, words, andel, sex))
    return tuple(matches)


def _words(
    measure: Measure, pattern: list[str], tokens: list[str], forbund: Forbund
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
    for measure in CATALOGUE:
        of_rows = any(word in measure.pattern for word in _OF_ROWS)
        if measure.forbundet != of_forbundet or of_rows:
            continue
        for name, words in _expand("", measure.pattern, measure, forbund):
            if not is_possible(measure, words, forbund):
                continue
            yield name
            if measure.andel:
                yield f"{name}.{ANDEL}"


def _expand(
    done: str, pattern: str, measure: Measure, forbund: Forbund
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
