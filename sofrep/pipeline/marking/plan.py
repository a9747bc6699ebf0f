"""Which workbooks get a copy, what it is called, and where each problem is shown in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.problem import Place, Problem, by_sheet
from sofrep.domain.regler import KANDA

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW = re.compile(r"rad ([1-9][0-9]{0,6})")


class CannotBeMarkedError(Exception):
    """Why a workbook gets no copy, in Swedish: what follows on its name."""


class Plan(Struct, frozen=True):
    """A workbook with its problems, each of one sheet; `personal` says that it holds something about a person."""

    file: str
    name: str
    sha256: str
    problems: tuple[Problem, ...]
    personal: bool = False


def plans(problems: Sequence[Problem], hashes: Mapping[str, str]) -> Iterator[Plan]:
    """A plan per workbook that was read and has problems, in the order of their names."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        for sheet, cells in by_sheet(problem.places):
            if sheet.file in hashes:
                first, *others = (replace(sheet, cell=cell) for cell in cells)
                of_sheet = replace(problem, place=first, others=tuple(others))
                by_file.setdefault(sheet.file, []).append(of_sheet)
    for file in sorted(by_file):
        found = by_file[file]
        personal = any(KANDA[problem.rule].personal for problem in found)
        yield Plan(file, copy_name(file), hashes[file], tuple(found), personal)


def copy_name(file: str) -> str:
    """``register/2023.xlsx`` becomes ``register - 2023 (märkt).xlsx``: no two files share a name."""
    path = PurePosixPath(file)
    return f"{' - '.join((*path.parts[:-1], path.stem))} (märkt){path.suffix}"


def marked_cells(place: Place, last_column: int) -> tuple[str, ...]:
    """The cells to colour, the first of which gets the comment: one, a row, or the sheet's first."""
    from sofrep.excel.facts import column_letters

    if _CELL.fullmatch(place.cell):
        return (place.cell,)
    if row := _ROW.fullmatch(place.cell):
        return tuple(f"{column_letters(n)}{row[1]}" for n in range(1, max(last_column, 1) + 1))
    return ("A1",)
