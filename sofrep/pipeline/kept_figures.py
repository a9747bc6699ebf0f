"""Figures from the store, read one by one as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from collections.abc import Set as AbstractSet

import msgspec
from msgspec.structs import replace

from sofrep.domain.figure import Figure, FigureSet, Origin, UnknownFigureError
from sofrep.pipeline.figure_json import figure_from_json


class KeptFigures(FigureSet):
    """A set of figures behind a line of JSON for each, by its id: few of the thousands are needed.

    Those whose id is among `marks` are for the office alone.
    """

    def __init__(self, lines: Mapping[str, str], marks: AbstractSet[str] = frozenset()) -> None:
        super().__init__()
        self._lines = lines
        self._marks = marks

    def __getitem__(self, key: str) -> Figure:
        if key not in self._by_id:
            if key not in self._lines:
                raise UnknownFigureError(key)
            figure = figure_from_json(key, msgspec.json.decode(self._lines[key]))
            self._by_id[key] = replace(figure, is_internal=True) if key in self._marks else figure
        return self._by_id[key]

    def __contains__(self, key: object) -> bool:
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def values(self) -> ValuesView[Figure]:
        """All figures, which are all read."""
        return {key: self[key] for key in self._lines}.values()

    def line(self, key: str) -> str:
        """The JSON of a figure, as it was kept."""
        return self._lines[key]

    def is_entered(self, key: str) -> bool:
        """As of any set; the figure is not read for that."""
        return _ENTERED in self._lines[key]


_ENTERED = f'"ursprung": "{Origin.INMATAD}"'
"""Part of the JSON of such a figure."""
