"""Sentences and paragraphs as data: plain texts, and what has a look or leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sofrep.visning.block import Del, Fotnot, Hanvisning, Textbit
from sofrep.visning.svenska import plain
from sofrep.visning.visat import Platshallare, WordFil

Numbers = Mapping[str, int]
"""The numbers of tables by the keys of their blocks."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_SENTENCE_ENDS = (". ", "! ", "? ")


def parts(delar: Iterable[Del], numbers: Numbers) -> list[Any]:
    """A sentence: texts, and a dictionary for each mark, reference, note or word with a look."""
    made: list[Any] = []
    said = ""
    for part in delar:
        match part:
            case Platshallare():
                made.append({"plats": plain(str(part))})
            case Hanvisning():
                word = "Tabell" if not said or said.endswith(_SENTENCE_ENDS) else "tabell"
                number = numbers[part.till]
                made.append({"tabell": number, "text": f"{word}\u00a0{number}"})
            case Fotnot():
                notes = [parts(stycke, numbers) for stycke in part.stycken]
                made.append({"fotnot": plain(part.nummer), "stycken": notes})
            case Textbit():
                made.append(_words(part))
            case _:
                made.append(plain(str(part)))
        said = str(part)
    return made


def _words(bit: Textbit) -> dict[str, Any]:
    return {
        "text": plain(str(bit)),
        "fet": bit.fet,
        "kursiv": bit.kursiv,
        "understruken": bit.understruken,
        "struken": bit.struken,
        "hojd": bit.hojd,
        "lank": bit.lank,
    }


def paragraphs(text: str | Platshallare | WordFil) -> list[list[Any]]:
    """What the office has written, parted by blank lines, or the mark that it has not."""
    if not isinstance(text, str):
        return [parts((text,), {})] if isinstance(text, Platshallare) else []
    return [[part] for part in _BLANK_LINE.split(plain(text).strip()) if part]
