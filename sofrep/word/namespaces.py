"""The namespaces that the controls need, declared on a part's root."""

from __future__ import annotations

import re

from sofrep.word.ooxml import NAMESPACES

_ROOT = re.compile(r"^(?:<\?xml[^>]*\?>)?\s*<[\w:]+(?P<attributes>[^>]*?)(?=/?>)")
_IGNORABLE = re.compile(r'mc:Ignorable="([^"]*)"')


def declare(xml: str) -> str:
    """`xml` with w15, mc and r declared on its root, and w15 ignorable for older programs."""
    match = _ROOT.match(xml)
    if match is None:
        return xml
    attributes = match["attributes"]
    for prefix in ("w15", "mc", "r"):
        if f"xmlns:{prefix}=" not in attributes:
            attributes += f' xmlns:{prefix}="{NAMESPACES[prefix]}"'
    listed = _IGNORABLE.search(attributes)
    if listed is None:
        attributes += ' mc:Ignorable="w15"'
    elif "w15" not in listed[1].split():
        attributes = attributes.replace(listed[0], f'mc:Ignorable="{listed[1]} w15"')
    return xml[: match.start("attributes")] + attributes + xml[match.end("attributes") :]
