"""What is shown or folded together, in which order it is worth showing, and what is told in one dimension."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.domain.figure import Figure, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.rojande.coarse import Coarse
from sofrep.rojande.rowsets import RowPlace, RowSets, place_of
from sofrep.rojande.steps import Category, Reading

_BASE = frozenset({"samtycke", "svarade"})


class Bundle(Struct, frozen=True):
    """The figures that tell the same of the same people: in all, or of the sexes."""

    rank: tuple[object, ...]
    told: frozenset[str]
    by_sex: bool
    places: tuple[RowPlace, ...]
    figures: tuple[str, ...]
    kinds: frozenset[Category] = frozenset()
    """What is counted, of each of the places."""
    coarse: Coarse | None = None
    """How its categories are told together, where they are."""

    def __hash__(self) -> int:
        return hash(self.rank)

    @property
    def is_goal(self) -> bool:
        """Whether it is the result of a goal, which stands as it is."""
        return self.rank[0] == (False, False, 0, False)

    @property
    def table(self) -> tuple[object, ...]:
        """What is the same of the bundle in all and of that by sex."""
        place = self.places[0]
        return (self.told, place.table, place.period, place.scope, place.steps)

    def told_as(self, coarse: Coarse) -> Bundle:
        """The same, told more coarsely."""
        kept = {kind for kind in self.kinds if not kind or not coarse.folded.issuperset(kind)}
        joined = {(step,) for step in coarse.joined}
        return replace(self, kinds=frozenset(kept | joined), coarse=coarse)

    @property
    def columns(self) -> tuple[frozenset[str], ...]:
        """Each dimension by itself, and the crossing of several."""
        alone = [frozenset({name}) for name in sorted(self.told)]
        return (*alone, *([self.told] if len(alone) > 1 else []))


Changes = Mapping[Bundle, Bundle | None]
"""What becomes of bundles that are not told as they are: told more coarsely, or not (None)."""


def bundles_of(
    told: Iterable[tuple[Figure, Reading]], forbund: Forbund, period: Period, goals: frozenset[str]
) -> list[Bundle]:
    """The bundles of figures that tell something of people, the worthiest first.

    The results of goals, then totals of insatser, of unions and of the year before, then by sex, then
    those of a part of a population: always in that order, whatever the figures say.
    """
    scopes = {scope: n for n, scope in enumerate(forbund.scopes())}
    insatser = {insats.kod for insats in forbund.insats}
    made: dict[tuple[object, ...], list[tuple[Figure, RowPlace, Reading]]] = {}
    for figure, reading in told:
        is_goal = figure.id in goals
        is_own = figure.period == period
        by_sex = figure.sex is not Sex.TOTALT and not is_goal
        depth = len([step for step in reading.steps[1:] if step not in _BASE])
        is_insats = figure.scope in insatser
        rank = (
            (not is_goal, False, 0, False)
            if is_goal and is_own
            else (True, by_sex, depth if reading.table != "enkat" else 0, not is_own),
            not is_insats,
            figure.period.key,
            scopes.get(figure.scope, len(scopes)),
            reading.steps,
            tuple(sorted(reading.told)),
            figure.sex if is_goal else by_sex,
        )
        made.setdefault(rank, []).append((figure, place_of(figure, reading), reading))
    return [
        Bundle(
            rank=rank,
            told=next(reading.told for _, _, reading in found),
            by_sex=bool(rank[-1]) if isinstance(rank[-1], bool) else False,
            places=tuple(dict.fromkeys(_places(found))),
            figures=tuple(figure.id for figure, _, _ in found),
            kinds=frozenset(kind for _, _, reading in found for kind in reading.kinds),
        )
        for rank, found in sorted(made.items(), key=lambda item: repr_rank(item[0]))
    ]


def repr_rank(rank: tuple[object, ...]) -> tuple[object, ...]:
    """A rank that can be compared with every other."""
    return (*rank[:-1], str(rank[-1]))


def _places(found: Iterable[tuple[Figure, RowPlace, Reading]]) -> Iterable[RowPlace]:
    for _, place, reading in found:
        yield place
        if reading.also_before:
            yield RowPlace(
                place.table, place.period.previous(), place.scope, place.steps, place.sex
            )


def coarser_tables(bundle: Bundle, rows: RowSets) -> list[Coarse]:
    """The coarser tables of what is told by the categories of one dimension; none of a goal."""
    if len(bundle.told) > 1 or bundle.is_goal:
        return []
    (name,) = bundle.told
    steps = [step for kind in bundle.kinds for step in kind]
    return rows.coarser.of(name.rpartition(".")[2], steps)


class ToldColumn(Struct):
    """What is told in one dimension (or crossing): by whom, and what has been published of it before."""

    bundles: list[Bundle] = field(default_factory=list)
    counted: dict[RowPlace, dict[Category, Category]] = field(default_factory=dict)
    given: dict[RowPlace, dict[Category, Category]] = field(default_factory=dict)

    def by_scope(self) -> Mapping[str, ToldColumn]:
        """What is told of each insats or union."""
        found: dict[str, ToldColumn] = defaultdict(ToldColumn)
        for bundle in self.bundles:
            found[bundle.places[0].scope].bundles.append(bundle)
        for place, kinds in self.counted.items():
            found[place.scope].counted[place] = kinds
        for place, kinds in self.given.items():
            found[place.scope].given[place] = kinds
        return found


def columns_of(
    bundles: Iterable[Bundle],
    told: Iterable[tuple[Figure, Reading, RowPlace]],
    given: Iterable[tuple[Reading, RowPlace]],
) -> dict[frozenset[str], ToldColumn]:
    """What is told by dimension."""
    found: dict[frozenset[str], ToldColumn] = {}
    for bundle in bundles:
        for name in bundle.columns:
            found.setdefault(name, ToldColumn()).bundles.append(bundle)
    for _, reading, place in told:
        found[reading.told].counted.setdefault(place, {}).update(reading.kinds)
    for reading, place in given:
        for name in {reading.told, *(frozenset({one}) for one in reading.told)}:
            if name in found:
                kinds = found[name].given.setdefault(place, {})
                if name == reading.told:
                    kinds.update(reading.kinds)
    return found


def families(
    columns: Mapping[frozenset[str], ToldColumn],
) -> Iterator[dict[frozenset[str], ToldColumn]]:
    """The columns that some crossing ties together."""
    left = dict(sorted(columns.items(), key=lambda item: sorted(item[0])))
    while left:
        names = set(next(iter(left)))
        while more := {n for name in left if name & names for n in name} - names:
            names |= more
        yield {name: left.pop(name) for name in [*left] if name <= names}
