"""What the office says of an insats in a year: money, and a grade that it has set itself."""

from __future__ import annotations

from msgspec import Struct

from sofrep.domain.figure import Number
from sofrep.domain.problem import Place


class Insatsuppgift(Struct, frozen=True, kw_only=True):
    """One row of a sheet of insatser: `insats` is a kod, amounts are in tkr, None for blank.

    `betyg` is the grade as it is written, "" where the rule decides; `skal` is its reason.
    """

    year: int
    insats: str
    budget: Number | None
    utfall: Number | None
    betyg: str
    skal: str
    place_budget: Place
    place_utfall: Place
    place_betyg: Place

    @property
    def is_filled(self) -> bool:
        """Whether the row says anything: `sofrep init` writes one with the name alone."""
        return bool(self.betyg or self.skal) or (self.budget, self.utfall) != (None, None)
