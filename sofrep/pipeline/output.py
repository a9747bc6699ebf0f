"""Writing the documents so that nothing a person wrote is lost and nothing is left half done."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from sofrep.errors import SofrepError, reason_of
from sofrep.pipeline.earlier import RECORD_NAME
from sofrep.pipeline.journal import JOURNAL_NAME, Written, hash_of, journal_of, read_journal

_TEMPORARY = ".sofrep-"


class OutputError(SofrepError):
    """The documents could not be written; what stood in the folder still stands."""

    exit_code = 4


class Kept(Struct, frozen=True):
    """An edited document that was kept: its name, and the name that it has now."""

    name: str
    kept_as: str


def write_outputs(
    folder: Path,
    files: Sequence[tuple[str, bytes]],
    recorded: Mapping[str, str] | None,
    kept_word: str = "redigerad",
    record: str = RECORD_NAME,
) -> tuple[Kept, ...]:
    """Write `files` (name, content) into `folder`, in order, all of them or none.

    A file that is there already with that content is left alone; the record only where all are.
    `recorded` is the hash of every document as the last build wrote it.  A file that differs
    from it (and from the new content) was edited and is kept beside the new one, with `kept_word` in
    its name; so is one that no record knows, unless a build that was cut off wrote it.  The file
    `record` is the record itself: it comes last where it is among them, and is never kept.

    Raises:
        OutputError: a document is open, or the folder cannot be written to.
    """
    _make(folder)
    cut_off = read_journal(folder)
    others = {name for name, _ in differing(folder, files)}
    if not others and not (folder / JOURNAL_NAME).exists():
        return ()
    files = [file for file in files if file[0] in {*others, record}]
    documents = [file for file in files if file[0] != record]
    _refuse_open([folder / name for name, _ in files])
    edited = edited_files(folder, documents, recorded or {})
    old = {name: _read(folder / name) for name, _ in files}
    temporary: dict[str, Path] = {}
    kept: list[Kept] = []
    replaced: list[str] = []
    try:
        for name, content in files:
            (folder / name).parent.mkdir(exist_ok=True)
            temporary[name] = _write_temporary(folder, content)
        _write_temporary(folder, journal_of(files, cut_off)).replace(folder / JOURNAL_NAME)
        for name in edited:
            kept.append(Kept(name, _free_name(folder, name, old[name], kept_word)))
            _write_temporary(folder, old[name] or b"").replace(folder / kept[-1].kept_as)
        for name, _ in files:
            temporary[name].replace(folder / name)
            replaced.append(name)
        (folder / JOURNAL_NAME).unlink()
    except OSError as fault:
        name = next((n for n, _ in files if n not in replaced), "")
        _undo(folder, replaced, old, kept)
        _put_back_journal(folder, cut_off)
        raise _write_fault(folder, folder / name, fault) from fault
    finally:
        for path in temporary.values():
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
    return tuple(kept)


def differing(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Those of `files` that do not lie in `folder` as they are."""
    return [(name, content) for name, content in files if not _still_there(folder / name, content)]


