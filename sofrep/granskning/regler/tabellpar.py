"""Two tables that print the same: those that agree in most cells of the same row, column and year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd
from sofrep.granskning.regler.samma_sak import REGEL_TABELL, Sagtvarde, deviating, plain
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.talnat import Vy
from sofrep.granskning.talord import years_of

_AGREEING = 4
_TELLING = 5
"""Smaller values agree by chance."""
_MAX_TABLES = 400

Key = tuple[str, str, int, str]


def same_tables(contexts: Sequence[Sammanhang]) -> Iterator[Fynd]:
    """Cells in which two tables differ that otherwise say the same."""
    tables = [_cells(context, rows) for context in contexts for _, rows, _ in context.vyer]
    places: dict[Key, list[int]] = {}
    for number, cells in enumerate(tables[:_MAX_TABLES]):
        for key in cells:
            places.setdefault(key, []).append(number)
    agreeing: dict[tuple[int, int], set[Fraction]] = {}
    differing: dict[tuple[int, int], list[Key]] = {}
    for key, numbers in places.items():
        for pair in combinations(numbers, 2):
            first, second = (tables[number][key] for number in pair)
            if not first.agrees(second):
                differing.setdefault(pair, []).append(key)
            elif abs(first.tal.varde) > _TELLING:
                agreeing.setdefault(pair, set()).add(first.tal.varde)
    for pair, keys in differing.items():
        if len(agreeing.get(pair, ())) >= max(_AGREEING, 2 * len(keys)):
            for key in keys:
                yield from deviating([tables[number][key] for number in pair], REGEL_TABELL)


def _cells(context: Sammanhang, rows: Vy) -> Mapping[Key, Sagtvarde]:
    """The values by row, column, year and unit; those whose place is not said once are left out."""
    found: dict[Key, Sagtvarde] = {}
    twice = set()
    for line, label in enumerate(rows.etiketter):
        for k, head in enumerate(rows.lagen):
            value = rows.varden[line][k]
            if value is None or value.enhet not in {Unit.ANTAL, Unit.KRONOR} or not plain(label):
                continue  # shares agree by chance
            year = (years_of(head) or years_of(rows.nat.titel) or [context.ar])[-1]
            key = (plain(label), plain(head), year, str(value.enhet))
            if key in found:
                twice.add(key)
            place, star = rows.cell(line, k).plats, rows.printed(line, k)
            found[key] = Sagtvarde(value, place, star, context, rows.nat)
    return {key: said for key, said in found.items() if key not in twice}
