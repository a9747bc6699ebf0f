"""Economy sheets: statements as posts in the office's own order, with numbers, measures and what stands twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from sofrep.amnen.ekonomi.lasning.amounts import (
    AMOUNT,
    column_of,
    is_in_tkr,
    parse_amount,
    parse_share,
)
from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Post
from sofrep.domain.figure import Number, Unit
from sofrep.domain.postkoder import Postkod, Rapport, koder_of
from sofrep.domain.problem import Place, Problem, error
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault, multiline, plain
from sofrep.excel.columns import missing_year, year_of_path
from sofrep.excel.numbers import parse_number
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.shown_numbers import question_percent

_NOTE = re.compile(r"not(?:\s+(\d{1,2}))?\s*[:.,–-]?\s*(.*)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:not\s*)?(\d{1,2})\s*[:.,–-]?\s*(.*)", re.IGNORECASE)
_PASSED_HEADERS = frozenset({"anmärkning", "kommentar", "konto", "nr", "rad"})
_ALIASES = {
    "balanskravsresultat": Rapport.BALANSKRAV,
    "balanskravsutredning": Rapport.BALANSKRAV,
    "användningavmedel": Rapport.ANVANDNING,
    "fördelningavinsattamedel": Rapport.ANVANDNING,
    "femårsöversikt": Rapport.FLERAR,
} | {normalise(rapport.namn): rapport for rapport in Rapport}


class _Statement(Struct, frozen=True):
    """What a title or a cell names: a statement, and of the notes perhaps one of them."""

    rapport: Rapport
    note: int = 0
    heading: str = ""


def statement_named(text: str) -> _Statement | None:
    """The statement that a sheet's title or a cell names: ``Balansräkning 2023``, ``Not 2``."""
    key = "".join(ch for ch in normalise(text) if not ch.isdigit())
    if rapport := _ALIASES.get(key):
        return _Statement(rapport)
    found = _NOTE.fullmatch(text.strip())
    if found and found[1]:
        return _Statement(Rapport.NOTER, int(found[1]), found[2].strip())
    return None


def read_economy(table: SheetTable) -> Iterator[Post]:
    """The posts of a sheet in their order; numbers and measures are given by `finish_posts`."""
    columns = _columns(table)
    _check_headers(table)
    year = _year(table, columns)
    titled = statement_named(table.grid.title)
    if titled is None and not table.has("rapport"):
        table.tell(table.header_row, "", _NO_STATEMENT)
        return
    note = _Statement(Rapport.NOTER)
    for index in range(len(table)):
        statement = _statement(table, index, titled)
        if statement is None:
            continue
        note = _note(table, index, statement, note)
        post = _post(table, index, statement, note)
        belopp = tuple(_amounts(table, index, columns))
        if post is None:
            continue
        if not post.namn and (belopp or post.kod):
            table.fault(index, "post", _NO_NAME)
            continue
        if year != UNKNOWN and post.namn:
            yield replace(post, year=year, belopp=belopp)


def _columns(table: SheetTable) -> dict[str, Kolumn]:
    """The columns of amounts by field; those that cannot be used are told."""
    columns: dict[str, Kolumn] = {}
    year = year_of_path(table.grid.file)
    fields = [name for name in table.parts if name.startswith(AMOUNT)]
    for name in fields:
        part = table.parts[name][0]
        if is_in_tkr(part.header):
            table.tell(table.header_row, part.letter, _TKR_COLUMN)
            continue
        if name.split(":")[2] == "" and year == UNKNOWN:
            table.tell(table.header_row, part.letter, missing_year())
            continue
        column = column_of(name, year)
        if isinstance(column, Fault):
            table.tell(table.header_row, part.letter, column)
        elif column in columns.values():
            table.tell(table.header_row, part.letter, _column_twice(part.header))
        else:
            columns[name] = column
    return columns


def _check_headers(table: SheetTable) -> None:
    """Tell a column of numbers whose header is no year: its amounts would be lost."""
    for letter, header, cells in table.beside():
        written = sum(isinstance(parse_number(cell), Fraction) for cell in cells)
        some = any(isinstance(cell, int | float) and cell for cell in cells)
        if normalise(header) not in _PASSED_HEADERS and (some or 2 * written > len(cells)):
            table.tell(table.header_row, letter, _ODD_COLUMN)


def _year(table: SheetTable, columns: dict[str, Kolumn]) -> int:
    """The year of the workbook: its folder's, or else the newest outcome's."""
    year = year_of_path(table.grid.file)
    if year != UNKNOWN:
        return year
    outcomes = [c.period.year for c in columns.values() if c.slag is Beloppsslag.UTFALL]
    return max(outcomes, default=UNKNOWN)


def _statement(table: SheetTable, index: int, titled: _Statement | None) -> _Statement | None:
    text = plain(table.cells("rapport")[index])
    if not text:
        if titled is None:
            table.fault(index, "rapport", _NO_STATEMENT)
        return titled
    found = statement_named(text)
    if found is None:
        table.fault(index, "rapport", _NO_STATEMENT)
    return found


def _note(table: SheetTable, index: int, statement: _Statement, before: _Statement) -> _Statement:
    """The note that a row refers to or, in the notes, belongs to: that above where it says none."""
    text = plain(table.cells("not")[index])
    found = _NUMBERED.fullmatch(text)
    if text and not found:
        table.fault(index, "not", _ODD_NOTE)
    stated = _Statement(Rapport.NOTER, int(found[1]), found[2]) if found else statement
    if statement.rapport is not Rapport.NOTER:
        return replace(stated, heading="") if found else _Statement(Rapport.NOTER)
    if stated.note in (0, before.note):
        return replace(before, heading=before.heading or stated.heading)
    return stated


