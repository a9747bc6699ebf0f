"""Copies that would count everything twice: files that are equal, and sheets whose rows are another's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from sofrep.domain.problem import Place, Problem, error
from sofrep.register.cells import plain
from sofrep.register.columns import year_of_path
from sofrep.register.table import Table

_NAMED_COPY = re.compile(
    r"\b(kopia|kopior|copy|backup|säkerhetskopia|gammal|gamla)\b|\(\d+\)$", re.IGNORECASE
)
_FEWEST = 3
"""Fewer equal rows are doubles of their own, which the checks of rows tell."""

_BY_NUMBER = {"register": ("insats", "nummer", "start"), "enkatsvar": ("respondentgrupp", "nummer")}
_BY_ROW = ("register", "ansokningar", "strukturella", "mal", "organisation")
"""The kinds of which two different rows are hardly ever equal in all their cells."""


def originals_first(found: Iterable[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """The workbooks with those that are named as copies last, so that the original is read."""
    return sorted(found, key=lambda each: (is_named_copy(each[0]), each[0]))


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
    """The rows of the sheets that have been read, to find a sheet that is a copy of one."""

    def __init__(self) -> None:
        self._tables: defaultdict[str, list[Table]] = defaultdict(list)
        self._first: dict[Hashable, Table] = {}
        self._known: set[int] = set()

    def told(self, table: Table) -> Problem | None:
        """The error of a sheet that is mostly a copy of an earlier one; else it is remembered."""
        earlier = self._tables[table.kind.kind]
        for other in earlier:  # the rows of an only sheet are never looked at
            if id(other) not in self._known:
                self._remember(other)
        keys = list(_keys(table)) if earlier else []
        counts = Counter(id(self._first[key]) for key in keys if key in self._first)
        for other in earlier:
            equal = counts[id(other)]
            if equal >= _FEWEST and 2 * equal >= min(len(table), len(other)):
                return _mostly_copied(table, other, equal)
        earlier.append(table)
        return None

    def _remember(self, table: Table) -> None:
        self._known.add(id(table))
        for key in _keys(table):
            self._first.setdefault(key, table)


def _keys(table: Table) -> Iterator[Hashable]:
    """What makes each row the same as another: its number, or where it has none all its cells.

    A row that is there twice has a second key.
    """
    kind = table.kind.kind
    sheet = (kind, year_of_path(table.grid.file), "" if table.has("insats") else _title(table))
    numbered = zip(*(table.cells(name) for name in _BY_NUMBER.get(kind, ())), strict=True)
    numbers = list(numbered) if table.has("nummer") else []
    names = sorted(table.parts)
    whole = list(zip(*(part.cells for name in names for part in table.parts[name]), strict=True))
    times: Counter[Hashable] = Counter()
    for index in range(len(table)):
        number = numbers[index] if numbers and table.cells("nummer")[index] != "" else None
        if number is None and kind not in _BY_ROW:
            continue
        key = (*sheet, number or (tuple(names), whole[index]))
        times[key] += 1
        yield key, times[key]


def _title(table: Table) -> str:
    """The title without what a copied sheet adds to it."""
    return re.sub(r"[\W\d]", "", plain(table.grid.title)).casefold()


def _mostly_copied(table: Table, other: Table, equal: int) -> Problem:
    original = Place(other.grid.file, other.grid.title)
    return error(
        "blad-kopia",
        Place(table.grid.file, table.grid.title),
        f"Bladet är till största delen en kopia av {original}: {equal} av {len(table)} rader är "
        "desamma och skulle räknas två gånger. Bladet lästes inte.",
        "Ta bort kopian. Ska något av det som skiljer vara kvar, för över det till det andra bladet "
        "först.",
    )
