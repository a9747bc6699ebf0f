"""Which rows and columns a workbook hides, found in its bytes by both readers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.excel import scan as fast
from support.workbooks import example_forbund, write_cells


@pytest.mark.parametrize("slowly", [False, True])
def test_hidden_and_filtered_rows_and_hidden_columns_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, slowly: bool
) -> None:
    if slowly:
        monkeypatch.setattr(fast, "_scan", lambda *_: False)
    path = tmp_path / "r.xlsx"
    write_cells(path, [["Insats", "Startdatum", "Kön"], *[["ST", date(2023, 1, 9), "K"]] * 6])
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.auto_filter.ref = "A1:C7"
    for row in (3, 4, 6):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(path)
    assert read_underlag(tmp_path, example_forbund()).hidden == {
        ("r.xlsx", sheet.title): {3, 4, 6, "C"}
    }
