"""What is said of a column that was not read, and columns needed that no row has anything in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from sofrep.amnen.alla.column_needs import Noted, needs, noted_in_register
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.personuppgifter import slag_of
from sofrep.domain.problem import Place, Problem, warning
from sofrep.excel.declaration import Column
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import Sheet, Underlag
from sofrep.statistics.ways import EVERYTHING, Way

_SHOWN = 6
_LONGEST = 60


def resembling(sheet: Sheet, letter: str, column: Column) -> Problem:
    """The warning of a heading that is like one that is lacking."""
    return warning(
        "rubrik-liknar",
        place_of(sheet, letter),
        f"Kolumnen ”{sheet.unread[letter]}” lästes inte, men den liknar {column.header}, som "
        "bladet inte har.",
        f"Döp om den till {column.header} om det är den som menas, annars till något som inte "
        "liknar.",
    )


def not_read(
    sheet: Sheet, unread: Mapping[str, str], make: Callable[[str, Place, str, str], Problem]
) -> Problem:
    """The problem of columns, by letter, whose headings are not known."""
    names = [
        f"”{text}”" if text and len(text) <= _LONGEST and not slag_of(text) else f"kolumn {letter}"
        for letter, text in unread.items()
    ]
    one = len(names) == 1
    return make(
        "kolumn-ej-last",
        place_of(sheet, next(iter(unread))),
        f"{'Kolumnen' if one else 'Kolumnerna'} {listed(names)} lästes inte.",
        "Inget behöver göras om det inte ska räknas. Annars skriv rubriken som i en arbetsbok från "
        "sofrep init.",
    )


def place_of(sheet: Sheet, letter: str) -> Place:
    """The place of a column's heading."""
    return Place(sheet.file, sheet.title, f"{letter}{sheet.header_row}")


def listed(words: list[str], most: int = _SHOWN) -> str:
    """``a, b och c``; of many the first, and how many more."""
    shown = words if len(words) <= most else [*words[: most - 1], f"{len(words) - most + 1} till"]
    *first, last = shown
    return f"{', '.join(first)} och {last}" if first else last


_FEWEST = 10
"""Of fewer rows it may well not be known."""


def check_empty_columns(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """A warning for each such column of a sheet with rows that count in the period."""
    source = Source(underlag, forbund, period, EVERYTHING)
    needed = needs(source)
    for noted in noted_in_register(forbund):
        uppgift = noted.uppgift
        if noted.counted is None:
            continue
        insatser = tuple(
            number
            for number, way in source.ways.items()
            if way is Way.RADER
            and noted.need in needed[number]
            and forbund.notes(forbund.insats[number], uppgift)
        )
        rows = source.register_rows(insatser, noted.populations[0])
        column, blank = noted.counted
        sheets, said = rows.column("sheet"), rows.column(column) != blank
        some = set(sheets[said].tolist())
        for sheet, count in Counter(sheets.tolist()).items():
            if sheet not in some and count >= _FEWEST:
                yield from _told(underlag.sheets[sheet], noted, count)


def _told(sheet: Sheet, noted: Noted, rows: int) -> Iterator[Problem]:
    letters = [sheet.columns[field] for field in noted.fields if field in sheet.columns]
    if letters:
        yield warning(
            "kolumn-tom",
            Place(sheet.file, sheet.title, f"{letters[0]}{sheet.header_row}"),
            f"Kolumnen är tom på alla {rows} rader som räknas, så ingen av dem har {noted.words}.",
            f'Fyll i den. Noterar ni det inte, skriv noteras_inte = ["{noted.uppgift}"] för insatsen '
            "i forbund.toml.",
        )
