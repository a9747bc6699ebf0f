"""Empty workbooks from the declaration of the sheets: headers, dropdowns, help."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.amnen.alla.sheets import (
    ANSOKNINGAR,
    EKONOMI,
    ENKATSUMMOR,
    ENKATSVAR,
    HISTORIK,
    INSATSER,
    MAL,
    ORGANISATION,
    REGISTER,
    RIKET,
    STRUKTURELLA,
    TEXTER,
    UPPFOLJNING,
)
from sofrep.domain.cellomraden import column_letters
from sofrep.domain.forbund import Forbund
from sofrep.excel.cells import printable
from sofrep.excel.declaration import Column, SheetKind, Values
from sofrep.pipeline.startmapp.as_made import sign
from sofrep.pipeline.startmapp.measure_choices import LISTS, add_measures, offer
from sofrep.pipeline.startmapp.sheet_sizes import FONT, fit

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

OF_FOLDER = (REGISTER, ENKATSUMMOR, HISTORIK)
OF_YEAR = (
    ANSOKNINGAR,
    STRUKTURELLA,
    ENKATSVAR,
    RIKET,
    MAL,
    INSATSER,
    TEXTER,
    UPPFOLJNING,
    EKONOMI,
    ORGANISATION,
)

_LONGEST_TITLE = 32
"""Signs in the title of a dropdown's message; with more Excel calls the workbook damaged."""
_HELP = "Hjälp"
_WIDE = {
    "text": 70,
    "mal": 60,
    "vad": 40,
    "kommentar": 40,
    "ej_matt": 30,
    "kalla": 40,
    "post": 44,
    "uppgift": 36,
    "i_ord": 40,
    "forra_i_ord": 40,
    "skal": 60,
}
_ASIDE = 50
"""The width of a column that is only for the reader."""
_ACCENT = "1F4E5F"
_FORMATS = {Values.DATUM: "yyyy-mm-dd", Values.BELOPP: "#,##0"}
_CODED = frozenset({Values.KOD, Values.KODER})

Cells = dict[str, object]
"""A row to fill in: field -> value."""
Line = tuple[str, ...]
"""A line of the help sheet: its cells."""


def columns_to_make(kind: SheetKind, forbund: Forbund) -> tuple[Column, ...]:
    """The columns of `kind` in a new workbook.

    "År" is left out where the folder says it, and so is a code of which the profile has no list.
    """
    return tuple(
        column
        for column in kind.columns_of(forbund)
        if not (kind.per_year and column.field == "ar")
        and (column.values not in _CODED or column.required or column.choices(forbund))
    )


def new_workbook(kind: SheetKind, forbund: Forbund, rows: Sequence[Cells] = ()) -> bytes:
    """A workbook with a sheet of `kind` that has these rows, its lists and its help.

    The columns that are only for the reader have their headers as fields.
    """
    return new_book(kind, forbund, [NewSheet(kind.title, columns_to_make(kind, forbund), rows)])


class NewSheet(Struct, frozen=True):
    """A sheet to make: its title, its columns and rows to fill in."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Cells] = ()


def new_book(
    kind: SheetKind, forbund: Forbund, pages: Sequence[NewSheet], explained: Sequence[Line] = ()
) -> bytes:
    """A workbook with several sheets of `kind`, and lines that stand last on its help sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = [(book.create_sheet(page.title), page) for page in pages]
    for sheet, page in sheets:
        _write_headers(sheet, [*(column.header for column in page.columns), *kind.asides])
        fields = [*(column.field for column in page.columns), *kind.asides]
        for number, row in enumerate(page.rows, start=2):
            for position, field in enumerate(fields, start=1):
                _fill(sheet, number, position, row.get(field))
        fit(
            sheet,
            {n: _WIDE[c.field] for n, c in enumerate(page.columns, start=1) if c.field in _WIDE}
            | {n + 1: _ASIDE for n in range(len(page.columns), len(fields))},
            {n: _chosen(c, forbund) for n, c in enumerate(page.columns, start=1)},
        )
        _add_formats(sheet, page.columns)
    _add_lists(book, sheets, forbund)
    if kind is MAL:
        add_measures(book, sheets[0][0], pages[0].columns, forbund)
    columns = {column.header: column for page in pages for column in page.columns}
    _add_help(book, kind, columns.values(), explained)
    sign(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Worksheet, row: int, column: int, value: object) -> None:
    if value is None or value == "":
        return
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        from openpyxl.styles import Alignment

        cell.value = printable(value)
        cell.data_type = "s"  # text that begins with = is text, no formula
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value  # type: ignore[assignment]  # numbers only


