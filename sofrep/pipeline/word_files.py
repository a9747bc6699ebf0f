"""Personal data in the Word files of a förbund's folder: sections and the office's own templates."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from sofrep.domain.personuppgifter import Slag
from sofrep.domain.problem import Place, Problem, warning
from sofrep.errors import DAMAGED_ZIP
from sofrep.excel.beside_cells import look_in_word_file
from sofrep.excel.book_refusals import personal_problem
from sofrep.excel.facts import RefusedError

MAX_UNPACKED = 100_000_000
_TOO_LARGE = "Filen är större än 100 MB när den packas upp."


def personal_in_word_file(
    path: Path, file: str, *, kinds: frozenset[Slag] = frozenset(Slag)
) -> Iterator[Problem]:
    """What a Word file holds of personal data; a warning where it could not be searched.

    Nothing of a file that cannot be opened: it stops the build when it is used, with a line of its own.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_UNPACKED:
                yield _not_searched(file, _TOO_LARGE)
                return
            found = look_in_word_file(archive)
    except RefusedError as refusal:
        yield _not_searched(file, refusal.message)
        return
    except (*DAMAGED_ZIP, expat.ExpatError, ValueError):
        return
    for each in found:
        if each.slag in kinds:
            yield personal_problem(each.holder, each.slag, Place(file), "i filen")


def _not_searched(file: str, why: str) -> Problem:
    return warning(
        "fil-ej-genomsokt",
        Place(file),
        f"{why} Den har inte genomsökts efter personuppgifter.",
        "Komprimera bilderna i Word, ta bort det som är inbäddat och spara. Läs annars igenom filen "
        "själv.",
    )
