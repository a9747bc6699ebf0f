"""Which record tells a document's figures, and which folder is its förbund's."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep import __version__, paths
from sofrep.domain.figure import is_figure_id
from sofrep.errors import FaultyDataError, NoFolderError, SofrepError
from sofrep.pipeline.earlier import RECORD_NAME, Record, record_in
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.tracing.sources import Sources
from sofrep.utdata.word.keys import hash_in, key_hash
from sofrep.utdata.word.ooxml import q

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund
    from sofrep.utdata.word.reading.opened_file import OpenedFile

_NO_RECORD = f"{RECORD_NAME} hittas inte: den ligger där dokumentet skrevs."
_FROM_BOOKS = "Siffrorna räknas ur arbetsböckerna som de är nu."
_NO_FOLDER = (
    "Förbundets mapp hittas inte, så namn, definitioner och rader saknas. Ange den med --data MAPP."
)
_EDITED = "Dokumentet är inte som det skrevs: det är ändrat, eller skrivet på nytt sedan dess."


class OtherForbundError(SofrepError):
    """The document and the folder belong to two förbund."""

    exit_code = 2


class Marks(Struct, frozen=True, kw_only=True):
    """What a document says about where it comes from.

    `ids` are its controls' figures, `hashes` those of its bookmarks, `sha256` that of the whole file,
    `author` whom its properties name.
    """

    ids: Collection[str]
    hashes: Collection[str]
    sha256: str
    author: str


def marks_of(opened: OpenedFile) -> Marks:
    """What a Word file says about where it comes from."""
    tags = {each.get(q("w:val"), "") for each in opened.body.iter(q("w:tag"))}
    names = {each.get(q("w:name"), "") for each in opened.body.iter(q("w:bookmarkStart"))}
    return Marks(
        ids=frozenset(filter(is_figure_id, tags)),
        hashes=frozenset(filter(None, map(hash_in, names))),
        sha256=hashlib.sha256(opened.content).hexdigest(),
        author=opened.properties.get("creator", ""),
    )


def find_sources(path: Path, marks: Marks, data: Path | None) -> Sources:
    """The record and the folder of the document at `path`; `data` is the folder that is named.

    Raises:
        NoFolderError: when the folder that is named is none.
        FaultyDataError: when its profile has errors.
        OtherForbundError: when it is another förbund's.
    """
    folder, forbund = _folder(path, data)
    record, place = _best(dict(_records(path, folder, forbund)), marks)
    sources = _sources(record, marks.author, folder, forbund, data)
    sources.place = place
    if record is None:
        sources.notes.insert(0, f"{_NO_RECORD} {_FROM_BOOKS}" if sources.folder else _NO_RECORD)
    elif marks.sha256 not in record.documents.values():
        sources.notes.append(_EDITED)
    return sources


def sources_of_record(path: Path, record: Record, data: Path | None) -> Sources:
    """The record at `path` with its folder; raises as `find_sources`."""
    return _sources(record, record.forbund, *_folder(path, data), data)


def _sources(
    record: Record | None,
    name: str,
    folder: Path | None,
    forbund: Forbund | None,
    data: Path | None,
) -> Sources:
    """`name` is the förbund's, as the record or the document's properties say it."""
    name = record.forbund if record is not None else name
    if forbund is not None and forbund.namn != name and (record is not None or data is None):
        if data is not None:
            raise OtherForbundError(
                f"Dokumentet hör till {name}, men mappen {folder} till {forbund.namn}. Ange rätt mapp "
                "med --data MAPP."
            )
        folder, forbund = None, None
    notes = [] if folder is not None else [_NO_FOLDER]
    if record is not None and record.version != __version__:
        notes.append(
            f"Dokumentet är gjort med version {record.version or 'okänd'} av sofrep; detta är version "
            f"{__version__}. Namn och definitioner är de som gäller nu."
        )
    return Sources(record=record, folder=folder, forbund=forbund, notes=notes)


def _folder(path: Path, data: Path | None) -> tuple[Path | None, Forbund | None]:
    """The folder that is named, or that the document lies in, or that a query would answer from."""
    if data is not None:
        folder = paths.find_folder(data, Path.cwd(), os.environ)
        return folder, profile_of(folder)[0]
    above = (p for p in path.resolve().parents if (p / paths.PROFILE_NAME).is_file())
    try:
        folder = next(above, None) or paths.find_folder(None, Path.cwd(), os.environ)
        return folder, profile_of(folder)[0]
    except (NoFolderError, FaultyDataError):
        return None, None


def _records(
    path: Path, folder: Path | None, forbund: Forbund | None
) -> Iterator[tuple[str, Record]]:
    """Those that may tell of the document, the one beside it first, adopted ones last.

    The others only where they are the förbund's: two förbund have figures of the same ids.
    """
    places = [path.parent / RECORD_NAME]
    for base in dict.fromkeys(each for each in (folder, Path.cwd()) if each is not None):
        places += sorted(base.glob(f"{paths.OUTPUT}/*/{RECORD_NAME}"), reverse=True)
        places += sorted(base.glob(f"*/{paths.ADOPTED}"), reverse=True)
    for place in places:
        record = record_in(place)
        if record is None:
            continue
        if forbund is None or place == places[0] or record.forbund == forbund.namn:
            yield str(place), record


def _best(records: dict[str, Record], marks: Marks) -> tuple[Record | None, str]:
    """The one that wrote this very file, else the one that knows most of its figures; the file's name."""
    wrote = [name for name, each in records.items() if marks.sha256 in each.documents.values()]
    known = {name: _known(each, marks) for name, each in records.items()}
    best = next(iter(wrote), max(known, key=lambda name: known[name], default=""))
    if not wrote and not known.get(best):
        return None, ""
    return records[best], Path(best).name


def _known(record: Record, marks: Marks) -> int:
    printed = {key for keys in record.printed.values() for key in keys}
    hashes = {key_hash(key) for key in printed} if marks.hashes else set()
    return len(printed & {*marks.ids}) + len(hashes & {*marks.hashes})
