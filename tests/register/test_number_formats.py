"""What the office sees: number formats, and formulas whose values Excel has not worked out."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.problem import Severity
from sofrep.excel.number_formats import may_show_percent, shows_percent
from support.columns import records
from support.workbooks import example_forbund, write_cells
from support.xlsx_edit import edit_part

GOAL = ("Insats", "Mål", "Mått", "Jämförelse", "Målvärde", "Enhet")


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0%", 0.35, True),
        ("0.0%", 0.35, True),
        ("# ##0 %", 0.35, True),
        ("[Red]0%", 0.35, True),
        ("[$-41D]0%", 0.35, True),
        ("0%;[Red]-0%", -0.35, True),
        ("0%_)", 0.35, True),
        ('0" %"', 35, False),
        ("0\\%", 35, False),
        ('0\\ "%"', 35, False),
        ('[Blue]0" %";-0" %"', 35, False),
        ("[$%-41D]0", 35, False),
        ("0_%", 35, False),
        ("0*%", 35, False),
        ('0;-0;"0%"', 35, False),
        ('0" %";0%', 35, False),
        ('0" %";0%', -0.35, True),
        ("0;0;0%", 0, True),
        ("[<=1]0%;0", 0.35, True),
        ("[<=1]0%;0", 35, False),
        ('[>1]0" %";0%', 35, False),
        ('[>1]0" %";0%', 0.35, True),
        ('General" %', 35, False),
        ("General", 35, False),
        ("", 35, False),
    ],
)
def test_only_a_sign_that_is_no_text_shows_a_value_in_percent(
    code: str,
    value: float,
    shown: bool,  # noqa: FBT001 - a table column
) -> None:
    assert shows_percent(code, value) is shown
    assert may_show_percent(code) or not shown


@pytest.mark.parametrize("unusual", [False, True], ids=["as Excel writes", "with other quotes"])
@pytest.mark.parametrize(
    ("code", "written", "target"),
    [("0%", 0.35, 35), ('0" %"', 35, 35), ("0\\%", 35, 35), ("[<=1]0%;0", 0.355, Fraction(71, 2))],
)
def test_a_target_is_what_the_cell_shows(
    tmp_path: Path,
    code: str,
    written: float,
    target: Fraction,
    unusual: bool,  # noqa: FBT001 - a table column
) -> None:
    path = tmp_path / "2023" / "mål.xlsx"
    row = ("ST", "till arbete", "avslutade.arbstud.andel", ">=", written, "procent")
    write_cells(path, [GOAL, row])
    book = load_workbook(path)
    book.worksheets[0]["E2"].number_format = code
    book.save(path)
    if unusual:
        edit_part(path, '<c r="E2" s="1"', "<c s='1' r='E2'")
    underlag = read_underlag(tmp_path, example_forbund())
    assert underlag.problems == ()
    assert [goal.target for goal in underlag.goals] == [target]


@pytest.mark.parametrize(
    ("written", "unit", "code", "severity"),
    [
        (0.35, "procent", "General", Severity.WARNING),
        (35, "procent", "0%", Severity.WARNING),
        (50, "antal", "0%", Severity.ERROR),
        (1.2, "procent", "0%", None),
        (0.05, "procentenheter", "0%", None),
        (50, "antal", '0" %"', None),
    ],
)
def test_a_format_that_speaks_against_the_unit_is_told(
    tmp_path: Path, written: float, unit: str, code: str, severity: Severity | None
) -> None:
    path = tmp_path / "2023" / "mål.xlsx"
    write_cells(path, [GOAL, ("ST", "ett mål", "avslutade.arbstud.andel", ">=", written, unit)])
    book = load_workbook(path)
    book.worksheets[0]["E2"].number_format = code
    book.save(path)
    found = [(p.rule, p.severity) for p in read_underlag(tmp_path, example_forbund()).problems]
    assert found == ([("procent-oklar", severity)] if severity else [])


@pytest.mark.parametrize("written", [35, "0,35 %", 0.0, 1.5])
def test_no_other_percentage_is_questioned(tmp_path: Path, written: object) -> None:
    row = ("ST", "till arbete", "avslutade.arbstud.andel", ">=", written, "procent")
    write_cells(tmp_path / "2023" / "mål.xlsx", [GOAL, row])
    assert read_underlag(tmp_path, example_forbund()).problems == ()


def test_a_small_number_that_is_no_percentage_is_not_questioned(tmp_path: Path) -> None:
    row = ("ST", "högst ett halvår", "avslutade.tid.medel", "<=", 0.5, "år")
    write_cells(tmp_path / "2023" / "mål.xlsx", [GOAL, row])
    assert read_underlag(tmp_path, example_forbund()).problems == ()


@pytest.mark.parametrize(
    ("chain", "value", "rules"),
    [
        ("", "0", {"formel-ej-beraknad"}),
        ("xl/calcChain.xml", "0", {"fodelsear-orimligt"}),
        ("", "1990", set()),
    ],
    ids=["a dummy", "0 that Excel worked out", "a value"],
)
def test_a_formula_is_a_value_where_excel_has_worked_it_out(
    tmp_path: Path, chain: str, value: str, rules: set[str]
) -> None:
    path = write_cells(
        tmp_path / "register.xlsx",
        [["Insats", "Startdatum", "Födelseår"], ["ST", "2023-01-10", 1990]],
    )
    edit_part(path, "<v>1990</v>", f"<f>YEAR(1)</f><v>{value}</v>")
    if chain:
        with ZipFile(path, "a") as archive:
            archive.writestr(chain, "<calcChain/>")
    assert {
        problem.rule for problem in read_underlag(tmp_path, example_forbund()).problems
    } == rules


@pytest.mark.parametrize("code", ['0" dagar"', "0\\d", '0" %"', "[Red]0", '0" år";-0', "[$-41D]0"])
def test_letters_that_are_text_make_no_date_of_a_number(tmp_path: Path, code: str) -> None:
    frame = register(tmp_path, "C2", code, 1990)
    assert frame["fodelsear"] == 1990


@pytest.mark.parametrize(
    "code",
    ["yyyy\\-mm\\-dd", '"den "d mmmm yyyy', "[$-41D]d mmmm yyyy", "d/m\\-yy", "yyyy-mm-dd;@"],
)
def test_a_date_is_a_date_whatever_text_its_format_has(tmp_path: Path, code: str) -> None:
    frame = register(tmp_path, "B2", code, date(2023, 1, 10))
    assert frame["start"] == (date(2023, 1, 10) - date(1970, 1, 1)).days


def test_a_workbook_that_counts_days_from_1904_has_the_days_that_it_shows(tmp_path: Path) -> None:
    frame = register(tmp_path, "B2", "yyyy-mm-dd", date(2023, 1, 10), epoch=MAC_EPOCH)
    assert frame["start"] == (date(2023, 1, 10) - date(1970, 1, 1)).days


def register(
    folder: Path, cell: str, code: str, value: object, epoch: datetime = WINDOWS_EPOCH
) -> dict[str, Any]:
    """The only row of a register, in which one cell has a value and number format."""
    path = write_cells(
        folder / "register.xlsx",
        [["Insats", "Startdatum", "Födelseår"], ["ST", "2023-01-10", 1990]],
    )
    book = load_workbook(path)
    book.epoch = epoch
    sheet = book.worksheets[0]
    sheet[cell].value = value
    sheet[cell].number_format = code
    book.save(path)
    underlag = read_underlag(folder, example_forbund())
    assert underlag.problems == ()
    return records(underlag.enrolments)[0]
