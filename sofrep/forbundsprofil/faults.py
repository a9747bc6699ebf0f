"""The faults of a profile: a list that the reader and every check adds to."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.domain.problem import Place, Problem, error, note, warning
from sofrep.domain.regler import REGLER

RULES: Mapping[str, str] = {rule: regel.text for rule, regel in REGLER["Profilen"].items()}
"""Every rule of the profile with what it means."""


class Faults:
    """Collects problems of one file, in the order in which they are found.

    `meant` are the keys that misspelt ones probably stand for: that they lack needs no telling.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self.meant: set[str] = set()

    def error(self, rule: str, key: str, message: str, action: str) -> None:
        """Add something that stops the build; `key` is the key path, ``insats[2].kod``."""
        self.found.append(error(rule, Place(self.file, "", key), message, action))

    def warning(self, rule: str, key: str, message: str, action: str) -> None:
        """Add something that the office should look at."""
        self.found.append(warning(rule, Place(self.file, "", key), message, action))

    def note(self, rule: str, key: str, message: str, action: str) -> None:
        """Add something that is good to know."""
        self.found.append(note(rule, Place(self.file, "", key), message, action))

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far stops the build."""
        return any(problem.is_error for problem in self.found)

    def told(self, *keys: str) -> bool:
        """Whether any of `keys` already has a problem, so that another would only repeat it."""
        return not self.meant.isdisjoint(keys) or any(p.place.cell in keys for p in self.found)
