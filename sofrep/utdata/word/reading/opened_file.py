"""A Word file that is opened to be read: its parts, and what they point at."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from sofrep.errors import DAMAGED_ZIP, SofrepError
from sofrep.utdata.word.ooxml import NAMESPACES, parse_xml, q
from sofrep.utdata.word.reading.file_styles import FileStyles
from sofrep.utdata.word.theme import accents_of
from sofrep.utdata.word.word_file import Pointer, pointers_of, relations_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sofrep.utdata.word.ooxml import Element

_MAX_PART = 80_000_000


class UnreadableWordError(SofrepError):
    """A file is no Word file, or a damaged one."""


@dataclass(kw_only=True)
class OpenedFile:
    """A Word file by its bytes; `name` is what messages call it.

    Raises:
        UnreadableWordError: for a file that is none, whose text is damaged, or of unreasonable size.
    """

    content: bytes
    name: str
    _relations: dict[str, Mapping[str, Pointer]] = field(default_factory=dict)
    _parts: dict[str, Element | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            self._package = zipfile.ZipFile(io.BytesIO(self.content))
            root = self._parts[self.main] = self._parsed(self.main)
        except (*DAMAGED_ZIP, etree.XMLSyntaxError, KeyError) as fault:
            raise self.unreadable() from fault
        body = root.find("w:body", NAMESPACES)
        if body is None:
            raise self.unreadable()
        self.body: Element = body

    def unreadable(self) -> UnreadableWordError:
        """The error of a file whose XML does not say what Word would write."""
        return UnreadableWordError(
            f"{self.name} går inte att läsa. Är den en Word-fil (.docx)? Öppna den i Word och spara om "
            "den."
        )

    @cached_property
    def main(self) -> str:
        """The name of the part with the text."""
        return self.related("", "officeDocument") or "word/document.xml"

    @cached_property
    def styles(self) -> FileStyles:
        """What its styles are and mean."""
        return FileStyles(self.part_of_kind("styles"))

    @cached_property
    def properties(self) -> Mapping[str, str]:
        """What the file says of itself: ``title``, ``creator`` (in a document of sofrep the förbund)."""
        name = self.related("", "core-properties")
        root = self.part(name) if name else None
        found = (each for each in (() if root is None else root) if isinstance(each.tag, str))
        return {each.tag.rpartition("}")[2]: (each.text or "").strip() for each in found}

    @property
    def language(self) -> str:
        """The language of most of its text, as a page or a PDF says it: ``sv``."""
        return self.styles.language.partition("-")[0] or "sv"

    @property
    def accents(self) -> tuple[str, ...]:
        """The colours ``accent1`` to ``accent6`` of its theme."""
        return accents_of(self.part_of_kind("theme"))

    def relations(self, part: str) -> Mapping[str, Pointer]:
        """What a part points at, by id; "" is the file itself."""
        if part not in self._relations:
            root = self.part(relations_name(part))
            self._relations[part] = {} if root is None else pointers_of(root, part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """The name of the first part of a kind that a part points at; "" for none."""
        found = (each.target for each in self.relations(part).values() if each.kind == kind)
        return next(found, "")

    def part_of_kind(self, kind: str) -> Element | None:
        """The XML of the part of a kind that the text points at."""
        name = self.related(self.main, kind)
        return self.part(name) if name else None

    def part(self, name: str) -> Element | None:
        """The XML of a part, the same each time; None where it is missing or damaged."""
        if name not in self._parts:
            try:
                self._parts[name] = self._parsed(name)
            except (*DAMAGED_ZIP, etree.XMLSyntaxError, KeyError):
                self._parts[name] = None
        return self._parts[name]

    def bytes_of(self, name: str) -> bytes | None:
        """The content of a part; None where it is missing or damaged."""
        try:
            return self._package.read(name)
        except (*DAMAGED_ZIP, KeyError):
            return None

    def _parsed(self, name: str) -> Element:
        if self._package.getinfo(name).file_size > _MAX_PART:
            raise UnreadableWordError(f"{self.name} är orimligt stor. Dela upp den i flera.")
        return parse_xml(self._package.read(name))


def target_of(
    opened: OpenedFile, part: str, element: Element, name: str = "r:id"
) -> Pointer | None:
    """What an element of a part points at by the attribute `name`."""
    return opened.relations(part).get(element.get(q(name), ""))
