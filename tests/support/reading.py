"""A folder made and read in one step, and its problems in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.statistics.underlag import Underlag
from support.workbooks import example_forbund, make_folder

if TYPE_CHECKING:
    from pathlib import Path


def told(underlag: Underlag) -> list[tuple[str, str]]:
    """The rule and cell of each problem."""
    return [(problem.rule, problem.place.cell) for problem in underlag.problems]


def read(folder: Path, **rows: object) -> Underlag:
    """What is read from a folder with these rows (see `make_folder`)."""
    return read_underlag(make_folder(folder, **rows), example_forbund())  # type: ignore[arg-type]
