"""Rows that may be one thing entered twice: enrolments without a number, goals, activities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from msgspec.structs import replace

from sofrep.amnen.inskrivningar.lasning import WRITTEN
from sofrep.domain.problem import About, Place, Problem, warning
from sofrep.excel.checked_rows import CheckedRows, hits
from sofrep.statistics.underlag import Underlag


def check_equal_rows(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for rows without a number that are equal in everything (the anonymous are not)."""
    frame = rows.frame
    fields = [
        name
        for name in frame.columns
        if name not in ("sheet", "row") and not name.endswith(WRITTEN)
    ]
    unnumbered = hits((frame["nummer"] == "") & ~frame["anonym"])
    keys = [*frame.where(unnumbered).rows(*fields)]
    many = Counter(keys)
    equal = [each for each in zip(keys, unnumbered, strict=True) if many[each[0]] > 1]
    whole = ((key, rows.place(index), rows.about(index)) for key, index in equal)
    yield from _twice(whole, " Med deltagarnummer syns skillnaden.")


def check_equal_in_year(underlag: Underlag) -> Iterator[Problem]:
    """A warning for goals and structural activities of a year that are equal in everything."""
    goals = (
        (replace(goal, place=_NOWHERE), goal.place, About(goal.scope, goal.year))
        for goal in underlag.goals
    )
    yield from _twice(goals)
    frame = underlag.activities
    columns = [name for name in frame.columns if name not in ("sheet", "row")]
    keys = frame.rows(*columns)
    places = (underlag.sheets[sheet].place(row) for sheet, row in frame.rows("sheet", "row"))
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
