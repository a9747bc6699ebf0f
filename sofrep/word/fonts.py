"""The font of the document's running text, for its charts."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE

from sofrep.word.ooxml import NAMESPACES, q
from sofrep.word.parts import PackagePart, read_root, related

_FALLBACK = "Calibri"


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
