"""A set of figures that remembers which of them were asked for: those are what is published."""

from __future__ import annotations

from collections.abc import ValuesView

from sofrep.domain.figure import Figure, FigureSet


class AskedFigures(FigureSet):
    """The figures of another set; `asked` are the ids that somebody has looked at.

    Whether a figure exists is no question about its value.
    """

    def __init__(self, figures: FigureSet) -> None:
        super().__init__()
        self._by_id = dict(figures)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Figure:
        figure = super().__getitem__(key)
        self.asked.add(key)
        return figure

    def values(self) -> ValuesView[Figure]:
        """All figures: to copy a set is not to ask for what is in it."""
        return self._by_id.values()

    def __contains__(self, key: object) -> bool:
        return key in self._by_id
