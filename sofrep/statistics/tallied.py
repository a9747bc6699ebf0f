"""An insats that delivers counts: the same questions as a register answers."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from sofrep.statistics.codes import Breakdown, Codes
from sofrep.statistics.counted import Cell, Counts
from sofrep.statistics.dimension import KAND, SAKNAS
from sofrep.statistics.tally_lines import NOBODY, Lines, Tallied

Steps = tuple[str, ...]
Book = Mapping[tuple[Steps, int], Tallied]
"""What was counted: by steps and column (0 everybody, 1 to 3 the sexes)."""

_FOLLOW_UP = "uppf-"


class TallyBook(Struct, frozen=True):
    """The counts of one insats and period, and what follows from them.

    `several_values` says that one person may stand on several lines of a list of försörjning or
    sysselsättning.
    """

    codes: Codes
    counts: Book
    several_values: bool = False

    def value(self, steps: Steps, column: int) -> Tallied | None:
        """How many meet `steps`, of one column; None where nobody has counted."""
        if len(steps) == 1:
            return self._population(steps[0], column)
        base, step = steps[:-1], steps[-1]
        own = self.counts.get((steps, column))
        if own is not None:
            return own
        whole = self.value(base, column)
        if whole is not None and whole.antal == 0:
            return whole
        if step.startswith("manad="):
            return self._month(base, step, column)
        breakdown = self.breakdown_of(step)
        return self.lines(base, breakdown, column).value(step) if breakdown else None

    def holds(self, start: str) -> bool:
        """Whether anything was counted of a population whose name begins so."""
        return any(steps[0].startswith(start) for steps, _ in self.counts)

    def lines(self, base: Steps, breakdown: Breakdown, column: int) -> Lines:
        """The counted lines of a dimension of the population at `base`."""
        steps = (*breakdown.atoms, *breakdown.sets, breakdown.dimension.blank)
        given = {
            step: found
            for step in steps
            if (found := self.counts.get(((*base, step), column))) is not None
        }
        exclusive = not (breakdown.dimension.several_values and self.several_values)
        return Lines(breakdown, given, self.value(base, column), exclusive)

    def breakdown_of(self, step: str) -> Breakdown | None:
        """The dimension that a step belongs to."""
        name, _, value = step.partition("=")
        if (category := self.codes.category(step)) is not None:
            name = category.dimension.name
        elif value not in {SAKNAS, KAND}:
            return None
        return self.codes.breakdowns.get(name)

    def _population(self, name: str, column: int) -> Tallied | None:
        own = self.counts.get(((name,), column))
        if own is not None:
            return own
        everyone = self.counts.get((("nya-alla",), 0))
        if name == "nya-anonyma" and everyone is not None:
            return NOBODY
        if name == "nya" and column == 0 and everyone is not None:
            anonymous = self.counts.get((("nya-anonyma",), 0), NOBODY)
            return everyone - anonymous if anonymous.antal else everyone
        if name.startswith(_FOLLOW_UP) and name.endswith(".svar"):
            return self._population(name.removesuffix("svar") + "kohort", column)
        return None

    def _month(self, base: Steps, step: str, column: int) -> Tallied | None:
        """The new of a month without the anonymous; any other month has its own count."""
        if base != ("nya",) or column:
            return None
        everyone = self.counts.get((("nya-alla", step), 0))
        anonymous = self._population("nya-anonyma", 0)
        if everyone is None or anonymous is None:
            return None
        if not anonymous.antal:
            return everyone
        of_month = self.counts.get((("nya-anonyma", step), 0))
        return everyone - of_month if of_month is not None else None


class TalliedRows(Struct, frozen=True):
    """`Rows` of an insats that delivers counts only."""

    book: TallyBook
    steps: Steps

    @property
    def codes(self) -> Codes:
        """The profile's dimensions."""
        return self.book.codes

    @property
    def name(self) -> str:
        """What recipes call the table."""
        return "antal"

    def narrow(self, *steps: str) -> TalliedRows:
        """Those that also meet `steps`."""
        return replace(self, steps=(*self.steps, *steps))

    def count(self) -> Counts:
        """How many, in all and by sex."""
        total, women, men, others = (self._number(self.steps, column) for column in range(4))
        return total, women, men, others

    def count_of(self, step: str) -> Counts:
        """How many of these also meet `step`."""
        return self.narrow(step).count()

    def tally(self, dimension: str) -> dict[str, Counts]:
        """Every category of a dimension."""
        names = self.codes.categories[dimension]
        return {name: self.count_of(f"{dimension}={name}") for name in names}

    def sums(self, column: str) -> Counts:
        """Nobody has added up what a register says of each: None, but 0 where there is nobody."""
        del column
        return self._none_of_nobody()

    def longest(self, column: str) -> Counts:
        """As `sums`."""
        del column
        return self._none_of_nobody()

    def distinct(self, column: str) -> int | None:
        """The groups, where they have been counted; persons are not."""
        if column == "grupp":
            return self._number(self.steps, 0)
        return self._none_of_nobody()[0]

    def cells(self, number: int = -1) -> tuple[Cell, ...]:
        """The cells that the count is made of, of one sex or all."""
        found = self.book.value(self.steps, number + 1)
        return tuple(dict.fromkeys(found.cells)) if found else ()

    def _number(self, steps: Steps, column: int) -> int | None:
        found = self.book.value(steps, column)
        return None if found is None else found.antal

    def _none_of_nobody(self) -> Counts:
        total, women, men, others = (0 if count == 0 else None for count in self.count())
        return total, women, men, others
