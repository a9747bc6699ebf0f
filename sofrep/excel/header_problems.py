"""Headers that clash, are merged or unknown, and a second table on the same sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sofrep.domain.problem import Problem, error
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault
from sofrep.excel.declaration import Values
from sofrep.excel.facts import column_letters, column_number
from sofrep.excel.headers import HeaderCell, HeaderRow, RowReader, header_names, with_percent
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.words import parse_mark
from sofrep.excel.workbook import Grid, positions


def header_problems(grid: Grid, match: HeaderRow, reader: RowReader) -> Iterator[Problem]:
    """Clashing, merged and unknown headers, and other tables on the same sheet."""
    yield from _clashes(grid, match)
    yield from _merged(grid, match)
    for number in match.unknown_pinn:
        yield error(
            "pinnkolumn-okand",
            grid.place(match.row, number),
            "Efter kolon i rubriken står inget värde som finns i forbund.toml.",
            "Rätta värdet i rubriken, eller lägg till det i forbund.toml.",
        )
    yield from _other_tables(grid, match, reader)


def _clashes(grid: Grid, match: HeaderRow) -> Iterator[Problem]:
    seen: dict[tuple[str, int | None], HeaderCell] = {}
    texts: dict[str, int] = {}
    for found in match.found:
        text = with_percent(str(grid.columns[found.number][match.row]))
        key = (found.column.field, found.code)
        several = found.column.values is Values.KODER and found.code is None
        first = seen.get(key)
        if (first and not several) or text in texts:
            earlier = first.number if first else texts[text]
            yield error(
                "rubrik-dubbel",
                grid.place(match.row, found.number),
                f"Rubriken för {found.column.header} står två gånger, också i "
                f"{grid.place(match.row, earlier).cell}.",
                "Behåll en av kolumnerna. Står två tabeller bredvid varandra, lägg dem på var "
                "sitt blad.",
            )
        seen.setdefault(key, found)
        texts.setdefault(text, found.number)


def _merged(grid: Grid, match: HeaderRow) -> Iterator[Problem]:
    row = grid.top + match.row
    for top, left, bottom, right in grid.facts.merged:
        above = bottom == row - 1 and right > left
        grouped = above and normalise(str(grid.at(top, left))) in set(
            header_names(match.kind.columns)
        )
        if top <= row <= bottom or grouped:
            yield error(
                "rubrik-sammanslagen",
                grid.place(top - grid.top, left - grid.left),
                "Rubrikceller är sammanslagna, så det går inte att veta vilken kolumn som är vilken.",
                "Dela cellerna (Koppla och centrera av) och ge varje kolumn en egen rubrik.",
            )


def _other_tables(grid: Grid, match: HeaderRow, reader: RowReader) -> Iterator[Problem]:
    """A second header row anywhere on the sheet, or another kind's headers beside the first."""
    used = {found.number for found in match.found}
    for beside in _as_others(grid, match.row, match, reader):
        free = [hit for hit in beside.found if hit.is_own and hit.number not in used]
        fields = {found.column.field for found in free}
        if len(fields) >= 2 and all(column.field in fields for column in beside.required):
            yield _two_tables(grid, match.row, free[0].number)
            return
    for row in _header_like_rows(grid, match.row, reader.weights):
        filled = [n for n, column in enumerate(grid.columns) if column[row] != ""]
        for other in _as_others(grid, row, match, reader):
            own = [hit.column.field for hit in other.found if hit.is_own]
            if len(set(own)) >= 2 and len(own) * 3 >= len(filled) * 2:
                yield _two_tables(grid, row, filled[0])
                break


def _as_others(grid: Grid, row: int, match: HeaderRow, reader: RowReader) -> Iterator[HeaderRow]:
    """A row as headers of each kind whose words are not those of the sheet's own."""
    for vocabulary, read in reader.matches(grid, row):
        if vocabulary.kind.kind not in match.kind.worded_as:
            yield read


def _header_like_rows(grid: Grid, header_row: int, weights: Mapping[str, int]) -> list[int]:
    """The rows, other than the header row, that hold several header names, or one that weighs two."""
    found: dict[int, int] = {}
    for number, distinct in enumerate(grid.distinct):
        for value in distinct:
            if not isinstance(value, str) or not 0 < len(value) < 60 or value[-1].isdigit():
                continue
            if weight := weights.get(normalise(value)):
                for row in positions(grid.columns[number], value):
                    found[row] = found.get(row, 0) + weight
    found.pop(header_row, None)
    return [row for row, weight in sorted(found.items()) if weight >= 2]


def _two_tables(grid: Grid, row: int, number: int) -> Problem:
    return error(
        "tva-tabeller",
        grid.place(row, number),
        "Det står två tabeller på bladet.",
        "Lägg dem på var sitt blad.",
    )


def tell_lost_marks(table: SheetTable) -> None:
    """Warn of a column of marks beside those of a list's values, whose own heading is none of them.

    Its value would be counted in fewer rows than it has, and nothing else show it.
    """
    parts = [part for parts in table.parts.values() for part in parts]
    known = {column_number(part.letter) for part in parts}
    spread = {column_number(part.letter) for part in parts if part.code is not None}
    grid = table.grid
    for number in sorted({near for each in spread for near in (each - 1, each + 1)} - known):
        marks = [cell for row in table.rows if (cell := grid.at(row, number)) != ""]
        if marks and not any(isinstance(parse_mark(cell), Fault) for cell in marks):
            fault = Fault(
                "pinnkolumn-okand",
                "Kolumnen har markeringar, som dem bredvid, men rubriken är inget av deras värden, så "
                "den lästes inte.",
                "Skriv rubriken som dem bredvid, om värdet ska räknas. Flytta annars kolumnen längst bort.",
                value=0,
            )
            table.tell(table.header_row, column_letters(number), fault)
