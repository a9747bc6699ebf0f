"""What a document prints of figures."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def controls(content: bytes) -> list[tuple[str, str]]:
    """Id and text of every printed figure of a document."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return controls_in(etree.fromstring(package.read("word/document.xml")))


def controls_in(root: etree._Element) -> list[tuple[str, str]]:
    """Id and text of every printed figure of a part of a document."""
    found = []
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None and re.match(r"[0-9]", tag.get(f"{W}val")):
            text = "".join(t.text or "" for t in control.iter(f"{W}t"))
            found.append((tag.get(f"{W}val"), text))
    return found
