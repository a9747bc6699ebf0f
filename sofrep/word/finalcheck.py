"""The last look at a filled part: no tag, no marker and no empty value may be left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.word.faults import Place, TemplateFault
from sofrep.word.ooxml import NAMESPACES, W_P, Element, q, text_of
from sofrep.word.tags import Spots
from sofrep.word.tokens import MARKER, restore_braces

_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_NO_VALUE = re.compile(r"(?<![\w.])(?:nan|NaN|None)(?![\w.])")
_WORD = NAMESPACES["w"]
_TEXT_ELEMENTS = frozenset(
    q(f"w:{name}") for name in ("t", "delText", "instrText", "delInstrText", "fldData")
)


def leftovers(root: Element, part: str) -> list[TemplateFault]:
    """Faults for what is left over; then the braces of the data are put back."""
    faults = list(_find(root, part))
    if not faults:
        _restore(root)
    return faults


def _find(root: Element, part: str) -> Iterator[TemplateFault]:
    spots = Spots(root)
    for paragraph in root.iter(W_P):
        spots.pass_by(paragraph)
        text = text_of(paragraph)
        for pattern, what in (
            (_TAG, "en tagg blev kvar i dokumentet. Ser den ut som i docs/mallar.md?"),
            (_NO_VALUE, "ett tomt värde skrevs ut."),
            (MARKER, "ett värde skrevs ut på ett ställe där det inte kan stå."),
        ):
            if pattern.search(text):
                yield TemplateFault(Place(part, spots.describe(paragraph), text[:60]), what)
    for element in root.iter():
        if any(MARKER.search(value) for value in element.attrib.values()):
            yield TemplateFault(Place(part), "ett värde skrevs ut där det inte kan stå.")
        if not isinstance(element.tag, str) or not element.tag.startswith(f"{{{_WORD}}}"):
            continue
        stray = "" if element.tag in _TEXT_ELEMENTS else (element.text or "")
        stray = (stray + (element.tail or "")).strip()
        if stray:
            yield TemplateFault(
                Place(part, "", stray[:60]),
                "text utanför ett stycke. Låt taggen stå i löpande text eller använd {%p %}.",
            )


def _restore(root: Element) -> None:
    for element in root.iter():
        if element.text:
            element.text = restore_braces(element.text)
        for name, value in element.attrib.items():
            restored = restore_braces(value)
            if restored != value:
                element.set(name, restored)
