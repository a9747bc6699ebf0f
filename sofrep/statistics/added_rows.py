"""A union of the register's insatser and of those that are tallied."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sofrep.statistics.codes import Codes
from sofrep.statistics.counted import Cell, Counts, Rows, add


class AddedRows(Struct, frozen=True):
    """`Rows` that are the sum of `parts`, of which there is at least one; None if any part is.

    A person in two parts counts twice; so persons known by a number cannot be told in a union
    with tallies, unless these are empty.
    """

    parts: tuple[Rows, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """Those of every part."""
        return self.parts[0].steps

    @property
    def codes(self) -> Codes:
        """The profile's dimensions."""
        return self.parts[0].codes

    @property
    def name(self) -> str:
        """The parts' own name where they have one name."""
        names = {part.name for part in self.parts}
        return names.pop() if len(names) == 1 else "blandat"

    def narrow(self, *steps: str) -> AddedRows:
        """Those that also meet `steps`."""
        return replace(self, parts=tuple(part.narrow(*steps) for part in self.parts))

    def count(self) -> Counts:
        """How many, in all and by sex."""
        return add([part.count() for part in self.parts])

    def count_of(self, step: str) -> Counts:
        """How many of these also meet `step`."""
        return add([part.count_of(step) for part in self.parts])

    def tally(self, dimension: str) -> dict[str, Counts]:
        """Every category of a dimension."""
        tallies = [part.tally(dimension) for part in self.parts]
        return {name: add([tally[name] for tally in tallies]) for name in tallies[0]}

    def sums(self, column: str) -> Counts:
        """The sum of a column."""
        return add([part.sums(column) for part in self.parts])

    def longest(self, column: str) -> Counts:
        """The largest value of a column in any part."""
        found = [part.longest(column) for part in self.parts]
        total, women, men, others = (_largest([each[n] for each in found]) for n in range(4))
        return total, women, men, others

    def distinct(self, column: str) -> int | None:
        """How many different values a column has; a value means something within its part only."""
        found = [part.distinct(column) for part in self.parts]
        known = [each for each in found if each is not None]
        return sum(known) if len(known) == len(found) else None

    def cells(self, number: int = -1) -> tuple[Cell, ...]:
        """Where the rows and counts of every part stand."""
        return tuple(cell for part in self.parts for cell in part.cells(number))


def _largest(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return max(known) if len(known) == len(values) else None
