"""What sentences claim, read off their printed words and held against the figures.

A rule is a pattern of words and what must then be so.  It knows nothing of the code that chose the
words.  Every word that claims something (`CLAIM`) must be read by a rule: a sentence that no rule
reads is a fault too, so that a new sentence brings its rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from sentences.reading import Document, Kind, Sentence
from sofrep.domain.figure import Figure, Number
from sofrep.visning.visat import Tal

CLAIM = re.compile(
    r"\b(ingen|inga|inget|alla|samtliga|flest|flesta|vanligast\w*|störst\w*|fler|färre|högre|lägre"
    r"|större|mindre|längre|kortare|bättre|sämre|ök(?:a|ar|ade|at|ning\w*)|minsk(?:a|ar|ade|at|ning\w*)"
    r"|samma|lika|oförändra\w*|i stort sett|knappt|drygt|hälften|varannan|dubbelt|enda|bara|endast|nåddes|uppfyll(?:t|da)|underskott|budgeterat|(?:över|under|enligt) budget|saknar målvärde)\b",
    re.IGNORECASE,
)
"""Words that claim something of the figures."""

_PLACE = re.compile(r"\{([a-z_]+)\}")
_SEXES = re.compile(r"\([^()]*(?:kvinn|män\b|man\b)[^()]*\)")


class Claim(Struct, frozen=True):
    """A pattern found in a sentence: the figures and words in its places, and what they are held against."""

    sentence: Sentence
    document: Document
    found: re.Match[str]

    @property
    def scope(self) -> str:
        """The insats, union or förbund that the block is about."""
        return self.document.scope_of(self.sentence.nyckel)

    def word(self, place: str) -> str:
        """The words in a place."""
        return self.found[place] or ""

    def tal(self, place: str) -> Tal:
        """The figure in a place."""
        return self.sentence.tals[int(self.found[place])]

    def last(self) -> Tal | None:
        """The figure that stands nearest before what was found; women and men in brackets are by the way."""
        before = _SEXES.sub("", self.sentence.masked[: self.found.start()])
        numbers = re.findall(r"«(\d+)»", before)
        return self.sentence.tals[int(numbers[-1])] if numbers else None

    def figure(self, measure: str, scope: str = "", period: str = "") -> Figure | None:
        """The figure of a measure that may be shown; None where there is none."""
        key = f"{period or self.document.period}.{scope or self.scope}.{measure}"
        return self.document.figures.get(key)

    def value(self, measure: str, scope: str = "", period: str = "") -> Number | None:
        """The value that may be shown; None where there is none, or it is hidden."""
        figure = self.figure(measure, scope, period)
        return figure.value if figure is not None else None

    def twin(self, figure: Figure) -> Figure | None:
        """The same figure a year earlier."""
        return self.document.figures.get(f"{self.document.previous}.{figure.id.split('.', 1)[1]}")


Check = Callable[[Claim], str]
"""What is wrong, or ""."""


class Rule(Struct, frozen=True, dict=True):
    """Words, and what must be so when they are printed; `kinds` where they mean that."""

    words: str
    check: Check
    kinds: Sequence[Kind] = (Kind.MENING, Kind.BILDTEXT, Kind.RUTA)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words as a pattern: ``{antal}`` is a figure, the rest a regular expression."""
        return re.compile(_PLACE.sub(r"«(?P<\1>\\d+)»", self.words))


def faults_of_claims(
    sentence: Sentence, document: Document, rules: Iterable[Rule]
) -> Iterator[str]:
    """Claims that are not so, and claiming words that no rule reads."""
    read: list[tuple[int, int]] = []
    for rule in rules:
        if sentence.kind not in rule.kinds:
            continue
        for found in rule.pattern.finditer(sentence.masked):
            read.append(found.span())
            if fault := rule.check(Claim(sentence, document, found)):
                yield f"“{found[0]}”: {fault}"
    if sentence.kind in {Kind.RUBRIK, Kind.CELL}:
        return
    names = "|".join(map(re.escape, document.names()))
    read += [found.span() for found in re.finditer(names, sentence.masked, re.IGNORECASE)]
    for word in CLAIM.finditer(sentence.masked):
        if not any(start <= word.start() < end for start, end in read):
            yield f"no rule reads “{word[0]}”"
