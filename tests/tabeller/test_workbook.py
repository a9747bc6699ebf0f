"""The workbook of all tables, row by row of the checklist for accessible spreadsheets."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest
from openpyxl import Workbook

from sofrep.domain.figure import Unit
from sofrep.pipeline.record import record_of
from sofrep.utdata.tabeller import tables_workbook
from sofrep.utdata.tabeller.wide_table import IDS
from sofrep.visning.block import Tabellblock, walk
from support.built import YEARS, files, settled
from support.pages import make_pdf, page_texts

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def content(sample: str, year: str) -> bytes:
    return files(sample, year, "tabeller")[f"Tabeller {year}.xlsx"]


@pytest.fixture(scope="module", params=YEARS, ids=" ".join)
def book(request: pytest.FixtureRequest) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content(*request.param)))


def ranges(book: Workbook) -> Iterator[tuple[Worksheet, str, str]]:
    """Each sheet with the name and the range of its table."""
    for sheet in book.worksheets:
        ((name, ref),) = sheet.tables.items()
        yield sheet, name, ref


def rows(sheet: Worksheet, ref: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet[ref]]


def test_each_sheet_has_one_table_that_is_marked_and_named(book: Workbook) -> None:
    names = [name for _, name, _ in ranges(book)]
    assert names[0] == "Innehall"
    assert names[1:] == [f"Tabell_{n}" for n in range(1, len(names))]
    assert len(names) > 20


def test_no_cells_are_merged_and_none_in_a_table_is_empty(book: Workbook) -> None:
    for sheet, _, ref in ranges(book):
        assert not sheet.merged_cells.ranges
        for row in rows(sheet, ref):
            assert all(value not in (None, "") for value in row), (sheet.title, row)


def test_each_table_has_one_row_of_headings_of_which_no_two_are_alike(book: Workbook) -> None:
    for sheet, _, ref in ranges(book):
        headings = [str(value).casefold() for value in rows(sheet, ref)[0]]
        assert len(set(headings)) == len(headings), sheet.title
        assert sheet[ref][0][0].font.b


def test_tables_begin_in_the_first_column_right_under_a_title_and_notes(book: Workbook) -> None:
    for sheet, _, ref in ranges(book):
        top = int(ref.partition(":")[0].removeprefix("A"))
        above = [sheet.cell(row, 1).value for row in range(1, top)]
        assert all(above), sheet.title
        assert sheet["A1"].style == "Headline 1"
        assert sheet.dimensions == f"A1:{ref.partition(':')[2]}"


def test_texts_are_wrapped_and_letters_large_enough(book: Workbook) -> None:
    for sheet, _, ref in ranges(book):
        for row in sheet[ref]:
            for heading, cell in zip(sheet[ref][0], row, strict=True):
                assert cell.alignment.wrap_text or heading.value == IDS
                assert cell.font.sz >= 11


def test_nothing_is_hidden_or_frozen_and_there_is_no_picture(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert sheet.freeze_panes is None
        assert not sheet._images
        assert not any(each.hidden for each in sheet.column_dimensions.values())
        assert not any(each.hidden for each in sheet.row_dimensions.values())


def test_the_contents_lead_to_every_sheet_and_back(book: Workbook) -> None:
    sheet, _, ref = next(ranges(book))
    links = [row[0].hyperlink.location for row in sheet[ref][1:]]
    assert links == [f"'{each.title}'!A1" for each in book.worksheets[1:]]
    for each, _, table in list(ranges(book))[1:]:
        top = int(table.partition(":")[0].removeprefix("A"))
        assert each.cell(top - 1, 1).hyperlink.location == "'Innehåll'!A1"
    assert book.active is book.worksheets[0]


def test_the_signs_that_stand_for_a_number_are_explained_first(book: Workbook) -> None:
    sheet, _, ref = next(ranges(book))
    top = int(ref.partition(":")[0].removeprefix("A"))
    said = [str(sheet.cell(row, 1).value) for row in range(1, top)]
    used = {v for each, _, r in list(ranges(book))[1:] for row in rows(each, r) for v in row}
    for sign in ("–", "x", "."):
        assert any(line.startswith(f"{sign} betyder") for line in said) is (sign in used)


def test_it_says_its_title_language_and_author(book: Workbook) -> None:
    assert book.properties.title.startswith("Tabeller 20")
    assert (book.properties.language, bool(book.properties.creator)) == ("sv-SE", True)


def test_it_prints_on_a4_with_the_headings_on_every_page_and_without_ids(book: Workbook) -> None:
    for sheet, _, ref in ranges(book):
        assert sheet.page_setup.paperSize == 9
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (
            True,
            0,
        )
        top = ref.partition(":")[0].removeprefix("A")
        assert sheet.print_title_rows == f"${top}:${top}"
        last = sheet[ref][0][-1]
        is_printed = last.column_letter in sheet.print_area.rpartition(":")[2]
        assert is_printed is (last.value != IDS)


@pytest.mark.parametrize(("sample", "year"), YEARS)
def test_every_table_of_the_documents_is_there_once(sample: str, year: str) -> None:
    blocks = [b for e in settled(sample, year).editions for b in walk(e.blocks)]
    tables = dict.fromkeys(b.tabell for b in blocks if isinstance(b, Tabellblock))
    book = openpyxl.load_workbook(io.BytesIO(content(sample, year)))
    assert [sheet["A1"].value for sheet in book.worksheets[1:]] == [t.rubrik for t in tables]


@pytest.mark.parametrize(("sample", "year"), YEARS)
def test_pandas_reads_every_number_as_it_is_in_figurer_json(sample: str, year: str) -> None:
    made = settled(sample, year)
    record = json.loads(record_of(made.results, made.documents, {}, made.folder))["figurer"]
    seen = set()
    with pd.ExcelFile(io.BytesIO(content(sample, year)), engine="calamine") as book:
        tops = {s: int(r.partition(":")[0][1:]) for s, r in table_places(content(sample, year))}
        for name in book.sheet_names[1:]:
            frame = pd.read_excel(
                book, sheet_name=name, header=tops[name] - 1, keep_default_na=False
            )
            for _, row in frame.iterrows() if IDS in frame else ():
                for told in row[IDS].split("; ") if row[IDS] != "." else ():
                    column, _, figure = told.rpartition(": ")
                    seen.update(figure.split())
                    assert_equal(row[column], [record[each] for each in figure.split()])
    printed = {t.figure.id for e in made.editions for b in walk(e.blocks)
               if isinstance(b, Tabellblock) for t in b.tabell.tal}  # fmt: skip
    assert seen == printed


def table_places(book: bytes) -> Iterator[tuple[str, str]]:
    for sheet, _, ref in ranges(openpyxl.load_workbook(io.BytesIO(book))):
        yield sheet.title, ref


def assert_equal(value: object, entries: list[dict[str, object]]) -> None:
    """A number is the figure's; a text stands where a figure has none."""
    if isinstance(value, str):
        assert any(entry["varde"] is None for entry in entries), (value, entries)
        return
    (entry,) = entries
    exact = Fraction(str(entry["varde"]))
    shares = [exact / 100] if entry["enhet"] == Unit.PROCENT else []
    assert any(value == pytest.approx(float(each), rel=1e-14) for each in [exact, *shares]), (
        value,
        entry,
    )


def test_the_same_tables_give_the_same_bytes_and_no_time_of_making() -> None:
    made = content("hbs", "2015")
    assert tables_workbook(settled("hbs", "2015").editions) == made
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        core = package.read("docProps/core.xml").decode()
    day = settled("hbs", "2015").editions[0].skapad.isoformat()
    assert core.count(f"{day}T00:00:00Z") == 2


def test_libreoffice_opens_it_and_shows_the_numbers_as_printed(tmp_path: Path) -> None:
    text = "\n".join(page_texts(make_pdf(content("hbs", "2015"), tmp_path, "xlsx")))
    assert "#####" not in text
    for printed in ("Deltagare i insatserna 2015", "89 %", "41 % *", "Samverkansteam Botkyrka"):
        assert printed in text.replace("\u00a0", " "), printed
