"""What the readers share: places and headings while a document is read, and where a table's headings end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.granskning.handling import (
    Handling,
    Innehallskontroll,
    Plats,
    Rutnat,
    Tabellcell,
    Textstycke,
    first_words,
)
from sofrep.granskning.tal import cell_number

_MAX_ROWS, _MAX_COLUMNS = 4000, 60
_MAX_PARTS = 60_000
_TITLE_LENGTH = 220
_YEAR_HEADING = re.compile(
    r"(?:\D*\b)?(?:19|20)\d\d\b\D*|\D*(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d\D*"
)
_EMPTY = frozenset({"", "-", "–", "—", "−", "x", "..", "…"})


class Racell(Struct, frozen=True, eq=False):
    """A cell as a reader found it; a merged one stands several times in the rows, the same object."""

    text: str = ""
    ankare: int = -1
    kontroller: tuple[Innehallskontroll, ...] = ()


class Bygge(Struct):
    """A document that is being read."""

    fil: str
    delar: list[Textstycke | Rutnat] = field(default_factory=list)
    rubriker: list[tuple[int, str]] = field(default_factory=list)
    tabeller: int = 0

    def add_paragraph(
        self,
        text: str,
        *,
        niva: int = 0,
        sida: int = 0,
        ankare: int = -1,
        kontroller: tuple[Innehallskontroll, ...] = (),
    ) -> None:
        """Add a paragraph, unless it is empty; a heading stands over what follows."""
        if not text.strip() or len(self.delar) >= _MAX_PARTS:
            return
        if niva:
            self.rubriker = [each for each in self.rubriker if each[0] < niva]
        plats = replace(self._plats(sida), borjan=first_words(text), ankare=ankare)
        self.delar.append(Textstycke(text, plats, niva, kontroller))
        if niva:
            self.rubriker.append((niva, " ".join(text.split())))

    def add_table(
        self,
        rows: Sequence[Sequence[Racell]],
        *,
        sida: int = 0,
        rubrikrader: int = 0,
        titel: str = "",
    ) -> None:
        """Add a table; `rubrikrader` where the document says it, else they are found."""
        rows = [row[:_MAX_COLUMNS] for row in rows[:_MAX_ROWS] if any(c.text.strip() for c in row)]
        if not rows or len(self.delar) >= _MAX_PARTS:
            return
        width = max(map(len, rows))
        self.tabeller += 1
        place = replace(self._plats(sida), tabell=self.tabeller)
        made: dict[int, Tabellcell] = {}
        grid = tuple(
            tuple(
                _cell(made, row[j] if j < len(row) else Racell(), place, (i + 1, j + 1))
                for j in range(width)
            )
            for i, row in enumerate(rows)
        )
        texts = [[cell.text for cell in row] for row in grid]
        heads = min(rubrikrader or heading_rows(texts), len(grid))
        titel = titel or self._title()
        self.delar.append(Rutnat(grid, place, titel, heads, heading_columns(texts[heads:])))

    def add_cells(
        self,
        cells: Mapping[tuple[int, int], Racell],
        number: int,
        *,
        rubrikrader: int = 0,
        titel: str = "",
    ) -> None:
        """Add a table of so many rows, its cells by row and column."""
        widths = [0] * number
        for row, column in cells:
            if row < number:
                widths[row] = max(widths[row], column + 1)
        rows = [
            [cells.get((row, column), Racell()) for column in range(width)]
            for row, width in enumerate(widths)
        ]
        self.add_table(rows, rubrikrader=rubrikrader, titel=titel)

    def done(self) -> Handling:
        """The document."""
        return Handling(self.fil, tuple(self.delar))

    def _plats(self, sida: int) -> Plats:
        under = tuple(text for _, text in self.rubriker)
        return Plats(self.fil, sida, first_words(under[-1]) if under else "", under=under)

    def _title(self) -> str:
        """The paragraph just above, where it can be a title."""
        last = self.delar[-1] if self.delar else None
        if isinstance(last, Textstycke) and len(last.text) <= _TITLE_LENGTH:
            return last.text.strip()
        return ""


def _cell(
    made: dict[int, Tabellcell], raw: Racell, place: Plats, where: tuple[int, int]
) -> Tabellcell:
    at = replace(place, rad=where[0], kolumn=where[1], ankare=raw.ankare)
    if not raw.text:
        return Tabellcell("", at)
    if id(raw) not in made:
        made[id(raw)] = Tabellcell(raw.text.strip(), at, raw.kontroller)
    return made[id(raw)]


def heading_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows from above hold headings: no numbers but years."""
    for number, row in enumerate(rows):
        if any(_is_value(text) for text in row[1:] or row):
            return number
    return min(1, len(rows))


def heading_columns(rows: Sequence[Sequence[str]]) -> int:
    """How many columns from the left hold headings: mostly words."""
    width = max(map(len, rows), default=0)
    for column in range(width):
        texts = [row[column] for row in rows if row[column].strip() not in _EMPTY]
        if texts and 2 * sum(_is_value(text) for text in texts) > len(texts):
            return column
    return min(1, width)


def _is_value(text: str) -> bool:
    return cell_number(text) is not None and not _YEAR_HEADING.fullmatch(text.strip())
