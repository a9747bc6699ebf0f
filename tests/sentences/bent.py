"""Registers bent to what sentences stumble over: one sex, ties, blanks, last year alike; and hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from random import Random
from typing import Any

from msgspec.structs import replace

from sofrep.domain.figure import Absence, Figure, FigureSet, Unit
from support.frames import Row


def bent_to(rows: Sequence[Row], **changes: Any) -> list[Row]:
    """Rows that began and ended this year."""
    return [
        {k: v for k, v in row.items() if k != "anonym"}
        | {"start": date(2023, 2, 1), "slut": date(2023, 10, 1)}
        | changes
        for row in rows
    ]


def blank(row: Row) -> Row:
    return {k: v for k, v in row.items() if k in {"insats", "start", "slut"}} | {"kon": "ovriga"}


def tied(random: Random, rows: Sequence[Row]) -> list[Row]:
    """Every row once more with the other sex, so that women and men are alike."""
    del random
    other = {"kvinnor": "man", "man": "kvinnor"}
    return [
        *rows,
        *(row | ({"kon": other.get(row["kon"], "ovriga")} if "kon" in row else {}) for row in rows),
    ]


def a_year_earlier(rows: Sequence[Row]) -> list[Row]:
    return [
        row
        | {
            key: row[key].replace(year=row[key].year - 1, day=1)
            for key in ("start", "slut")
            if row.get(key)
        }
        for row in rows
    ]


def _as_it_is(random: Random, rows: list[Row]) -> list[Row]:
    del random
    return rows


def _one_sex(random: Random, rows: list[Row]) -> list[Row]:
    kon = random.choice(["kvinnor", "man"])
    return [row | ({"kon": kon} if "kon" in row else {}) for row in rows]


def _with_last_year(random: Random, rows: list[Row]) -> list[Row]:
    del random
    return [*rows, *a_year_earlier([row for row in rows if row["start"].year > 2020])]


BENT = (_as_it_is, _as_it_is, _as_it_is, _as_it_is, _one_sex, tied, _with_last_year)


def everything(figures: FigureSet, random: Random) -> FigureSet:
    del random
    return figures


def all_hidden(figures: FigureSet, random: Random) -> FigureSet:
    """Every count, and all that rests on one, hidden."""
    del random
    return _without(figures, lambda _: True)


def small_hidden(figures: FigureSet, random: Random) -> FigureSet:
    """Every count of one to four, and all that rests on one, hidden."""
    del random
    return _without(figures, lambda figure: any(0 < n < 5 for n in _counts(figure)))


def some_hidden(figures: FigureSet, random: Random) -> FigureSet:
    """A count in six hidden by chance, and its share with it."""
    kinds = {f.id.removesuffix(".andel") for f in figures.values()}
    chosen = {key for key in sorted(kinds) if random.random() < 1 / 6}
    return _without(figures, lambda figure: figure.id.removesuffix(".andel") in chosen)


def _counts(figure: Figure) -> Iterator[int]:
    for each in (
        figure.value if figure.unit is Unit.ANTAL else None,
        figure.numerator,
        figure.denominator,
    ):
        if isinstance(each, int):
            yield each


_OF_PEOPLE = {"register", "antal", "blandat", "uppfoljning", "ansokningar", "strukturella"}


def _without(figures: FigureSet, hides: Callable[[Figure], bool]) -> FigureSet:
    def shown(figure: Figure) -> Figure:
        if figure.value is None or figure.recipe.table not in _OF_PEOPLE or not hides(figure):
            return figure
        return replace(figure, value=None, numerator=None, denominator=None, absence=Absence.DOLD)

    return FigureSet(shown(figure) for figure in figures.values())
