"""What is wrong with the workbooks or the profile: a result, not an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sofrep.domain.regel import Severity
from sofrep.domain.regler import KANDA


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file, and where it applies a sheet and a cell or key.

    `file` is the path relative to the förbund's folder, with forward slashes.  `cell` is an
    A1 address, a row ("rad 7") or, in forbund.toml, a key ("insats[2].namn").
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


@dataclass(frozen=True, slots=True)
class About:
    """What a problem is about, where that is known: an insats (or union) and a year (0: none)."""

    insats: str = ""
    year: int = 0


NOTHING = About()


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, for the administrator.

    `rule` is the stable id of one of `sofrep.domain.regler`; `message` says what is wrong and
    `action` what to do, both in Swedish and without values of free-text cells.

    Raises:
        ValueError: for a rule that is not on the list, or a severity that it does not have.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    action: str
    about: About = NOTHING

    def __post_init__(self) -> None:
        regel = KANDA.get(self.rule)
        if regel is None:
            message = f"not a rule of sofrep.domain.regler: {self.rule}"
            raise ValueError(message)
        if self.severity not in regel.severities:
            message = f"{self.rule} is declared as {regel.kind}, not as {self.severity}"
            raise ValueError(message)

    @property
    def is_error(self) -> bool:
        """Whether this problem stops the build."""
        return self.severity is Severity.ERROR

    def stops(self, *, strict: bool) -> bool:
        """Whether it stops a build that is `strict` (takes warnings for errors) or not."""
        return self.is_error or (strict and self.severity is Severity.WARNING)


def error(rule: str, place: Place, message: str, action: str, about: About = NOTHING) -> Problem:
    """A problem that stops the build."""
    return Problem(rule, Severity.ERROR, place, message, action, about)


def warning(rule: str, place: Place, message: str, action: str, about: About = NOTHING) -> Problem:
    """A problem that does not stop the build."""
    return Problem(rule, Severity.WARNING, place, message, action, about)


def note(rule: str, place: Place, message: str, action: str, about: About = NOTHING) -> Problem:
    """A problem that is listed but not counted."""
    return Problem(rule, Severity.NOTE, place, message, action, about)


def most_serious_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors, then warnings, then notes, each in the order in which they were found."""
    return tuple(sorted(problems, key=lambda problem: problem.severity.rank))


__all__ = [
    "NOTHING",
    "About",
    "Place",
    "Problem",
    "Severity",
    "error",
    "most_serious_first",
    "note",
    "warning",
]
