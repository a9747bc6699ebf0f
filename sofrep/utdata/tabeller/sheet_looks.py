"""What the sheets of tables look like on the screen and in print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TEXT, TOTAL, HEADING = "Tabelltext", "Tabellsumma", "Tabellhuvud"
"""The cell styles; those of numbers have ``, tal`` after the name."""
LINK: Final = "Tabellänk"
MOST: Final = 34
"""How wide a column is at most, in signs."""
_FONT, _SIZE, _BLUE = "Calibri", 11, "FF0B4A8A"
Looks = dict[tuple[str, str], Any]
_STANDING = 95
"""A wider table is printed on pages that lie."""


def add_styles(book: Workbook) -> None:
    """The cell styles of tables, which an office can change as others."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

    for kind in (TEXT, TOTAL, HEADING):
        for name, side in ((kind, None), (f"{kind}, tal", "right")):
            style = NamedStyle(name)
            style.font = Font(name=_FONT, size=_SIZE, bold=kind != TEXT)
            style.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
            if kind == HEADING:
                style.border = Border(bottom=Side("thin"))
            book.add_named_style(style)
    link = NamedStyle(LINK)
    link.font = Font(name=_FONT, size=_SIZE, underline="single", color=_BLUE)
    link.alignment = Alignment(vertical="top", wrap_text=True)
    book.add_named_style(link)


def look(cell: Any, style: str, form: str, known: Looks) -> None:  # noqa: ANN401 - its look is hidden
    """Give a cell its style and its number format ("" for none), as the first that had them got them.

    openpyxl looks both up for every cell, which takes as long as writing it.
    """
    if (found := known.get((style, form))) is None:
        cell.style = style
        if form:
            cell.number_format = form
        known[style, form] = cell._style  # noqa: SLF001 - openpyxl has no other way to say so
    else:
        cell._style = found  # noqa: SLF001 - as above


def lay_out(sheet: Worksheet, top: int, name: str, widths: Sequence[int]) -> None:
    """Mark the table that begins in row `top`, and say how it is shown and printed.

    A width of 0 is that of the ids, which are not printed.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.table import Table, TableStyleInfo

    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width or MOST
    last = sheet.max_row
    table = Table(displayName=name, ref=f"A{top}:{get_column_letter(len(widths))}{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    sheet.print_area = f"A1:{get_column_letter(sum(map(bool, widths)))}{last}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if sum(widths) > _STANDING else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = sheet.oddFooter
    assert footer is not None  # noqa: S101 - openpyxl gives every sheet one
    footer.center.text = "&A, sida &P av &N"
