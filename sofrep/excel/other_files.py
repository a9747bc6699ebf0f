"""What lies beside the workbooks and is not read: each is told once, with what to do."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sofrep.domain.problem import Place, Problem, error, note, warning
from sofrep.errors import DAMAGED_ZIP

READ = (".xlsx", ".xlsm")
MARKED = "(märkt)"
"""What the names of the marked copies end with, which the program itself puts in ``out``."""

_NAMED = 10
_OF_A_FOLDER = 3
"""How many files the note names, and of how many of a folder it names the folder instead."""


class _Told(NamedTuple):
    make: Callable[[str, Place, str, str], Problem]
    rule: str
    message: str
    action: str

    def of(self, relative: str) -> Problem:
        return self.make(self.rule, Place(relative), self.message, self.action)


_FORMAT = _Told(
    error,
    "fil-format",
    "Filen är i ett format som inte läses.",
    "Öppna den i Excel och spara som xlsx. Ta bort den gamla filen.",
)
_TEXT = _Told(
    warning,
    "fil-ej-last",
    "Filen är en textfil och lästes inte.",
    "Hör uppgifterna till underlaget, öppna den i Excel och spara som xlsx. Flytta annars filen.",
)
_PARTIAL = _Told(
    warning,
    "fil-ej-last",
    "Filen är en hämtning som inte blev klar eller en tillfällig fil, och lästes inte.",
    "Hämta arbetsboken på nytt om den hör till underlaget, och ta bort den här filen.",
)
_SHORTCUT = _Told(
    warning,
    "fil-ej-last",
    "Filen är en genväg. Den följs inte, så det som den leder till är inte läst.",
    "Lägg själva arbetsboken här, sparad som xlsx, om den hör till underlaget.",
)
_BACKUP = _Told(
    warning,
    "fil-ej-last",
    "Filen är en säkerhetskopia av en arbetsbok och lästes inte.",
    "Är det den som gäller, döp om den så att namnet slutar på .xlsx. Flytta den annars.",
)
_HIDDEN_BOOK = _Told(
    warning,
    "fil-ej-last",
    "Arbetsboken är dold, för namnet börjar med en punkt, och lästes inte.",
    "Ta bort punkten om den hör till underlaget. Flytta den annars.",
)
_MISNAMED = _Told(
    error,
    "fil-namn",
    "Filen är en arbetsbok, men namnet slutar inte på .xlsx, så den lästes inte.",
    "Döp om den så att namnet slutar på .xlsx, utan mellanslag efter. Hör den inte till underlaget, "
    "flytta den.",
)
_IN_THE_CLOUD = _Told(
    error,
    "fil-gar-inte-att-lasa",
    "Arbetsboken ligger bara i iCloud och är inte hämtad till datorn.",
    "Hämta den i Finder (klicka på molnet bredvid namnet) och försök igen.",
)
_OPEN = _Told(
    warning,
    "fil-oppen",
    "Arbetsboken är öppen i ett annat program. Det som inte är sparat där räknas inte.",
    "Spara och stäng den. Är den inte öppen någonstans, ta bort den dolda låsfilen bredvid.",
)
_PASSED_FOLDER = _Told(
    warning,
    "fil-ej-last",
    "Arbetsboken ligger i en mapp som heter out eller mallar. Sådana mappar läses inte.",
    "Flytta den till en annan mapp om den hör till underlaget.",
)

_BY_SUFFIX: Mapping[str, _Told] = {
    suffix: told
    for told, suffixes in {
        _FORMAT: ".xls .xlsb .ods .xlt .xltx .xltm .numbers .fods .ots .sxc",
        _TEXT: ".csv .tsv .txt",
        _PARTIAL: ".crdownload .part .partial .opdownload .download .tmp",
        _SHORTCUT: ".lnk .url .webloc .gsheet .desktop",
        _BACKUP: ".bak .old .orig .backup .xlk ~",
    }.items()
    for suffix in suffixes.split()
}
_BOOK = re.compile(rb"(?:spreadsheetml|ms-excel)\.(?:sheet|template)[.\w]*\.main\b|sheet\.binary")
"""What the list of a package's parts says if it is a workbook, and not only has one inside."""

