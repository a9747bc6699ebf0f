"""The query store: what was computed from the same inputs before, without reading them again.

Holds figures, goals and problems as lines of JSON in the user's cache folder, keyed by a hash of
everything that they depend on.  Nothing here may ever stop a run: whatever goes wrong with the
store, the answer is computed anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sofrep.pipeline.fingerprint import hash_files, input_files, program_version

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

    def key(self, folder: Path, *question: str) -> str | None:
        """The key of `question` about `folder` as its files are now, None if they cannot be read."""
        try:
            inputs = hash_files(input_files(folder), folder)
            text = json.dumps([str(folder.resolve()), inputs, program_version(), *question])
        except OSError:
            return None
        return hashlib.sha256(text.encode()).hexdigest()

    def get(self, key: str | None) -> list[str] | None:
        """The parts that were kept under `key`; None if there are none or they are damaged."""
        if self.folder is None or key is None:
            return None
        file = self.folder / f"{key}{_SUFFIX}"
        try:
            check, _, text = file.read_text(encoding="utf-8").partition("\n")
            os.utime(file)
        except (OSError, ValueError):
            return None
        return text.split("\n") if check == _check_of(text) else None

    def put(self, key: str | None, parts: Sequence[str]) -> None:
        """Keep `parts` (texts of one line each) under `key`, for the user alone, and prune."""
        if self.folder is None or key is None:
            return
        import tempfile

        text = "\n".join(parts)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                    stream.write(f"{_check_of(text)}\n{text}")
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


def _check_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
