"""The note of a build that is being written: what tells the next run that this one was cut off.

It lies in the output folder from just before the first document is replaced until figurer.json, the
last file, is.  A run that is killed in between leaves it behind, with documents of two builds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

JOURNAL_NAME = ".sofrep-pagar.json"

Written = Mapping[str, Sequence[str]]
"""The hashes that a file of each name may have got from builds that were cut off."""


class Interrupted(Struct, frozen=True):
    """A build that was cut off: how many of its files were replaced, of how many."""

    replaced: int
    files: int


def read_journal(folder: Path) -> Written:
    """What builds that were cut off may have written in `folder`; nothing where none was.

    A note that was itself cut off says nothing: no document had been replaced yet.
    """
    path = folder / JOURNAL_NAME
    try:
        content = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return {str(name): [str(each) for each in hashes] for name, hashes in content.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def journal_of(files: Sequence[tuple[str, bytes]], earlier: Written) -> bytes:
    """The note of a build of `files`, with what `earlier` ones may have left."""
    written = {name: [*earlier.get(name, ()), hash_of(content)] for name, content in files}
    return json.dumps({**earlier, **written}, ensure_ascii=False).encode()


def interrupted_in(folder: Path) -> Interrupted | None:
    """The build that was cut off in `folder`, None if the last one came to its end."""
    journal = read_journal(folder)
    if not journal:
        return None
    replaced = sum(_hash_in(folder / name) in hashes[-1:] for name, hashes in journal.items())
    return Interrupted(replaced, len(journal))


def hash_of(content: bytes) -> str:
    """The hash by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


def _hash_in(path: Path) -> str | None:
    try:
        return hash_of(path.read_bytes()) if path.is_file() else None
    except OSError:
        return None
