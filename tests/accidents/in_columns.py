"""What happens to headings and whole columns."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from accidents.happened import BLANK, Happened, a_sheet, below, books, header_row, headings, opened


def heading_misspelt(chance: random.Random, folder: Path) -> Happened:
    """A letter of a heading is lost, doubled or changed for its neighbour."""
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice([cell for cell in headings(sheet) if len(str(cell.value)) > 2])
        old = str(cell.value)
        at = chance.randrange(len(old) - 1)
        cell.value = old[:at] + chance.choice(("", old[at] * 2, old[at + 1])) + old[at + 1 :]
        return Happened(f"{old} -> {cell.value}", (file,), sheet.title)


def heading_reworded(chance: random.Random, folder: Path) -> Happened:
    """A heading gets another word before or after it, or is written otherwise."""
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(headings(sheet))
        old = str(cell.value)
        cell.value = chance.choice(
            (
                f"{old} (obs)",
                f"Ny {old.lower()}",
                f"{old} enligt journal",
                old.upper(),
                f" {old}: ",
                old[:4] + ".",
            )
        )
        return Happened(f"{old} -> {cell.value}", (file,), sheet.title)


def heading_unknown(chance: random.Random, folder: Path) -> Happened:
    """A heading is written over or cleared."""
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(headings(sheet))
        old, cell.value = cell.value, chance.choice(("Xyz", "Övrigt", "Kolumn1", None, 7))
        return Happened(f"{old} -> {cell.value}", (file,), sheet.title)


def column_deleted(chance: random.Random, folder: Path) -> Happened:
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(headings(sheet))
        old = cell.value
        sheet.delete_cols(cell.column)
        return Happened(f"{old} deleted", (file,), sheet.title, takes_away=True)


def column_moved(chance: random.Random, folder: Path) -> Happened:
    with a_sheet(chance, folder) as (sheet, file):
        cells = headings(sheet)
        cell = chance.choice(cells)
        old, column = (
            cell.value,
            [(each.row, each.value, each.number_format) for each in below(sheet, cell)],
        )
        sheet.delete_cols(cell.column)
        to = chance.randint(1, len(cells))
        sheet.insert_cols(to)
        sheet.cell(header_row(sheet), to).value = old
        for row, value, number_format in column:
            sheet.cell(row, to, value).number_format = number_format
        return Happened(f"{old} moved to {to}", (file,), sheet.title)


def column_copied(chance: random.Random, folder: Path) -> Happened:
    """A column stands twice, the second time hidden or changed in a cell."""
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(headings(sheet))
        to = sheet.max_column + 1
        for each in (cell, *below(sheet, cell)):
            sheet.cell(each.row, to, each.value).number_format = each.number_format
        sheet.column_dimensions[sheet.cell(1, to).column_letter].hidden = chance.random() < 0.5
        return Happened(f"{cell.value} copied", (file,), sheet.title)


def column_formatted(chance: random.Random, folder: Path) -> Happened:
    """A column is shown otherwise: the values are the same, what Excel shows is not."""
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(headings(sheet))
        way = chance.choice(
            ("General", "0", "0.00", "0%", "@", "yyyy-mm-dd", "mmm-yy", '0" st"', "#,##0", ";;;")
        )
        for each in below(sheet, cell):
            each.number_format = way
        return Happened(f"{cell.value} as {way}", (file,), sheet.title)


def column_of_text(chance: random.Random, folder: Path) -> Happened:
    """The numbers and dates of a column become text, as after an import."""
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(headings(sheet))
        way = chance.choice(("{}", "{} ", "'{}", "{:>8}"))
        for each in below(sheet, cell):
            if each.value is not None:
                text = (
                    each.value.date().isoformat()
                    if hasattr(each.value, "date")
                    else str(each.value)
                )
                each.value, each.number_format = way.format(text.replace(".", ",")), "@"
                each.data_type = "s"
        return Happened(f"{cell.value} as text {way}", (file,), sheet.title)


def column_sorted(chance: random.Random, folder: Path) -> Happened:
    """One column of a register is sorted without the others, blanks last as in Excel."""
    path = chance.choice(sorted((folder / "register").glob("*.xlsx")) or books(folder))
    with opened(path) as book:
        sheet = chance.choice(book.worksheets)
        cell = chance.choice(headings(sheet))
        cells = below(sheet, cell)
        values = sorted((each.value for each in cells if each.value is not None), key=_as_excel)
        for each, value in zip(cells, values + [None] * len(cells), strict=False):
            each.value = value
        told = str(cell.value) in SORTED and sheet.max_row > FEW
        file = path.relative_to(folder).as_posix()
        return Happened(f"{cell.value} sorted", (file,), sheet.title, unseen="" if told else ORDER)


FEW = 30
SORTED = (
    "Kön",
    "Födelseår",
    "Född år",
    "Kommun",
    "Hemkommun",
    "Bostadskommun",
)
ORDER = "what few rows, marks and free words say of a row is not known by their order"


def _as_excel(value: Any) -> tuple[bool, str, Any]:
    """Numbers and days before texts, without regard to case."""
    is_text = isinstance(value, str)
    return is_text, value.casefold() if is_text else "", value


def column_shifted(chance: random.Random, folder: Path) -> Happened:
    """The cells of a column below some row move one down or up."""
    with a_sheet(chance, folder) as (sheet, file):
        cell = chance.choice(headings(sheet))
        cells = below(sheet, cell)
        first = chance.randrange(len(cells))
        values = [each.value for each in cells[first:]]
        down = chance.random() < 0.5
        values = [None, *values] if down else [*values[1:], None]
        for offset, value in enumerate(values):
            sheet.cell(cells[first].row + offset, cell.column).value = value
        return Happened(
            f"{cell.value} shifted {'down' if down else 'up'} from {cells[first].coordinate}",
            (file,),
            sheet.title,
            unseen="" if down else BLANK,
        )


EVERY = (
    heading_misspelt,
    heading_reworded,
    heading_unknown,
    column_deleted,
    column_moved,
    column_copied,
    column_formatted,
    column_of_text,
    column_sorted,
    column_shifted,
)
