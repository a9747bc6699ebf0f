"""Who is what, in everything that is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from msgspec import Struct

from sofrep.rojande.coarse import parts_of
from sofrep.rojande.rowsets import RowPlace, RowSets
from sofrep.rojande.steps import MEAN, Category
from sofrep.rojande.worlds import Register, Spans
from sofrep.statistics.calendar_time import BoolArray, IntArray
from sofrep.statistics.codes import JOINED, Codes

Trait = tuple[frozenset[str], Category]
"""What is told, and which of it."""
Counted = Mapping[RowPlace, Mapping[Trait, Category]]
"""Of whom what is counted, by which steps."""
_PART_OF: Mapping[str, str] = {"klart": "pos"}
"""Answers that are some of others."""
_KNOWN, _BLANK, _ALONE = "=kand", "=saknas", ("egen",)
"""Who is one of these is of no other code of the list."""
_AT_EXIT = "avslut."
_MOST_KINDS = 40
_SEVERAL = (2, 3)
"""How many codes together somebody might have, where one may have several."""


class People(Struct, frozen=True):
    """The register as kinds of people, each of which has some of the traits `names`.

    `bases` are, of each trait that is crossed (at exit and later), those of which it is a share.
    """

    names: tuple[Trait, ...]
    bases: Mapping[Trait, Sequence[Trait]]
    register: Register


def is_blank(kind: Category) -> bool:
    """Whether it tells that nothing is noted of somebody, which is no secret."""
    return any(step.endswith(_BLANK) for step in kind)


def is_known(kind: Category) -> bool:
    """Whether it tells that something is, which is none either."""
    return any(step.endswith(_KNOWN) for step in kind)


def people_of(rows: RowSets, counted: Counted, atom_of: IntArray, many: int) -> People:
    """The people of `many` atoms; of whom nobody knows what they are is left out."""
    counted = {place: _with_parts(rows, place, kinds) for place, kinds in counted.items()}
    names = sorted(
        {trait for kinds in counted.values() for trait in kinds if trait[1] != MEAN},
        key=lambda trait: (len(trait[0]), sorted(trait[0]), trait[1]),
    )
    persons = _persons(rows, counted, atom_of, names)
    crossed = _crossed(rows, counted, names)
    patterns, pattern = np.unique(persons.noted, axis=0, return_inverse=True)
    might = [_possible(persons, each, names, crossed, rows.codes) for each in patterns]
    traits = np.unique(np.concatenate([persons.traits[:0], *might]), axis=0)
    number = {each.tobytes(): n for n, each in enumerate(traits)}

    def numbered(some: BoolArray) -> IntArray:
        return np.array([number[each.tobytes()] for each in some], np.int64)

    table = np.zeros((many, len(traits)), np.int64)
    np.add.at(table, (persons.atoms, numbered(persons.traits)), 1)
    possible = np.zeros((many, len(traits)), np.bool_)
    for n, some in enumerate(might):
        these = np.unique(persons.atoms[pattern.ravel() == n])
        possible[np.ix_(these, numbered(some))] = True
    numbers = _numbers(rows, counted)
    inside = atom_of >= 0
    sums = np.bincount(atom_of[inside], numbers[inside], many).astype(np.int64)
    low, high = _limits(names, traits, int(numbers.max(initial=0)), rows.codes)
    bases = {names[n]: [names[part] for part in parts[:-1]] for n, parts in crossed.items()}
    return People(tuple(names), bases, Register(table, traits, possible, Spans(low, high, sums)))


def _with_parts(
    rows: RowSets, place: RowPlace, kinds: Mapping[Trait, Category]
) -> dict[Trait, Category]:
    """What is counted of a place, each step of what is crossed by itself, and the bands behind a mean."""
    found = dict(kinds)
    for (name, kind), steps in kinds.items():
        if kind == MEAN:
            for dimension in name:
                bands = [
                    step
                    for step, of in rows.codes.steps.items()
                    if of.band and of.dimension.name == dimension
                ]
                found |= {(name, (step,)): (step,) for step in bands}
        elif len(name) > 1:
            for own, step in zip(kind, steps, strict=True):
                dimension = rows.steps.dimension(step, place.steps[0])
                found[frozenset({dimension}), (own,)] = (step,)
    return found


def _crossed(rows: RowSets, counted: Counted, names: Sequence[Trait]) -> dict[int, list[int]]:
    """Of each trait that is crossed the traits that make it."""
    where = {trait: n for n, trait in enumerate(names)}
    found = {}
    for place, kinds in counted.items():
        for (name, kind), steps in kinds.items():
            if len(name) > 1 and kind != MEAN:
                found[where[name, kind]] = [
                    where[frozenset({rows.steps.dimension(step, place.steps[0])}), (own,)]
                    for own, step in zip(kind, steps, strict=True)
                ]
    return found


class _Persons(Struct, frozen=True):
    """Of everybody the atom, the traits, and of which traits it is noted whether they have them."""

    atoms: IntArray
    traits: BoolArray
    noted: BoolArray


def _persons(
    rows: RowSets, counted: Counted, atom_of: IntArray, names: Sequence[Trait]
) -> _Persons:
    found = np.zeros((len(rows.weights), len(names)), np.int64)
    noted = np.zeros(found.shape, np.bool_)
    for place, kinds in counted.items():
        at_exit = {
            name: steps[0][: len(_AT_EXIT)] == _AT_EXIT
            for (name, _), steps in kinds.items()
            if steps
        }
        for n, (name, kind) in enumerate(names):
            if name in at_exit:
                own = tuple(_AT_EXIT * at_exit[name] + step for step in kind)
                those, amounts = rows.amounts(place, kinds.get((name, kind), own))
                found[those, n] = amounts
                noted[those, n] = True
    inside = (atom_of >= 0) & noted.any(axis=1)
    one = np.flatnonzero(inside & (rows.weights == 1))
    made = [(atom_of[one], found[one] > 0, noted[one])]
    for cell in np.flatnonzero(inside & (rows.weights > 1)).tolist():
        of_cell = {names[n]: int(found[cell, n]) for n in np.flatnonzero(noted[cell]).tolist()}
        persons = _of_cell(of_cell, int(rows.weights[cell]), rows.codes)
        if persons is not None:
            traits = np.zeros((len(persons), len(names)), np.bool_)
            traits[:, noted[cell]] = persons
            each = np.full(len(persons), atom_of[cell])
            made.append((each, traits, np.tile(noted[cell], (len(persons), 1))))
    return _Persons(*(np.concatenate(part) for part in zip(*made, strict=True)))


def _of_cell(amounts: Mapping[Trait, int], many: int, codes: Codes) -> BoolArray | None:
    """Persons of a cell of counts, of whom as many have each trait; None where it is not seen how."""
    where = {trait: n for n, trait in enumerate(amounts)}
    found = np.zeros((many, len(amounts)), np.bool_)
    filled: dict[frozenset[str], int] = {}
    blank = {name: amount for (name, kind), amount in amounts.items() if kind[-1].endswith(_BLANK)}
    for (name, kind), amount in amounts.items():
        if kind[-1].endswith(_BLANK):
            found[:amount, where[name, kind]] = True
        elif not _members(kind[-1], codes):
            first, begin = blank.get(name, 0), filled.get(name, 0)
            if amount > many - first:
                return None
            those = first + (begin + np.arange(amount)) % max(many - first, 1)
            found[those, where[name, kind]] = True
            filled[name] = begin + amount
    for (name, kind), amount in amounts.items():
        members = [where[name, (m,)] for m in _members(kind[-1], codes) if (name, (m,)) in where]
        if members:
            has = found[:, members].any(axis=1)
            if kind[-1] in _PART_OF:
                has &= np.cumsum(has) <= amount
            found[:, where[name, kind]] = has
    return found if found.sum(axis=0).tolist() == list(amounts.values()) else None


def _members(step: str, codes: Codes) -> tuple[str, ...]:
    """The steps that a kodgrupp, joined categories, or the like, are made of."""
    if step in _PART_OF:
        return (_PART_OF[step],)
    if JOINED in step:
        name, kods = parts_of(step)
        return tuple(f"{name}={kod}" for kod in kods)
    category = codes.steps.get(step)
    if category is None or "=" in step or category.band is not None:
        return ()
    name = category.dimension.name
    return tuple(f"{name}={codes.categories[name][code]}" for code in category.codes)


def _possible(
    persons: _Persons,
    noted: BoolArray,
    names: Sequence[Trait],
    crossed: Mapping[int, list[int]],
    codes: Codes,
) -> BoolArray:
    """What kinds there are of those of whom so much is noted, and might be: in one dimension as another is."""
    real = np.unique(persons.traits[(persons.noted == noted).all(axis=1)], axis=0)
    found = [real]
    for name, columns in _columns(names).items():
        if not noted[columns].any():
            continue
        alike = (persons.noted[:, columns] == noted[columns]).all(axis=1)
        parts = np.unique(persons.traits[alike][:, columns], axis=0)
        dimension = codes.dimensions.get(name.rpartition(".")[2])
        if dimension is not None and dimension.several_values and not crossed:
            alone = [
                n for n, c in enumerate(columns) if names[c][1][-1].endswith((_BLANK, *_ALONE))
            ]
            free = parts[~parts[:, alone].any(axis=1)]
            more = [np.any(some, axis=0) for many in _SEVERAL for some in combinations(free, many)]
            parts = np.unique(np.array([*parts, *more]), axis=0)
        might = np.repeat(real, len(parts), axis=0)
        might[:, columns] = np.tile(parts, (len(real), 1))
        for column, of in crossed.items():
            might[:, column] = noted[column] & might[:, of].all(axis=1)
        found.append(might)
    might = np.unique(np.concatenate(found), axis=0)
    chosen = np.random.default_rng(0).permutation(len(might))[:_MOST_KINDS]
    return np.unique(np.concatenate((real, might[chosen])), axis=0)


def _columns(names: Sequence[Trait]) -> dict[str, list[int]]:
    """The traits of each dimension by itself."""
    found: dict[str, list[int]] = {}
    for n, (name, _) in enumerate(names):
        if len(name) == 1:
            found.setdefault(next(iter(name)), []).append(n)
    return found


def _numbers(rows: RowSets, counted: Counted) -> IntArray:
    """The numbers behind the means, by row: of one dimension, as no two that have bands are crossed."""
    found = np.zeros(len(rows.weights), np.int64)
    for place, kinds in counted.items():
        for name in (name for name, kind in kinds if kind == MEAN):
            for dimension in filter(rows.codes.has_bands, name):
                those, values = rows.numbers(place, dimension)
                found[those] = values
    return found


def _limits(
    names: Sequence[Trait], traits: BoolArray, top: int, codes: Codes
) -> tuple[IntArray, IntArray]:
    """Between which two the numbers of each kind lie: those of its band, or any up to `top`."""
    low, high = np.zeros(len(traits), np.int64), np.zeros(len(traits), np.int64)
    for n, (_, kind) in enumerate(names):
        category = codes.steps.get(kind[-1]) if kind else None
        if kind[-1].endswith(_KNOWN):
            high[traits[:, n] & (high == 0)] = top
        elif category is not None and category.band is not None:
            low[traits[:, n]], high[traits[:, n]] = category.band.low, min(category.band.high, top)
    return low, high
