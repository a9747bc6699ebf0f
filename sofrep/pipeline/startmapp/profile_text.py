"""The text of a forbund.toml: a new folder's from ``templates/forbund.toml``, and entries that are added later."""

from __future__ import annotations

import tomllib
from typing import Any

from sofrep.domain.dokument import Bilaga
from sofrep.paths import PROFILE_NAME, builtin_templates


def profile_text(year: int) -> str:
    """The text of a new forbund.toml whose register starts with `year`: every part, with names to replace."""
    text = (builtin_templates() / PROFILE_NAME).read_text(encoding="utf-8")
    return text.replace("{ar}", str(year)).replace("{nasta}", str(year + 1))


def with_dokument(text: str, year: int) -> str | None:
    """The text of a forbund.toml with the heading of `year` after the last such heading, all else kept.

    None where it cannot be written so, as in a file that has all years on one line.
    """
    _, heading, rest = profile_text(year).partition(f"[dokument.{year}]")
    changed = _after_last(text, "[dokument.", heading + rest.partition("\n\n")[0])
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
