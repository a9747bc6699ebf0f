"""How a table can be told more coarsely: small codes or neighbouring bands together, or kodgrupper alone.

Which categories are joined is decided by how many they are in all that is counted, and only roughly:
so a row more, or another year, joins the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from sofrep.domain.figure import Figure, Sex, Unit
from sofrep.statistics.codes import JOINED, Codes


def least_rows(many: int) -> int:
    """How many rows a table of so many must have to be worth it: half of them, three at least."""
    return max(3, (many + 1) // 2)


class Coarse(Struct, frozen=True):
    """Which steps of a table are not told, and which of several categories are, in their place."""

    folded: frozenset[str]
    joined: tuple[str, ...] = ()


class Coarser:
    """The coarser tables of every dimension.

    `before` are the steps of several categories that were published before: they are chosen first.
    """

    def __init__(self, figures: Iterable[Figure], codes: Codes) -> None:
        self._codes = codes
        self.before: tuple[str, ...] = ()
        self._many: dict[str, int] = {}
        for figure in figures:
            if figure.sex is Sex.TOTALT and figure.unit is Unit.ANTAL and figure.value is not None:
                step = figure.recipe.rows[-1] if figure.recipe.rows else ""
                self._many[step] = self._many.get(step, 0) + int(figure.value)

    def of(self, dimension: str, steps: Iterable[str]) -> list[Coarse]:
        """The coarser tables of one that tells `steps`: those told before, then the finest first."""
        found = self._tables(dimension, steps)
        return sorted(found, key=lambda coarse: not set(coarse.joined) & set(self.before))

    def _tables(self, dimension: str, steps: Iterable[str]) -> list[Coarse]:
        told = set(steps)
        codes = self.in_order(told.intersection(self._steps(dimension)))
        if self._codes.has_bands(dimension):
            return [_joined(joined) for joined in self._bands(codes)]
        order = self.smallest_first(codes)
        most = len(codes) - least_rows(len(codes)) + 2
        made = [_joined([tuple(s for s in codes if s in order[:n])]) for n in range(2, most)]
        grouped = self._grouped(dimension, told).intersection(codes)
        return [*made, *([Coarse(grouped)] if grouped else [])]

    def _grouped(self, dimension: str, told: set[str]) -> frozenset[str]:
        """The codes of the kodgrupper of several that are told."""
        steps = self._steps(dimension)
        groups = [group for kod, group in self._codes.groups.items() if kod in told]
        return frozenset(
            steps[number]
            for group in groups
            if group.dimension.name == dimension and len(group.codes) > 1
            for number in group.codes
        )

    def smallest_first(self, steps: Sequence[str]) -> list[str]:
        """By how many there are of each, roughly; of those alike the last in the profile first."""
        order = {
            step: (self._many.get(step, 0).bit_length(), -place) for place, step in enumerate(steps)
        }
        return sorted(steps, key=order.__getitem__)

    def in_order(self, steps: Iterable[str]) -> list[str]:
        """Steps of one dimension in the profile's order."""
        some = set(steps)
        names = {step.partition("=")[0] for step in some}
        return [step for name in names for step in self._steps(name) if step in some]

    def _steps(self, dimension: str) -> list[str]:
        kods = self._codes.categories.get(dimension, ())
        return [f"{dimension}={kod}" for kod in kods]

    def _bands(self, steps: Sequence[str]) -> Iterator[list[tuple[str, ...]]]:
        """Neighbours together, the smallest first."""
        bands: list[tuple[str, ...]] = [(step,) for step in steps]
        while len(bands) > least_rows(len(steps)):
            many = [sum(self._many.get(s, 0) for s in band).bit_length() for band in bands]
            pairs = [max(pair) for pair in pairwise(many)]
            least = len(pairs) - 1 - pairs[::-1].index(min(pairs))
            bands[least : least + 2] = [bands[least] + bands[least + 1]]
            yield bands


def _joined(bands: Iterable[tuple[str, ...]]) -> Coarse:
    several = [band for band in bands if len(band) > 1]
    return Coarse(frozenset(s for band in several for s in band), tuple(map(join, several)))


def joined_in(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The steps of several categories that figures count."""
    steps = (step for figure in figures for step in figure.recipe.rows if JOINED in step)
    return tuple(dict.fromkeys(steps))


def join(steps: Sequence[str]) -> str:
    """The step of several categories of one dimension: ``orsak=flytt+annat``."""
    name = steps[0].partition("=")[0]
    return f"{name}={JOINED.join(step.partition('=')[2] for step in steps)}"


def parts_of(step: str) -> tuple[str, tuple[str, ...]]:
    """The dimension and the codes of a step of several."""
    name, _, kods = step.partition("=")
    return name, tuple(kods.split(JOINED))


def members_of(step: str) -> set[str]:
    """The steps of each category of one of several."""
    name, kods = parts_of(step)
    return {f"{name}={kod}" for kod in kods}
