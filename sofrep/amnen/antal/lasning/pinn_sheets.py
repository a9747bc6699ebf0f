"""Pinn sheets: a sheet per insats with what is counted on lines, by sex or by month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sofrep.amnen.antal.lasning.pinn_lines import TOTAL, Line, PinnBlock, read_blocks, read_cells
from sofrep.amnen.antal.lasning.pinn_words import Steps, age_step, may_have_months
from sofrep.amnen.antal.lasning.tallies import LINE, Counts, TallyKey, check_share
from sofrep.domain.figure import SEXES
from sofrep.excel.cells import Fault, plain
from sofrep.excel.columns import (
    insats_of_title,
    missing_year,
    no_insats_anywhere,
    wrong_sum,
    year_of_path,
)
from sofrep.excel.names import insats_names
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.words import unknown_code

if TYPE_CHECKING:
    from sofrep.excel.column_table import Columns

_SEXES = tuple(f"{LINE}{sex}" for sex in SEXES)
_MONTHS = tuple(f"{LINE}{month:02d}" for month in range(1, 13))
_OF_COLUMNS = re.compile(r"[\s,-]+(per\s+|efter\s+)?(månad|månader|kön)\s*\d*$", re.IGNORECASE)
"""What may follow the insats in a sheet's title: ``Stegen månader``."""

_WITHOUT_SEX = (("nya-anonyma",), ("aktuella", "grupper"))


def read_pinn_sheet(table: SheetTable) -> Columns:
    """Every counted cell; sums and shares on the sheet are checked, and not counted."""
    counts = Counts(table.number)
    year = year_of_path(table.grid.file)
    if year == UNKNOWN and len(table):
        table.tell(table.header_row, "", missing_year())
    cells = read_cells(table)
    for insats, rows in _rows_by_insats(table).items():
        reader = _Insats(table, counts, (year, insats))
        for block in read_blocks(table, rows, cells):
            reader.read(block)
        reader.check_shares()
    return counts.columns() if year != UNKNOWN else Counts(table.number).columns()


def _rows_by_insats(table: SheetTable) -> dict[int, list[int]]:
    """The data rows of each insats: the column says so, from a row to the next, or the title."""
    names = insats_names(table.forbund)
    title = _OF_COLUMNS.sub("", table.grid.title)
    current = insats_of_title(table.grid.title, names)
    current = insats_of_title(title, names) if current is None else current
    rows: dict[int, list[int]] = {}
    for index, cell in enumerate(table.cells("insats")):
        if text := plain(cell):
            current = names.find(text)
            if current is None:
                table.fault(index, "insats", unknown_code(cell, names))
        if current is not None:
            rows.setdefault(current, []).append(index)
        elif not text:
            table.tell(table.header_row, "", no_insats_anywhere(names, table.grid.title))
    return rows


