"""The grade of an insats: how well it has reached its goals, and why it was given."""

from __future__ import annotations

from dataclasses import dataclass

from sofrep.domain.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Malkvot:
    """What one goal says in a grade.

    `kvot` is the result in per cent of the target, None where the goal is left out; `utan` then
    says why.  `nummer` is the goal's place among those of its insats, from 1.
    """

    nummer: int
    mal: str
    kvot: Figure | None
    utan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Betyg:
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
