"""Whether the documents of a period are those that its workbooks would give today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep import __version__
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.excel.columns import year_of_path
from sofrep.paths import PROFILE_NAME
from sofrep.pipeline.adopted import adopted_record
from sofrep.pipeline.documents import begun_documents, file_name
from sofrep.pipeline.earlier import Record, read_record
from sofrep.pipeline.fingerprint import hash_files, sha256_of
from sofrep.pipeline.section_files import section_files
from sofrep.visning.frasfil import FILE_NAME

if TYPE_CHECKING:
    from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag


class Lage(StrEnum):
    """How a document stands."""

    FASTSTALLT = "fastställt"
    AKTUELLT = "aktuellt"
    INAKTUELLT = "inaktuellt"
    REDIGERAT = "ändrat för hand"
    EJ_SKAPAT = "inte skapat"


class MadeDocument(Struct, frozen=True):
    """A document of the profile, and `changed`: what has changed since it was made."""

    name: str
    lage: Lage
    changed: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether a build would change nothing that the office has not changed itself."""
        return self.lage in (Lage.FASTSTALLT, Lage.AKTUELLT, Lage.REDIGERAT)


def made_documents(
    given: BilagaUnderlag, folder: Path, out: Path, files: Mapping[str, str]
) -> tuple[MadeDocument, ...]:
    """The documents of the period that the year has something for, and how those in `out` stand.

    `files` are the hashes of the workbooks as they are now.
    """
    forbund, period = given.forbund, given.period
    record = read_record(out)
    known: Mapping[str, str] = {}
    changed: tuple[str, ...] = ()
    if record is not None and record.forbund == forbund.namn:
        known, changed = record.documents, tuple(_changed(record, folder, forbund, period, files))
    adopted = adopted_record(folder, period.year) if period.is_year else None
    if adopted is not None and adopted.documents == known:
        return tuple(MadeDocument(name, Lage.FASTSTALLT) for name in known)
    names = [file_name(bilaga, period) for bilaga in begun_documents(given)]
    return tuple(_made(out / name, known.get(name, ""), changed) for name in names)


def made_of_parts(
    forbund: Forbund, folder: Path, out: Path, year: int, files: Mapping[str, str]
) -> Iterator[MadeDocument]:
    """The documents of months of `year` that have been made, the delårsrapport, and how they stand."""
    for place in sorted(out.glob(f"{year}m*")):
        record = read_record(place)
        if record is not None and record.forbund == forbund.namn:
            changed = tuple(_changed(record, folder, forbund, Period.of_year(year), files))
            for name, sha256 in record.documents.items():
                yield _made(place / name, sha256, changed)


def _made(path: Path, sha256: str, changed: tuple[str, ...]) -> MadeDocument:
    if not sha256 or not path.is_file():
        return MadeDocument(path.name, Lage.EJ_SKAPAT)
    if changed:
        return MadeDocument(path.name, Lage.INAKTUELLT, changed)
    return MadeDocument(path.name, Lage.AKTUELLT if sha256_of(path) == sha256 else Lage.REDIGERAT)


def _changed(
    record: Record, folder: Path, forbund: Forbund, period: Period, files: Mapping[str, str]
) -> Iterator[str]:
    """What the documents were made from that is not as it was; a later year's workbooks are not."""
    if record.profile != sha256_of(folder / PROFILE_NAME):
        yield PROFILE_NAME
    others = [*section_files(folder, forbund, period.year).values()]
    others += [folder / FILE_NAME] if (folder / FILE_NAME).is_file() else []
    now = {**files, **hash_files(others, folder)}
    for name in sorted({*now, *record.inputs}):
        if now.get(name) != record.inputs.get(name) and year_of_path(name) <= period.year:
            yield name
    if record.version != __version__:
        yield "programmets version"
