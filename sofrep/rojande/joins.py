"""Small groups that a neighbour knows, such as kommuner, told of together: as few as are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sofrep.rojande.bundles import Bundle, Changes
from sofrep.rojande.coarse import join, members_of
from sofrep.rojande.groups import refused
from sofrep.rojande.rowsets import RowPlace, RowSets
from sofrep.rojande.told_columns import ToldColumn


class Join(Struct, frozen=True):
    """A bundle of several groups (``kommun=a+b``), in the place of one of each."""

    bundle: Bundle
    members: tuple[Bundle, ...]
    step: str


def joins(column: ToldColumn, gone: Changes, rows: RowSets, smallest: int) -> Iterator[Join]:
    """What of a column can be told of several groups together, as it is not of each."""
    of_table: dict[tuple[object, ...], dict[str, Bundle]] = {}
    for bundle in column.bundles:
        step = _told_apart(bundle, rows)
        if step and not bundle.is_goal and len(bundle.told) == 1:
            rest = tuple(s.partition("=")[0] if s == step else s for s in bundle.places[0].steps)
            of_table.setdefault((*bundle.table[:-1], rest, bundle.by_sex), {})[step] = bundle
    for table in of_table.values():
        found = _join(column, table, gone, rows, smallest)
        if found is not None:
            yield found


def _told_apart(bundle: Bundle, rows: RowSets) -> str:
    """The step by which a bundle is one of several; "" where there is none."""
    first, *others = {place.steps for place in bundle.places}
    names = rows.codes.categories
    found = [s for s in first[1:] if s in rows.codes.steps and s.partition("=")[0] in names]
    if others or len(found) != 1 or rows.codes.has_bands(found[0].partition("=")[0]):
        return ""
    return found[0]


def _join(
    column: ToldColumn,
    table: Mapping[str, Bundle],
    gone: Changes,
    rows: RowSets,
    smallest: int,
) -> Join | None:
    """Those that are small, and, while they cannot be told together, the smallest of the others.

    Those that were told together before are tried first.
    """
    if not any(bundle in gone for bundle in table.values()):
        return None
    sizes = {step: [rows.size(place) for place in table[step].places] for step in table}
    chosen = [step for step in table if any(0 < size < smallest for size in sizes[step])]
    table = {step: table[step] for step in rows.coarser.in_order(table)}
    order = rows.coarser.smallest_first([step for step in table if step not in chosen])
    tried = [members_of(step) for step in rows.coarser.before]
    tried = [steps for steps in tried if set(chosen) <= set(steps) <= set(table)]
    tried += [{*chosen, *order[:n]} for n in range(len(order))]
    for steps in tried:
        if len(steps) > 1:
            made = _made(table, [step for step in table if step in steps])
            left = refused(joined(column, [made]), rows, smallest)
            if left.keys() <= gone.keys() - {*table.values()}:
                return made
    return None


def _made(table: Mapping[str, Bundle], steps: Sequence[str]) -> Join:
    first, step = table[steps[0]], join(steps)

    def together(place: RowPlace) -> RowPlace:
        return place._replace(steps=tuple(step if s == steps[0] else s for s in place.steps))

    bundle = replace(first, places=tuple(map(together, first.places)), figures=())
    return Join(bundle, tuple(table[each] for each in steps), step)


def joined(column: ToldColumn, made: Sequence[Join]) -> ToldColumn:
    """A column that tells of several together."""
    into = {join.members[0]: join.bundle for join in made}
    gone = {member for join in made for member in join.members[1:]}
    counted = dict(column.counted)
    for each in made:
        places = zip(each.bundle.places, each.members[0].places, strict=True)
        counted |= {place: column.counted[one] for place, one in places if one in column.counted}
    bundles = [into.get(bundle, bundle) for bundle in column.bundles if bundle not in gone]
    return replace(column, bundles=bundles, counted=counted)
