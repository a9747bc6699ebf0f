"""The longest time of all: whose it is may follow from whose it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sofrep.domain.figure import Figure
from sofrep.rojande.rowsets import RowPlace, RowSets
from sofrep.statistics.calendar_time import IntArray


def largest_of_few(
    figures: Sequence[tuple[Figure, RowPlace]], rows: RowSets, smallest: int
) -> Iterator[str]:
    """Largest values from which one follows for a small group, the least worth first.

    The largest of all belongs to one of those whom no smaller one is the largest of.
    """
    shown = list(figures)
    while shown:
        worst = _worst(shown, rows, smallest)
        if worst is None:
            return
        shown.remove(worst)
        yield worst[0].id


def _worst(
    shown: Sequence[tuple[Figure, RowPlace]], rows: RowSets, smallest: int
) -> tuple[Figure, RowPlace] | None:
    values: Mapping[str, IntArray] = {figure.id: rows.rows(place) for figure, place in shown}
    for figure, _ in shown:
        if figure.value is None:
            continue
        left = values[figure.id]
        lower = []
        for other, place in shown:
            if other.value is not None and other.value < figure.value:
                if len(np.intersect1d(left, values[other.id])):
                    lower.append((other, place))
                left = np.setdiff1d(left, values[other.id])
        if 0 < int(rows.weights[left].sum()) < smallest:
            return lower[-1] if lower else next(p for p in shown if p[0] is figure)
    return None
