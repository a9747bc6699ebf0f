"""Columns that the year's sections and goals build on, and that no row has anything in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sofrep.amnen.alla.column_needs import Noted, needs, noted_in_register
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, warning
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import Sheet, Underlag
from sofrep.statistics.ways import EVERYTHING, Way

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
