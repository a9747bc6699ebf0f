"""What of the figures is not told as it was counted, and what is told in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.amnen.alla.joined import JoinedFigures
from sofrep.domain.figure import Absence, Figure, FigureSet, Sex
from sofrep.rojande.bundles import Bundle, Changes
from sofrep.rojande.coarse import Coarse, members_of, parts_of
from sofrep.rojande.groups import Join
from sofrep.rojande.rowsets import RowSets
from sofrep.rojande.steps import Reading

Looked = Mapping[tuple[frozenset[str], ...], tuple[object, Changes, Sequence[Join]]]
"""Of what was looked at together: as what it was, what becomes of it, and what is told together."""


class Why(StrEnum):
    """Why a figure is not shown."""

    LITEN = "gruppen är för liten"
    KON = "ett av könen är för få"
    SKILLNAD = "en för liten grupp skulle gå att räkna ut"
    RESTEN = "resten av året kan bli en för liten grupp"


class Folded(Struct, frozen=True):
    """A figure that is made coarser or left out: what it tells, why, and how many the group is.

    The group is 0 where it is none that the figure is of.  `is_joined` says that it is told together
    with others of its table: in the figure `into`, or, where that is "", in kodgrupper.
    """

    figure: Figure
    reading: Reading
    why: Why
    group: int = 0
    is_joined: bool = False
    into: str = ""

    @property
    def by_sex(self) -> bool:
        """Whether it is one of the sexes that are folded, and not all of it."""
        return self.figure.sex is not Sex.TOTALT


class Folding(Struct, frozen=True):
    """What of the figures `asked` is folded, by id.

    `joined` are figures of several categories that are told in place of each.  `shown` are those that
    tell something of people and are not folded, with how many these are.  `looked` is what became of each
    column: the next round looks only at those that have changed.
    """

    folded: Mapping[str, Folded]
    asked: frozenset[str]
    joined: tuple[Figure, ...] = ()
    shown: tuple[tuple[Figure, Reading, int], ...] = ()
    looked: Looked = field(default_factory=dict)

    def apply(self, figures: FigureSet) -> FigureSet:
        """A copy in which what is folded has no value, as if nobody had counted it."""
        folded = self.folded
        kept = (_fold(folded[f.id]) if f.id in folded else f for f in figures.values())
        return FigureSet((*kept, *self.joined))


def _fold(folded: Folded) -> Figure:
    """The figure without anything that tells its value."""
    absence = Absence.FOR_LITEN if folded.figure.sex is Sex.TOTALT else Absence.SAMLAD
    if folded.is_joined:
        absence = Absence.OVRIGA
    return replace(
        folded.figure,
        value=None,
        numerator=None,
        denominator=None,
        absence=absence,
        into=folded.into,
    )


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
