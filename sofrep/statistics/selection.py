"""Which of the register's rows to count, in a query."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Restricts the register to a kommun (its kod) and an age band ("25-29"); "" is all.

    The age is that of each population: at exit for the ended, at start for the others.  There
    are then no figures of applications, funding, structural activities and the survey.
    """

    kommun: str = ""
    alder: str = ""

    def __bool__(self) -> bool:
        return bool(self.kommun or self.alder)
