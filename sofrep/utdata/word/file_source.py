"""A Word file that somebody wrote a section in: what its styles and lists mean."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from sofrep.errors import DAMAGED_ZIP, SofrepError
from sofrep.utdata.word.ooxml import NAMESPACES, Element, parse_xml, q, value_of

MAX_FILE_BYTES = 30_000_000
_HEADING = re.compile(r"(?:heading|rubrik) ([1-9])", re.IGNORECASE)
_BULLETS = frozenset({"bullet", "none", ""})


class SectionFileError(SofrepError):
    """A Word file with a hand-written section cannot be read."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style: its built-in name, its list, and what it is based on."""

    name: str
    list_id: str
    level: int
    based_on: str


@dataclass(frozen=True, slots=True)
class SectionFile:
    """The file's body, its styles by id, and the number format of each list and level."""

    body: Element
    styles: dict[str, Style]
    formats: dict[tuple[str, int], str]

    def style_name(self, style_id: str) -> str:
        """The style's name in lower letters, the same in every language of Word."""
        style = self.styles.get(style_id)
        return style.name if style else ""

    def heading_level(self, style_id: str) -> int:
        """1 to 9 for a heading (a title is 1), also for a style made from one; 0 for text."""
        for style in self._ancestry(style_id):
            if match := _HEADING.fullmatch(style.name):
                return int(match[1])
            if style.name == "title":
                return 1
        return 0

    def list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's; None for no list."""
        numbering = paragraph.find("w:pPr/w:numPr", NAMESPACES)
        if numbering is not None:
            list_id = value_of(numbering, "w:numId")
            if list_id:
                level = int(value_of(numbering, "w:ilvl") or 0)
                return None if list_id == "0" else (list_id, level)
        for style in self._ancestry(value_of(paragraph, "w:pPr/w:pStyle")):
            if style.list_id:
                return None if style.list_id == "0" else (style.list_id, style.level)
            if style.name.startswith(("list bullet", "list number")):
                return style.name, 0
        return None

    def is_numbered(self, list_id: str, level: int) -> bool:
        """Whether a list counts its items."""
        if list_id.startswith("list "):
            return "number" in list_id
        return self.formats.get((list_id, level), "") not in _BULLETS

    def _ancestry(self, style_id: str) -> list[Style]:
        found: list[Style] = []
        seen: set[str] = set()
        while style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            found.append(self.styles[style_id])
            style_id = self.styles[style_id].based_on
        return found


def read_source(path: Path, name: str) -> SectionFile:
    """The section file at `path`; raises `SectionFileError` naming it `name`."""
    try:
        with zipfile.ZipFile(path) as package:
            if sum(item.file_size for item in package.infolist()) > MAX_FILE_BYTES:
                raise SectionFileError(f"Filen {name} är orimligt stor. Ta bort bilder ur den.")
            names = set(package.namelist())
            parts = {
                part: parse_xml(package.read(f"word/{part}.xml"))
                for part in ("document", "styles", "numbering")
                if f"word/{part}.xml" in names
            }
    except (*DAMAGED_ZIP, etree.XMLSyntaxError) as fault:
        raise unreadable(name) from fault
    body = parts["document"].find("w:body", NAMESPACES) if "document" in parts else None
    if body is None:
        raise unreadable(name)
    try:
        return SectionFile(body, styles_of(parts.get("styles")), _formats(parts.get("numbering")))
    except ValueError as fault:  # a level that is no number
        raise unreadable(name) from fault


def unreadable(name: str) -> SectionFileError:
    """The error of a section file whose XML does not say what Word would write."""
    return SectionFileError(
        f"Filen {name} går inte att läsa. Är den en Word-fil (.docx) och stängd i Word? "
        "Spara om den i Word, eller ta bort den och skriv texten på bladet Texter."
    )


def styles_of(root: Element | None) -> dict[str, Style]:
    """The styles of ``word/styles.xml`` by their ids; raises ValueError for a level that is no number."""
    if root is None:
        return {}
    return {
        style.get(q("w:styleId"), ""): Style(
            name=value_of(style, "w:name").lower(),
            list_id=value_of(style, "w:pPr/w:numPr/w:numId"),
            level=int(value_of(style, "w:pPr/w:numPr/w:ilvl") or 0),
            based_on=value_of(style, "w:basedOn"),
        )
        for style in root.iter(q("w:style"))
    }


def _formats(root: Element | None) -> dict[tuple[str, int], str]:
    """The number format by list id and level."""
    if root is None:
        return {}
    levels = {
        (abstract.get(q("w:abstractNumId")), int(level.get(q("w:ilvl"), "0"))): value_of(
            level, "w:numFmt"
        )
        for abstract in root.iter(q("w:abstractNum"))
        for level in abstract.iter(q("w:lvl"))
    }
    lists = {
        number.get(q("w:numId")): value_of(number, "w:abstractNumId")
        for number in root.iter(q("w:num"))
    }
    return {
        (list_id, level): form
        for list_id, wanted in lists.items()
        for (abstract, level), form in levels.items()
        if abstract == wanted
    }