def _write_headers(sheet: Worksheet, headers: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, header in enumerate(headers, start=1):
        cell = sheet.cell(1, number, printable(header))
        cell.data_type = "s"  # a name in the profile may begin with =
        cell.font = Font(name=FONT, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_ACCENT)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.freeze_panes = "A2"


def _add_formats(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns, start=1):
        form = _FORMATS.get(column.values)
        if form:
            letter = column_letters(number)
            sheet.column_dimensions[letter].number_format = form
            for cell in sheet[letter][1:]:
                cell.number_format = form


def _chosen(column: Column, forbund: Forbund) -> int:
    """The room that the values to choose of a column need, beside the arrow of the dropdown."""
    return max(map(len, column.choices(forbund)), default=0) + 2


def _add_lists(
    book: Workbook, sheets: Sequence[tuple[Worksheet, NewSheet]], forbund: Forbund
) -> None:
    """A dropdown on every coded column; the values stand on a sheet of their own."""
    offered = [
        (sheet, number, column, choices)
        for sheet, page in sheets
        for number, column in enumerate(page.columns, start=1)
        if (choices := column.choices(forbund))
    ]
    if not offered:
        return
    lists = book.create_sheet(LISTS)
    letters: dict[tuple[str, ...], str] = {}
    for sheet, number, column, choices in offered:
        if choices not in letters:
            letters[choices] = _write_list(lists, len(letters) + 1, (column.header, *choices))
        _add_dropdown(sheet, number, column, (letters[choices], len(choices)))


def _write_list(lists: Worksheet, number: int, texts: Sequence[str]) -> str:
    letter = column_letters(number)
    lists.column_dimensions[letter].width = max(map(len, texts)) + 2
    for row, text in enumerate(texts, start=1):
        _fill(lists, row, number, text)
    return letter


def _add_dropdown(sheet: Worksheet, number: int, column: Column, offered: tuple[str, int]) -> None:
    letter, length = offered
    formula = f"{LISTS}!${letter}$2:${letter}${length + 1}"
    rule = offer(sheet, column_letters(number), formula)
    # Several values, figure ids and other spellings (x, K, minst) are read too, and the
    # profile may get a new value: Excel asks about one unknown code, and never refuses.
    rule.showErrorMessage = column.values is Values.KOD
    rule.errorStyle = "warning"
    rule.errorTitle = printable(column.header)[:_LONGEST_TITLE]
    rule.error = "Värdet finns inte i listan. Finns det i forbund.toml går det bra ändå."


def _add_help(
    book: Workbook, kind: SheetKind, columns: Iterable[Column], explained: Sequence[Line]
) -> None:
    from openpyxl.styles import Alignment, Font

    page = book.create_sheet(_HELP)
    lines: list[Line] = [
        (kind.title,),
        (kind.help,),
        ("Kolumnerna får stå i vilken ordning som helst. Ändra inte rubrikerna.",),
        ("Skriv aldrig personnummer eller namn på deltagare.",),
        (),
        ("Kolumn", "Innehåll", "Kolumnen måste finnas", "Anmärkning"),
    ]
    lines += [
        (column.header, str(column.values), "ja" if column.required else "", column.help)
        for column in columns
    ]
    lines += [(), *explained] if explained else []
    for number, line in enumerate(lines, start=1):
        is_heading = number == 1 or not lines[number - 2]
        for position, text in enumerate(line, start=1):
            _fill(page, number, position, text)
            cell = page.cell(number, position)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name=FONT, bold=is_heading)
        if len(line) == 1:
            page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
    fit(page, {1: 32, 2: 34, 3: 14, 4: 66})
