"""Numbers of people born in 2000-2009 lose the zeros they begin with; they are found all the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from sofrep.amnen.alla.sheets import read_underlag
from support.personal import with_parts
from support.personal_forms import number
from support.personal_told import personal, said
from support.workbooks import example_forbund

IN_2005, IN_2000, LATE_2000 = (int(number(date)) for date in ("050515", "000515", "001115"))
SHORT = (IN_2000, LATE_2000, int(number("000101", "222")))
"""Seven and eight digits are left of them."""
AMOUNTS = (1234567, 12345678, 245431)


def told(folder: Path, values: Sequence[object], number_format: str = "General") -> list[str]:
    """The cells of a column of the register that are told to hold a personnummer."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Insats", "Startdatum", "Not"])
    for row, value in enumerate(values, start=2):
        sheet.append(["ST", "2023-01-10", value])
        sheet.cell(row, 3).number_format = number_format
    book.save(folder / "r.xlsx")
    problems = personal(read_underlag(folder, example_forbund()).problems)
    assert not any(str(value) in said(tuple(problems)) for value in values)
    return [p.place.cell for p in problems if p.rule == "personnummer"]


def test_nine_digits_are_found_anywhere(tmp_path: Path) -> None:
    assert told(tmp_path, [IN_2005]) == ["C2"]


@pytest.mark.parametrize(
    "code", ["000000-0000", r"000000\-0000", "0000000000", '000000"-"0000', "[$-41D]000000-0000;@"]
)
def test_a_format_that_writes_the_zeros_tells_a_short_number(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, [IN_2000], code) == ["C2"]
    assert told(tmp_path, [LATE_2000, 7], code) == ["C2"]


@pytest.mark.parametrize(
    "code", ["General", "0", "0.0000000000", "# ##0", "000", '0" kronor 0000000000"']
)
def test_another_format_tells_nothing(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, [IN_2000, 12], code) == []


def test_a_column_of_such_numbers_tells_them(tmp_path: Path) -> None:
    assert told(tmp_path, [IN_2000, LATE_2000]) == ["C2", "C3"]
    assert told(tmp_path, [IN_2000, int(number()), 12]) == ["C2", "C3"]
    assert told(tmp_path, [number(), IN_2000]) == ["C2", "C3"]


def test_a_column_of_amounts_is_let_through(tmp_path: Path) -> None:
    assert told(tmp_path, AMOUNTS) == []
    assert told(tmp_path, [*AMOUNTS, IN_2000]) == []


_RECORDS = '<pivotCacheRecords xmlns="p">{}</pivotCacheRecords>'
_FIELD = '<pivotCacheDefinition xmlns="p"><cacheField name="F"><sharedItems {}</sharedItems></cacheField></pivotCacheDefinition>'
_CACHED = '<externalLink xmlns="e"><sheetData>{}</sheetData></externalLink>'
_CHART = '<c:chart xmlns:c="c"><c:numCache>{}</c:numCache></c:chart>'


def _found_in(folder: Path, part: str, xml: str) -> list[str]:
    with_parts(part, xml)(folder / "r.xlsx", "")
    return [p.rule for p in personal(read_underlag(folder, example_forbund()).problems)]


CACHES = {
    "of nine digits in a pivot table": ("xl/pivotCache/pivotCacheRecords1.xml", _RECORDS, f'<r><n v="{IN_2005}"/></r>'),
    "of nine digits in another workbook": ("xl/externalLinks/externalLink1.xml", _CACHED, f'<cell r="A1"><v>{IN_2005}</v></cell>'),
    "of nine digits in a chart": ("xl/charts/chart1.xml", _CHART, f"<c:pt><c:v>{IN_2005}</c:v></c:pt>"),
    "as the least of a pivot field": ("xl/pivotCache/pivotCacheDefinition1.xml", _FIELD, f'minValue="{IN_2005}">'),
    "short ones in a pivot table": ("xl/pivotCache/pivotCacheRecords1.xml", _RECORDS, "".join(f'<r><s v="ST"/><n v="{n}"/></r>' for n in SHORT)),
    "short ones in another workbook": ("xl/externalLinks/externalLink1.xml", _CACHED, "".join(f'<cell r="B{n}"><v>{n}</v></cell>' for n in SHORT)),
    "a short one with its format in a chart": ("xl/charts/chart1.xml", _CHART, f"<c:formatCode>000000-0000</c:formatCode><c:pt><c:v>{IN_2000}</c:v></c:pt>"),
}  # fmt: skip


@pytest.mark.parametrize("cache", CACHES)
def test_they_are_found_in_saved_values(tmp_path: Path, cache: str) -> None:
    part, xml, values = CACHES[cache]
    assert _found_in(tmp_path, part, xml.replace("{}", values)) == ["personnummer"]


def test_amounts_in_saved_values_are_let_through(tmp_path: Path) -> None:
    rows = "".join(f'<r><n v="{amount}"/><n v="3"/></r>' for amount in (*AMOUNTS, IN_2000))
    part = "xl/pivotCache/pivotCacheRecords1.xml"
    assert _found_in(tmp_path, part, _RECORDS.replace("{}", rows)) == []
