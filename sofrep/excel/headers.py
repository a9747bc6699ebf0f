"""Which kind of sheet this is, and where its header row stands: found by name, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from sofrep.domain.problem import Place, Problem, error
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.declaration import Column, OpenColumns, SheetKind, Values
from sofrep.excel.header_names import names_in
from sofrep.excel.vocabulary import Vocabulary
from sofrep.excel.workbook import Grid

HEADER_ROWS = 25


class HeaderCell(Struct, frozen=True):
    """A header cell that was understood.

    `number` is the column's offset in the grid; `code` the value that a pinn column marks, or
    None.  `is_own`: by the header or an alias, not by another word for it (`Words.also`).
    """

    column: Column
    number: int
    code: int | None = None
    is_own: bool = True


class HeaderRow(Struct, frozen=True):
    """A row read as the header row of one kind."""

    kind: SheetKind
    row: int
    found: tuple[HeaderCell, ...]
    required: tuple[Column, ...]
    unknown_pinn: tuple[int, ...] = ()

    @property
    def fields(self) -> set[str]:
        """The fields that have a column."""
        return {found.column.field for found in self.found}

    @property
    def missing(self) -> list[str]:
        """The required headers that are not there."""
        fields = self.fields
        lacking = [column.header for column in self.required if column.field not in fields]
        open_ones = self.kind.open_columns
        if open_ones and not any(name.startswith(open_ones.start) for name in fields):
            lacking.append(open_ones.lacking)
        return lacking

    @property
    def has_more(self) -> bool:
        """Whether it has all required columns, and others."""
        return {column.field for column in self.required} < self.fields

    @property
    def several_of_one(self) -> bool:
        """Whether it has several of the columns of which its kind must have one: kommuner, questions."""
        starts = self.kind.one_of
        return bool(starts) and sum(name.startswith(starts) for name in self.fields) > 1

    @property
    def is_complete(self) -> bool:
        """Whether nothing required is missing (and a tally matrix has a kommun)."""
        starts = self.kind.one_of
        return not self.missing and any(name.startswith(starts) for name in self.fields)


class RowReader:
    """Reads rows as headers of any kind; most cells are a name in none of them."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self.vocabularies = vocabularies
        self._knowing: dict[str, set[int]] = {}
        for number, each in enumerate(vocabularies):
            for name in (*each.by_name, *each.also):
                self._knowing.setdefault(name, set()).add(number)

    @cached_property
    def weights(self) -> dict[str, int]:
        """The header names of all kinds; of those with columns that the profile names, the first weighs two."""
        kinds = [each.kind for each in self.vocabularies]
        first = [kind for kind in kinds if kind.one_of and kind.of_profile]
        required = [column for kind in first for column in kind.columns if column.required]
        every = [column for kind in kinds for column in kind.columns]
        return dict.fromkeys(header_names(every), 1) | dict.fromkeys(header_names(required), 2)

    def matches(self, grid: Grid, row: int) -> Iterator[tuple[Vocabulary, HeaderRow]]:
        """Row `row` of the grid (offset) as headers of each kind that knows a word of it."""
        words: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for number, column in enumerate(grid.columns):
            cell = column[row]
            if isinstance(cell, str):
                known = (self._knowing.get(name, ()) for name in _names_in(cell))
                for each in set().union(*known):
                    words[each].append((number, cell))
        for each in sorted(words):
            vocabulary = self.vocabularies[each]
            yield vocabulary, _match_row(grid, row, words[each], vocabulary)


def header_names(columns: Iterable[Column]) -> Iterator[str]:
    """What the columns are called in a header: normalised."""
    for column in columns:
        yield from map(normalise, (column.header, *column.aliases))


def _match_row(
    grid: Grid, row: int, words: Iterable[tuple[int, str]], vocabulary: Vocabulary
) -> HeaderRow:
    """Read the words of row `row` of the grid (offset), by their columns, as headers of one kind."""
    found: list[HeaderCell] = []
    unknown: list[int] = []
    for number, cell in words:
        hit = _header(cell, number, vocabulary)
        if isinstance(hit, HeaderCell):
            found.append(hit)
        elif hit:
            unknown.append(number)
    own = {hit.column.field for hit in found if hit.is_own}
    found = [hit for hit in found if hit.is_own or hit.column.field not in own]
    fields = {hit.column.field for hit in found}
    open_ones = vocabulary.kind.open_columns
    if open_ones and all(column.field in fields for column in vocabulary.required):
        found += _open_columns(grid, row, {hit.number for hit in found}, open_ones)
    return HeaderRow(vocabulary.kind, row, tuple(found), vocabulary.required, tuple(unknown))


def _open_columns(
    grid: Grid, row: int, used: set[int], open_ones: OpenColumns
) -> Iterator[HeaderCell]:
    for number, column in enumerate(grid.columns):
        if number not in used and (made := open_ones.of_header(column[row])):
            yield HeaderCell(made, number)


