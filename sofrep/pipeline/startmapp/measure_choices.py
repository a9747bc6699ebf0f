"""The measures of a goal sheet: a few for what its goal is about, and all of them to search among."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sofrep.amnen.alla.goal_names import common_measures, every_measure
from sofrep.domain.cellomraden import column_letters
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.excel.declaration import Column
from sofrep.excel.names import scope_names
from sofrep.pipeline.startmapp.sheet_sizes import FONT, fit

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

ALL = "Alla mått"
LISTS = "Listor"
_LAST_ROW = 5000
_HEADINGS = ("Mått", "Kod", "Räknas för", "Räknas i")
_MESSAGE = (
    "Det är inget av de vanliga måtten för insatsen. Står det på bladet Alla mått går det bra; annars säger "
    "sofrep check vad som går att räkna."
)


def add_measures(
    book: Workbook, sheet: Worksheet, columns: Sequence[Column], forbund: Forbund
) -> None:
    """Offer in the column of measures those of the goal's insats, and list all on a sheet of their own."""
    fields = [column.field for column in columns]
    first, last, longest = _write_lists(book[LISTS], forbund)
    scope, own = (column_letters(fields.index(name) + 1) for name in ("insats", "matt"))
    heads = f"{LISTS}!${first}$1:${last}$1"
    which = f'MATCH(IF(${scope}2="","Förbundet",${scope}2),{heads},0)-1'
    column = f"OFFSET({LISTS}!${first}$2,0,{which},{longest},1)"
    rule = offer(sheet, own, f"OFFSET({LISTS}!${first}$2,0,{which},COUNTA({column}),1)")
    rule.showErrorMessage = True
    rule.errorStyle = "information"
    rule.errorTitle = "Mått"
    rule.error = _MESSAGE
    sheet.column_dimensions[own].width = 44
    _write_all(book.create_sheet(ALL), forbund)


def offer(sheet: Worksheet, column: str, formula: str) -> DataValidation:
    """A dropdown on a column, by its letter, with the values that a formula gives."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=formula, allow_blank=True)
    rule.add(f"{column}2:{column}{_LAST_ROW}")
    sheet.add_data_validation(rule)
    return rule


def _write_lists(lists: Worksheet, forbund: Forbund) -> tuple[str, str, int]:
    """A column per insats, union and the förbund; the first and last letter, and the longest's length."""
    names, kods = scope_names(forbund)
    first = lists.max_column + 1
    longest = 0
    for number, (name, kod) in enumerate(zip(names.choices, kods, strict=True), start=first):
        offered = [*common_measures(forbund, FORBUNDET if kod == FORBUNDET else kod).values()]
        for row, text in enumerate((name, *offered), start=1):
            lists.cell(row, number, text).data_type = "s"
        lists.column_dimensions[column_letters(number)].width = max(map(len, (name, *offered))) + 2
        longest = max(longest, len(offered))
    return column_letters(first), column_letters(first + len(kods) - 1), longest


def _write_all(page: Worksheet, forbund: Forbund) -> None:
    """Every measure by name, with filters to search by."""
    from openpyxl.styles import Font

    for number, heading in enumerate(_HEADINGS, start=1):
        page.cell(1, number, heading).font = Font(name=FONT, bold=True)
    rows = list(every_measure(forbund))
    for number, row in enumerate(rows, start=2):
        for position, text in enumerate(row, start=1):
            page.cell(number, position, text).data_type = "s"
    page.auto_filter.ref = f"A1:D{len(rows) + 1}"
    page.freeze_panes = "A2"
    fit(page, {1: 70, 2: 50, 3: 20, 4: 16})
