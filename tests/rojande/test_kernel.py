"""What sums over sets tell of small groups, against elimination by hand over every group."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest

from sofrep.rojande.kernel import Kernel, partition

ROWS = 8
SMALLEST = 4


def some_sets(seed: int) -> list[list[int]]:
    """Some sets of rows, among them what is left between two, as published tables have."""
    chosen = random.Random(seed)  # noqa: S311 - cases, no secrets
    sets = [
        sorted(chosen.sample(range(ROWS), chosen.randint(2, ROWS)))
        for _ in range(chosen.randint(1, 5))
    ]
    if chosen.random() < 0.5:
        sets.append(sorted({*sets[0]} ^ {*sets[-1]}) or sets[0])
    return sets


def follows(group: set[int], sets: list[list[int]]) -> bool:
    """Whether the sum over a group is a sum of the sets' sums, each any number of times."""
    lines = [
        [Fraction(row in each) for each in sets] + [Fraction(row in group)] for row in range(ROWS)
    ]
    done = 0
    for column in range(len(sets)):
        pivot = next((n for n in range(done, ROWS) if lines[n][column]), None)
        if pivot is None:
            continue
        lines[done], lines[pivot] = lines[pivot], lines[done]
        for n in range(ROWS):
            if n != done and lines[n][column]:
                factor = lines[n][column] / lines[done][column]
                lines[n] = [a - factor * b for a, b in zip(lines[n], lines[done], strict=True)]
        done += 1
    return all(not line[-1] for line in lines[done:])


@pytest.mark.parametrize("seed", range(60))
def test_a_small_group_is_told_exactly_when_its_sum_follows(seed: int) -> None:
    sets = some_sets(seed)
    atom_of, sizes = partition([np.array(each) for each in sets], np.ones(ROWS, np.int64))
    kernel = Kernel(sizes, SMALLEST)
    for each in sets:
        kernel.add(np.unique(atom_of[each]))
    told = kernel.told(np.ones(len(sizes), np.bool_), first=False)
    members = {n: {row for row in range(ROWS) if atom_of[row] == n} for n in range(len(sizes))}
    found = {frozenset().union(*(members[n] for n in group)) for group in told}
    wanted = {
        frozenset(group)
        for size in range(1, SMALLEST)
        for group in combinations(range(ROWS), size)
        if follows(set(group), sets)
    }
    # A group that is two told ones together needs not be named.
    assert found <= wanted
    assert all(any(each <= group for each in found) for group in wanted)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_taken_back_is_as_if_it_had_never_been_added(seed: int) -> None:
    sets = some_sets(seed)
    atom_of, sizes = partition([np.array(each) for each in sets], np.ones(ROWS, np.int64))
    kernel = Kernel(sizes, SMALLEST)
    kernel.add(np.unique(atom_of[sets[0]]))
    before, mark = kernel.basis.copy(), kernel.mark()
    for each in sets[1:]:
        kernel.add(np.unique(atom_of[each]))
    kernel.back(mark)
    assert (kernel.basis == before).all()