class _Insats:
    """Reads the blocks of one insats on one sheet; `of` is the year and the insats."""

    def __init__(self, table: SheetTable, counts: Counts, of: tuple[int, int]) -> None:
        self.table, self.forbund, self.counts, self.of = table, table.forbund, counts, of
        self.totals: dict[Steps, int] = {}
        self.lines: list[Line] = []

    def read(self, block: PinnBlock) -> None:
        """Add the counts of a block, unless it is blank."""
        sexes = [name for name in _SEXES if block.filled(name)]
        with_total = block.filled(TOTAL)
        if sexes and not with_total:
            sexes = [name for name in _SEXES if self.table.has(name)]
        by_month = any(block.filled(name) for name in _MONTHS)
        months = [name for name in _MONTHS if self.table.has(name)] if by_month else []
        if not (sexes or months or with_total):
            return
        for line in block.lines:
            if line.steps is None:
                continue
            self._add_line(line, sexes, months)
            only_total = with_total and not sexes and not months
            if TOTAL in line.cells or only_total:
                self._add(line.steps, UNKNOWN, line, TOTAL)
            self._remember(line, sexes, months)
        self._check_sums(block, [*sexes, *months, *([TOTAL] if with_total else [])])

    def _add_line(self, line: Line, sexes: list[str], months: list[str]) -> None:
        assert line.steps is not None  # noqa: S101 - only sums have none, and are not added
        if line.steps in _WITHOUT_SEX:
            for name in sexes:
                if line.cells.get(name):
                    self.table.fault(line.index, name, _HAS_NO_SEX)
        else:
            for name in sexes:
                self._add(line.steps, _SEXES.index(name), line, name)
        if may_have_months(line.steps):
            for name in months:
                self._add_month(line.steps, line, name)
        else:
            for name in months:
                if name in line.cells:
                    fault = _no_months(self.forbund.ord.deltagare.singular)
                    self.table.fault(line.index, name, fault)

    def _add(self, steps: Steps, kon: int, line: Line, name: str) -> None:
        # The sexes are those of the known: the anonymous have none.
        known = ("nya",) if steps == ("nya-alla",) and kon != UNKNOWN else steps
        antal = line.cells.get(name, 0)
        self.counts.add(self.of, TallyKey(known, kon), antal, self._cell(line, name))

    def _add_month(self, steps: Steps, line: Line, name: str) -> None:
        month, antal = _MONTHS.index(name) + 1, line.cells.get(name, 0)
        self.counts.add_month(self.of, month, TallyKey(steps), antal, self._cell(line, name))

    def _cell(self, line: Line, name: str) -> tuple[int, str]:
        return self.table.rows[line.index], self.table.parts[name][0].letter

    def _remember(self, line: Line, sexes: list[str], months: list[str]) -> None:
        """Keep the line's total, for the shares and sums of the sheet."""
        assert line.steps is not None  # noqa: S101 - as in _add_line
        parts = sexes or months
        total = line.cells.get(TOTAL, sum(line.cells.get(name, 0) for name in parts))
        self.totals[line.steps] = total
        self.lines.append(line)

    def _check_sums(self, block: PinnBlock, names: list[str]) -> None:
        """A sum within a section is that of its lines, or the population."""
        counted = [line for line in block.lines if line.steps is not None]
        plain_lines = [line for line in counted if self._is_plain(line.steps)] or counted
        whole = self._whole(block.section.base)
        for line in block.lines:
            if line.steps is not None:
                continue
            for name in names:
                real = sum(other.cells.get(name, 0) for other in plain_lines)
                stated = line.cells.get(name, UNKNOWN)
                is_whole = name == TOTAL and stated == whole
                if stated not in (UNKNOWN, real) and not is_whole:
                    self.table.fault(line.index, name, wrong_sum(stated, real))

    def _is_plain(self, steps: Steps | None) -> bool:
        """Whether the line is a category, and no kodgrupp or band beside the others."""
        extra = {age_step(band, self.forbund.alder) for band in self.forbund.alder.extra_band}
        step = steps[-1] if steps else ""
        return "=" in step and step not in extra

    def check_shares(self) -> None:
        """Hold the printed shares against the line and its population on this sheet."""
        for line in self.lines:
            if line.steps is not None and len(line.steps) > 1 and self.table.has("andel"):
                whole = self._whole(line.steps[:-1])
                check_share(self.table, line.index, "andel", (self.totals[line.steps], whole))

    def _whole(self, base: Steps) -> int:
        if base == ("nya",) and ("nya-alla",) in self.totals:
            return self.totals[("nya-alla",)] - self.totals.get(("nya-anonyma",), 0)
        if len(base) == 1 and base[0].endswith(".svar"):
            base = (base[0].removesuffix("svar") + "kohort",)
        return self.totals.get(base, UNKNOWN)


_HAS_NO_SEX = Fault(
    "uppgift-utan-kon",
    "Uppgiften räknas inte per kön: anonyma och grupper har inget.",
    "Skriv antalet i kolumnen Totalt.",
)


def _no_months(ordet: str) -> Fault:
    return Fault(
        "uppgift-utan-manad",
        f"Uppgiften går inte att lägga ihop månad för månad: samma {ordet} skulle räknas flera "
        "gånger.",
        "Skriv årets antal i kolumnen Totalt. Bara nya och avslutade räknas per månad.",
    )
