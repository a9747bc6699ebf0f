"""Compiled templates of earlier runs: reading and compiling one takes longer than filling it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from types import CodeType

from jinja2 import Environment, FileSystemBytecodeCache

_SUFFIX = ".mall"

KEPT = 50
"""How many compiled parts are kept; the oldest go first."""


class CompiledTemplates:
    """Kept in a folder of the user's own by Jinja's bytecode cache; gives up silently.

    A part is found again only if its text, the names that it is given, `version` and Python are
    the same.  None for a folder keeps nothing.
    """

    def __init__(self, folder: Path | None, version: str) -> None:
        self._version = version
        self._folder = folder
        self._cache: FileSystemBytecodeCache | None = None
        if folder is not None:
            with contextlib.suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._cache = FileSystemBytecodeCache(str(folder), f"%s{_SUFFIX}")

    def load(
        self, environment: Environment, part: str, source: str, given: Iterable[str]
    ) -> CodeType | None:
        """The code of a part that was found to be right in an earlier run."""
        if self._cache is None:
            return None
        name = self._name(part, given)
        try:
            return self._cache.get_bucket(environment, name, None, source).code
        except Exception:  # noqa: BLE001 - a damaged file fails in any way it likes; compile anew
            return None

    def keep(
        self, environment: Environment, part: str, source: str, given: Iterable[str], code: CodeType
    ) -> None:
        """Keep the code of a part in which nothing is wrong."""
        if self._cache is None or self._folder is None:
            return
        with contextlib.suppress(Exception):
            name = self._name(part, given)
            bucket = self._cache.get_bucket(environment, name, None, source)
            bucket.code = code
            self._cache.set_bucket(bucket)
            _prune(self._folder)

    def _name(self, part: str, given: Iterable[str]) -> str:
        return "\n".join((self._version, part, *sorted(given)))


def _prune(folder: Path) -> None:
    newest = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest[KEPT:]:
        path.unlink(missing_ok=True)
