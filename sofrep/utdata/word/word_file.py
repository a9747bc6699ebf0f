"""A finished Word file opened to be changed: its parts as XML, and what they refer to.

A part that is not changed keeps its bytes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from sofrep.utdata.word.ooxml import NAMESPACES, Element, parse_xml
from sofrep.zipping import files_of, write_zip

DOCUMENT = "word/document.xml"
_TYPES = "[Content_Types].xml"
_TEXT = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_OFFICE = NAMESPACES["r"]
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
COMMENTS, HYPERLINK, WORKBOOK = (
    f"{_OFFICE}/{kind}" for kind in ("comments", "hyperlink", "package")
)


class Pointer(Struct, frozen=True):
    """What a part points at: another part by its name, or an address outside the file; `type` is an URI."""

    target: str
    type: str
    is_external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: ``styles``, ``hyperlink``."""
        return self.type.rpartition("/")[2]


class WordFile:
    """The parts of a package by name; raises `zipfile.BadZipFile` and its like for one that is none."""

    def __init__(self, content: bytes) -> None:
        self._files = files_of(content)
        self._roots: dict[str, Element] = {}
        self._changed: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._files

    @property
    def texts(self) -> list[str]:
        """The names of the parts that hold text, the document first."""
        return sorted(filter(_TEXT.fullmatch, self._files), key=lambda name: name != DOCUMENT)

    def root(self, name: str) -> Element:
        """The XML of a part, to be read."""
        if name not in self._roots:
            self._roots[name] = parse_xml(self._files[name])
        return self._roots[name]

    def change(self, name: str) -> Element:
        """The XML of a part, to be changed."""
        self._changed.add(name)
        return self.root(name)

    def read(self, name: str) -> bytes:
        """A part as it stands in the file."""
        return self._files[name]

    def put(self, name: str, content: bytes) -> None:
        """Put other bytes in a part's place."""
        self._files[name] = content
        self._roots.pop(name, None)

    def add(self, name: str, content: bytes, kind: str) -> str:
        """Add a part of that content type; its name, which is another where `name` is taken."""
        stem, suffix = posixpath.splitext(name)
        free = next(n for n in _names(stem, suffix) if n not in self._files)
        self._files[free] = content
        types = self.change(_TYPES)
        override = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override")
        override.set("PartName", f"/{free}")
        override.set("ContentType", kind)
        return free

    def type_of(self, name: str) -> str:
        """The content type of a part."""
        types = self.root(_TYPES)
        for each in types:
            if each.get("PartName") == f"/{name}":
                return str(each.get("ContentType"))
        ending = posixpath.splitext(name)[1][1:].lower()
        found = (e.get("ContentType") for e in types if e.get("Extension", "").lower() == ending)
        return str(next(found, "application/octet-stream"))

    def pointers(self, part: str) -> Mapping[str, Pointer]:
        """What a part points at, by the id of the relationship."""
        name = relations_name(part)
        return pointers_of(self.root(name), part) if name in self._files else {}

    def related(self, part: str, relation: str) -> str:
        """The name of the part that `part` refers to by this relationship; "" where it is not there."""
        found = self.pointers(part).get(relation)
        is_there = found is not None and not found.is_external and found.target in self._files
        return found.target if found is not None and is_there else ""

    def relation_to(self, part: str, kind: str) -> tuple[str, str]:
        """The first relationship of a kind and the part that it leads to; empty where there is none."""
        found = (key for key, each in self.pointers(part).items() if each.type == kind)
        relation = next(found, "")
        return relation, self.related(part, relation)

    def relate(self, part: str, kind: str, target: str, *, leads_out: bool = False) -> str:
        """Refer from `part` to another part, or out; the relationship."""
        name = relations_name(part)
        if name not in self._files:
            self._files[name] = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
        relations = self.change(name)
        taken = {each.get("Id") for each in relations}
        relation = next(n for n in (f"rIdS{i}" for i in range(len(taken) + 1)) if n not in taken)
        made = etree.SubElement(relations, f"{{{_PACKAGE}/relationships}}Relationship")
        made.set("Id", relation)
        made.set("Type", kind)
        made.set("Target", target if leads_out else f"/{target}")
        if leads_out:
            made.set("TargetMode", "External")
        return relation

    def content(self) -> bytes:
        """The file as it is now."""
        written = {name: bytes_of(self._roots[name]) for name in self._changed}
        return write_zip({**self._files, **written})


def bytes_of(root: Element) -> bytes:
    """The XML of a part as it is written."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def relations_name(part: str) -> str:
    """The part that holds what `part` points at; "" is the file itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def pointers_of(root: Element, part: str) -> dict[str, Pointer]:
    """What a part points at, by id, from the XML of its relationships."""
    found = {}
    for each in (each for each in root if isinstance(each.tag, str)):
        target, is_external = each.get("Target", ""), each.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.join("/", posixpath.dirname(part), target)
            target = posixpath.normpath(target).lstrip("/")
        found[each.get("Id", "")] = Pointer(target, each.get("Type", ""), is_external)
    return found


def _names(stem: str, suffix: str) -> Iterator[str]:
    yield f"{stem}{suffix}"
    base = stem.rstrip("0123456789")
    number = 1
    while True:
        yield f"{base}{number}{suffix}"
        number += 1
