"""A sheet of a year's folder whose rows are those of another year's: last year's was left, or copied."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sofrep.domain.problem import About, Place, Problem, warning
from sofrep.excel.columns import year_of_path
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NOTHING = ("", "0")
_ROWS, _VALUES = 3, 6
"""As many equal rows, or values in them, are no chance."""

Row = tuple[tuple[str, str], ...]


class OtherYears:
    """The sheets that have been read of each kind, by year, to find one with another year's rows."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[tuple[int, Place, Counter[Row]]]] = defaultdict(list)

    def told(self, table: SheetTable) -> Iterator[Problem]:
        """A warning at the later sheet of any two; the table is remembered."""
        year = year_of_path(table.grid.file)
        rows = Counter(_rows(table) if year != UNKNOWN else ())
        if not rows:
            return
        mine = (year, Place(table.grid.file, table.grid.title), rows)
        earlier = self._rows[table.kind.kind]
        for other in earlier:
            (_, before, its), (later, place, found) = sorted(
                (other, mine), key=lambda each: each[0]
            )
            equal = found & its
            if other[0] != year and _is_left(equal, found, table.kind.of_year):
                yield warning(
                    "blad-som-annat-ar",
                    place,
                    f"{_counted(equal.total())} som i {before}.",
                    "Fyll i årets, om det är det andra årets uppgifter som ligger kvar.",
                    About(year=later),
                )
        earlier.append(mine)


def _rows(table: SheetTable) -> Iterator[Row]:
    """The cells, by field, of each row that says something that is hardly ever the same two years.

    Years that are mentioned in them may have been changed.
    """
    of_year = table.kind.of_year
    if not any(name.startswith(of_year) for name in table.parts):
        return
    parts = [(name, part) for name in sorted(table.parts) for part in table.parts[name]]
    for row in zip(*(_said(name, part.texts) for name, part in parts), strict=True):
        said = tuple(filter(None, row))
        if any(name.startswith(of_year) for name, _ in said):
            yield said


def _said(name: str, texts: list[str]) -> Iterator[tuple[str, str] | None]:
    """The field with each of its texts, without years; None for a text that says nothing."""
    left = {text: _YEAR.sub("", text) for text in dict.fromkeys(texts)}
    said = {text: None if rest in _NOTHING else (name, rest) for text, rest in left.items()}
    return map(said.__getitem__, texts)


def _is_left(equal: Counter[Row], found: Counter[Row], of_year: tuple[str, ...]) -> bool:
    """Whether so much is equal that it is no chance."""
    values = {text for row in equal for name, text in row if name.startswith(of_year)}
    enough = equal.total() >= _ROWS or len(values) >= _VALUES
    return enough and 4 * equal.total() >= 3 * found.total()


def _counted(rows: int) -> str:
    return "En rad är densamma" if rows == 1 else f"{rows} rader är desamma"
