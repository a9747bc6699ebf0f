"""A sentence with its numbers marked by kind, so that a rule is a pattern of words around them.

``Av de 198 som avslutade gick 54 vidare, 27 %`` becomes ``Av de «a0» som avslutade gick «a1» vidare,
«p2»``: a is a count, p per cent, e procentenheter, k kronor, y years, months and days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Unit
from sofrep.granskning.handling import Handling, Plats, Textstycke
from sofrep.granskning.tal import Tryckt, cell_number, numbers_in, sentences

_KINDS = {
    Unit.ANTAL: "a",
    Unit.PROCENT: "p",
    Unit.PROCENTENHETER: "e",
    Unit.KRONOR: "k",
    Unit.TKR: "k",
}
_ASIDE = re.compile(r" ?\([^()«]*«[^()«]*«[^()]*\)")
PRIOR = re.compile(
    r",? ?\(?(?:mot|jämfört med|(?:fler|färre|mer|mindre|högre|lägre|längre|kortare) än)\b[^.]*?(?:(?P<year>(?:19|20)\d\d)|året före|föregående år|förra året)[^,.]*",
    re.IGNORECASE,
)
"""What a sentence compares with: ``, mot 31 % under 2022``."""
MAX_SENTENCE = 1500


class Mening(Struct, frozen=True):
    """A sentence or a cell: its text, its numbers, and the text with the numbers marked."""

    text: str
    plats: Plats
    tal: tuple[Tryckt, ...]
    markt: str

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], dict[str, Tryckt]]]:
        """Each place where a pattern of `marks` fits, with the numbers by their (capital) names in it."""
        for match in pattern.finditer(self.markt):
            named = {
                key: self.tal[int(n)] for key, n in match.groupdict().items() if n and key.isupper()
            }
            yield match, named

    def without_asides(self) -> Mening:
        """The sentence without brackets that hold several numbers: the women and men of what it says."""
        return replace(self, markt=_ASIDE.sub("", self.markt))

    def without_comparison(self) -> Mening:
        """The sentence without what it compares with."""
        text = PRIOR.sub("", self.text)
        return self if text == self.text else sentence_of(text, self.plats)

    def quote(self, *numbers: Tryckt) -> str:
        """The words of the sentence from the first of some numbers to the last."""
        start, end = min(n.fran for n in numbers), max(n.till for n in numbers)
        return " ".join(self.text[start:end].split())


def marks(pattern: str) -> re.Pattern[str]:
    """A pattern in which ``{A:a}`` is a count named A; ``~40`` at most 40 signs without a number."""
    pattern = re.sub(r"\{(\w+):(\w+)\}", r"«[\2](?P<\1>\\d+)»", pattern)
    return re.compile(re.sub(r"~(\d+)", r"[^«]{0,\1}?", pattern), re.IGNORECASE)


def sentence_of(text: str, plats: Plats) -> Mening:
    """A text as one sentence."""
    numbers = tuple(numbers_in(text))
    pieces, end = [], 0
    for index, number in enumerate(numbers):
        kind = _KINDS.get(number.enhet, "y")
        pieces += [text[end : number.fran], f"«{kind}{index}»"]
        end = number.till
    return Mening(text, plats, numbers, "".join(pieces) + text[end:])


def sentences_in(handling: Handling) -> Iterator[Mening]:
    """The sentences of paragraphs and cells; headings, and cells that are one number, say nothing."""
    for part in handling.delar:
        if isinstance(part, Textstycke):
            if not part.niva:
                yield from _sentences(part.text, part.plats)
            continue
        for cell in dict.fromkeys(cell for row in part.rader for cell in row):
            if not _is_number(cell.text):
                yield from _sentences(cell.text.replace("\n", " ; "), cell.plats)


def _sentences(text: str, plats: Plats) -> Iterator[Mening]:
    for start, end in sentences(text):
        if said := text[start:end].strip():
            yield sentence_of(said[:MAX_SENTENCE], plats)


def _is_number(text: str) -> bool:
    return not any(map(str.isdecimal, text)) or ("(" not in text and cell_number(text) is not None)


def paragraphs_in(handling: Handling) -> Iterator[Mening]:
    """The paragraphs, each as one sentence."""
    for part in handling.stycken:
        if not part.niva:
            yield sentence_of(part.text[: 3 * MAX_SENTENCE], part.plats)
