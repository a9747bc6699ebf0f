"""How a printed sentence may read, whatever it says: form, and words that it never has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentences.reading import Kind, Sentence
from sofrep.domain.figure import Unit
from sofrep.visning.visat import Tal

PROGRAM = re.compile(
    r"\b(underlag\w*|arbetsb[oö]k\w*|kodgrupp\w*|textkolumn\w*|nycklar?|nyckeln|figur\w*|tagg\w*|mallen"
    r"|variant\w*|platshållare|forbund\.toml|profilen|programmet|bladet|cellen|raderna|indata|bygget?"
    r"|rullist\w*)\b",
    re.IGNORECASE,
)
"""Words of the program, which mean nothing to a reader."""
FILLER = re.compile(
    r"tabellen visar|diagrammet visar|nedan|ovanstående|framgår av|som framgår|notera|observera"
    r"|kan konstateras|det är viktigt|redovisas i det här|i detta avsnitt",
    re.IGNORECASE,
)
FORM = {
    r"  ": "two spaces",
    r"\s[.,;:!?)]": "a space before a sign",
    r"[,;:][.,;:]|\.\.(?!\.)": "two signs",
    r"\(\s|\(\)": "an empty or loose parenthesis",
    r"[{}|«»]": "a place that is not filled",
    r"\b([^\W\d]{2,}) \1\b": "a word twice",
    r"\beller så\b": "eller så",
}
_PLURAL = re.compile(
    r"(?:De «(\d+)» |«(\d+)» (?:nya )?(?:kvinnor|personer|individer|klienter|aktiviteter|ansökningar|grupper"
    r"|inskrivningar|anonyma|kommuner|insatser|uppfyllda))"
)
"""What several are called."""
_HEADINGS = {Kind.RUBRIK, Kind.DIAGRAMRUBRIK}
_FEW = 10
_MEANS = {Unit.AR, Unit.MANADER, Unit.DAGAR}


def faults_of_language(sentence: Sentence) -> Iterator[str]:
    """What no sentence may have."""
    yield from _of_words(sentence)
    if sentence.kind is Kind.MENING:
        yield from _of_a_sentence(sentence)
    elif sentence.kind in _HEADINGS and sentence.text.endswith((".", ":", ",")):
        yield "a heading that ends as a sentence"
    if sentence.kind in {Kind.MENING, Kind.BILDTEXT}:
        for tal in sentence.own:
            yield from _of_a_figure(tal)


def _of_words(sentence: Sentence) -> Iterator[str]:
    text = sentence.text
    for pattern, told in FORM.items():
        if re.search(pattern, text):
            yield told
    if found := PROGRAM.search(text):
        yield f"a word of the program: {found[0]}"
    if found := FILLER.search(text):
        yield f"filler: {found[0]}"
    if text.count("(") != text.count(")"):
        yield "a parenthesis without its other half"
    for found in _PLURAL.finditer(sentence.masked):
        if sentence.tals[int(found[1] or found[2])].varde == 1:
            yield "one is called several"


def _of_a_sentence(sentence: Sentence) -> Iterator[str]:
    text = sentence.text
    if text[:1].isdigit():
        yield "a digit at the start"
    elif text[:1].islower() and not text.startswith("x betyder"):
        yield "a small letter at the start"
    if not text.endswith((".", ":", "?", "!")):
        yield "no full stop"


def _of_a_figure(tal: Tal) -> Iterator[str]:
    """A figure in a sentence: there, not hidden, no nought, no share or mean of too few."""
    figure = tal.figure
    if not tal.finns:
        yield f"{figure.id} has no value and is printed as {tal.text}"
        return
    if tal.varde == 0 and figure.unit in {Unit.ANTAL, Unit.PROCENT}:
        yield f"{figure.id} is nought and printed as a number"
    if is_of_few(tal):
        yield f"{figure.id} is a percentage of {figure.denominator}"
    if figure.unit in _MEANS and figure.denominator is not None and figure.denominator < 2:
        yield f"{figure.id} is a mean of {figure.denominator}"


def is_of_few(tal: Tal) -> bool:
    """Whether a figure is a percentage of fewer than ten people."""
    figure = tal.figure
    # A grade is a mean over goals, a share of money one of kronor.
    is_of_people = not figure.measure.startswith("eko.") and not figure.measure.endswith("kvot")
    is_small = figure.denominator is not None and figure.denominator < _FEW
    return is_of_people and figure.unit is Unit.PROCENT and is_small
