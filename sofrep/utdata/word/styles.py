"""The styles that rendering relies on: headings, table of contents, captions, placeholders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sofrep.utdata.word.ooxml import Element, make, q, value_of

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_INDENT = 284  # twips per level


@dataclass(frozen=True, slots=True)
class Styles:
    """The style part's XML, and what its ids mean."""

    root: Element

    def heading_levels(self) -> dict[str, int]:
        """The level of each heading style, by style id."""
        levels = {}
        for style in self.root.iter(q("w:style")):
            match = _HEADING.fullmatch(value_of(style, "w:name"))
            if match:
                levels[style.get(q("w:styleId"))] = int(match[1])
        return levels

    def id_of(self, name: str) -> str | None:
        """The id of the style with this built-in name, whatever Word's language made of it."""
        for style in self.root.iter(q("w:style")):
            if value_of(style, "w:name").lower() == name:
                return str(style.get(q("w:styleId")))
        return None

    def contents_style(self, level: int, width: int) -> str:
        """The id of the style ``toc <level>``, made with a tab at `width` if it is missing.

        No dots lead to the page number: it is empty until Word fills it.
        """
        known = self.id_of(f"toc {level}")
        if known is not None:
            return known
        tab = make("w:tab", val="right", pos=str(width))
        self.root.append(
            make(
                "w:style",
                make("w:name", val=f"toc {level}"),
                make("w:basedOn", val=self.id_of("normal") or "Normal"),
                make("w:uiPriority", val="39"),
                make(
                    "w:pPr",
                    make("w:tabs", tab),
                    make("w:spacing", after="60"),
                    make("w:ind", left=str(_INDENT * (level - 1))),
                ),
                type="paragraph",
                styleId=f"TOC{level}",
            )
        )
        return f"TOC{level}"

    def set_language(self, language: str) -> None:
        """Have all text without a language of its own spelled in `language`."""
        defaults = self.root.find(q("w:docDefaults"))
        if defaults is None:
            defaults = make("w:docDefaults")
            self.root.insert(0, defaults)
        run_defaults = defaults.find(q("w:rPrDefault"))
        if run_defaults is None:
            run_defaults = make("w:rPrDefault")
            defaults.insert(0, run_defaults)
        properties = run_defaults.find(q("w:rPr"))
        if properties is None:
            properties = make("w:rPr")
            run_defaults.append(properties)
        lang = properties.find(q("w:lang"))
        if lang is None:
            lang = make("w:lang")
            properties.append(lang)
        lang.set(q("w:val"), language)
