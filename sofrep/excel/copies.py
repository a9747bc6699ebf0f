"""Copies that would count everything twice: files that are equal, and sheets whose rows are another's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath

from sofrep.domain.problem import Place, Problem, error
from sofrep.excel.cells import plain
from sofrep.excel.columns import year_of_path
from sofrep.excel.sheet_table import SheetTable

_NAMED_COPY = re.compile(
    r"\b(kopia|kopior|copy|backup|säkerhetskopia|gammal|gamla)\b|\(\d+\)$", re.IGNORECASE
)
_FEWEST = 3
"""Fewer equal rows are doubles of their own, which the checks of rows tell."""

_TELLING = 5
"""So many filled cells of a participant are hardly ever those of another."""


def originals_first(found: Iterable[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """The workbooks with those that are named as copies last, so that the original is read."""
    return sorted(
        found,
        key=lambda each: (is_named_copy(each[0]), str(PurePosixPath(each[0]).with_suffix(""))),
    )


def is_named_copy(file: str) -> bool:
    """Whether the name says that it is a copy: ``Kopia av x``, ``x - Copy``, ``x (1)``."""
    return bool(_NAMED_COPY.search(PurePosixPath(file).stem))


def copy_of(relative: str, earlier: str) -> Problem:
    """The error of a file that is the same as an earlier one."""
    named = is_named_copy(relative) and not is_named_copy(earlier)
    return error(
        "fil-kopia",
        Place(relative),
        f"Filen är en exakt kopia av {earlier}, så allt i den skulle räknas två gånger.",
        f"Ta bort kopian. Låt {earlier} ligga kvar." if named else "Ta bort den ena av filerna.",
    )


class Copies:
    """The sheets that have been read, to find one that is mostly a copy of another.

    The rows of a sheet that is alone of its kind are never looked at.
    """

    def __init__(self) -> None:
        self._tables: defaultdict[Hashable, list[SheetTable]] = defaultdict(list)
        self._rows: dict[int, tuple[Counter[Hashable], Counter[Hashable]]] = {}

    def told(self, table: SheetTable) -> Problem | None:
        """The error of a sheet that is mostly a copy of an earlier one; else it is remembered."""
        of_insats = table.kind.copied.titled and not table.has("insats")
        title = _title(table) if of_insats else ""
        earlier = self._tables[table.kind.kind, year_of_path(table.grid.file), title]
        for other in earlier:
            equal = self._equal(table, other)
            if equal >= _FEWEST and 2 * equal >= min(len(table), len(other)):
                del self._rows[id(table)]  # it is not kept, and another may get its id
                return _mostly_copied(table, other, equal)
        earlier.append(table)
        return None

    def _equal(self, one: SheetTable, other: SheetTable) -> int:
        """How many rows of one table the other has too, as they are or with new numbers."""
        for table in (one, other):
            if id(table) not in self._rows:
                self._rows[id(table)] = Counter(_rows(table)), Counter(_unnumbered(table))
        pairs = zip(self._rows[id(one)], self._rows[id(other)], strict=True)
        return max((mine & its).total() for mine, its in pairs)


def _unnumbered(table: SheetTable) -> Iterator[Hashable]:
    """The rows without their numbers, where no two are hardly ever equal even so."""
    copied = table.kind.copied
    if copied.by_row and "nummer" in copied.number and table.has("nummer"):
        names = sorted(table.parts.keys() - {"nummer"})
        cells = [part.cells for name in names for part in table.parts[name]]
        for row in zip(*cells, strict=True):
            if sum(cell != "" for cell in row) >= _TELLING:
                yield (*names, *row)


def _rows(table: SheetTable) -> list[Hashable]:
    """What makes each row the same as another: its number, or where it has none all its cells."""
    copied = table.kind.copied
    numbers = table.cells("nummer") if copied.number and table.has("nummer") else []
    keys: list[Hashable] = list(zip(*map(table.cells, copied.number), strict=True))
    if numbers and "" not in numbers:
        return keys
    names = sorted(table.parts)
    cells = (part.cells for name in names for part in table.parts[name])
    told_apart = copied.by_row or copied.by_pair
    whole = [(*names, *row) for row in zip(*cells, strict=True)] if told_apart else []
    if copied.by_pair:
        return list(pairwise(whole))
    if not numbers:
        return list(whole)
    found = [key for key, number in zip(keys, numbers, strict=True) if number != ""]
    return found + [row for row, number in zip(whole, numbers, strict=False) if number == ""]


def _title(table: SheetTable) -> str:
    """The title without what a copied sheet adds to it."""
    return re.sub(r"[\W\d]", "", _NAMED_COPY.sub("", plain(table.grid.title))).casefold()


def _mostly_copied(table: SheetTable, other: SheetTable, equal: int) -> Problem:
    original = Place(other.grid.file, other.grid.title)
    return error(
        "blad-kopia",
        Place(table.grid.file, table.grid.title),
        f"{equal} av bladets {len(table)} rader står också i {original}, och skulle räknas två gånger. "
        "Bladet lästes inte.",
        "Ta bort kopian. Ska något av det som skiljer vara kvar, för över det till det andra bladet "
        "först.",
    )
