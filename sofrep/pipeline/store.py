"""The store: what was worked out from the same inputs before, so that it need not be again.

Holds lines of JSON in the user's cache folder, keyed by a hash of everything that they depend on:
figures, goals, activities and problems, never a row about a participant.  Nothing here may ever stop a run: whatever goes wrong with
the store, the answer is worked out anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_SUFFIX = ".svar"

KEPT = 50
"""How many answers are kept; the oldest go first."""


def store_folder(environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """``SOFREP_CACHE``, or the platform's place for things that can be made again."""
    if named := environment.get("SOFREP_CACHE"):
        return Path(named)
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "sofrep"
    if platform == "darwin":
        return home / "Library" / "Caches" / "sofrep"
    return Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "sofrep"


class Store:
    """Answers by key; every method gives up silently."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @classmethod
    def of_user(cls) -> Store:
        """The store of whoever runs the program; one that keeps nothing where there is no home."""
        try:
            return cls(store_folder(os.environ, sys.platform, Path.home()))
        except (OSError, RuntimeError):
            return cls(None)

    def get(self, key: str | None) -> list[str] | None:
        """The parts that were kept under `key`; None if there are none or they are damaged."""
        if self.folder is None or key is None:
            return None
        file = self.folder / f"{key}{_SUFFIX}"
        try:
            check, _, text = file.read_bytes().partition(b"\n")
            os.utime(file)
        except OSError:
            return None
        return text.decode().split("\n") if check == _check_of(key, text) else None

    def put(self, key: str | None, parts: Sequence[str]) -> None:
        """Keep `parts` (texts of one line each) under `key`, for the user alone, and prune."""
        if self.folder is None or key is None:
            return
        import tempfile

        with contextlib.suppress(OSError, ValueError):
            text = "\n".join(parts).encode()
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".tmp")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_check_of(key, text) + b"\n" + text)
                Path(name).replace(self.folder / f"{key}{_SUFFIX}")
            finally:
                Path(name).unlink(missing_ok=True)
            self._prune(self.folder)

    @staticmethod
    def _prune(folder: Path) -> None:
        kept = sorted(
            folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True
        )
        for path in kept[KEPT:]:
            path.unlink(missing_ok=True)


def key_of(*question: object) -> str:
    """The key of what depends on `question`, which is plain data, and on nothing else."""
    return hashlib.sha256(json.dumps(question).encode()).hexdigest()


def _check_of(key: str, text: bytes) -> bytes:
    check = hashlib.sha256(key.encode())
    check.update(text)
    return check.hexdigest().encode()
