"""Figures from the store, read one by one as they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property

from sofrep.domain.figure import Figure, FigureSet, UnknownFigureError
from sofrep.pipeline.figure_json import Json, figure_from_json


class KeptFigures(FigureSet):
    """A set of figures behind its JSON, an object by id: a query needs few of the thousands."""

    def __init__(self, text: str | bytes) -> None:
        super().__init__()
        self._text = text

    @cached_property
    def _entries(self) -> dict[str, Json]:
        entries: dict[str, Json] = json.loads(self._text)
        return entries

    def __getitem__(self, key: str) -> Figure:
        if key not in self._by_id:
            if key not in self._entries:
                raise UnknownFigureError(key)
            self._by_id[key] = figure_from_json(key, self._entries[key])
        return self._by_id[key]

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
