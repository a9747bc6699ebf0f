"""What the document's charts look like: the font of its running text, the colours of its theme."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE

from sofrep.utdata.word.ooxml import NAMESPACES, Element, q
from sofrep.utdata.word.parts import PackagePart, read_root, related

_FALLBACK = "Calibri"
ACCENTS = 6
"""How many colours a theme has for what is told apart."""


def body_font(part: PackagePart) -> str:
    """The typeface of the style Normal, of the defaults, or of the theme it refers to."""
    style_part = related(part, RELATIONSHIP_TYPE.STYLES)
    if style_part is None:
        return _FALLBACK
    styles = read_root(style_part)
    normal = "w:style[@w:type='paragraph'][@w:default='1']/w:rPr/w:rFonts"
    for path in (normal, "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts"):
        for fonts in styles.xpath(path, namespaces=NAMESPACES):
            theme = fonts.get(q("w:asciiTheme"), "")
            if theme:
                return _theme_font(part, "minor" if theme.startswith("minor") else "major")
            if fonts.get(q("w:ascii")):
                return str(fonts.get(q("w:ascii")))
    return _FALLBACK


def _theme_font(part: PackagePart, kind: str) -> str:
    theme = related(part, RELATIONSHIP_TYPE.THEME)
    if theme is None:
        return _FALLBACK
    found = read_root(theme).find(f".//a:{kind}Font/a:latin", NAMESPACES)
    return str(found.get("typeface")) if found is not None else _FALLBACK


def accent_colours(part: PackagePart) -> tuple[str, ...]:
    """The colours of the theme of a document that is being made."""
    theme = related(part, RELATIONSHIP_TYPE.THEME)
    return accents_of(read_root(theme) if theme is not None else None)


def accents_of(root: Element | None) -> tuple[str, ...]:
    """A theme's colours ``accent1`` to ``accent6`` as six hexadecimal digits, black if it has none."""
    found = (
        root.find(f".//a:clrScheme/a:accent{n}/a:srgbClr", NAMESPACES) if root is not None else None
        for n in range(1, ACCENTS + 1)
    )
    return tuple(str(colour.get("val")) if colour is not None else "000000" for colour in found)
