"""What is wrong with the workbooks or the profile: a result, not an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.cellomraden import in_words
from sofrep.domain.regler import KANDA, Severity


class Place(Struct, frozen=True, order=True):
    """Where something stands: a file, and where it applies a sheet and a cell or key.

    `file` is the path relative to the förbund's folder, with forward slashes.  `cell` is an
    A1 address, a row ("rad 7") or, in forbund.toml, a key ("insats[2].namn"), which becomes a line
    where it is told (`sofrep.forbundsprofil.located`).
    """

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(f"bladet {self.sheet}")
        if self.cell:
            parts.append(
                self.cell if self.cell.startswith("rad ") or not self.sheet else f"cell {self.cell}"
            )
        return ", ".join(parts)


_SHEETS = 4
"""So many sheets are named where one cause shows in several."""


def by_sheet(places: Iterable[Place]) -> list[tuple[Place, list[str]]]:
    """Each sheet that the places are in, with their cells there."""
    found: dict[tuple[str, str], list[str]] = {}
    for place in places:
        found.setdefault((place.file, place.sheet), []).append(place.cell)
    return [(Place(*sheet), cells) for sheet, cells in found.items()]


def where(places: Iterable[Place]) -> str:
    """Places in words, the cells of a sheet as ranges: ``a.xlsx, bladet B, C2:C960, 959 celler``."""
    parts = [
        str(replace(sheet, cell=cells[0])) if len(cells) == 1 else f"{sheet}, {in_words(cells)}"
        for sheet, cells in by_sheet(places)
    ]
    more = len(parts) - _SHEETS
    return "; ".join(parts[:_SHEETS]) + (f"; och {more} blad till" if more > 0 else "")


def place_columns(
    places: Iterable[Place], cells_as: Callable[[list[str]], str] = in_words
) -> tuple[str, str, str]:
    """Places as the columns file, sheet and cell of a table; several sheets are separated by ``;``."""
    sheets = by_sheet(places)
    return (
        "; ".join(sheet.file for sheet, _ in sheets),
        "; ".join(sheet.sheet for sheet, _ in sheets),
        "; ".join(cells_as(cells) for _, cells in sheets),
    )


class About(Struct, frozen=True):
    """What a problem is about, where that is known: an insats (or union) and a year (0: none)."""

    insats: str = ""
    year: int = 0


NOTHING = About()


class Problem(Struct, frozen=True):
    """One fault, for the administrator.

    `rule` is the stable id of one of `sofrep.domain.regler`; `message` says what is wrong and
    `action` what to do, both in Swedish and without values of free-text cells.

    A check tells every cell; equal faults become one problem afterwards
    (`sofrep.pipeline.gathering`), whose `others` are the further places.  Two of a sheet are equal
    when they differ only in their `example`: the part of the message that is this cell's own, a
    value or another place.  Those with the same `cause` are one wherever they stand.

    Raises:
        ValueError: for a rule that is not on the list, or a severity that it does not have.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    action: str
    about: About = NOTHING
    example: Place | str = ""
    cause: str = ""
    others: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        regel = KANDA.get(self.rule)
        if regel is None:
            message = f"not a rule of sofrep.domain.regler: {self.rule}"
            raise ValueError(message)
        if self.severity not in regel.severities:
            message = f"{self.rule} is declared as {regel.kind}, not as {self.severity}"
            raise ValueError(message)

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that has the fault."""
        return (self.place, *self.others)

    @property
    def is_error(self) -> bool:
        """Whether this problem stops the build."""
        return self.severity is Severity.ERROR

    def stops(self, *, strict: bool) -> bool:
        """Whether it stops a build that is `strict` (takes warnings for errors) or not."""
        return self.is_error or (strict and self.severity is Severity.WARNING)


def _problem(  # noqa: PLR0913, PLR0917 - the parts of a problem
    severity: Severity,
    rule: str,
    place: Place,
    message: str,
    action: str,
    about: About = NOTHING,
    *,
    example: Place | str = "",
    cause: str = "",
) -> Problem:
    return Problem(rule, severity, place, message, action, about, example, cause)


error = partial(_problem, Severity.ERROR)
"""A problem that stops the build."""
warning = partial(_problem, Severity.WARNING)
"""A problem that does not stop the build."""
note = partial(_problem, Severity.NOTE)
"""A problem that is listed but not counted."""


def most_serious_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors, then warnings, then notes; of each first what loses most: files, sheets, many cells."""
    return tuple(sorted(problems, key=_cost))


def _cost(problem: Problem) -> tuple[int, int, int]:
    place = problem.place
    breadth = 2 if place.sheet and place.cell else 1 if place.sheet else 0
    return problem.severity.rank, breadth, -len(problem.places)


__all__ = [
    "NOTHING",
    "About",
    "Place",
    "Problem",
    "Severity",
    "by_sheet",
    "error",
    "most_serious_first",
    "note",
    "place_columns",
    "warning",
    "where",
]
