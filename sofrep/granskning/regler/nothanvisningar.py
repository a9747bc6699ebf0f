"""The notes' sums against the posts that refer to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Rutnat
from sofrep.granskning.regler.balanser import years_in
from sofrep.granskning.regler.ord import shown_difference
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.talnat import TOTAL, Vy

REGEL = "not"
_NOTE = re.compile(r"\bnot (\d+)\b", re.IGNORECASE)


def notes(context: Sammanhang) -> Iterator[Fynd]:
    """A note's sum against the post that refers to it."""
    found: dict[int, tuple[Rutnat, Vy]] = {}
    for nat, rows, _ in context.vyer:
        named = _NOTE.search(nat.titel) or _NOTE.search(nat.plats.rubrik)
        if named:
            found.setdefault(int(named[1]), (nat, rows))
    for _, rows, columns in context.vyer:
        refers = [j for j, head in enumerate(columns.etiketter) if head.strip().lower() == "not"]
        if not refers:
            continue
        for line, label in enumerate(rows.etiketter):
            number = rows.value(line, refers[0])
            if number is None or int(number) not in found:
                continue
            yield from _note(context, rows, line, label, found[int(number)])


def _note(
    context: Sammanhang, rows: Vy, line: int, label: str, note: tuple[Rutnat, Vy]
) -> Iterator[Fynd]:
    nat, its = note
    totals = [i for i, e in enumerate(its.etiketter) if TOTAL.fullmatch(e)]
    sums = totals[-1:] or ([0] if len(its.etiketter) == 1 else [])
    of_year = {year: k for k, year in years_in(context, its).items()}
    for k, year in years_in(context, rows).items():
        printed, there = rows.varden[line][k], of_year.get(year)
        if not sums or printed is None or there is None:
            continue
        total = its.varden[sums[0]][there]
        if total is None or abs(abs(total.varde) - abs(printed.varde)) < max(
            total.steg, printed.steg
        ):
            continue
        if context.explains(nat, abs(total.varde) - abs(printed.varde)):
            continue
        told = f"Posten ”{label}” {year} är {printed.text}. {shown_difference(abs(total.varde) - abs(printed.varde), printed)}"
        yield its.fynd(
            REGEL,
            Sakerhet.SAKER if totals else Sakerhet.TROLIG,
            (sums[0], there),
            told,
            andra=(rows.cell(line, k).plats,),
        )
