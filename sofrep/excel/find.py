"""The workbooks of a förbund's folder, and what lies there that is not read."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from sofrep.domain.problem import Place, Problem, error
from sofrep.excel.book_refusals import is_named_after_a_person
from sofrep.excel.other_files import (
    MARKED,
    in_passed_folder,
    is_book,
    is_nobodys,
    note_of,
    told_of,
)
from sofrep.paths import ADOPTED, is_illegible, is_passed_over, is_section_file, walk


class _Finds(Struct):
    """What a walk through the folder finds; `used` are files that are used for something else."""

    used: Collection[str]
    books: list[tuple[str, Path]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def in_passed_folder(self, relative: str, path: Path) -> None:
        """A file in a folder that is not read: nothing should be looked for there but our own."""
        if is_book(path.name) and MARKED not in path.name:
            self.problems.append(in_passed_folder(relative))

    def add(self, relative: str, path: Path, beside: Collection[str]) -> None:
        """A file in a folder that is read."""
        if is_book(path.name):
            if path.is_file():
                self.books.append((relative, path))
            else:
                self.problems.append(unreadable(relative))
        elif relative in self.used or is_section_file(relative) or path.name == ADOPTED:
            return
        elif told := told_of(relative, path, beside):
            self.problems.append(told)
        elif not is_nobodys(path, beside):
            self.others.append(relative)


def find_workbooks(
    folder: Path, used: Collection[str] = ()
) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """The workbooks below `folder` as (relative path, path), sorted, and what is told of the rest.

    `used` are the relative paths of files that are used for something else.
    """
    finds = _Finds(used)
    closed: list[OSError] = []
    for place, folders, files in walk(folder, closed.append):
        here = place.relative_to(folder)
        for is_bad, told in _BAD_NAMES:
            if any(map(is_bad, (*folders, *files))):
                finds.problems.append(told(here.as_posix()))
                folders[:] = [name for name in folders if not is_bad(name)]
                files[:] = [name for name in files if not is_bad(name)]
        add = finds.in_passed_folder if is_passed_over(here) else partial(finds.add, beside=files)
        for name in files:
            add((here / name).as_posix(), place / name)
        finds.problems += [
            _not_followed((here / name).as_posix())
            for name in folders
            if (place / name).is_symlink() and not is_passed_over(here / name)
        ]
    finds.problems += [_closed_folder(folder, fault) for fault in closed]
    if finds.others:
        finds.problems.append(note_of(finds.others))
    return sorted(finds.books), sorted(finds.problems, key=lambda problem: problem.place)


def _closed_folder(folder: Path, fault: OSError) -> Problem:
    return error(
        "fil-gar-inte-att-lasa",
        Place(f"{Path(str(fault.filename)).relative_to(folder).as_posix()}/"),
        "Mappen går inte att öppna, så det som ligger i den är inte läst.",
        "Kontrollera att ni har rätt att öppna den och att disken eller nätverket fungerar.",
    )


def _not_followed(folder: str) -> Problem:
    return error(
        "fil-gar-inte-att-lasa",
        Place(f"{folder}/"),
        "Mappen är en länk till en annan mapp. Sådana följs inte, så det som ligger i den är inte läst.",
        "Lägg filerna i mappen i stället, eller döp om länken så att namnet börjar med en punkt.",
    )


def _named_after_a_person(folder: str) -> Problem:
    return error(
        "personnummer",
        Place(f"{folder}/"),
        "Namnet på en fil eller mapp innehåller ett personnummer, samordningsnummer eller en "
        "e-postadress. Den har inte lästs.",
        "Döp om den.",
    )


def _illegible(folder: str) -> Problem:
    return error(
        "fil-gar-inte-att-lasa",
        Place(f"{folder}/"),
        "Namnet på en fil eller mapp har tecken som inte går att läsa, troligen å, ä eller ö från ett "
        "annat system. Den har inte lästs.",
        "Döp om den.",
    )


_BAD_NAMES = ((is_named_after_a_person, _named_after_a_person), (is_illegible, _illegible))
"""What is not read for its name, which cannot be repeated, and what is told of the folder it is in."""


def unreadable(file: str) -> Problem:
    """The error of a file that the disk does not give, or that is no ordinary file."""
    return error(
        "fil-gar-inte-att-lasa",
        Place(file),
        "Filen går inte att läsa från disken.",
        "Kontrollera att den finns kvar och att disken eller nätverket fungerar.",
    )
