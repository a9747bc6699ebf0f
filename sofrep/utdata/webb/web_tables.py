"""Tables and lists as a page shows them: which columns are numbers, which rows a heading gathers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from sofrep.visning.block import Listpunkt
from sofrep.visning.svenska import DASH
from sofrep.visning.tabellform import evened, number_columns
from sofrep.visning.visat import Diagram, Rad, Tabell


class Radgrupp(Struct, frozen=True):
    """Rows under a heading of their own, "" for none."""

    rubrik: str
    rader: tuple[Rad, ...]


class WebTable(Struct, frozen=True):
    """A table whose numbers have the decimals that they are printed with; `hoger` are its columns of numbers."""

    kolumner: tuple[str, ...]
    hoger: tuple[bool, ...]
    grupper: tuple[Radgrupp, ...]


def web_table(tabell: Tabell) -> WebTable:
    """The table as it is shown."""
    rows = evened(tabell)
    right = tuple(number_columns(len(tabell.kolumner), rows))
    return WebTable(tabell.kolumner, right, tuple(_groups(rows)))


def _groups(rows: Sequence[Rad]) -> Iterator[Radgrupp]:
    """A heading of rows ends the group before it; a total stands under its rows."""
    heading, gathered = "", list[Rad]()
    for rad in rows:
        if rad.rubrik and not any(rad.celler):
            if gathered:
                yield Radgrupp(heading, tuple(gathered))
            heading, gathered = rad.etikett, []
        else:
            gathered.append(rad)
    yield Radgrupp(heading, tuple(gathered))


class WebItem(Struct, frozen=True):
    """An item of a list, and those of the deeper levels that belong to it."""

    punkt: Listpunkt
    under: tuple[WebItem, ...]


def items_of(points: Sequence[Listpunkt], level: int = 0) -> tuple[WebItem, ...]:
    """The items of a list, each with those below it; one that is too deep for its place moves up."""
    starts = [n for n, point in enumerate(points) if point.niva <= level or n == 0]
    return tuple(
        WebItem(points[start], items_of(points[start + 1 : end], level + 1))
        for start, end in pairwise([*starts, len(points)])
    )


def numbers_of(diagram: Diagram) -> WebTable:
    """The numbers of a chart: a row per category, a column per series."""
    rows = tuple(
        Rad(name, tuple(DASH if tal is None else tal for tal in values))
        for name, *values in zip(
            diagram.kategorier, *(serie.tal for serie in diagram.serier), strict=True
        )
    )
    columns = ("", *(serie.namn for serie in diagram.serier))
    return web_table(Tabell(diagram.rubrik, diagram.alt, columns, rows))
