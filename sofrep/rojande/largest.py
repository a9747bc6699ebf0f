"""The longest time of all: whose it is may follow from whose it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sofrep.domain.figure import Figure
from sofrep.rojande.kernel import partition
from sofrep.rojande.rowsets import RowPlace, RowSets


def largest_of_few(
    figures: Sequence[tuple[Figure, RowPlace]], rows: RowSets, smallest: int
) -> Iterator[str]:
    """Largest values from which one follows for a small group, the least worth first.

    The largest of all belongs to one of those whom no smaller one is the largest of.
    """
    values = [(f.id, f.value, rows.rows(p)) for f, p in figures if f.value is not None]
    atom_of, sizes = partition([found for _, _, found in values], rows.weights)
    atoms = [set(np.unique(atom_of[found]).tolist()) for _, _, found in values]
    holders: dict[int, list[int]] = {}
    for n, own in enumerate(atoms):
        for atom in own:
            holders.setdefault(atom, []).append(n)
    alike = [sorted({other for atom in own for other in holders[atom]}) for own in atoms]
    gone: set[int] = set()
    todo = list(range(len(values)))
    while todo:
        n = todo[0]
        left, lower = set(atoms[n]), []
        for other in alike[n] if n not in gone else ():
            if other not in gone and values[other][1] < values[n][1]:
                if left & atoms[other]:
                    lower.append(other)
                left -= atoms[other]
        if n not in gone and 0 < sum(sizes[atom] for atom in left) < smallest:
            worst = lower[-1] if lower else n
            gone.add(worst)
            yield values[worst][0]
            todo = sorted({*todo, *alike[worst]})
        else:
            todo.remove(n)
