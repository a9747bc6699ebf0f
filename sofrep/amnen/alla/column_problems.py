"""What is said of a column that was not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sofrep.domain.personuppgifter import slag_of
from sofrep.domain.problem import Place, Problem, warning
from sofrep.excel.declaration import Column
from sofrep.statistics.underlag import Sheet

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