@lru_cache(maxsize=10_000)
def _names_in(cell: str) -> frozenset[str]:
    """Every name that `_header` looks for in a cell: most cells have none that a kind knows."""
    parts = (cell.partition(":")[0], cell.rstrip("0123456789 "), *_slashed(cell))
    names = frozenset((*names_in(cell), *map(normalise, parts)))
    return names | {with_percent(cell)} if "%" in cell else names


def with_percent(cell: str) -> str:
    """The name of a share: ``Arbete, %`` is another column than ``Arbete``."""
    return normalise(cell.replace("%", " procent"))


def _slashed(cell: str) -> list[str]:
    """The parts of ``Kommun/bostadsort``."""
    return cell.split("/") if "/" in cell and len(cell) < 60 else []


def _header(cell: str, number: int, vocabulary: Vocabulary) -> HeaderCell | bool:
    """What a header cell names; True for a pinn column of an unknown value, False for nothing."""
    if "%" in cell and vocabulary.kind.percent_apart:
        column = vocabulary.by_name.get(with_percent(cell))
        return HeaderCell(column, number) if column else False
    for words in (vocabulary.by_name, vocabulary.also):
        for name in names_in(cell):
            if column := words.get(name):
                return HeaderCell(column, number, is_own=words is vocabulary.by_name)
    head, colon, value = cell.partition(":")
    column = vocabulary.by_name.get(normalise(head))
    if colon and column and column.values is Values.SVAR:
        return HeaderCell(column, number)  # "Fråga 1: Stödet har varit till nytta"
    if colon and column and column.values is Values.KODER and value.strip():
        code = vocabulary.lists[column.field].find(value)
        return True if code is None else HeaderCell(column, number, code)
    # A further column for several values: "Försörjning vid avslut 2".
    column = vocabulary.by_name.get(normalise(cell.rstrip("0123456789 ")))
    if column and column.values is Values.KODER:
        return HeaderCell(column, number)
    both = {c.field: c for part in _slashed(cell) if (c := vocabulary.by_name.get(normalise(part)))}
    return HeaderCell(next(iter(both.values())), number, is_own=False) if len(both) == 1 else False


def find_header(grid: Grid, reader: RowReader) -> HeaderRow | list[Problem] | None:
    """The header row and kind of a sheet; its problems, or None where nothing is recognised."""
    matches = [
        match
        for row in range(min(HEADER_ROWS, grid.height))
        for vocabulary, match in reader.matches(grid, row)
        if _is_enough(match, vocabulary)
    ]
    complete = [match for match in matches if match.is_complete]
    if not complete:
        return _incomplete(grid, matches)
    most = max(len(match.found) for match in complete)
    best = [match for match in complete if len(match.found) == most]
    best = [match for match in best if match.row == best[0].row]
    if len(best) > 1:
        kinds = " och ".join(dict.fromkeys(match.kind.title for match in best))
        return [
            error(
                "blad-tvetydigt",
                grid.place(best[0].row, best[0].found[0].number),
                f"Rubrikerna passar lika bra på flera slags blad ({kinds}).",
                "Använd rubrikerna i en arbetsbok från sofrep init, så att bladet bara kan vara det ena.",
            )
        ]
    return best[0]


def _is_enough(match: HeaderRow, vocabulary: Vocabulary) -> bool:
    """Whether so many headers are known that the row may be a header row of the kind."""
    least = min(2, len(vocabulary.required) + bool(vocabulary.kind.one_of)) or 1
    return len(match.fields) >= (least if any(found.is_own for found in match.found) else 2)


def _incomplete(grid: Grid, matches: list[HeaderRow]) -> list[Problem] | None:
    """The error of a header row that lacks something, or None where it is no header row."""
    close = [m for m in matches if len(m.fields) >= 3 or len(m.missing) * 2 <= len(m.required) > 1]
    near = [m for m in matches if m.kind.open_columns and m.has_more and m not in close]
    close = [m for m in close + near if not m.kind.one_of]
    close += [m for m in matches if m.missing and m.several_of_one]
    if not close:
        return None
    if all(_repeats(grid, match) for match in close):
        return [
            error(
                "rubrik-saknas",
                Place(grid.file, grid.title),
                "Bladet har uppgifter men ingen rad med rubriker, så inget på det har lästs.",
                "Hör raderna till ett annat blad, flytta dem dit. Skriv annars samma rubriker över dem "
                "som i en arbetsbok från sofrep init.",
            )
        ]
    close = [match for match in close if not _repeats(grid, match)]
    best = max(close, key=lambda match: (len(match.fields), -len(match.missing)))
    return [
        error(
            "rubrik-saknas",
            grid.place(best.row, best.found[0].number),
            f"Bladet ser ut att vara av slaget {best.kind.title} men saknar rubriken "
            f"{' och '.join(best.missing)}.",
            "Skriv dit rubriken. Om bladet inte ska läsas, flytta det till en fil utanför mappen.",
        )
    ]


def _repeats(grid: Grid, match: HeaderRow) -> bool:
    """Whether most of the words stand in their columns again: they are values, and no headings."""
    columns = [grid.columns[found.number] for found in match.found]
    again = [column.count(column[match.row]) > 1 for column in columns]
    return 2 * sum(again) > len(again)
