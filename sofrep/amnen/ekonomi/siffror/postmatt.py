"""The measures of the economy sheets, one per amount, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from sofrep.amnen.ekonomi.siffror.economy_amounts import (
    Count,
    Line,
    Sheets,
    is_plain,
    of_posts,
    posts_of,
    shares_of_use,
    soliditet,
    sums,
)
from sofrep.domain.figure import Figure, Unit
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.statistics.measure import Measure
from sofrep.statistics.underlag import Underlag

_line = partial(Measure[Sheets], sex=False, forbundet=True)


def _lines(pattern: str, namn: str, what: str, count: Count) -> tuple[Line, ...]:
    """An amount in each kind of column."""
    lines = (
        ("", "", f"{what} för perioden, så som det är skrivet."),
        (".budget", ", budget", "Årets budget."),
        (".prognos", ", prognos", "Årets prognos."),
        (".avvik", ", avvikelse mot budget", "Utfall minus budget."),
        (".prognos-avvik", ", prognosens avvikelse mot budget", "Prognos minus budget."),
        (".ar-<år>", ", {år} enligt årets blad", "Beloppet för ett annat år i samma tabell."),
    )
    return tuple(
        _line(f"{pattern}{ending}", f"{namn}{name}", definition, count, unit=Unit.KRONOR)
        for ending, name, definition in lines
    )


ECONOMY: tuple[Line, ...] = (
    *_lines("eko.<rapport>.<post>", "{rapport}, {post}", "Beloppet i posten", of_posts),
    *_lines("eko.not<not>.<post>", "not {not}, {post}", "Beloppet i notens post", of_posts),
    *_lines(
        "eko.not<not>.summa", "not {not}, summa", "Notens summa (utskriven eller uträknad)", sums
    ),
    _line(
        "eko.fler.anstallda",
        "antal anställda",
        "Antalet i årets flerårsöversikt.",
        of_posts,
        unit=Unit.ANTAL,
    ),
    _line(
        "eko.fler.anstallda.ar-<år>",
        "antal anställda {år}",
        "Antalet ett annat år i årets flerårsöversikt.",
        of_posts,
        unit=Unit.ANTAL,
    ),
    _line(
        "eko.anv.<post>",
        "användning, {post}",
        "Medel som har använts till slaget av insats; andelen inskriven eller uträknad.",
        shares_of_use,
        unit=Unit.KRONOR,
        share="beloppet / alla belopp i tabellen",
    ),
    _line(
        "eko.anv.<post>.ar-<år>",
        "användning, {post}, {år} enligt årets blad",
        "Beloppet för ett annat år i samma tabell.",
        of_posts,
        unit=Unit.KRONOR,
    ),
    _line(
        "eko.anv.<post>.andel.ar-<år>",
        "användning, {post}, andel {år} enligt årets blad",
        "Andelen ett annat år i samma tabell.",
        shares_of_use,
        unit=Unit.PROCENT,
    ),
    _line(
        "eko.soliditet",
        "soliditet",
        "Eget kapital som andel av tillgångarna vid årets slut.",
        soliditet,
        unit=Unit.PROCENT,
        ratio="summa eget kapital / summa tillgångar",
    ),
    _line(
        "eko.soliditet.ar-<år>",
        "soliditet {år} enligt årets blad",
        "Eget kapital som andel av tillgångarna ett annat år i samma tabell.",
        soliditet,
        unit=Unit.PROCENT,
        ratio="summa eget kapital / summa tillgångar",
    ),
)
"""Measures that are made together, column by column of a sheet, have the same count."""


def economy(underlag: Underlag, period: Period) -> Iterator[Figure]:
    """The amounts of the year's sheets; for a year without any, those that the next year states.

    The measure of an amount is its post's with the column's suffix (`Kolumn.suffix`).  Beside
    them each note's sum where no post states it, the subtotals (`economy_sums`), the deviation from
    the budget, the shares of how the money was used, and soliditet.
    """
    return _figures(_sheets(underlag, period))


def cells_of_economy(underlag: Underlag, period: Period) -> Mapping[str, tuple[Place, ...]]:
    """The cells that each figure of the economy is made of, by its id."""
    sheets = _sheets(underlag, period)
    return {figure.id: sheets.places[figure.id] for figure in _figures(sheets)}


def _sheets(underlag: Underlag, period: Period) -> Sheets:
    posts = posts_of(underlag, period.year)
    return Sheets(period, posts or posts_of(underlag, period.year + 1), is_own=bool(posts))


def _figures(sheets: Sheets) -> Iterator[Figure]:
    seen: set[str] = set()
    for count, line in {measure.count: measure for measure in ECONOMY}.items():
        for figure in count(sheets, line):
            # Of a year that only the next year's sheets tell of, its own column alone is known.
            if figure.id not in seen and (sheets.is_own or is_plain(figure)):
                seen.add(figure.id)
                yield figure
