"""What follows from the lines of a tally: sums of lines, and what is left of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from msgspec import Struct

from sofrep.statistics.codes import Breakdown
from sofrep.statistics.counted import Cell
from sofrep.statistics.dimension import KAND


class Tallied(Struct, frozen=True):
    """A number that somebody has counted, and the cells that it is made of."""

    antal: int
    cells: tuple[Cell, ...] = ()

    def __add__(self, other: Tallied) -> Tallied:
        return Tallied(self.antal + other.antal, self.cells + other.cells)

    def __sub__(self, other: Tallied) -> Tallied:
        return Tallied(self.antal - other.antal, self.cells + other.cells)

    def nobody(self) -> Tallied:
        """0, because these cells say so."""
        return Tallied(0, self.cells)


NOBODY = Tallied(0)


class Lines(Struct, frozen=True):
    """The counted lines of one dimension of one population, for one sex or all.

    `given` is by step; `whole` is the population; `exclusive` says that everybody stands on one
    line at most.
    """

    breakdown: Breakdown
    given: Mapping[str, Tallied]
    whole: Tallied | None
    exclusive: bool

    def value(self, step: str) -> Tallied | None:
        """The count of an atom, a set or the blanks; None where the lines do not tell."""
        if step == f"{self.breakdown.dimension.name}={KAND}":
            blanks = self.blanks()
            return self.whole - blanks if self.whole is not None and blanks is not None else None
        if step == self.breakdown.dimension.blank:
            return self.blanks()
        if step in self.given:
            return self.given[step]
        wanted = self.breakdown.members(step)
        return self.covered(wanted) or self._rest(wanted) if wanted is not None else None

    def blanks(self) -> Tallied | None:
        """Those on no line: counted, or what is left where every line is there."""
        if (said := self.given.get(self.breakdown.dimension.blank)) is not None:
            return said
        lines = self.disjoint()
        if not self.exclusive or self.whole is None or not lines:
            return None
        total = _added(list(lines.values()))
        if total.antal == self.whole.antal or self._covers_all(lines):
            return self.whole - total
        return None

    def disjoint(self) -> dict[frozenset[int], Tallied]:
        """Lines that nobody stands on two of: every atom, then the sets that are free of them."""
        chosen: dict[frozenset[int], Tallied] = {}
        for members, line in self._lines():
            if all(not members & other for other in chosen):
                chosen[members] = line
        return chosen

    def covered(self, wanted: frozenset[int], but: str = "") -> Tallied | None:
        """The sum of lines that make up `wanted` exactly, without the line `but`.

        Where somebody may stand on several lines only one that is `wanted` by itself.
        """
        inside = [(m, line) for m, line in self._lines(but) if m and m <= wanted]
        atoms = {next(iter(m)): line for m, line in inside if len(m) == 1}
        sets = [(m, line) for m, line in inside if len(m) > 1]
        for many in range(len(sets) + 1 if self.exclusive else 2):
            for chosen in combinations(sets, many):
                taken = frozenset().union(*(m for m, _ in chosen))
                rest = wanted - taken
                alone = self.exclusive or many + len(rest) == 1
                if sum(len(m) for m, _ in chosen) == len(taken) and rest <= atoms.keys() and alone:
                    return _added([line for _, line in chosen] + [atoms[n] for n in sorted(rest)])
        return None

    def _rest(self, wanted: frozenset[int]) -> Tallied | None:
        """What is left of the whole when the other lines and the blanks are taken away."""
        if not self.exclusive or self.whole is None:
            return None
        said = self.given.get(self.breakdown.dimension.blank)
        others = self.covered(frozenset(range(len(self.breakdown.atoms))) - wanted)
        if said is not None and others is not None:
            return self.whole - said - others
        lines = self.disjoint()
        total = _added([*lines.values(), said or NOBODY])
        if lines and total.antal == self.whole.antal:
            # Everybody stands on a line: nobody is on those that were not counted.
            known = {members for members in lines if members <= wanted}
            if all(members in known or not members & wanted for members in lines):
                return _added([lines[members] for members in known]) + total.nobody()
        return None

    def _covers_all(self, lines: Mapping[frozenset[int], Tallied]) -> bool:
        return frozenset().union(*lines) >= set(range(len(self.breakdown.atoms)))

    def _lines(self, but: str = "") -> list[tuple[frozenset[int], Tallied]]:
        """Every counted line with its atoms, the atoms first."""
        steps = (*self.breakdown.atoms, *self.breakdown.sets)
        return [
            (members, self.given[step])
            for step in steps
            if step in self.given and step != but
            if (members := self.breakdown.members(step)) is not None
        ]


def _added(lines: list[Tallied]) -> Tallied:
    total = NOBODY
    for line in lines:
        total += line
    return total
