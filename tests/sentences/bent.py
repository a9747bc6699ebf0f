"""Registers bent to what sentences stumble over: one sex, ties, blanks, last year alike; and hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from sofrep.bilagor import BilagaUnderlag
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


def everything(underlag: BilagaUnderlag, random: Random) -> BilagaUnderlag:
    del random
    return underlag


def all_hidden(underlag: BilagaUnderlag, random: Random) -> BilagaUnderlag:
    """Every count, and all that rests on one, hidden."""
    del random
    return _without(underlag, lambda _: True)


def small_hidden(underlag: BilagaUnderlag, random: Random) -> BilagaUnderlag:
    """Every count of one to four, and all that rests on one, hidden."""
    del random
    return _without(underlag, lambda figure: any(0 < n < 5 for n in _counts(figure)))


def some_hidden(underlag: BilagaUnderlag, random: Random) -> BilagaUnderlag:
    """A count in six hidden by chance, and its share with it."""
    kinds = {f.id.removesuffix(".andel") for f in underlag.figures.values()}
    chosen = {key for key in sorted(kinds) if random.random() < 1 / 6}
    return _without(underlag, lambda figure: figure.id.removesuffix(".andel") in chosen)


def _counts(figure: Figure) -> Iterator[int]:
    for each in (
        figure.value if figure.unit is Unit.ANTAL else None,
        figure.numerator,
        figure.denominator,
    ):
        if isinstance(each, int):
            yield each


def _without(underlag: BilagaUnderlag, hides: Callable[[Figure], bool]) -> BilagaUnderlag:
    def shown(figure: Figure) -> Figure:
        of_people = figure.recipe.table in {
            "register",
            "uppfoljning",
            "ansokningar",
            "strukturella",
        }
        if figure.value is None or not of_people or not hides(figure):
            return figure
        return replace(figure, value=None, numerator=None, denominator=None, absence=Absence.DOLD)

    figures = FigureSet(shown(figure) for figure in underlag.figures.values())
    goals = tuple(
        replace(
            goal,
            result=figures.get(goal.result.id) if goal.result else None,
            previous=figures.get(goal.previous.id) if goal.previous else None,
        )
        for goal in underlag.goals
        if goal.result is None or figures[goal.result.id].value is not None
    )
    return replace(underlag, figures=figures, goals=goals)
