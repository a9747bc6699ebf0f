"""More entries in a forbund.toml: a year's documents, a document of the office's own; all else is kept."""

from __future__ import annotations

import tomllib
from typing import Any

from sofrep.domain.dokument import Bilaga
from sofrep.pipeline.startmapp.profile_text import dokument_text


def with_dokument(text: str, year: int) -> str | None:
    """The text of a forbund.toml with the heading of `year` after the last such heading, all else kept.

    None where it cannot be written so, as in a file that has all years on one line.
    """
    changed = _after_last(text, "[dokument.", dokument_text(year))
    new = _read(changed)
    new.get("dokument", {}).pop(str(year), None)
    return changed if new == {"dokument": {}} | _read(text) else None


def bilaga_text(bilaga: Bilaga) -> str:
    """The lines of a document of the office's own in a forbund.toml."""
    listed = ", ".join(f'"{name}"' for name in bilaga.avsnitt)
    named = bilaga.namn.replace("\\", "\\\\").replace('"', '\\"')
    return f'[[bilaga]]\nkod = "{bilaga.kod}"\nnamn = "{named}"\navsnitt = [{listed}]'


def with_bilaga(text: str, bilaga: Bilaga) -> str | None:
    """The text of a forbund.toml with one more document after the last, all else kept.

    None where it cannot be written so, as in a file that has all documents on one line.
    """
    changed = _after_last(text, "[[bilaga]]", bilaga_text(bilaga))
    *before, added = _read(changed).get("bilaga", [{}])
    is_whole = [*before] == _read(text).get("bilaga") and added.get("kod") == bilaga.kod
    return changed if is_whole else None


def _after_last(text: str, start: str, entry: str) -> str:
    """The text with an entry after the last part that begins so, or at its end."""
    lines = text.splitlines(keepends=True)
    newline = "\r\n" if "\r\n" in text else "\n"
    headings = [number for number, line in enumerate(lines) if line.startswith(start)]
    at = headings[-1] + 1 if headings else len(lines)
    while at < len(lines) and lines[at].strip() and not lines[at].startswith(("[", "# ---")):
        at += 1
    before = "".join(lines[:at])
    before += "" if before.endswith("\n") else newline
    return before + newline + entry.replace("\n", newline) + newline + "".join(lines[at:])


def _read(text: str) -> dict[str, Any]:
    """What the file says; nothing where it cannot be read."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}
