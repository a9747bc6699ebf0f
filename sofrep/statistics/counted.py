"""What figures are counted from: rows of the register, tallies, or both added up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from sofrep.statistics.codes import Codes

Counts = tuple[int | None, int | None, int | None, int | None]
"""How many in all, and how many kvinnor, män and övriga; None where nobody has counted."""

NOT_COUNTED: Counts = (None, None, None, None)

Cell = tuple[int, int, str]
"""Where something stands: an index into `Underlag.sheets`, a row, a column letter ("" for all)."""


class Rows(Protocol):
    """A population, narrowed by `steps`, of which only counts can be asked.

    Steps are those of `sofrep.statistics.rows`.  A count is None where it has not been counted,
    which tallies can have, and rows of sheets without the column.
    """

    @property
    def steps(self) -> tuple[str, ...]:
        """The population and what narrows it: the `Recipe.rows` of a figure."""

    @property
    def codes(self) -> Codes:
        """The profile's dimensions."""

    @property
    def name(self) -> str:
        """What recipes call the table: ``register``, ``antal`` or ``blandat``."""

    def narrow(self, *steps: str) -> Rows:
        """Those that also meet `steps`."""

    def count(self) -> Counts:
        """How many, in all and by sex."""

    def count_of(self, step: str) -> Counts:
        """How many of these also meet `step`."""

    def tally(self, dimension: str) -> Mapping[str, Counts]:
        """`count_of` every category of a dimension and of `SAKNAS`."""

    def sums(self, column: str) -> Counts:
        """The sum of a column of the register."""

    def longest(self, column: str) -> Counts:
        """The largest value of a column of the register; 0 where there is nobody."""

    def distinct(self, column: str) -> int | None:
        """How many different values a column of the register has."""

    def cells(self, number: int = -1) -> tuple[Cell, ...]:
        """Where the rows or counts stand, of one sex (an index into `SEXES`) or all."""


def add(parts: list[Counts]) -> Counts:
    """The sum of several; None wherever one of them is."""
    women = _sum([part[1] for part in parts])
    men = _sum([part[2] for part in parts])
    others = _sum([part[3] for part in parts])
    return _sum([part[0] for part in parts]), women, men, others


def _sum(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
