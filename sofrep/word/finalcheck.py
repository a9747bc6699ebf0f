"""The last look at a filled part: no tag, no marker and no empty value may be left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from sofrep.word.faults import Place, TemplateFault
from sofrep.word.ooxml import NAMESPACES, W_P, Element, text_of
from sofrep.word.tags import Spots
from sofrep.word.tokens import MARKER, SET_ASIDE, restore_braces

_LEFT = (
    (
        re.compile(r"\{[{%#]|[}%#]\}"),
        "en tagg blev kvar i dokumentet. Ser den ut som i docs/mallar.md?",
    ),
    # The first letter comes first, before the look behind it: that makes the search fast.
    (re.compile(r"[nN](?<![\w.].)(?:an|aN|one)(?![\w.])"), "ett tomt värde skrevs ut."),
    (MARKER, "ett värde skrevs ut på ett ställe där det inte kan stå."),
)
# Not in these; the namespace and the text are looked at first, for they rule out most.
_STRAY_TEXT = etree.XPath(
    "//text()[normalize-space()][not(parent::w:t or parent::w:delText or parent::w:instrText"
    " or parent::w:delInstrText or parent::w:fldData)][parent::w:*]",
    namespaces=NAMESPACES,
)


def leftovers(root: Element, part: str) -> list[TemplateFault]:
    """Faults for what is left over; then the braces of the data are put back."""
    source = etree.tostring(root, encoding="unicode")
    faults = [
        TemplateFault(
            Place(part, "", text.strip()[:60]),
            "text utanför ett stycke. Låt taggen stå i löpande text eller använd {%p %}.",
        )
        for text in _STRAY_TEXT(root)
        if text.strip()
    ]
    if any(pattern.search(source) for pattern, _ in _LEFT):
        faults += _find(root, part)
    if not faults and SET_ASIDE.search(source):
        _restore(root)
    return faults


def _find(root: Element, part: str) -> Iterator[TemplateFault]:
    spots = Spots(root)
    for paragraph in root.iter(W_P):
        spots.pass_by(paragraph)
        text = text_of(paragraph)
        for pattern, what in _LEFT:
            if pattern.search(text):
                yield TemplateFault(Place(part, spots.describe(paragraph), text[:60]), what)
    for element in root.iter():
        if any(MARKER.search(value) for value in element.attrib.values()):
            yield TemplateFault(Place(part), "ett värde skrevs ut där det inte kan stå.")


def _restore(root: Element) -> None:
    for element in root.iter():
        if element.text:
            element.text = restore_braces(element.text)
        for name, value in element.attrib.items():
            restored = restore_braces(value)
            if restored != value:
                element.set(name, restored)
