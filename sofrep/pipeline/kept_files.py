"""Files of an output folder that need not be made again: they stand there, and were made of the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sofrep.pipeline.journal import hash_of

KeptFile = tuple[str, str, Any]
"""The key of what a file was made of, its hash, and what was told with it."""


class KeptFiles:
    """What an earlier build made in a folder; `files` is what this one makes, as it is kept for the next.

    Both are by name.
    """

    def __init__(self, out: Path, kept: Mapping[str, KeptFile]) -> None:
        self._out, self._kept = out, kept
        self.files: dict[str, KeptFile] = {}

    def of(self, name: str, key: str, make: Callable[[], tuple[bytes, Any]]) -> tuple[bytes, Any]:
        """The content of a file and what was told with it (plain data), as it stands or made.

        Without a `key` it is made.
        """
        made_of, sha256, told = self._kept.get(name, ("", "", None))
        if key and made_of == key and (content := self._standing(name, sha256)) is not None:
            self.files[name] = (key, sha256, told)
            return content, told
        content, told = make()
        self.made(name, content, key, told)
        return content, told

    def made(self, name: str, content: bytes, key: str = "", told: object = None) -> None:
        """A file that is made whatever stands there."""
        self.files[name] = (key, hash_of(content), told)

    def _standing(self, name: str, sha256: str) -> bytes | None:
        try:
            path = self._out / name
            content = path.read_bytes() if path.is_file() else b""
        except OSError:
            return None
        return content if hash_of(content) == sha256 else None
