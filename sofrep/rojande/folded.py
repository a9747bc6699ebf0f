"""What of the figures is not told as it was counted, and what is told in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.domain.figure import Absence, Figure, FigureSet, Sex
from sofrep.rojande.bundles import Changes
from sofrep.rojande.joins import Join
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
