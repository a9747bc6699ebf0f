"""Hashes of what a run stands on: inputs, profile, templates, the program itself."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from sofrep import __version__, paths
from sofrep.excel.other_files import is_book

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
"""Files that reading looks at, if only to say that they must be saved in another format."""

PICTURES = (".png", ".jpg", ".jpeg")

BY_CONTENT = frozenset(
    {*SPREADSHEETS, *paths.WRITTEN, *PICTURES, ".toml", ".txt", ".json"}
    | {".typ", ".ttf", ".otf", ".ttc"}
)
"""Files whose content counts; of others only that they lie there, and that they were changed."""

_LARGEST = 200 * 2**20
_A_LIBRARY = "lxml"
"""One of those that the program needs; where it lies is changed when one of them is."""


def sha256_of(path: Path) -> str:
    """The hash of a file's content.

    Raises:
        OSError: where it cannot be read; a pipe or a device would be read for ever.
    """
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _state_of(path: Path) -> str:
    """The hash of a file's content; of one that is not read, or too large to be, its size and time."""
    if not path.is_file():
        return "no file"  # a pipe or a device would be read for ever
    status = path.stat()
    if status.st_size > _LARGEST or path.suffix.casefold() not in BY_CONTENT:
        return f"{status.st_size} {status.st_mtime_ns}"
    return sha256_of(path)


def hash_files(files: Iterable[Path], folder: Path) -> dict[str, str]:
    """Path relative to `folder`, with forward slashes -> hash."""
    return {path.relative_to(folder).as_posix(): _state_of(path) for path in files}


def folder_state(folder: Path) -> dict[str, str]:
    """What lies in a förbund's folder, by its path there: all that a run may depend on.

    Of the folders that hold no workbooks to read, the names of those that lie there all the same;
    and the office's own templates.

    Raises:
        OSError: where something cannot be read.
    """
    return dict(_states(folder))


def _states(folder: Path) -> Iterator[tuple[str, str]]:
    def closed(fault: OSError) -> None:
        raise fault

    for place, folders, files in paths.walk(folder, closed):
        here = place.relative_to(folder)
        is_read = not paths.is_passed_over(here) or here.parts[0].casefold() == paths.OWN_TEMPLATES
        start = f"{here.as_posix()}/" if here.parts else ""
        yield from ((f"{start}{name}/", "") for name in folders if (place / name).is_symlink())
        for name in files:
            if is_read:
                yield f"{start}{name}", _state_of(place / name)
            elif is_book(name):
                yield f"{start}{name}", ""


def of_figures(state: dict[str, str]) -> dict[str, str]:
    """That part of a folder's state that figures, goals and their problems depend on: no wording."""
    templates = f"{paths.OWN_TEMPLATES}/"
    return {
        name: "" if name.startswith(templates) else content
        for name, content in state.items()
        if name != paths.PHRASES_NAME and (not name.startswith(templates) or is_book(name))
    }


@cache
def program_version() -> str:
    """The version, with a hash of all that runs: Python, the libraries, in a clone the source.

    Of files their names, sizes and times of change, of the libraries that one was installed; as it all
    was when the run began.
    """
    state = hashlib.sha256(sys.version.encode())
    library = find_spec(_A_LIBRARY)
    if library is not None and library.origin is not None:
        state.update(str(Path(library.origin).parents[1].stat().st_mtime_ns).encode())
    if paths.clone_root() is not None:
        for top in (paths.PACKAGE, paths.builtin_templates()):
            for line in sorted(_sources(top)) if top.is_dir() else ():
                state.update(line.encode(errors="surrogateescape"))
    return f"{__version__}+{state.hexdigest()[:16]}"


def _sources(folder: str | Path) -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _sources(entry.path)
            else:
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}\n"
