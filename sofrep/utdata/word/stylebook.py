"""The styles that blocks are written in, by the names under which an office sees them in Word."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from types import MappingProxyType

from sofrep.paths import builtin_templates
from sofrep.utdata.word.ooxml import Element, parse_xml, q, value_of

TEMPLATE = "dokument.docx"
"""The built-in template of every document."""
_BUILT_IN: Mapping[str, str] = MappingProxyType(
    {
        "brödtext": "body text",
        "beskrivning": "caption",
        "punktlista": "list bullet",
        "citat": "quote",
        "innehållsrubrik": "toc heading",
        **{f"rubrik {level}": f"heading {level}" for level in range(1, 10)},
    }
)
"""Word's own styles, which a Swedish Word shows under these names."""


class StyleBook:
    """The styles of a template; one that it lacks is taken from the built-in template."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._ids = _ids_of(root)

    def id_of(self, name: str) -> str:
        """The id of the paragraph or table style that is shown under `name`."""
        wanted = _BUILT_IN.get(name.lower(), name.lower())
        if wanted not in self._ids:
            self._take(wanted)
        return self._ids[wanted][0]

    def character(self, name: str) -> str:
        """The id of the character style of that name, or ""."""
        found, kind = self._ids.get(name.lower(), ("", ""))
        return found if kind == "character" else ""

    @cached_property
    def _others(self) -> dict[str, Element]:
        """The built-in template's styles by name."""
        with zipfile.ZipFile(builtin_templates() / TEMPLATE) as package:
            root = parse_xml(package.read("word/styles.xml"))
        return {value_of(style, "w:name").lower(): style for style in root.iter(q("w:style"))}

    def _take(self, name: str) -> None:
        """Copy a style of the built-in template, with the one that it is based on."""
        style = deepcopy(self._others[name])
        based = style.find(q("w:basedOn"))
        if based is not None:
            base = next(
                known
                for known, other in self._others.items()
                if other.get(q("w:styleId")) == based.get(q("w:val"))
            )
            based.set(q("w:val"), self.id_of(base))
        taken = {style_id for style_id, _ in self._ids.values()}
        style_id = style.get(q("w:styleId"))
        while style_id in taken:
            style_id += "X"
        style.set(q("w:styleId"), style_id)
        style.attrib.pop(q("w:default"), None)
        for follower in style.findall(q("w:next")):
            style.remove(follower)
        self.root.append(style)
        self._ids[name] = (style_id, style.get(q("w:type")))


def _ids_of(root: Element) -> dict[str, tuple[str, str]]:
    return {
        value_of(style, "w:name").lower(): (
            str(style.get(q("w:styleId"))),
            str(style.get(q("w:type"))),
        )
        for style in root.iter(q("w:style"))
    }
