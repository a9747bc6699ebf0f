"""A printed table as rows and columns for programs: a number a cell, a name for every column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sofrep.utdata.tabeller.number_cells import Talcell, cells_of, text_cell
from sofrep.visning.svenska import plain
from sofrep.visning.tabellform import evened, number_columns
from sofrep.visning.visat import Rad, Tabell, cell_text

IDS = "Siffrornas id"
_LABELS, _GROUP = "Rad", "Grupp"
_BRACKETED, _OF = "inom parentes", "av"


class Bredtabell(Struct, frozen=True):
    """The table: unique names of columns, and as many cells in every row.

    `hoger` says which columns stand to the right, `summor` which rows are totals.
    """

    kolumner: tuple[str, ...]
    rader: tuple[tuple[Talcell, ...], ...]
    hoger: tuple[bool, ...]
    summor: frozenset[int]


def bredtabell(tabell: Tabell) -> Bredtabell:
    """The table with headings of rows as a column, and cells of several numbers in several columns.

    The last column has the ids of the row's figures, each after the name of its column.
    """
    rows = evened(tabell)
    right = number_columns(len(tabell.kolumner), rows)
    empty = ("",) * (len(tabell.kolumner) - 1)
    groups, whole = _grouped([replace(rad, celler=rad.celler or empty) for rad in rows])
    if not whole:  # a marked table has a row
        groups, whole = [""], [Rad("", empty)]
    columns = [
        [cells_of(rad.celler[n], is_number=right[n + 1]) for rad in whole]
        for n in range(len(tabell.kolumner) - 1)
    ]
    names, stands = [plain(tabell.kolumner[0]) or _LABELS], [False]
    spread: list[list[Talcell]] = [[text_cell(rad.etikett) for rad in whole]]
    if any(groups):
        names.append(_GROUP)
        stands.append(False)
        spread.append([text_cell(group) for group in groups])
    for heading, cells, is_right in zip(tabell.kolumner[1:], columns, right[1:], strict=True):
        for place in range(max(map(len, cells), default=1)):
            names.append(_name(plain(heading), cells, place))
            stands.append(is_right)
            spread.append([row[place] if place < len(row) else text_cell("") for row in cells])
    return _with_ids(
        Bredtabell(
            tuple(_unique(names)),
            tuple(zip(*spread, strict=True)),
            tuple(stands),
            frozenset(n for n, rad in enumerate(whole) if rad.summa),
        )
    )


def _with_ids(table: Bredtabell) -> Bredtabell:
    """With a last column that names the figures of each row, if there are any."""
    ids = [
        "; ".join(f"{n}: {c.figur}" for n, c in zip(table.kolumner, row, strict=True) if c.figur)
        for row in table.rader
    ]
    if not any(ids):
        return table
    rows = tuple((*row, text_cell(told)) for row, told in zip(table.rader, ids, strict=True))
    return replace(table, kolumner=(*table.kolumner, IDS), rader=rows, hoger=(*table.hoger, False))


def _grouped(rows: Sequence[Rad]) -> tuple[list[str], list[Rad]]:
    """The rows that say something, and the heading that each stands under."""
    group, groups, whole = "", [], []
    for rad in rows:
        if rad.rubrik and not any(map(cell_text, rad.celler)):
            group = plain(rad.etikett)
        else:
            groups.append(group)
            whole.append(rad)
    return groups, whole


def _name(heading: str, cells: Sequence[Sequence[Talcell]], place: int) -> str:
    if not place:
        return heading
    is_of = any(row[place].av for row in cells if place < len(row))
    return f"{heading}, {_OF if is_of else _BRACKETED}"


def _unique(names: Sequence[str]) -> list[str]:
    """The names, with a number where one is there already; Excel takes no notice of case."""
    seen: Counter[str] = Counter()
    made = []
    for name in names:
        seen[name.casefold()] += 1
        count = seen[name.casefold()]
        made.append(name if count == 1 else f"{name} ({count})")
    return made
