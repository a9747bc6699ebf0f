"""Texts go into cells of a workbook, and everything else keeps its bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from sofrep.excel.cells import multiline
from sofrep.excel.sheet_edit import CannotEditError, CellText, is_signed, last_row, with_texts
from sofrep.excel.workbook import open_workbook


def book() -> bytes:
    """Headers in row 1, a row with a look, a comment, a dropdown, another sheet with a formula."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Texter"
    sheet.append(["Bilaga", "Avsnitt", "Text"])
    sheet.append(["avtal", "plan", None])
    sheet.append(["avtal", "syfte", "Gammalt"])
    sheet["C2"].fill = PatternFill("solid", fgColor="FFEE00")
    sheet["C3"].alignment = Alignment(wrap_text=True)
    sheet["B3"].comment = Comment("Kom ihåg", "Kansliet")
    rule = DataValidation(type="list", formula1='"avtal,annat"')
    rule.add("A2:A50")
    sheet.add_data_validation(rule)
    sheet.column_dimensions["C"].width = 70
    made.create_sheet("Annat")["A1"] = "=1+1"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_only_the_sheets_own_part_changes():
    before = book()
    after = with_texts(before, "Texter", [CellText(2, "C", "Nytt"), CellText(4, "C", "Rad")])
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    assert [name for name in old if old[name] != new[name]] == ["xl/worksheets/sheet1.xml"]


def test_looks_comments_dropdowns_and_widths_stay_and_new_rows_look_like_the_one_above():
    cells = [CellText(2, "C", "Nytt"), CellText(4, "A", "avtal"), CellText(4, "C", "Rad")]
    sheet = load_workbook(io.BytesIO(with_texts(book(), "Texter", cells)))["Texter"]
    assert [sheet["C2"].value, sheet["C3"].value, sheet["C4"].value] == ["Nytt", "Gammalt", "Rad"]
    assert sheet["C2"].fill.fgColor.rgb == "00FFEE00"
    assert sheet["C4"].alignment.wrap_text
    assert sheet["B3"].comment.text == "Kom ihåg"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "A2:A50"
    assert sheet.column_dimensions["C"].width == 70
    assert sheet.dimensions == "A1:C4"
    assert sheet["A4"].value == "avtal"


def test_cells_are_put_in_the_order_of_rows_and_columns():
    cells = [CellText(9, "C", "c"), CellText(9, "A", "a"), CellText(6, "B", "b")]
    content = with_texts(book(), "Texter", cells)
    text = parts(content)["xl/worksheets/sheet1.xml"].decode()
    assert text.index('r="B6"') < text.index('r="A9"') < text.index('r="C9"')
    assert (last_row(book(), "Texter"), last_row(content, "Texter")) == (3, 9)


def test_a_cell_with_a_formula_is_never_overwritten():
    with pytest.raises(CannotEditError, match="A1 har en formel"):
        with_texts(book(), "Annat", [CellText(1, "A", "x")])


def test_a_signature_is_seen():
    buffer = io.BytesIO(book())
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", b"")
    assert is_signed(buffer.getvalue())
    assert not is_signed(book())


TEXTS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cs", "Cc", "Co", "Cn"),
        include_characters="\n\tåäöÅÄÖ&<>\"'=+-@{}%_x",
    ),
    min_size=1,
    max_size=200,
)


@settings(max_examples=60, deadline=None)
@given(TEXTS.map(str.strip).filter(bool))
def test_any_text_is_read_back_as_it_was_written(text):
    content = with_texts(book(), "Texter", [CellText(2, "C", text)])
    sheet = load_workbook(io.BytesIO(content))["Texter"]
    assert sheet["C2"].data_type in {"s", "inlineStr"}
    assert sheet["C2"].value.strip() == text


@pytest.mark.parametrize(
    "text", ["=1+1", "@a", "_x0041_", "a\n\nb", "  inåt\n  mer", "å" * 32_767, "]]>", "{{ x }}"]
)
def test_texts_that_a_program_may_misread_are_read_back_as_sofrep_reads_workbooks(text, tmp_path):
    path = Path(tmp_path / "a.xlsx")
    path.write_bytes(with_texts(book(), "Texter", [CellText(2, "C", text)]))
    grid = open_workbook("a.xlsx", path).sheets[0]
    assert multiline(grid.at(2, 3)) == text.strip()
