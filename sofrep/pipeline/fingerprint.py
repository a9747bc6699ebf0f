"""Hashes of what a run stands on: inputs, profile, templates, the program itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path, PurePath

from sofrep import __version__, paths

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
"""Files that reading looks at, if only to say that they must be saved in another format."""

_BY_CONTENT = (".toml", ".docx", *SPREADSHEETS)
"""Files whose content counts; of others only that they lie there, and that they were changed."""

_LARGEST = 200 * 2**20


def sha256_of(path: Path) -> str:
    """The hash of a file's content."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _state_of(path: Path) -> str:
    """The hash of a file's content; of one that is not read, or too large to be, its size and time."""
    status = path.stat()
    if status.st_size > _LARGEST or path.suffix.casefold() not in _BY_CONTENT:
        return f"{status.st_size} {status.st_mtime_ns}"
    return sha256_of(path)


def hash_files(files: Iterable[Path], folder: Path) -> dict[str, str]:
    """Path relative to `folder`, with forward slashes -> hash."""
    return {path.relative_to(folder).as_posix(): _state_of(path) for path in files}


def input_files(folder: Path) -> list[Path]:
    """Every file of a förbund's folder that a figure or a problem may depend on."""
    found = (
        place / name
        for place, _, files in paths.walk(folder)
        for name in files
        if PurePath(name).suffix.casefold() in SPREADSHEETS
        or not paths.is_passed_over(place.relative_to(folder))
    )
    return [folder / paths.PROFILE_NAME, *(path for path in found if path.is_file())]


def program_version() -> str:
    """The version; in a clone with a hash of the source's names, sizes and times of change."""
    if paths.clone_root() is None:
        return __version__
    state = hashlib.sha256()
    for path in sorted(paths.PACKAGE.rglob("*.py")):
        status = path.stat()
        state.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return f"{__version__}+{state.hexdigest()[:16]}"