_OLE = b"\xd0\xcf\x11\xe0"
_XML_BOOK = b"urn:schemas-microsoft-com:office:spreadsheet"
"""What the XML workbooks of Excel 2003 declare."""


def told_of(relative: str, path: Path, beside: Collection[str]) -> Problem | None:
    """What is told of a file that is not read; None where it belongs in the note or is nobody's.

    `beside` are the names of the files in its folder.  A lock or a placeholder is told as the
    workbook that it stands for.
    """
    if not is_hidden(path.name):
        told = _seen(path)
        return told.of(relative) if told else None
    folder = PurePosixPath(relative).parent
    locked = path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
    if locked != path.name and locked in beside and is_book(locked):
        return _OPEN.of((folder / locked).as_posix())
    real = path.name.removeprefix(".").removesuffix(".icloud")
    if path.name.endswith(".icloud") and is_book(real):
        return _IN_THE_CLOUD.of((folder / real).as_posix())
    return _HIDDEN_BOOK.of(relative) if is_book(real) and _is_workbook(path) else None


def in_passed_folder(relative: str) -> Problem:
    """The warning of a workbook in a folder that is not read."""
    return _PASSED_FOLDER.of(relative)


def is_hidden(name: str) -> bool:
    """Whether programs made the file or folder for themselves: locks, states, caches."""
    return name.startswith((".", "~$")) or name.lower() in ("thumbs.db", "desktop.ini")


def is_nobodys(path: Path, beside: Collection[str]) -> bool:
    """Whether nobody would look for a file's content in a report: it is hidden, or a program's."""
    return is_hidden(path.name) or path.name.startswith("README.") or "__init__.py" in beside


def is_book(name: str) -> bool:
    """Whether a file is a workbook that is read, by its name."""
    return PurePosixPath(name).suffix.lower() in READ and not is_hidden(name)


def _seen(path: Path) -> _Told | None:
    suffix = path.suffix.lower()
    told = _BY_SUFFIX.get("~" if suffix.endswith("~") else suffix)
    if told is None and (get_close_matches(suffix, READ, 1, 0.75) or _is_workbook(path)):
        return _MISNAMED
    return _FORMAT if suffix == ".xml" and _XML_BOOK in _start(path) else told


def _start(path: Path) -> bytes:
    """The first bytes of a file; none of what is no file, or is closed to us."""
    try:
        if path.is_file():
            with path.open("rb") as stream:
                return stream.read(4096)
    except OSError:
        pass
    return b""


def _is_workbook(path: Path) -> bool:
    start = _start(path)
    if not path.suffix and start.startswith(_OLE):
        return True
    if not start.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open("[Content_Types].xml") as part:
            return bool(_BOOK.search(part.read(2**20)))
    except (*DAMAGED_ZIP, KeyError, ValueError):
        return False


def note_of(others: Sequence[str]) -> Problem:
    """The one note of the other files that lie in the folder, each by its path in it."""
    by_folder: dict[PurePosixPath, list[str]] = defaultdict(list)
    for relative in others:
        by_folder[PurePosixPath(relative).parent].append(relative)
    words = [
        word
        for folder, files in by_folder.items()
        for word in (files if len(files) <= _OF_A_FOLDER else [f"{folder}/ ({len(files)} filer)"])
    ]
    more = f" och {len(words) - _NAMED} till" if len(words) > _NAMED else ""
    return note(
        "fil-ovrig",
        Place("förbundets mapp"),
        f"I mappen ligger också annat, som inte läses: {', '.join(words[:_NAMED])}{more}.",
        "Det får ligga kvar. Hör något av det till underlaget, skriv in det i en arbetsbok.",
    )
