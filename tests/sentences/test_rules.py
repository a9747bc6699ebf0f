"""Every word of the phrases that claims something has a rule, and no rule holds of any figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from sentences.claims import CLAIM, Claim, Rule
from sentences.holds import reads
from sentences.reading import Document, Sentence
from sentences.rules import RULES
from sentences.test_checker import figure
from sofrep.domain.figure import FigureSet
from sofrep.domain.mal import Bedomning, MalUtfall
from sofrep.visning.fraser import Fras
from sofrep.visning.frasfil import builtin_phrases
from sofrep.visning.visat import Diagram, Diagramslag, Serie, Tal
from support.bilagor import make_goal
from support.frames import make_forbund

HEADINGS = re.compile(
    r"rubrik|kolumner|^kolumn\.|^uppfoljning\.jamfor\.|^korthet\.arbstud-alla\.|^mal\.inga-egna\."
    r"|^diagram\."
)
"""Phrases that head something, or a row: those claim nothing of the figures; nor is an alt text read."""
WORDS = {
    "period": "2023", "forra": "2022", "ar": "2022", "max_manader": "18", "unga_till": "29", "minst": "5",
    "indikator": "1", "periodord": "året", "deltagare.plural": "deltagare", "nya": " «1»",
}  # fmt: skip
"""What stands in places that are no figures, where the rules read it."""


def masked(fras: Fras) -> str:
    """A phrase as the checker has it; a clause after the figure that it is about."""
    places = (part if isinstance(part, str) else WORDS.get(part.name, "«1»") for part in fras.parts)
    text = "".join(places)
    return f"«1»{text}" if text.startswith(",") else text


def unread() -> Iterator[str]:
    for (key, variant), fras in builtin_phrases().items():
        if HEADINGS.search(f"{key}.{variant}"):
            continue
        text = masked(fras)
        read = [found.span() for rule in RULES for found in rule.pattern.finditer(text)]
        for word in CLAIM.finditer(text):
            if not any(start <= word.start() < end for start, end in read):
                yield f"{key}.{variant}: {word[0]} in {text}"


def test_every_claiming_word_of_the_phrases_has_a_rule() -> None:
    assert list(unread()) == []


CHECKED = [rule for rule in RULES if rule.check is not reads]
FIGURES = tuple(figure(f"rv.nagot{n}", 9 - n) for n in range(6))
"""Figures that none of the rules is about."""
KNOWN = FigureSet([*FIGURES, *(figure(f"rv.{name}", 9) for name in ("utfall", "budget", "mal"))])
GOAL = MalUtfall(
    mal=make_goal(), result=FIGURES[0], previous=None, target=35, bedomning=Bedomning.EJ_MATT, distance=None
)  # fmt: skip
CHART = Diagram(
    "", "", Diagramslag.LIGGANDE, ("B", "C"), (Serie("", tuple(map(Tal, FIGURES[:2]))),)
)


def words_of(pattern: Any, digit: str, least: int) -> str:
    """Words that a pattern reads: of each choice the first, of what may be missing `least`."""
    said = ""
    for kind, what in pattern:
        if kind is sre.LITERAL:
            said += chr(what)
        elif kind is sre.IN:
            said += digit if what[0] == (sre.CATEGORY, sre.CATEGORY_DIGIT) else _first(what[0])
        elif kind in {sre.ANY, sre.NOT_LITERAL}:
            said += "a"
        elif kind is sre.SUBPATTERN:
            said += words_of(what[-1], digit, least)
        elif kind is sre.BRANCH:
            said += words_of(what[1][0], digit, least)
        elif kind in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
            said += words_of(what[2], digit, least) * max(what[0], least)
    return said


def _first(what: tuple[Any, Any]) -> str:
    kind, value = what
    if kind is sre.RANGE:
        return chr(value[0])
    return chr(value) if kind is sre.LITERAL else "a"


def told(rule: Rule, digit: str, least: int) -> str:
    """What a rule says of its own words, where the figures are others."""
    places = iter(range(len(FIGURES)))
    masked = words_of(_parser.parse(rule.pattern.pattern), digit, least)
    masked = re.sub("«[^»]*»", lambda _: f"«{next(places)}»", masked)
    found = rule.pattern.search(masked)
    assert found is not None, masked
    document = Document("statistik", make_forbund(), "2023", "2022", KNOWN, (), (GOAL,))
    tals = tuple(map(Tal, FIGURES))
    sentence = Sentence("statistik.rv.nya", rule.kinds[0], masked, tals, diagram=CHART)
    return rule.check(Claim(sentence, document, found))


@pytest.mark.parametrize("rule", CHECKED, ids=lambda rule: rule.words)
def test_no_rule_holds_of_figures_that_it_is_not_about(rule: Rule) -> None:
    assert any(told(rule, digit, least) for digit in ("0", "99") for least in (0, 1))
