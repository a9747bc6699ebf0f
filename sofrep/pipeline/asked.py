"""A set of figures that remembers which of them were asked for: those are what is published."""

from __future__ import annotations

from sofrep.domain.figure import Figure, FigureSet


class AskedFigures(FigureSet):
    """The figures of another set; `asked` are the ids that somebody has looked at.

    Whether a figure exists is no question about its value.
    """

    def __init__(self, figures: FigureSet) -> None:
        super().__init__(figures.values())
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Figure:
        figure = super().__getitem__(key)
        self.asked.add(key)
        return figure
