"""Finished documents in: Word, PDF, web page and text become one model."""

from __future__ import annotations

from pathlib import Path

from sofrep.errors import SofrepError, reason_of
from sofrep.granskning.handling import Handling

_MAX_BYTES = 100_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_ENDINGS = (".docx", ".docm", ".pdf", ".html", ".htm", ".txt", ".md")


class UnreadableError(SofrepError):
    """A document cannot be read; says which, why and what to do."""


def read_document(path: Path) -> Handling:
    """The document at `path`: .docx, .pdf, .html or text.

    Raises:
        UnreadableError: for a file that is missing, damaged, protected, a picture only, or unknown.
    """
    name, ending = path.name, path.suffix.lower()
    if ending not in _ENDINGS:
        raise UnreadableError(
            f"{name} går inte att granska. Granskningen läser Word (.docx), PDF, webbsidor (.html) och "
            "text (.txt). Spara om filen i något av dem."
        )
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _MAX_BYTES else b""
    except OSError as fault:
        raise UnreadableError(f"Det gick inte att läsa {path}: {reason_of(fault)}.") from fault
    if size > _MAX_BYTES:
        raise UnreadableError(f"{name} är större än 100 MB. Spara den utan bilder och granska den.")
    if content.startswith(_OLE):
        raise UnreadableError(
            f"{name} är skyddad med lösenord, eller sparad i ett äldre format av Word. Ta bort lösenordet, "
            "eller spara om den som .docx."
        )
    if ending in {".docx", ".docm"}:
        from sofrep.granskning.lasare.docx import read_docx as read
    elif ending == ".pdf":
        from sofrep.granskning.lasare.pdf import read_pdf as read
    elif ending in {".html", ".htm"}:
        from sofrep.granskning.lasare.html import read_html as read
    else:
        from sofrep.granskning.lasare.text import read_text as read
    try:
        found = read(content, name)
    except ValueError as fault:
        raise UnreadableError(f"{name} {fault}") from fault
    if not found.delar:
        raise UnreadableError(
            f"{name} innehåller ingen text som går att läsa. Är den inskannad finns bara bilder av sidorna: "
            "granska originalet, eller en version där texten går att markera."
        )
    return found
