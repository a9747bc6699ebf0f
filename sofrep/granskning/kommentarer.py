"""A copy of a Word file with a comment at each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sofrep.granskning.fynd import Fynd
from sofrep.utdata.word.comments import add_comment
from sofrep.utdata.word.ooxml import W_P
from sofrep.utdata.word.word_file import DOCUMENT, WordFile

_AUTHOR, _INITIALS = "Granskning", "G"


def with_comments(package: bytes, found: Iterable[Fynd]) -> bytes:
    """The Word file with the findings as comments; one without a place in the text stands at its beginning."""
    file = WordFile(package)
    paragraphs = list(file.root(DOCUMENT).iter(W_P))
    for fynd in sorted(found, key=lambda fynd: fynd.plats.ankare):
        place = fynd.plats.ankare
        paragraph = paragraphs[place if 0 <= place < len(paragraphs) else 0]
        add_comment(file, paragraph, _lines(fynd), _AUTHOR, _INITIALS)
    return file.content()


def _lines(fynd: Fynd) -> Iterator[str]:
    yield f"{fynd.sakerhet.capitalize()}: {fynd.star}"
    yield fynd.foljer
    yield from (f"Jämför: {place.fil}, {place}" for place in fynd.andra)
    yield f"Nyckel: {fynd.nyckel}"
