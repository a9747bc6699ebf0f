"""The figures of what is told together, in place of one of each category."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sofrep.amnen.alla.joined import JoinedFigures
from sofrep.domain.figure import Figure, FigureSet
from sofrep.rojande.bundles import Bundle, Changes
from sofrep.rojande.coarse import Coarse, members_of, parts_of
from sofrep.rojande.folded import Folded, Why
from sofrep.rojande.joins import Join
from sofrep.rojande.rowsets import RowSets
from sofrep.rojande.steps import Reading


class Together:
    """Makes the figures of several categories, `figures`, from those of `each`.

    `heads` are counts of people that tell nothing more.
    """

    def __init__(
        self,
        each: FigureSet,
        rows: RowSets,
        readings: Mapping[str, Reading],
        heads: Sequence[Figure],
    ) -> None:
        self._each, self._readings, self._heads = each, readings, heads
        self._joiner = JoinedFigures(rows.underlag, rows.forbund)
        self.figures: dict[str, Figure] = {}

    def fold(self, made: Sequence[Join], changes: Changes) -> Mapping[str, Folded]:
        """What is told in other figures, by id: of bundles that are joined, and of coarser ones."""
        found: dict[str, Folded] = {}
        for join in made:
            if changes.get(join.bundle, join.bundle) is not None:
                found |= self._in_place_of(join)
        for bundle, new in changes.items():
            if new is not None and new.coarse is not None:
                found |= self._as_coarse(bundle, new.coarse)
        return found

    def _as_coarse(self, bundle: Bundle, coarse: Coarse) -> Mapping[str, Folded]:
        """What is told in another category, or in none of its table but the kodgrupper."""
        step_of = {each: step for step in coarse.joined for each in members_of(step)}
        found = {}
        for name in bundle.figures:
            steps = [step for kind in self._readings[name].kinds for step in kind]
            if coarse.folded.intersection(steps):
                found[name] = self._folded(name, step_of.get(steps[0], ""), Why.SKILLNAD)
        return found

    def _in_place_of(self, join: Join) -> Mapping[str, Folded]:
        """What is told of several groups together in place of each.

        How many each of the groups are stands, and is told of all together too.
        """
        names = [name for member in join.members for name in member.figures]
        places = [place for member in join.members for place in member.places]
        at = {(p.table, p.period, p.scope, p.steps) for p in places}
        for figure in self._heads:
            recipe = figure.recipe
            if (recipe.table, figure.period, figure.scope, recipe.rows) in at:
                self._into(figure, join.step)
        found = {name: self._folded(name, join.step, Why.LITEN) for name in names}
        return {name: folded for name, folded in found.items() if folded.into}

    def _folded(self, name: str, step: str, why: Why) -> Folded:
        into = self._into(self._each[name], step) if step else ""
        return Folded(self._each[name], self._readings[name], why, is_joined=True, into=into)

    def _into(self, figure: Figure, step: str) -> str:
        """The id of the figure of all categories of a step; "" where there is none."""
        dimension, kods = parts_of(step)
        made = self._joiner.with_others(figure, dimension, kods, self._each)
        if made is None:
            return ""
        self.figures[made.id] = made
        return made.id
