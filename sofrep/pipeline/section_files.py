"""Sections that somebody writes in a Word file of their own: ``<year>/avsnitt/<avsnitt>.docx``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from sofrep.amnen.texter.blad import valid_keys
from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place, Problem, warning
from sofrep.excel.book_refusals import is_named_after_a_person
from sofrep.paths import SECTIONS, WRITTEN, is_illegible
from sofrep.pipeline.word_files import personal_in_word_file
from sofrep.statistics.underlag import TextKey, Underlag

BILAGA = "arsredovisning"
"""The document whose sections may be files."""

_READ = WRITTEN[0]
_PLAIN = str.maketrans("åäö _", "aao--")


def section_names(forbund: Forbund) -> dict[str, TextKey]:
    """What each file may be called, without its ending: the section, and the insats if any."""
    return {
        f"{key.avsnitt}-{key.insats}" if key.insats else key.avsnitt: key
        for key in valid_keys(forbund)
        if key.bilaga == BILAGA
    }


def section_files(folder: Path, forbund: Forbund, year: int) -> Mapping[TextKey, Path]:
    """The section files of a year, by the place of their text; the first of two of the same."""
    names = section_names(forbund)
    found: dict[TextKey, Path] = {}
    for path in _files(folder, year):
        key = names.get(_name(path))
        if key is not None and path.suffix == _READ:
            found.setdefault(key, path)
    return found


def check_sections(
    underlag: Underlag, forbund: Forbund, folder: Path, year: int
) -> Iterator[Problem]:
    """A warning for a file that no section is called, and for a section that is written twice."""
    names = section_names(forbund)
    used = section_files(folder, forbund, year)
    for path in _files(folder, year):
        place = Place(path.relative_to(folder).as_posix())
        yield from personal_in_word_file(path, place.file)
        key = names.get(_name(path))
        if path.suffix != _READ:
            yield warning(
                "avsnittsfil-okand",
                place,
                "Ett avsnitt läses bara som docx, och filen används inte.",
                "Öppna den i Word och spara som docx, med små bokstäver i ändelsen.",
            )
        elif key is None:
            yield warning(
                "avsnittsfil-okand",
                place,
                "Inget avsnitt i årsredovisningen heter så, och filen används inte.",
                f"Byt namn på filen. Avsnitten heter: {', '.join(names)}.",
            )
        elif used[key] != path:
            yield warning(
                "avsnitt-dubbelt",
                place,
                f"Avsnittet finns också i {used[key].name}. Den filen används.",
                "Ta bort en av filerna.",
            )
        elif any(text.year == year for text in underlag.texts.get(key, ())):
            yield warning(
                "avsnitt-dubbelt",
                place,
                "Avsnittet finns både som fil och på bladet Texter. Filen används.",
                "Ta bort texten på bladet, eller filen.",
            )


def _name(path: Path) -> str:
    """The section that a file's name says: ``Viktiga förhållanden`` is viktiga-forhallanden."""
    text = unicodedata.normalize("NFC", path.stem).casefold()
    return text.translate(_PLAIN)


def _files(folder: Path, year: int) -> list[Path]:
    """The written files of a year, without lock files and those that are told of by name, by name."""
    found = (folder / str(year) / SECTIONS).glob("*")
    return sorted(
        path
        for path in found
        if path.suffix.lower() in WRITTEN
        and not path.name.startswith((".", "~$"))
        and path.is_file()
        and not (is_named_after_a_person(path.name) or is_illegible(path.name))
    )
