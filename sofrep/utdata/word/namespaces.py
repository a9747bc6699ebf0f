"""The namespaces that the controls need, declared on a part's root."""

from __future__ import annotations

import re

from sofrep.utdata.word.ooxml import NAMESPACES

_ROOT = re.compile(r"^(?:<\?xml[^>]*\?>)?\s*<[\w:]+(?P<attributes>[^>]*?)(?=/?>)")
_NEWER = ("w14", "w15")
_IGNORABLE = re.compile(r'mc:Ignorable="([^"]*)"')


def declare(xml: str) -> str:
    """`xml` with the namespaces declared on its root; w14 and w15 may be ignored by older programs."""
    match = _ROOT.match(xml)
    if match is None:
        return xml
    attributes = match["attributes"]
    for prefix in ("w", *_NEWER, "mc", "r"):
        if f"xmlns:{prefix}=" not in attributes:
            attributes += f' xmlns:{prefix}="{NAMESPACES[prefix]}"'
    listed = _IGNORABLE.search(attributes)
    known = listed[1].split() if listed else []
    ignorable = " ".join([*known, *(prefix for prefix in _NEWER if prefix not in known)])
    if listed is None:
        attributes += f' mc:Ignorable="{ignorable}"'
    else:
        attributes = attributes.replace(listed[0], f'mc:Ignorable="{ignorable}"')
    return xml[: match.start("attributes")] + attributes + xml[match.end("attributes") :]
