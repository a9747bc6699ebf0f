"""Sections that somebody writes in a Word file of their own: ``<year>/avsnitt/<avsnitt>.docx``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place, Problem, warning
from sofrep.register.texts import valid_keys
from sofrep.register.underlag import TextKey, Underlag

FOLDER = "avsnitt"
BILAGA = "arsredovisning"
"""The document whose sections may be files."""


def section_names(forbund: Forbund) -> dict[str, TextKey]:
    """What each file may be called, without its ending: the section, and the insats if any."""
    return {
        f"{key.avsnitt}-{key.insats}" if key.insats else key.avsnitt: key
        for key in valid_keys(forbund)
        if key.bilaga == BILAGA
    }


def section_files(folder: Path, forbund: Forbund, year: int) -> Mapping[TextKey, Path]:
    """The section files of a year, by the place of their text."""
    names = section_names(forbund)
    return {
        names[path.stem.casefold()]: path
        for path in _files(folder, year)
        if path.stem.casefold() in names
    }


def check_sections(
    underlag: Underlag, forbund: Forbund, folder: Path, year: int
) -> Iterator[Problem]:
    """A warning for a file that no section is called, and for a section that is written twice."""
    names = section_names(forbund)
    for path in _files(folder, year):
        place = Place(path.relative_to(folder).as_posix())
        key = names.get(path.stem.casefold())
        if key is None:
            yield warning(
                "avsnittsfil-okand",
                place,
                "Inget avsnitt i årsredovisningen heter så, och filen används inte.",
                f"Byt namn på filen. Avsnitten heter: {', '.join(names)}.",
            )
        elif any(text.year == year for text in underlag.texts.get(key, ())):
            yield warning(
                "avsnitt-dubbelt",
                place,
                "Avsnittet finns både som fil och på bladet Texter. Filen används.",
                "Ta bort texten på bladet, eller filen.",
            )


def _files(folder: Path, year: int) -> list[Path]:
    """The Word files of a year, without lock files, by name."""
    found = (folder / str(year) / FOLDER).glob("*.docx")
    return sorted(path for path in found if not path.name.startswith((".", "~$")))
