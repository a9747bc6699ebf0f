"""Figures of several categories together: what is told in place of each, where they are small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from sofrep.amnen.ansokningar.siffror import TABLE, Applications
from sofrep.domain.figure import MAX_ID, SEXES, Figure, Sex, Unit
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.statistics.codes import JOINED, Codes, kods_of, part_of
from sofrep.statistics.result import Result
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import Underlag
from sofrep.statistics.ways import EVERYTHING, Selection

_SEXES = (Sex.TOTALT, *SEXES)


class JoinedFigures:
    """Makes the figures of several categories, from the rows as those of each are counted."""

    def __init__(
        self, underlag: Underlag, forbund: Forbund, selection: Selection = EVERYTHING
    ) -> None:
        self.underlag, self.forbund, self.selection = underlag, forbund, selection
        self._codes = Codes(forbund)
        self._sources: dict[Period, Source] = {}

    def find(self, wanted: str, figures: Mapping[str, Figure]) -> Figure | None:
        """The figure with this id, if it joins categories of which each has one in `figures`."""
        parts = wanted.split(".")
        for place, part in enumerate(parts):
            for dimension, of in self._codes.categories.items():
                members = _members(parts, place, kods_of(part, of), figures, dimension)
                if members:
                    return self._join(members, dimension, wanted)
        return None

    def with_others(
        self, figure: Figure, dimension: str, kods: Sequence[str], figures: Mapping[str, Figure]
    ) -> Figure | None:
        """The figure of all `kods` (in the profile's order), of which `figure` counts one.

        None where the id would be too long, or `figures` lack one of another.
        """
        parts = figure.id.split(".")
        for place in (n for n, part in enumerate(parts) if part in kods):
            members = _members(parts, place, kods, figures, dimension)
            part = part_of(kods, self._codes.categories[dimension])
            name = ".".join((*parts[:place], part, *parts[place + 1 :]))
            if members and len(name) <= MAX_ID:
                return self._join(members, dimension, name)
        return None

    def _join(self, members: Sequence[Figure], dimension: str, name: str) -> Figure:
        first, rows = members[0], members[0].recipe.rows
        start = f"{dimension}="
        place = next(n for n, step in enumerate(rows) if step.startswith(start))
        kods = (member.recipe.rows[place].removeprefix(start) for member in members)
        together = start + JOINED.join(kods)
        # Where two things are crossed a share is of those who are in the categories.
        base = tuple(together if step == rows[place] else step for step in first.recipe.base)
        recipe = replace(
            first.recipe, rows=(*rows[:place], together, *rows[place + 1 :]), base=base
        )
        unknown = next((each.absence for each in members if each.absence is not None), None)
        if unknown is not None:
            return replace(
                first, id=name, value=None, numerator=None, recipe=recipe, absence=unknown
            )
        number = self._count(first, recipe.rows)
        if first.unit is Unit.PROCENT:
            is_joined = together in base
            whole = self._count(first, base) if is_joined else first.denominator
            result = Result.counted_share(number, whole)
        else:
            result = Result.counted(number)
        return result.figure(name, (first.scope, first.period), recipe, first.sex)

    def _count(self, like: Figure, rows: tuple[str, ...]) -> int | None:
        """How many rows, or applications, there are of the sex of a figure."""
        if like.recipe.table == TABLE:
            return Applications(self.underlag, self.forbund, like.period).total(*rows[1:])
        if like.period not in self._sources:
            made = Source(self.underlag, self.forbund, like.period, self.selection)
            self._sources[like.period] = made
        population = self._sources[like.period].rows(like.scope, rows[0])
        return population.narrow(*rows[1:]).count()[_SEXES.index(like.sex)]


def _members(
    parts: Sequence[str],
    place: int,
    kods: Sequence[str],
    figures: Mapping[str, Figure],
    dimension: str,
) -> list[Figure]:
    """The figures of each of `kods`, which stand at a place of an id; none where one is lacking."""
    ids = [".".join((*parts[:place], kod, *parts[place + 1 :])) for kod in kods]
    found = [figures[name] for name in ids if name in figures]
    steps = [f"{dimension}={kod}" for kod in kods]
    if len(found) < len(steps):
        return []
    return found if all(s in f.recipe.rows for s, f in zip(steps, found, strict=True)) else []
