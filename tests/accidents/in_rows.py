"""What happens to rows and cells."""

from __future__ import annotations

import random
from itertools import zip_longest
from pathlib import Path

from accidents.happened import (
    ALIKE,
    BLANK,
    WORDS,
    Happened,
    a_row,
    a_sheet,
    below,
    header_row,
    headings,
)


def row_shifted(chance: random.Random, folder: Path) -> Happened:
    """The values of a row move one cell to the right or left."""
    with a_sheet(chance, folder) as (sheet, file):
        row = a_row(chance, sheet)
        old = [cell.value for cell in sheet[row]]
        at = chance.randrange(len(old))
        right = chance.random() < 0.5
        values = [*old[:at], None, *old[at:]] if right else [*old[:at], *old[at + 1 :], None]
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
        fits = all(
            new is None or new == before or _is_prose(new)
            for before, new in zip_longest(old, values)
        )
        return Happened(
            f"row {row} shifted {'right' if right else 'left'} from {at + 1}",
            (file,),
            sheet.title,
            unseen=fits * WORDS,
        )


def _is_prose(value: object) -> bool:
    return isinstance(value, str) and len(value.split()) > 3


def row_copied(chance: random.Random, folder: Path) -> Happened:
    with a_sheet(chance, folder) as (sheet, file):
        row = a_row(chance, sheet)
        to = chance.choice((row + 1, sheet.max_row + 1))
        values = [(cell.value, cell.number_format) for cell in sheet[row]]
        if to <= sheet.max_row:
            sheet.insert_rows(to)
        for column, (value, number_format) in enumerate(values, 1):
            sheet.cell(to, column, value).number_format = number_format
        alike = any(word in file for word in ("Ansökningar", "Enkäter", "Uppföljning"))
        return Happened(f"row {row} copied to {to}", (file,), sheet.title, unseen=alike * ALIKE)


def rows_filtered(chance: random.Random, folder: Path) -> Happened:
    """A filter is left on, so that rows are hidden."""
    with a_sheet(chance, folder) as (sheet, file):
        head = header_row(sheet)
        sheet.auto_filter.ref = f"A{head}:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
        for row in range(head + 1, sheet.max_row + 1):
            sheet.row_dimensions[row].hidden = chance.random() < 0.5
        return Happened("filtered", (file,), sheet.title)


def cell_cleared(chance: random.Random, folder: Path) -> Happened:
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(
            [c for head in headings(sheet) for c in below(sheet, head) if c.value is not None]
        )
        cell.value = chance.choice((None, "", " "))
        return Happened(f"{cell.coordinate} cleared", (file,), sheet.title, unseen=BLANK)


def cell_mistyped(chance: random.Random, folder: Path) -> Happened:
    """Something that is no value of the column is typed into a cell."""
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(
            [c for head in headings(sheet) for c in below(sheet, head) if c.value is not None]
        )
        old = cell.value
        cell.value = chance.choice(
            (
                "?",
                "2023-13-01",
                "se ovan",
                "O",
                "l2",
                "1,5,2",
                "#REF!",
                -1,
                99999,
                "0,5 tkr",
                "ca 5",
                "5-6",
            )
        )
        unseen = BLANK if cell.value == "?" else ""
        return Happened(
            f"{cell.coordinate} {old!r} -> {cell.value!r}", (file,), sheet.title, unseen=unseen
        )


def cell_formula(chance: random.Random, folder: Path) -> Happened:
    """A formula that has not been calculated stands in place of a value."""
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(
            [c for head in headings(sheet) for c in below(sheet, head) if c.value is not None]
        )
        cell.value = chance.choice(("=A1", "=1+1", "=TODAY()", "=B2&C2", "=Blad2!A1"))
        return Happened(f"{cell.coordinate} {cell.value}", (file,), sheet.title)


EVERY = (
    row_shifted,
    row_copied,
    rows_filtered,
    cell_cleared,
    cell_mistyped,
    cell_formula,
)
