"""Placeholders: text that the office has not written yet, marked so that nobody misses it."""

from __future__ import annotations

from copy import deepcopy

from sofrep.utdata.word.ooxml import Element, make, make_run, make_text, q

STYLE_ID = "SofrepPlatshallare"
STYLE_NAME = "Platshållare i rapport"
_FILL = "FFF2A8"


class PlaceholderMarks:
    """Marks placeholders; `texts` and what else is missing (`facts`) in order, without brackets."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.facts: list[str] = []

    def marked(
        self, content: str, properties: Element | None = None, *, is_text: bool = True
    ) -> Element:
        """A run that says `content`, looking like `properties` but for the mark."""
        told = self.texts if is_text else self.facts
        told.append(content.removeprefix("[").removesuffix("]"))
        properties = make("w:rPr") if properties is None else deepcopy(properties)
        for old in properties.findall(q("w:rStyle")):
            properties.remove(old)
        properties.insert(0, make("w:rStyle", val=STYLE_ID))
        return make_run(properties, make_text(content))


def add_style(styles: Element) -> None:
    """The character style of placeholders, unless the template has designed its own."""
    for style in styles.iter(q("w:style")):
        if style.get(q("w:styleId")) == STYLE_ID:
            return
    styles.append(
        make(
            "w:style",
            make("w:name", val=STYLE_NAME),
            make("w:uiPriority", val="99"),
            make("w:qFormat"),
            make(
                "w:rPr",
                make("w:color", val="1F1F1F"),
                make("w:shd", val="clear", color="auto", fill=_FILL),
            ),
            type="character",
            customStyle="1",
            styleId=STYLE_ID,
        )
    )
