"""The styles of a document, by the names under which an office sees them in Word."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from types import MappingProxyType

from sofrep.paths import builtin_templates
from sofrep.utdata.word.ooxml import Element, make, parse_xml, q, value_of
from sofrep.utdata.word.wordml import elements

TEMPLATE = "dokument.docx"
"""The built-in template of every document."""
PLACEHOLDER, PROMPT = "SofrepPlatshallare", "SofrepPrompt"
"""The ids of the character styles of what is not written yet, and of what asks for it in a form."""
PLACEHOLDER_NAME = "Platshållare i rapport"
_HEADING = re.compile(r"heading ([1-9])")
_INDENT = 284
"""Twips for each level of the contents list."""
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
_OWN = {
    PLACEHOLDER: (
        PLACEHOLDER_NAME,
        '<w:color w:val="1F1F1F"/><w:shd w:val="clear" w:color="auto" w:fill="FFF2A8"/>',
    ),
    PROMPT: ("Uppmaning i blankett", '<w:i/><w:color w:val="56646A"/>'),
}
"""The name and the looks of our own character styles, unless the template has designed them."""


class StyleBook:
    """The styles of a template; one that it lacks is taken from the built-in template."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._ids = {
            value_of(style, "w:name").lower(): (
                str(style.get(q("w:styleId"))),
                str(style.get(q("w:type"))),
            )
            for style in root.iter(q("w:style"))
        }

    def id_of(self, name: str) -> str:
        """The id of the paragraph or table style that is shown under `name`."""
        wanted = name.lower()
        wanted = _BUILT_IN.get(wanted, wanted)
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

    def heading_levels(self) -> dict[str, int]:
        """The level of each heading style, by style id."""
        matches = {style_id: _HEADING.fullmatch(name) for name, (style_id, _) in self._ids.items()}
        return {style_id: int(match[1]) for style_id, match in matches.items() if match}

    def contents_style(self, level: int, width: int) -> str:
        """The id of the style ``toc <level>``, made with a tab at `width` if it is missing.

        No dots lead to the page number: it is empty until Word fills it.
        """
        name = f"toc {level}"
        if name not in self._ids:
            normal, _ = self._ids.get("normal", ("Normal", ""))
            self.root.extend(
                elements(
                    f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="{name}"/>'
                    f'<w:basedOn w:val="{normal}"/><w:uiPriority w:val="39"/><w:pPr><w:tabs>'
                    f'<w:tab w:val="right" w:pos="{width}"/></w:tabs><w:spacing w:after="60"/>'
                    f'<w:ind w:left="{_INDENT * (level - 1)}"/></w:pPr></w:style>'
                )
            )
            self._ids[name] = (f"TOC{level}", "paragraph")
        return self._ids[name][0]

    def add_own(self) -> None:
        """Add our own character styles."""
        known = {style_id for style_id, _ in self._ids.values()}
        for style_id, (name, looks) in _OWN.items():
            if style_id not in known:
                self.root.extend(
                    elements(
                        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}">'
                        f'<w:name w:val="{name}"/><w:uiPriority w:val="99"/><w:qFormat/>'
                        f"<w:rPr>{looks}</w:rPr></w:style>"
                    )
                )

    def set_language(self, language: str) -> None:
        """Have all text without a language of its own spelled in `language`."""
        place = self.root
        for name in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"):
            found = place.find(q(name))
            if found is None:
                found = make(name)
                place.insert(len(place) if name == "w:lang" else 0, found)
            place = found
        place.set(q("w:val"), language)
