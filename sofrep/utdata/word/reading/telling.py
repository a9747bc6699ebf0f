"""What a reader of a Word file has to tell of it, each with the place where somebody finds it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sofrep.utdata.word.ooxml import NAMESPACES, W_P, Element, own_texts, style_of
from sofrep.utdata.word.reading.file_styles import FileStyles, outline_level

_FIRST_WORDS = 6
_LONGEST_HEADING = 80


class Iakttagelseslag(StrEnum):
    """What it is that has to be told."""

    ANDRING = "spårade ändringar"
    KOMMENTAR = "kommentarer"
    UTAN_ALT = "bilder utan alternativtext"
    BORTA = "sådant som inte kan följa med"
    PERSON = "personnummer"
    OSKRIVET = "texter som inte är skrivna"
    FORENKLAT = "sådant som visas på ett annat sätt än i Word"


class Iakttagelse(Struct, frozen=True):
    """One thing: what it is, the heading that it stands under and the words near it, what to do."""

    slag: Iakttagelseslag
    vad: str
    plats: str
    atgard: str = ""


def place_of(element: Element, styles: FileStyles) -> str:
    """``under ”2.1 Ekonomi”, vid ”Resultatet blev …”``: the heading and the words of a place."""
    paragraph = element if element.tag == W_P else next(element.iterancestors(W_P), None)
    if paragraph is None:
        return ""
    before = list(reversed(paragraph.xpath("preceding::w:p", namespaces=NAMESPACES)))
    heading = next((text for each in before if _level(each, styles) and (text := _text(each))), "")
    near = next((text for each in (paragraph, *before) if (text := _text(each))), "")
    parts = [f"under ”{heading[:_LONGEST_HEADING]}”"] if heading else []
    if near and near != heading:
        parts.append(f"vid ”{shortened(near)}”")
    return ", ".join(parts)


def shortened(text: str, count: int = _FIRST_WORDS) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:count]) + (" …" if len(words) > count else "")


def _level(paragraph: Element, styles: FileStyles) -> int:
    return outline_level(paragraph) or styles.heading_level(style_of(paragraph))


def _text(paragraph: Element) -> str:
    return " ".join("".join(each.text or "" for each in own_texts(paragraph)).split())
