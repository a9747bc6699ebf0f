"""Grades: the steps that a profile has, and the grade of an insats with why it was given."""

from __future__ import annotations

from msgspec import Struct

from sofrep.domain.figure import Figure, Number


class Betygssteg(Struct, frozen=True, kw_only=True):
    """A grade, and the mean from which it is given."""

    namn: str
    fran_procent: int


class Betygsregel(Struct, frozen=True, kw_only=True):
    """The grades of an insats, the best first; the last is given from 0."""

    steg: tuple[Betygssteg, ...]

    def step_of(self, per_cent: Number) -> Betygssteg:
        """The step that a mean falls in; one below every limit is the last."""
        return next((s for s in self.steg if per_cent >= s.fran_procent), self.steg[-1])


class Malkvot(Struct, frozen=True, kw_only=True):
    """What one goal says in a grade.

    `kvot` is the result in per cent of the target, None where the goal is left out; `utan` then
    says why.  `nummer` is the goal's place among those of its insats, from 1.
    """

    nummer: int
    mal: str
    kvot: Figure | None
    utan: str = ""


class Betyg(Struct, frozen=True, kw_only=True):
    """The grade of an insats in a year.

    `steg` is the grade that applies, "" for none; `beraknat` the one that the profile's rule
    gives, "" where no goal can be measured.  `satt` says that the office has set the grade
    itself, for the reason `skal`.  `kvot` is the mean of the goals' ratios.
    """

    scope: str
    steg: str
    beraknat: str
    satt: bool
    skal: str
    kvot: Figure | None
    delar: tuple[Malkvot, ...]
