"""Faults that are planted in workbooks, at least three per rule; the workbook is named after its fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.forbund import Forbund, Kommun
from sofrep.domain.problem import Problem
from support.workbooks import example_forbund, write_cells

Row = Mapping[str, object]
Cells = Sequence[Sequence[object]]


class Plant(Struct, frozen=True):
    """One fault: what writes it into a folder, and the file and cell at which it must be told.

    `find` gives everything that is told of the folder; `also` are the rules that follow from it;
    one that is not `alone` breaks other sums too.
    """

    rule: str
    name: str
    file: str
    cell: str
    write: Callable[[Path], object]
    find: Callable[[Path], Sequence[Problem]]
    also: tuple[str, ...] = ()
    alone: bool = True


def corpus_forbund() -> Forbund:
    """The example förbund with a kommun that is no member."""
    forbund = example_forbund()
    far = Kommun(kod="fjarran", namn="Fjärrans kommun", kortnamn="Fjärran")
    return replace(forbund, kommun=(*forbund.kommun, far))


def read(folder: Path) -> Sequence[Problem]:
    """What reading a folder tells."""
    return read_underlag(folder, corpus_forbund()).problems


def numbered(rule: str, variants: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """Each variant with a name of its own: the rule and a number."""
    for number, variant in enumerate(variants, start=1):
        yield f"{rule} {number}", variant


def sheet_plants(
    base: Sequence[Row],
    faults: Mapping[str, Sequence[tuple[Row, str] | tuple[Row, str, tuple[str, ...]]]],
    *,
    folder: str = "register",
    bad: Row | None = None,
) -> Iterator[Plant]:
    """Plants of one bad row below good ones: each is what is changed, and the header of its cell.

    `base` are the good rows; the bad one is `bad`, or the last of them, changed.  A header ``rad``
    is the row itself.
    """
    headers = list(base[0])
    for rule, variants in faults.items():
        for name, (changes, header, *also) in numbered(rule, variants):
            rows = [*base, {**(bad or base[-1]), **changes}]
            number = len(rows) + 1
            letter = "" if header == "rad" else "ABCDEFGHIJKLMNOPQRSTU"[headers.index(header)]
            cells = [headers, *([row.get(h) for h in headers] for row in rows)]
            file = f"{folder}/{name}.xlsx".lstrip("/")
            yield Plant(
                rule,
                name,
                file,
                f"{letter}{number}" if letter else f"rad {number}",
                _writer(file, cells),
                read,
                *also,
            )


def cells_plants(
    faults: Mapping[str, Sequence[tuple[Cells, str] | tuple[Cells, str, tuple[str, ...]]]],
    *,
    folder: str = "2023",
    title: str = "Blad1",
) -> Iterator[Plant]:
    """Plants of whole sheets: the cells from A1 on, and the cell that is told."""
    for rule, variants in faults.items():
        for name, (cells, cell, *also) in numbered(rule, variants):
            file = f"{folder}/{name}.xlsx".lstrip("/")
            yield Plant(rule, name, file, cell, _writer(file, cells, title), read, *also)


def _writer(file: str, cells: Cells, title: str = "Blad1") -> Callable[[Path], object]:
    return lambda folder: write_cells(folder / file, cells, title)
