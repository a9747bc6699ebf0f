"""What the styles of a Word file are called and mean, in whatever language Word wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from sofrep.utdata.word.ooxml import NAMESPACES, Element, q, value_of

_HEADING = re.compile(r"(?:heading|rubrik) ([1-9])", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})


class FileStyle(Struct, frozen=True):
    """A paragraph or character style: its built-in name in lower letters, and what it is based on."""

    name: str
    based_on: str
    element: Element


class FileStyles:
    """The styles of ``word/styles.xml`` by their ids; none without it.

    `language` is that of text without one of its own: ``sv-SE``, "" for none.
    """

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iter(q("w:style"))
        self._by_id = {
            style.get(q("w:styleId"), ""): FileStyle(
                value_of(style, "w:name").lower(), value_of(style, "w:basedOn"), style
            )
            for style in found
        }

        default = None if root is None else root.find("w:docDefaults//w:lang", NAMESPACES)
        self.language = default.get(q("w:val"), "") if default is not None else ""

    def name(self, style_id: str) -> str:
        """The style's name in lower letters, the same in every language of Word."""
        style = self._by_id.get(style_id)
        return style.name if style else ""

    def ancestry(self, style_id: str) -> Iterator[FileStyle]:
        """The style and those that it is based on, itself first."""
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            yield self._by_id[style_id]
            style_id = self._by_id[style_id].based_on

    def heading_level(self, style_id: str) -> int:
        """1 to 9 for a heading (a title is 1), also for a style made from one; 0 for text."""
        for style in self.ancestry(style_id):
            if style.name == "toc heading":
                return 0
            if match := _HEADING.fullmatch(style.name):
                return int(match[1])
            if style.name == "title":
                return 1
            if level := outline_level(style.element):
                return level
        return 0

    def has(self, style_id: str, name: str) -> bool:
        """Whether a style sets a look that is on or off, such as ``w:b``."""
        for style in self.ancestry(style_id):
            found = style.element.find(f"w:rPr/{name}", NAMESPACES)
            if found is not None:
                return is_on(found)
        return False


def outline_level(element: Element) -> int:
    """The level of a heading, from 1, that a style or a paragraph says that it is; 0 for text."""
    level = value_of(element, "w:pPr/w:outlineLvl")
    return int(level) + 1 if level.isdecimal() and int(level) < 9 else 0


def is_on(element: Element) -> bool:
    """Whether a look such as ``w:b`` is set, not taken away."""
    return element.get(q("w:val"), "1") not in _OFF
