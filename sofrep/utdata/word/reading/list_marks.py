"""The numbers and bullets that Word puts before items and headings: counted, for no text holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from sofrep.utdata.word.ooxml import NAMESPACES, Element, q, style_of, value_of
from sofrep.utdata.word.reading.file_styles import FileStyles

_PLACES = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


class ItemMark(Struct, frozen=True):
    """What stands before an item: its level from 0, and its number, "" for a bullet."""

    level: int
    text: str


class _Level(Struct, frozen=True):
    start: int
    form: str
    text: str
    style: str
    is_legal: bool


class ListMarks:
    """Counts the items of a file's lists; they are asked for once each, in reading order."""

    def __init__(self, root: Element | None, styles: FileStyles) -> None:
        self._styles = styles
        found = () if root is None else root
        abstracts = {
            each.get(q("w:abstractNumId")): each for each in found if each.tag == q("w:abstractNum")
        }
        self._numbers = {each.get(q("w:numId")): each for each in found if each.tag == q("w:num")}
        self._abstract = {
            number: value_of(each, "w:abstractNumId") for number, each in self._numbers.items()
        }
        self._links = {
            key: link
            for key, each in abstracts.items()
            if (link := value_of(each, "w:numStyleLink"))
        }
        self._levels = {key: _levels(each) for key, each in abstracts.items()}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark(self, paragraph: Element) -> ItemMark | None:
        """What stands before a paragraph; None for one of no list."""
        place = self._place(paragraph)
        if place is None:
            return None
        number, level = place
        if number not in self._numbers:
            return ItemMark(0, "")  # by the name of its style alone
        key = self._key(number)
        levels = self._levels.get(key, {})
        if level not in levels:
            return ItemMark(level, "")
        counts = self._counted(key, number, level, levels)
        if levels[level].form == "bullet":
            return ItemMark(level, "")
        text = _PLACES.sub(
            lambda found: _written(int(found[1]) - 1, level, levels, counts), levels[level].text
        )
        return ItemMark(level, text.strip()) if text.strip() else None

    def _counted(
        self, key: str, number: str, level: int, levels: Mapping[int, _Level]
    ) -> dict[int, int]:
        counts = self._counts.setdefault(key, {})
        restart = None
        if (number, level) not in self._begun:
            self._begun.add((number, level))
            for override in self._numbers[number].iterfind("w:lvlOverride", NAMESPACES):
                if override.get(q("w:ilvl")) == str(level):
                    restart = _whole(value_of(override, "w:startOverride"))
        if restart is not None:
            counts[level] = restart
        else:
            counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's."""
        own = paragraph.find("w:pPr/w:numPr", NAMESPACES)
        style = style_of(paragraph)
        inherited = self._of_style(style)
        if own is None:
            return inherited
        level = _whole(value_of(own, "w:ilvl"))
        number = value_of(own, "w:numId")
        if number == "0":
            return None
        if number:
            return number, level or 0
        return (inherited[0], level or 0) if inherited is not None else None

    def _of_style(self, style_id: str) -> tuple[str, int] | None:
        for style in self._styles.ancestry(style_id):
            number = value_of(style.element, "w:pPr/w:numPr/w:numId")
            if number == "0":
                return None
            if number:
                level = _whole(value_of(style.element, "w:pPr/w:numPr/w:ilvl"))
                return number, self._level_of(number, style_id) if level is None else level
            if style.name.startswith(("list bullet", "list number")):
                return style.name, 0
        return None

    def _level_of(self, number: str, style_id: str) -> int:
        levels = self._levels.get(self._key(number), {})
        return next((n for n, each in levels.items() if each.style == style_id), 0)

    def _key(self, number: str) -> str:
        """The definition of a list; one that is kept in a style is found there."""
        key = self._abstract.get(number, "")
        link = self._links.get(key)
        if link:
            for style in self._styles.ancestry(link):
                other = value_of(style.element, "w:pPr/w:numPr/w:numId")
                return self._abstract.get(other, key)
        return key


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        int(level.get(q("w:ilvl"), "0")): _Level(
            start=_whole(value_of(level, "w:start")) or 0,
            form=value_of(level, "w:numFmt") or "decimal",
            text=value_of(level, "w:lvlText"),
            style=value_of(level, "w:pStyle"),
            is_legal=level.find(q("w:isLgl")) is not None,
        )
        for level in abstract.iterfind("w:lvl", NAMESPACES)
        if level.get(q("w:ilvl"), "0").isdecimal()
    }


def _written(
    place: int, level: int, levels: Mapping[int, _Level], counts: Mapping[int, int]
) -> str:
    if place not in levels:
        return ""
    form = "decimal" if levels[level].is_legal else levels[place].form
    return number_in(form, counts.get(place, levels[place].start))


def number_in(form: str, number: int) -> str:
    """A number in one of Word's forms: ``lowerRoman`` gives ``iv``; digits where the form is unknown."""
    return _FORMS.get(form, str)(number)


def _letters(number: int) -> str:
    """Word goes on after z with aa, bb, cc."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


_FORMS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
        "decimalZero": lambda number: f"{number:02d}",
        "ordinal": lambda number: f"{number}:e",
        "none": lambda _: "",
    }
)


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
