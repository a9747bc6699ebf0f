"""What may not stand in the förbund's files: which kind of personal data a value is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from sofrep.domain.kontaktuppgifter import epost_in, is_telefon, telefon_in
from sofrep.domain.personnummer import holds_personnummer, personnummer_in, resembles
from sofrep.domain.vikt_text import folded


class Slag(StrEnum):
    """A kind of personal data, by the rule that refuses it."""

    PERSONNUMMER = "personnummer"
    EPOST = "epost"
    TELEFON = "telefon"
    LIKNAR = "personnummer-liknar"

    @property
    def words(self) -> str:
        """What it is, in a sentence."""
        return _WORDS[self]


_WORDS = {
    Slag.PERSONNUMMER: "ett personnummer eller samordningsnummer",
    Slag.EPOST: "en e-postadress",
    Slag.TELEFON: "ett telefonnummer",
    Slag.LIKNAR: "något som liknar ett personnummer",
}
KONTAKT = frozenset({Slag.EPOST, Slag.TELEFON})
"""The kinds that an office may give of itself, in the places that are meant for it."""

_BATCH = 2**20

# What any of them has: a sign of an address, or several digits close to each other.
_COARSE = re.compile(
    r"@|[(\[{] ?[aA][tT]? ?[)\]}]|[sS][nN][aA][bB][eE][lL]|\d(?:[^\0\d]{0,4}\d){6}|\d{6}.?[^\0]{4}"
)


def slag_of(value: object) -> Slag | None:
    """The kind of personal data that a cell holds, the worst first; None for nothing."""
    if not isinstance(value, str):
        if holds_personnummer(value):
            return Slag.PERSONNUMMER
        return Slag.TELEFON if is_telefon(value) else None
    text = folded(value)
    if personnummer_in(text):
        return Slag.PERSONNUMMER
    if epost_in(text):
        return Slag.EPOST
    if telefon_in(text):
        return Slag.TELEFON
    return Slag.LIKNAR if resembles(text) else None


def personal_values(values: Collection[object]) -> dict[object, Slag]:
    """Those of the distinct values that are personal data, with their kinds.

    One search through many texts at once tells whether any is worth a closer look.
    """
    found: dict[object, Slag] = {
        value: slag
        for value in values
        if isinstance(value, int | float) and 10**8 <= value < 10**12 and (slag := slag_of(value))
    }
    for texts in _batches(value for value in values if isinstance(value, str) and len(value) >= 6):
        if _COARSE.search(folded("\0".join(texts))):
            found |= {text: slag for text in texts if (slag := slag_of(text))}
    return found


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in lists of bounded length: together they might not fit in memory twice."""
    batch: list[str] = []
    length = 0
    for text in texts:
        batch.append(text)
        length += len(text)
        if length > _BATCH:
            yield batch
            batch, length = [], 0
    yield batch