def write_beside(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files wherever they lie, in the place of those that are there, all of them or none.

    Raises:
        OutputError: one is open, or its folder cannot be written to.
    """
    _refuse_open([path for path, _ in files])
    old = {path: _read(path) for path, _ in files}
    replaced: list[Path] = []
    try:
        for path, content in files:
            replace_file(path, content)
            replaced.append(path)
    except OSError as fault:
        for path in replaced:
            _undo(path.parent, [path.name], {path.name: old[path]}, ())
        path = next(path for path, _ in files if path not in replaced)
        raise _write_fault(path.parent, path, fault) from fault


def edited_files(
    folder: Path, files: Iterable[tuple[str, bytes]], recorded: Mapping[str, str]
) -> list[str]:
    """Which of `files` somebody has edited in `folder` since they were written; see `write_outputs`.

    Raises:
        OutputError: one cannot be read.
    """
    cut_off = read_journal(folder)
    return [
        name
        for name, content in files
        if _is_edited(folder / name, content, {recorded.get(name), *cut_off.get(name, ())})
    ]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_TEMPORARY}*.tmp"):  # of a run that was killed
            left.unlink(missing_ok=True)
    except OSError as fault:
        raise _write_fault(folder, folder, fault) from fault


def lock_files(path: Path) -> Iterator[Path]:
    """The lock files that Word and LibreOffice put beside an open document.

    Word drops the first one or two letters of a long name.
    """
    for dropped in (2, 1, 0):
        yield path.with_name(f"~${path.name[dropped:]}")
    yield path.with_name(f".~lock.{path.name}#")


def _refuse_open(paths: Sequence[Path]) -> None:
    for path in paths:
        for lock in lock_files(path):
            if lock.exists():
                raise OutputError(
                    f"Dokumentet {path.name} är öppet. Stäng det i Word och kör igen. Inget har "
                    f"skrivits. Är det inte öppet hos någon: ta bort filen {lock.name} i {path.parent}."
                )
        if path.exists() and not path.is_file() and not path.is_dir():
            # A pipe or a device would be read for ever.
            raise OutputError(
                f"{path.name} i mappen {path.parent} är ingen vanlig fil. Ta bort den och kör igen. "
                "Inget har skrivits."
            )
        try:
            # Where an open file is locked (Windows), this is what fails.
            path.open("r+b").close()
        except FileNotFoundError:
            continue
        except OSError as fault:
            raise _write_fault(path.parent, path, fault) from fault


def _is_edited(path: Path, content: bytes, known: Collection[str | None]) -> bool:
    found = _read(path)
    return found not in (None, content) and hash_of(found or b"") not in known


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _write_fault(path.parent, path, fault) from fault


def _free_name(folder: Path, name: str, content: bytes | None, kept_word: str) -> str:
    """A name that is not taken, or that of a copy that a run that was cut off has kept already."""
    path = PurePosixPath(name)
    number = 1
    while True:
        word = kept_word if number == 1 else f"{kept_word} {number}"
        free = str(path.with_name(f"{path.stem} ({word}){path.suffix}"))
        if not (folder / free).exists() or _still_there(folder / free, content):
            return free
        number += 1


def _write_temporary(folder: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=folder, prefix=_TEMPORARY, suffix=".tmp")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if os.name == "posix":
            # A temporary file is the writer's alone; a document follows the user's own rules.
            mask = os.umask(0)
            os.umask(mask)
            path.chmod(0o666 & ~mask)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file, whole or not at all; raises `OSError`."""
    _write_temporary(path.parent, content).replace(path)


def _undo(
    folder: Path, replaced: Sequence[str], old: Mapping[str, bytes | None], kept: Sequence[Kept]
) -> None:
    for name in replaced:
        content = old[name]
        with contextlib.suppress(OSError):
            if content is None:
                (folder / name).unlink(missing_ok=True)
            else:
                _write_temporary(folder, content).replace(folder / name)
    for each in kept:
        # Kept copies are of files that stand again; one whose original is gone is left.
        if _still_there(folder / each.name, old[each.name]):
            with contextlib.suppress(OSError):
                (folder / each.kept_as).unlink(missing_ok=True)


def _put_back_journal(folder: Path, cut_off: Written) -> None:
    """What an earlier run left half done still is, once this one is undone."""
    with contextlib.suppress(OSError):
        (folder / JOURNAL_NAME).unlink(missing_ok=True)
        if cut_off:
            note = _write_temporary(folder, journal_of((), cut_off))
            note.replace(folder / JOURNAL_NAME)


def _still_there(path: Path, content: bytes | None) -> bool:
    try:
        return path.is_file() and path.read_bytes() == content
    except OSError:
        return False


def _write_fault(folder: Path, path: Path, fault: OSError) -> OutputError:
    if isinstance(fault, PermissionError) and path != folder and path.exists():
        return OutputError(
            f"Dokumentet {path.name} är öppet eller skrivskyddat. Stäng det i Word och kör igen. "
            "Inget har skrivits."
        )
    if isinstance(fault, PermissionError):
        why = "ni har inte rätt att skriva där"
    elif isinstance(fault, FileExistsError | NotADirectoryError):
        why = "det finns redan en fil med det namnet"
    else:
        why = reason_of(fault)
    return OutputError(
        f"Det går inte att skriva i mappen {folder}: {why}. Inget har skrivits. "
        "Ange en annan mapp med --ut MAPP."
    )
