"""Every figure by its id, for what an office adds to a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sofrep.domain.figure import FigureSet
from sofrep.domain.period import Period
from sofrep.visning.visat import Tal


class Figurer(Mapping[str, Tal]):
    """``figur['rv.nya']`` is a figure of the period, ``figur['2022.rv.nya']`` one of any.

    Without the period a template serves every year.  Raises `UnknownFigureError`.
    """

    def __init__(self, figures: FigureSet, period: Period) -> None:
        self._figures = figures
        self._start = f"{period.key}."

    def __getitem__(self, key: str) -> Tal:
        figure = self._figures.get(key)
        return Tal(self._figures[self._start + key] if figure is None else figure)

    def __iter__(self) -> Iterator[str]:
        return (key.removeprefix(self._start) for key in self._figures)

    def __len__(self) -> int:
        return len(self._figures)