def _post(table: SheetTable, index: int, statement: _Statement, note: _Statement) -> Post | None:
    kod = plain(table.cells("kod")[index]).lower()
    koder = koder_of(statement.rapport)
    if kod and kod not in koder:
        table.fault(index, "kod", _odd_code(statement.rapport, koder))
        return None
    if statement.rapport is Rapport.NOTER and not note.note:
        table.fault(index, "not", _ODD_NOTE)
        return None
    return Post(
        year=UNKNOWN,
        rapport=statement.rapport,
        nummer=0,
        namn=multiline(table.cells("post")[index]),
        kod=kod,
        not_nummer=note.note,
        not_namn=note.heading,
        matt="",
        belopp=(),
        place=table.place(index, "post"),
    )


def _amounts(table: SheetTable, index: int, columns: dict[str, Kolumn]) -> Iterator[Belopp]:
    for name, column in columns.items():
        cell = table.cells(name)[index]
        letter = table.parts[name][0].letter
        place = Place(table.grid.file, table.grid.title, f"{letter}{table.rows[index]}")
        value: Number | Fault | None
        if column.slag is Beloppsslag.ANDEL:
            value = parse_share(cell, percent_cell=table.is_in_percent(index, name))
            question_percent(table, index, name, value, Unit.PROCENT)
        else:
            value = parse_amount(cell)
        if isinstance(value, Fault):
            table.fault(index, name, value)
        elif value is not None:
            yield Belopp(column, value, place)


_NO_STATEMENT = Fault(
    "rapport-okand",
    "Det går inte att veta vilken rapport raderna hör till.",
    f"Döp bladet till något av: {', '.join(rapport.namn for rapport in Rapport)}. Eller skriv det i kolumnen Rapport.",
)
_NO_NAME = Fault("post-saknas", "Raden har belopp men postens namn saknas.", "Fyll i posten.")
_ODD_NOTE = Fault(
    "not-okand",
    "Det går inte att läsa notens nummer.",
    'Skriv numret, till exempel 2, eller på bladet Noter "2 Intäkter".',
)


def _odd_code(rapport: Rapport, koder: dict[str, Postkod]) -> Fault:
    offered = f"Skriv något av: {', '.join(koder)}" if koder else "Bladet har inga koder"
    return Fault(
        "postkod-okand",
        f"Koden finns inte för {rapport.namn.lower()}.",
        f"{offered}, eller lämna tomt.",
    )


_TKR_COLUMN = Fault(
    "belopp-i-tkr",
    "Kolumnen är i tkr enligt rubriken.",
    "Skriv beloppen i hela kronor och ta bort tkr ur rubriken.",
)
_ODD_COLUMN = Fault(
    "kolumn-okand",
    "Kolumnen har tal, men rubriken är inget årtal (eller Budget, Prognos och årtal). Den "
    "lästes inte.",
    "Rätta rubriken, eller döp kolumnen till Anmärkning om den inte ska läsas.",
    value=0,
)


def _column_twice(header: str) -> Fault:
    return Fault("rubrik-dubbel", f"Kolumnen {header} står två gånger.", "Behåll en av kolumnerna.")


def finish_posts(posts: Iterable[Post]) -> tuple[tuple[Post, ...], tuple[Problem, ...]]:
    """All posts of a folder with their numbers and measures, and what stands twice."""
    numbers: Counter[tuple[object, ...]] = Counter()
    files: dict[tuple[object, ...], Place] = {}
    numbered: list[Post] = []
    problems: list[Problem] = []
    for post in posts:
        group = _group(post)
        first = files.setdefault(group, post.place)
        if (first.file, first.sheet) != (post.place.file, post.place.sheet):
            problems.append(_statement_twice(post, first))
            continue
        numbers[group] += 1
        numbered.append(replace(post, nummer=numbers[group]))
    times = Counter((*_group(post), post.kod) for post in numbered if post.kod)
    seen: dict[tuple[object, ...], Post] = {}
    finished = []
    for post in numbered:
        kod = koder_of(post.rapport).get(post.kod)
        once = times[(*_group(post), post.kod)] == 1
        if kod and not kod.flera and not once:
            first_post = seen.setdefault((*_group(post), post.kod), post)
            if first_post is not post:
                problems.append(_code_twice(post, first_post))
                continue
        finished.append(replace(post, matt=_measure(post, kod, once=once)))
    return tuple(finished), tuple({(p.rule, p.place): p for p in problems}.values())


def _group(post: Post) -> tuple[object, ...]:
    note = post.not_nummer if post.rapport is Rapport.NOTER else 0
    return (post.year, post.rapport, note)


def _measure(post: Post, kod: Postkod | None, *, once: bool) -> str:
    note = f"{post.not_nummer:02d}" if post.rapport is Rapport.NOTER else ""
    by_code = kod is not None and not kod.numrerad and (once or not kod.flera)
    step = "summa" if post.kod == "not-summa" else post.kod
    return f"eko.{post.rapport}{note}.{step if by_code else f'{post.nummer:02d}'}"


def _statement_twice(post: Post, first: Place) -> Problem:
    name = f"Not {post.not_nummer}" if post.rapport is Rapport.NOTER else post.rapport.namn
    return error(
        "rapport-dubbel",
        Place(post.place.file, post.place.sheet),
        f"{name} för {post.year} står redan i {first.file}, bladet {first.sheet}.",
        "Behåll ett av bladen.",
    )


def _code_twice(post: Post, first: Post) -> Problem:
    return error(
        "postkod-dubbel",
        post.place,
        f"Koden {post.kod} får stå på en post, och står redan på den i {first.place}.",
        "Behåll koden på en av posterna.",
    )
