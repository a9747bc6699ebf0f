"""Personal data in the Word files of a förbund's folder: sections and the office's own templates."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from sofrep.domain.personuppgifter import Slag
from sofrep.domain.problem import Place, Problem
from sofrep.register.beside_cells import look_in_word_file
from sofrep.register.book_refusals import personal_problem
from sofrep.register.facts import RefusedError

MAX_UNPACKED = 100_000_000


def personal_in_word_file(
    path: Path, file: str, *, kinds: frozenset[Slag] = frozenset(Slag)
) -> Iterator[Problem]:
    """What a Word file holds of personal data; nothing of a file that cannot be read.

    Such a file stops the build when it is used, with a line of its own.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_UNPACKED:
                return
            found = look_in_word_file(archive)
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        RefusedError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ):
        return
    for each in found:
        if each.slag in kinds:
            yield personal_problem(each.holder, each.slag, Place(file), "i filen")
