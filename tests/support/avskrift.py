"""What happens to a document after it was built: edited, cut from, saved by other programs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

MAIN = "word/document.xml"


def rewritten(source: Path, change: Callable[[str], str], part: str = MAIN) -> bytes:
    """The file with one part's XML changed; the change must change something."""
    made = io.BytesIO()
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(made, "w") as new:
        for name in package.namelist():
            content = package.read(name)
            if name == part:
                text = change(content.decode())
                assert text.encode() != content
                content = text.encode()
            new.writestr(name, content)
    return made.getvalue()


def without_tags(source: Path) -> bytes:
    """As LibreOffice saves it: the controls' tags are gone, their titles and the bookmarks are left."""
    return rewritten(source, lambda text: re.sub(r'<w:tag w:val="[^"]*"/>', "", text))


def retyped(source: Path, figure: str, old: str, new: str) -> bytes:
    """The file in which the text of the figure's first control says something else."""
    pattern = (
        rf'(w:val="{re.escape(figure)}"/>(?:(?!</w:sdt>).)*?<w:t[^>]*>){re.escape(old)}(?=</w:t>)'
    )
    return rewritten(source, lambda text: re.sub(pattern, rf"\g<1>{new}", text, count=1))


def section_in_another(source: Path, heading: str) -> bytes:
    """A new document by somebody else, into which what stands under a heading has been copied."""
    body = list(Document(str(source)).element.body)
    start = next(n for n, part in enumerate(body) if _text(part) == heading)
    other = Document()
    other.core_properties.author = "Någon annan"
    other.add_paragraph("Vi har 12 lokaler.")
    end = other.element.body.sectPr
    for part in body[start : start + 12]:
        end.addprevious(deepcopy(part))
    made = io.BytesIO()
    other.save(made)
    return made.getvalue()


def _text(part: Any) -> str:
    return "".join(text.text or "" for text in part.iter(qn("w:t")))
