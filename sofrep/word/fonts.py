"""The font of the document's running text, for its charts."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from sofrep.word.ooxml import NAMESPACES, Element, q

_FALLBACK = "Calibri"


def body_font(part: Any) -> str:  # noqa: ANN401 - python-docx has no types
    """The typeface of the style Normal, of the defaults, or of the theme it refers to."""
    styles = _related(part, RELATIONSHIP_TYPE.STYLES)
    if styles is None:
        return _FALLBACK
    normal = "w:style[@w:type='paragraph'][@w:default='1']/w:rPr/w:rFonts"
    for path in (normal, "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts"):
        for fonts in styles.xpath(path, namespaces=NAMESPACES):
            theme = fonts.get(q("w:asciiTheme"), "")
            if theme:
                return _theme_font(part, "minor" if theme.startswith("minor") else "major")
            if fonts.get(q("w:ascii")):
                return str(fonts.get(q("w:ascii")))
    return _FALLBACK


def _theme_font(part: Any, kind: str) -> str:  # noqa: ANN401 - python-docx has no types
    theme = _related(part, RELATIONSHIP_TYPE.THEME)
    if theme is None:
        return _FALLBACK
    found = theme.find(f".//a:{kind}Font/a:latin", NAMESPACES)
    return str(found.get("typeface")) if found is not None else _FALLBACK


def _related(part: Any, kind: str) -> Element | None:  # noqa: ANN401 - python-docx has no types
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return etree.fromstring(relation.target_part.blob)
    return None
