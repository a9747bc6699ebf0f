"""The document's settings: Swedish, today's layout rules, no traces of the template's making."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE

from sofrep.utdata.word.ooxml import NAMESPACES, Element, make, q
from sofrep.utdata.word.parts import PackagePart, drop_related, read_root, related, write_root

_COMPAT_URI = "http://schemas.microsoft.com/office/word"
_COMPAT_MODE = "15"
_DROPPED = ("updateFields", "rsids", "attachedTemplate", "proofState", "trackRevisions", "docVars")
# What the schema wants after w:compat.
_AFTER_COMPAT = [
    *("docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *(
        "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures",
        "forceUpgrade",
        "captions",
        "readModeInkLockDown",
    ),
    *("smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
]
_AFTER_LANGUAGE = _AFTER_COMPAT[_AFTER_COMPAT.index("themeFontLang") + 1 :]
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr"
_STALE = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml",
)


def finish_settings(document: PackagePart, language: str) -> None:
    """Set language and compatibility, and let go of stale parts."""
    for kind in _STALE:
        drop_related(document, kind)
    part = related(document, RELATIONSHIP_TYPE.SETTINGS)
    if part is None:
        return
    root = read_root(part)
    for name in _DROPPED:
        for element in root.findall(q(f"w:{name}")):
            root.remove(element)
    _set_compatibility(root)
    _insert(root, "w:themeFontLang", _AFTER_LANGUAGE).set(q("w:val"), language)
    write_root(part, root)


def _set_compatibility(root: Element) -> None:
    compat = _insert(root, "w:compat", _AFTER_COMPAT)
    for setting in compat.findall(q("w:compatSetting")):
        if setting.get(q("w:name")) == "compatibilityMode":
            setting.set(q("w:val"), _COMPAT_MODE)
            return
    compat.append(
        make("w:compatSetting", name="compatibilityMode", uri=_COMPAT_URI, val=_COMPAT_MODE)
    )


def _insert(root: Element, name: str, followers: list[str]) -> Element:
    """The element `name`, made before its `followers` if it is missing."""
    found = root.find(name, NAMESPACES)
    if found is not None:
        return found
    made = make(name)
    tags = {q(f"w:{follower}") for follower in followers}
    if name == "w:compat":
        tags.add(_MATH)
    for position, element in enumerate(root):
        if element.tag in tags:
            root.insert(position, made)
            return made
    root.append(made)
    return made
