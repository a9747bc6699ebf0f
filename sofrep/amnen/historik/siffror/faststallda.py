"""Figures that the board has adopted: what the public has read of an earlier year stays what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from sofrep.domain.faststallt import STOR_SKILLNAD, is_large
from sofrep.domain.figure import Figure, FigureSet, Origin, Recipe

KEPT = frozenset(
    {
        "register",
        "uppfoljning",
        "antal",
        "blandat",
        "enkat",
        "ansokningar",
        "strukturella",
        "historik",
    }
)
"""The tables whose figures are kept; goals and economy are typed in anew each year."""

OF_SERIES = frozenset({"enkat", "historik"})
"""The tables of which documents print more years than the last."""


def with_adopted(counted: FigureSet, adopted: Mapping[str, Figure]) -> FigureSet:
    """The figures with the adopted values where rows give others, or none.

    The recipe stays that of the rows; where nothing is counted it is that of entered history.
    """
    if not adopted:
        return counted
    found = [_adopted(figure, adopted.get(figure.id)) for figure in counted.values()]
    for figure in adopted.values():
        if figure.id not in counted:
            origin = figure.origin if figure.origin is Origin.INMATAD else Origin.FASTSTALLD
            found.append(replace(figure, recipe=Recipe("historik", ()), origin=origin))
    return FigureSet(found)


def _adopted(counted: Figure, adopted: Figure | None) -> Figure:
    if adopted is None or adopted.value == counted.value:
        return counted
    source = STOR_SKILLNAD if is_large(adopted, counted) else ""
    return replace(adopted, recipe=counted.recipe, origin=Origin.FASTSTALLD, source=source)


def revised(counted: FigureSet, adopted: Mapping[str, Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each adopted figure of which the rows give another value, with that one."""
    for figure in adopted.values():
        now = counted.get(figure.id)
        if now is not None and now.value is not None and now.value != figure.value:
            yield figure, now
