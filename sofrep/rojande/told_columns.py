"""What is told in one dimension: of whom, and what has been published of it before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from sofrep.domain.figure import Figure
from sofrep.rojande.bundles import Bundle
from sofrep.rojande.rowsets import RowPlace
from sofrep.rojande.steps import Category, Reading


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
