"""What is told in one dimension: of whom, and what has been published of it before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sofrep.domain.figure import Figure
from sofrep.rojande.bundles import Bundle
from sofrep.rojande.rowsets import RowPlace
from sofrep.rojande.steps import Category, Reading


@dataclass
class ToldColumn:
    """What is told in one dimension (or crossing): by whom, and what has been published of it before."""

    bundles: list[Bundle] = field(default_factory=list)
    counted: dict[RowPlace, dict[Category, Category]] = field(default_factory=dict)
    given: dict[RowPlace, dict[Category, Category]] = field(default_factory=dict)

    def of_scope(self, scope: str) -> ToldColumn:
        """What is told of one insats or union."""
        return ToldColumn(
            [bundle for bundle in self.bundles if bundle.places[0].scope == scope],
            {place: kinds for place, kinds in self.counted.items() if place.scope == scope},
            {place: kinds for place, kinds in self.given.items() if place.scope == scope},
        )


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
