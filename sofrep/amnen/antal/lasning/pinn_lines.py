"""The lines of a pinn sheet: which section each stands in, and what is filled in on it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from sofrep.amnen.antal.lasning.pinn_words import (
    POPULATIONS,
    Section,
    Steps,
    choices,
    is_sum,
    line_steps,
    population_steps,
    section_names,
)
from sofrep.amnen.antal.lasning.tallies import LINE
from sofrep.domain.forbund import Forbund
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault, plain
from sofrep.excel.numbers import parse_tally
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable

TOTAL = f"{LINE}totalt"


class Line(Struct, frozen=True):
    """One line: its place among the data rows, what it counts, and its filled cells by field.

    `steps` is None for a sum of the lines above it.
    """

    index: int
    steps: Steps | None
    cells: dict[str, int]


class PinnBlock(Struct):
    """The lines that are filled in together: one section, or one population."""

    section: Section
    lines: list[Line] = field(default_factory=list)

    def filled(self, name: str) -> bool:
        """Whether any line has something in the column."""
        return any(name in line.cells for line in self.lines)


def fields_of(table: SheetTable) -> list[str]:
    """The columns of counts that the sheet has."""
    return [name for name in table.parts if name.startswith(LINE)]


def read_blocks(table: SheetTable, rows: list[int], cells: dict[str, list[int]]) -> list[PinnBlock]:
    """The blocks of the data rows `rows`, which are all of one insats.

    `cells` are the parsed cells of each column.  A line that is not understood is told.
    """
    return list(_Reader(table, cells).blocks(rows))


def read_cells(table: SheetTable) -> dict[str, list[int]]:
    """Every column of counts, `UNKNOWN` where nothing is filled in."""
    return {name: table.values(name, parse_tally, UNKNOWN) for name in fields_of(table)}


class _Reader:
    def __init__(self, table: SheetTable, cells: dict[str, list[int]]) -> None:
        self.table, self.forbund, self.cells = table, table.forbund, cells
        self.names = section_names(table.forbund)
        self.section: Section | None = POPULATIONS

    def blocks(self, rows: list[int]) -> Iterator[PinnBlock]:
        """The blocks in the order of the sheet; each population is a block of its own."""
        block: PinnBlock | None = None
        for index in rows:
            line = self._line(index)
            if self.section is None or line is None:
                continue
            if block is None or block.section is not self.section or not self.section.dimension:
                if block is not None:
                    yield block
                block = PinnBlock(self.section)
            block.lines.append(line)
        if block is not None:
            yield block

    def _line(self, index: int) -> Line | None:
        filled = {
            name: column[index] for name, column in self.cells.items() if column[index] != UNKNOWN
        }
        if not self._follow_column(index):
            return None
        text = plain(self.table.cells("uppgift")[index])
        if not text:
            if filled:
                self.table.fault(index, "uppgift", _NO_WORD)
            return None
        heading = self.names.get(normalise(text))
        if heading is not None and not filled:
            self.section = heading
            return None
        if self.section is None:
            return None
        if is_sum(text) and self.section.dimension:
            return Line(index, None, filled)
        return self._counted(index, text, filled, self.section)

    def _follow_column(self, index: int) -> bool:
        """Take the section of the column Avsnitt; False where it is not known."""
        text = plain(self.table.cells("avsnitt")[index])
        if text:
            self.section = self.names.get(normalise(text))
            if self.section is None:
                self.table.fault(index, "avsnitt", _UNKNOWN_SECTION)
        return self.section is not None or not text

    def _counted(
        self, index: int, text: str, filled: dict[str, int], section: Section
    ) -> Line | None:
        steps = line_steps(text, section, self.forbund)
        if steps is None and (population := population_steps(text)) is not None:
            self.section, steps = POPULATIONS, population
        if steps is None:
            fault = _unknown_line(section, self.forbund) if filled else _UNKNOWN_SECTION
            self.table.fault(index, "uppgift", fault)
            return None
        return Line(index, steps, filled)


_NO_WORD = Fault("uppgift-saknas", "Raden har antal men ingen uppgift.", "Skriv vad som räknas.")
_UNKNOWN_SECTION = Fault(
    "avsnitt-okant",
    "Raden är varken ett avsnitt eller en uppgift som känns igen.",
    "Skriv till exempel Nya efter kommun, Deltagare efter ålder eller Avslutade efter "
    "sysselsättning. Står det inga antal under raden kan den tas bort.",
)


def _unknown_line(section: Section, forbund: Forbund) -> Fault:
    return Fault(
        "uppgift-okand",
        "Uppgiften känns inte igen i sitt avsnitt.",
        f"Skriv någon av: {choices(section, forbund)}. Eller lägg till den i forbund.toml.",
    )
