"""Which kind of sheet this is, and where its header row stands: found by name, never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sofrep.domain.problem import Problem, error
from sofrep.domain.skrivsatt import normalise
from sofrep.register.amounts import amount_column
from sofrep.register.header_names import names_in
from sofrep.register.sheets import (
    ANTAL,
    EKONOMI,
    ENKATSUMMOR,
    ENKATSVAR,
    MATRIS,
    SHEET_KINDS,
    Column,
    SheetKind,
    Values,
)
from sofrep.register.vocabulary import Vocabulary
from sofrep.register.workbook import Grid, positions

HEADER_ROWS = 25


@dataclass(frozen=True, slots=True)
class Found:
    """A header cell that was understood.

    `number` is the column's offset in the grid; `code` the value that a pinn column marks, or
    None.  `is_own`: by the header or an alias, not by another word for it (`Words.also`).
    """

    column: Column
    number: int
    code: int | None = None
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """A row read as the header row of one kind."""

    kind: SheetKind
    row: int
    found: tuple[Found, ...]
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
        if self.kind is EKONOMI and not any(name.startswith("belopp:") for name in fields):
            lacking.append("med ett årtal (till exempel 2023)")
        return lacking

    @property
    def is_complete(self) -> bool:
        """Whether nothing required is missing (and a tally matrix has a kommun)."""
        starts = self.kind.one_of
        return not self.missing and any(name.startswith(starts) for name in self.fields)


def match_row(grid: Grid, row: int, vocabulary: Vocabulary) -> Match:
    """Read row `row` of the grid (offset) as headers of one kind."""
    found: list[Found] = []
    unknown: list[int] = []
    for number, column in enumerate(grid.columns):
        cell = column[row]
        if not isinstance(cell, str) or not vocabulary.knows_any(_names_in(cell)):
            continue
        hit = _header(cell, number, vocabulary)
        if isinstance(hit, Found):
            found.append(hit)
        elif hit:
            unknown.append(number)
    own = {hit.column.field for hit in found if hit.is_own}
    found = [hit for hit in found if hit.is_own or hit.column.field not in own]
    if vocabulary.kind is EKONOMI and any(hit.column.field == "post" for hit in found):
        found += _amount_columns(grid, row, {hit.number for hit in found})
    return Match(vocabulary.kind, row, tuple(found), vocabulary.required, tuple(unknown))


def _amount_columns(grid: Grid, row: int, used: set[int]) -> Iterator[Found]:
    """The columns of amounts: a header is a year, which may be a number or a date."""
    for number, column in enumerate(grid.columns):
        if number not in used and (made := amount_column(column[row])):
            yield Found(made, number)


@lru_cache(maxsize=10_000)
def _names_in(cell: str) -> frozenset[str]:
    """Every name that `_header` looks for in a cell: most cells have none that a kind knows."""
    parts = (cell.partition(":")[0], cell.rstrip("0123456789 "), *_slashed(cell))
    names = frozenset((*names_in(cell), *map(normalise, parts)))
    return names | {_with_percent(cell)} if "%" in cell else names


def _with_percent(cell: str) -> str:
    """The name of a share: ``Arbete, %`` is another column than ``Arbete``."""
    return normalise(cell.replace("%", " procent"))


def _slashed(cell: str) -> list[str]:
    """The parts of ``Kommun/bostadsort``."""
    return cell.split("/") if "/" in cell and len(cell) < 60 else []


def _header(cell: str, number: int, vocabulary: Vocabulary) -> Found | bool:
    """What a header cell names; True for a pinn column of an unknown value, False for nothing."""
    if "%" in cell and vocabulary.kind is ANTAL:
        column = vocabulary.by_name.get(_with_percent(cell))
        return Found(column, number) if column else False
    for words in (vocabulary.by_name, vocabulary.also):
        for name in names_in(cell):
            if column := words.get(name):
                return Found(column, number, is_own=words is vocabulary.by_name)
    head, colon, value = cell.partition(":")
    column = vocabulary.by_name.get(normalise(head))
    if colon and column and column.values is Values.SVAR:
        return Found(column, number)  # "Fråga 1: Stödet har varit till nytta"
    if colon and column and column.values is Values.KODER and value.strip():
        code = vocabulary.lists[column.choices].find(value)
        return True if code is None else Found(column, number, code)
    # A further column for several values: "Försörjning vid avslut 2".
    column = vocabulary.by_name.get(normalise(cell.rstrip("0123456789 ")))
    if column and column.values is Values.KODER:
        return Found(column, number)
    both = {c.field: c for part in _slashed(cell) if (c := vocabulary.by_name.get(normalise(part)))}
    return Found(next(iter(both.values())), number, is_own=False) if len(both) == 1 else False


def find_header(grid: Grid, words: tuple[Vocabulary, ...]) -> Match | list[Problem] | None:
    """The header row and kind of a sheet; its problems, or None where nothing is recognised."""
    matches = [
        match
        for row in range(min(HEADER_ROWS, grid.height))
        for vocabulary in words
        if _is_enough(match := match_row(grid, row, vocabulary), vocabulary)
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


def _is_enough(match: Match, vocabulary: Vocabulary) -> bool:
    """Whether so many headers are known that the row may be a header row of the kind."""
    least = min(2, len(vocabulary.required) + bool(vocabulary.kind.one_of)) or 1
    return len(match.fields) >= (least if any(found.is_own for found in match.found) else 2)


def _incomplete(grid: Grid, matches: list[Match]) -> list[Problem] | None:
    """The error of a header row that lacks something, or None where it is no header row."""
    close = [m for m in matches if len(m.fields) >= 3 or len(m.missing) * 2 <= len(m.required) > 1]
    near = [m for m in matches if m.kind is EKONOMI and {"post"} < m.fields and m not in close]
    close = [m for m in close + near if not m.kind.one_of]
    if not close:
        return None
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


def header_problems(grid: Grid, match: Match, words: tuple[Vocabulary, ...]) -> Iterator[Problem]:
    """Clashing, merged and unknown headers, and other tables on the same sheet."""
    yield from _clashes(grid, match)
    yield from _merged(grid, match)
    for number in match.unknown_pinn:
        yield error(
            "pinnkolumn-okand",
            grid.place(match.row, number),
            "Efter kolon i rubriken står inget värde som profilen känner.",
            "Rätta värdet i rubriken, eller lägg till det i forbund.toml.",
        )
    # Answers may be worded as the headers of the sums are: Positivt, Negativt.
    rivals = tuple(w for w in words if match.kind is not ENKATSVAR or w.kind is not ENKATSUMMOR)
    yield from _other_tables(grid, match, rivals)


def _clashes(grid: Grid, match: Match) -> Iterator[Problem]:
    seen: dict[tuple[str, int | None], Found] = {}
    texts: dict[str, int] = {}
    for found in match.found:
        text = _with_percent(str(grid.columns[found.number][match.row]))
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


def _merged(grid: Grid, match: Match) -> Iterator[Problem]:
    row = grid.top + match.row
    names = set(_header_names(match.kind))
    for top, left, bottom, right in grid.facts.merged:
        above = bottom == row - 1 and right > left
        grouped = above and normalise(str(grid.at(top, left))) in names
        if top <= row <= bottom or grouped:
            yield error(
                "rubrik-sammanslagen",
                grid.place(top - grid.top, left - grid.left),
                "Rubrikceller är sammanslagna, så det går inte att veta vilken kolumn som är vilken.",
                "Dela cellerna (Koppla och centrera av) och ge varje kolumn en egen rubrik.",
            )


def _header_names(kind: SheetKind) -> Iterator[str]:
    for column in kind.columns:
        for text in (column.header, *column.aliases):
            yield normalise(text)


def _other_tables(grid: Grid, match: Match, words: tuple[Vocabulary, ...]) -> Iterator[Problem]:
    """A second header row anywhere on the sheet, or another kind's headers beside the first."""
    used = {found.number for found in match.found}
    for vocabulary in words:
        beside = match_row(grid, match.row, vocabulary)
        free = [hit for hit in beside.found if hit.is_own and hit.number not in used]
        fields = {found.column.field for found in free}
        if len(fields) >= 2 and all(column.field in fields for column in beside.required):
            yield _two_tables(grid, match.row, free[0].number)
            return
    for row in _header_like_rows(grid, match.row):
        filled = [n for n, column in enumerate(grid.columns) if column[row] != ""]
        for vocabulary in words:
            other = match_row(grid, row, vocabulary)
            own = [hit.column.field for hit in other.found if hit.is_own]
            if len(set(own)) >= 2 and len(own) * 3 >= len(filled) * 2:
                yield _two_tables(grid, row, filled[0])
                break


def _header_like_rows(grid: Grid, header_row: int) -> list[int]:
    """The rows, other than the header row, that hold several header names, or a matrix's first."""
    names = {name for kind in SHEET_KINDS for name in _header_names(kind)}
    first = {name for name in _header_names(MATRIS) if name.startswith("part")}
    weights: dict[int, int] = {}
    for number, distinct in enumerate(grid.distinct):
        for value in distinct:
            if not isinstance(value, str) or not 0 < len(value) < 60 or value[-1].isdigit():
                continue
            name = normalise(value)
            if name in names:
                for row in positions(grid.columns[number], value):
                    weights[row] = weights.get(row, 0) + (2 if name in first else 1)
    weights.pop(header_row, None)
    return [row for row, weight in sorted(weights.items()) if weight >= 2]


def _two_tables(grid: Grid, row: int, number: int) -> Problem:
    return error(
        "tva-tabeller",
        grid.place(row, number),
        "Det står två tabeller på bladet.",
        "Lägg dem på var sitt blad.",
    )
