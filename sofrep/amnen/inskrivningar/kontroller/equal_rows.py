"""Rows that may be one thing entered twice: enrolments without a number, goals, activities."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from sofrep.amnen.inskrivningar.lasning import WRITTEN
from sofrep.domain.problem import About, Place, Problem, warning
from sofrep.excel.checked_rows import CheckedRows
from sofrep.statistics.underlag import Underlag


def check_equal_rows(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for rows without a number that are equal in everything (the anonymous are not)."""
    frame = rows.frame
    fields = [
        name
        for name in frame.columns
        if name not in ("sheet", "row") and not name.endswith(WRITTEN)
    ]
    unnumbered = frame.loc[(frame["nummer"] == "") & ~frame["anonym"], fields]
    repeated = unnumbered.duplicated(keep=False)
    if not repeated.any():
        return
    whole = unnumbered[repeated]
    values = (whole[name].tolist() for name in fields)
    keys = zip(*values, strict=True)
    places = (rows.place(index) for index in whole.index.tolist())
    about = map(rows.about, whole.index.tolist())
    yield from _twice(zip(keys, places, about, strict=True), " Med deltagarnummer syns skillnaden.")


def check_equal_in_year(underlag: Underlag) -> Iterator[Problem]:
    """A warning for goals and structural activities of a year that are equal in everything."""
    goals = (
        (replace(goal, place=_NOWHERE), goal.place, About(goal.scope, goal.year))
        for goal in underlag.goals
    )
    yield from _twice(goals)
    frame = underlag.activities
    columns = [name for name in frame.columns if name not in ("sheet", "row")]
    keys = zip(*(frame[name].tolist() for name in columns), strict=True)
    cells = zip(frame["sheet"].tolist(), frame["row"].tolist(), strict=True)
    places = (underlag.sheets[sheet].place(row) for sheet, row in cells)
    about = (About(year=year) for year in frame["year"].tolist())
    yield from _twice(zip(keys, places, about, strict=True))


_NOWHERE = Place("")


def _twice(rows: Iterable[tuple[Hashable, Place, About]], remedy: str = "") -> Iterator[Problem]:
    first: dict[Hashable, Place] = {}
    for key, place, about in rows:
        earlier = first.setdefault(key, place)
        if earlier is not place:
            yield warning(
                "rader-lika",
                place,
                f"Samma uppgifter står också i {earlier}.",
                f"Ta bort den om den har kommit med två gånger.{remedy}",
                about,
                example=earlier,
            )
