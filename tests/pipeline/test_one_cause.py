"""One cause is one message: on copies of a sample, what an accident is told as, and nothing more."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, where
from sofrep.pipeline.evaluate import evaluate
from support.facit import SAMPLE

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

YEAR = Period.of_year(2023)
CLEAN = 3
"""The sample's own warnings."""
REGISTER = "register/Register RV.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample."""
    left_out = shutil.ignore_patterns("sample", "out")
    return Path(shutil.copytree(SAMPLE, tmp_path / "vast", ignore=left_out))


def told(folder: Path) -> list[Problem]:
    """What is told beside the sample's own warnings, and what is only noted."""
    found = [each for each in evaluate(folder, YEAR).problems if each.stops(strict=True)]
    own = [problem for problem in found if problem.rule.startswith("eko-")]
    assert len(own) == CLEAN
    return [problem for problem in found if problem not in own]


def edit(path: Path, change: Callable[[Worksheet], object]) -> None:
    """Change the first sheet of a workbook."""
    book = load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def change_profile(folder: Path, *changes: tuple[str, str]) -> None:
    path = folder / "forbund.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def column_of(sheet: Worksheet, header: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == header)


SUMMARY = 'kod = "sammanstallning"\nnummer = 0\nnamn = "Sammanställning"'
RV = 'kod = "rv"\nnamn = "Rehabvägledare"\nkortnamn = "RV"\nalias = ["Rehabvägledning", "Samverkansteamet"]'


@pytest.mark.parametrize(
    ("changes", "words", "cells"),
    [
        ([(RV, 'kod = "sl"\nnamn = "Stödlotsen"\nkortnamn = "SL"'), ('"rv"', '"sl"')], "”RV”", 318),
        ([('kortnamn = "RV"', 'kortnamn = "SL"'), ('"rv"', '"sl"')], "Insatsen ”RV” finns", 223),
        ([('kod = "gg"\nnamn = "Gränsgångare"\nkortnamn = "GG"',
           'kod = "st"\nnamn = "Stegen"\nkortnamn = "ST"'), ('"gg"', '"st"')], "”Gränsgångare”", 13),
        ([('kod = "utr"\nnamn = "Utredning"\nkortnamn = "UTR"',
           'kod = "kart"\nnamn = "Kartläggning"\nkortnamn = "KART"'), ('"utr"', '"kart"')],
         "”UTR” och ”Utredning”", 13),
        ([('kod = "ind"\nnamn = "Samtliga individinsatser"',
           'kod = "sam"\nnamn = "Samtliga"')], "”Samtliga individinsatser”", 14),
    ],
)  # fmt: skip
def test_an_insats_that_the_profile_calls_otherwise_is_one_error_with_an_alias_as_remedy(
    folder: Path, changes: list[tuple[str, str]], words: str, cells: int
) -> None:
    change_profile(folder, *changes)
    (problem,) = told(folder)
    assert (problem.rule, len(problem.places)) == ("insats-okand", cells)
    assert words in problem.message
    assert "alias" in problem.action
    assert "efterfoljer" in problem.action


def test_an_insats_that_only_sheets_are_called_after_is_told_with_the_title(folder: Path) -> None:
    change_profile(
        folder,
        ('namn = "Utredning"\nkortnamn = "UTR"', 'namn = "Kartläggning"\nkortnamn = "KART"'),
    )
    (problem,) = told(folder)
    assert problem.rule == "rubrik-saknas"
    assert "”Utredning”" in problem.message
    assert "alias" in problem.action


def test_a_register_that_was_copied_and_edited_is_one_error_at_the_copy(folder: Path) -> None:
    copy = folder / "register" / "Register RV - kopia.xlsx"
    shutil.copy(folder / REGISTER, copy)

    def edited(sheet: Worksheet) -> None:
        sheet.delete_rows(400, 100)
        for row in range(2, 30):
            sheet.cell(row, column_of(sheet, "Kommun"), "Lysekil")
        for row in range(30, 60):
            sheet.cell(row, column_of(sheet, "Startdatum"), datetime(2023, 2, 1))  # noqa: DTZ001

    edit(copy, edited)
    (problem,) = told(folder)
    assert where(problem.places) == "register/Register RV - kopia.xlsx, bladet RV"
    assert problem.rule == "blad-kopia"
    assert "register/Register RV.xlsx, bladet RV" in problem.message
    assert "Ta bort kopian" in problem.action


def test_a_block_of_rows_that_stands_in_two_registers_is_one_error_with_both_ranges(
    folder: Path,
) -> None:
    def taken_along(sheet: Worksheet) -> None:
        for row in range(2, 22):
            for cell in sheet[row]:
                sheet.cell(sheet.max_row + (cell.column == 1), cell.column, cell.value)

    edit(folder / REGISTER, taken_along)
    (problem,) = told(folder)
    assert problem.rule == "inskrivning-dubbel"
    assert where(problem.places) == f"{REGISTER}, bladet RV, A571:A590, 20 celler"
    assert f"{REGISTER}, bladet RV, A2:A21, 20 celler" in problem.message


def test_a_row_that_was_wrongly_marked_as_anonymous_is_one_error(folder: Path) -> None:
    edit(folder / REGISTER, lambda sheet: sheet.cell(2, column_of(sheet, "Anonym"), "x"))
    (problem,) = told(folder)
    assert (problem.rule, len(problem.places)) == ("anonym-med-uppgifter", 13)
    assert problem.action.startswith("Ta bort markeringen i kolumnen Anonym")


def test_a_text_workbook_of_an_older_profile_is_a_few_errors_by_cause(folder: Path) -> None:
    def older(sheet: Worksheet) -> None:
        for row in range(2, sheet.max_row + 1):
            scope = sheet.cell(row, 3)
            if scope.value == "UTR":
                scope.value = "Kartläggning"
            elif scope.value == "GG":
                scope.value = "Stegen"
            elif not scope.value and row % 3 == 0:
                sheet.cell(row, 2).value = f"gammalt {row}"

    edit(folder / "2023" / "Texter 2023.xlsx", older)
    found = told(folder)
    assert {problem.rule for problem in found} == {"insats-okand", "textplats-okand"}
    assert len(found) == 5  # insats; and a section that each of four documents does not have
    assert sum(len(problem.places) for problem in found) >= 20


def test_a_column_of_timestamps_is_one_warning(folder: Path) -> None:
    def with_time(sheet: Worksheet) -> None:
        for header in ("Startdatum", "Slutdatum"):
            for row in range(2, sheet.max_row + 1):
                cell = sheet.cell(row, column_of(sheet, header))
                if isinstance(cell.value, datetime):
                    cell.value = cell.value.replace(hour=9, minute=row % 60)

    edit(folder / REGISTER, with_time)
    (problem,) = told(folder)
    assert where(problem.places) == f"{REGISTER}, bladet RV, 959 av cellerna E2:F570"
    assert (problem.rule, problem.severity) == ("datum-klockslag", "varning")


def test_a_column_of_dates_that_cannot_be_read_is_one_error_with_some_of_the_values(
    folder: Path,
) -> None:
    def unreadable(sheet: Worksheet) -> None:
        for row in range(2, sheet.max_row + 1):
            cell = sheet.cell(row, column_of(sheet, "Startdatum"))
            cell.value = f"{cell.value:%Y}-13-{cell.value:%d}"

    edit(folder / REGISTER, unreadable)
    (problem,) = told(folder)
    assert (problem.rule, len(problem.places)) == ("datum-okant", 569)
    assert "Där står ”" in problem.message


def test_a_kommun_that_the_profile_lacks_is_one_error_in_all_registers(folder: Path) -> None:
    change_profile(folder, ('kortnamn = "Tanum"', 'kortnamn = "Tn"'), ('"Tanums kommun"', '"Tn k"'))
    change_profile(folder, ('kod = "tanum"', 'kod = "tn"'), ('medlem = "tanum"', 'medlem = "tn"'))
    found = told(folder)
    assert [(problem.rule, problem.message) for problem in found] == [
        ("kommun-okand", "Kommunen ”Tanum” finns inte i forbund.toml.")
    ]
    assert len({place.file for place in found[0].places}) == 6


def test_a_column_of_other_codes_is_one_error_with_some_of_them(folder: Path) -> None:
    def coded(sheet: Worksheet) -> None:
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, column_of(sheet, "Kommun")).value:
                sheet.cell(row, column_of(sheet, "Kommun"), 1400 + row % 9)

    edit(folder / REGISTER, coded)
    (problem,) = told(folder)
    assert problem.message == (
        "Kommunen ”1402”, ”1403”, ”1404” och 6 till finns inte i forbund.toml."
    )


@pytest.mark.parametrize("file", ["2023/Enkäter 2023.xlsx", "2023/Strukturella insatser 2023.xlsx"])
def test_a_file_that_cannot_be_read_is_told_without_the_goals_that_build_on_it(
    folder: Path, file: str
) -> None:
    (folder / file).write_bytes(b"no workbook")
    assert [(problem.rule, problem.place.file) for problem in told(folder)] == [
        ("fil-skadad", file)
    ]


def test_a_goal_without_anything_to_go_by_is_told_where_everything_was_read(folder: Path) -> None:
    (folder / "2023" / "Strukturella insatser 2023.xlsx").unlink()
    assert "mal-utan-underlag" in {problem.rule for problem in told(folder)}


def test_a_silence_that_has_no_effect_because_a_file_was_not_read_is_not_told(folder: Path) -> None:
    profile = folder / "forbund.toml"
    post = '\n[[tyst]]\nregel = "rader-lika"\nskal = "Det stämmer."\n'
    profile.write_text(profile.read_text(encoding="utf-8") + post, encoding="utf-8")
    assert [problem.rule for problem in told(folder)] == ["tyst-utan-verkan"]
    (folder / REGISTER).write_bytes(b"no workbook")
    assert [problem.rule for problem in told(folder)] == ["fil-skadad"]


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        (
            [
                ('"oversikt", "manad", ', '"oversikt", '),
                ('"avslutsorsak", "inskrivningstid", ', ""),
            ],
            {"D5", "D6", "D7"},
        ),
        (
            [('kod = "statistik"\nnummer = 2\nnamn = "Statistik"', SUMMARY)],
            {"D2", "D5", "D6", "D7", "D8"},
        ),
    ],
    ids=["sections", "a bilaga, whose descriptions stand in the årsredovisning too"],
)
def test_texts_of_what_the_profile_has_no_longer_are_one_note(
    folder: Path, changes: list[tuple[str, str]], cells: set[str]
) -> None:
    change_profile(folder, *changes)
    (found,) = (p for p in evaluate(folder, YEAR).problems if p.rule == "text-utan-plats")
    noted = {place.cell for place in found.places}
    assert noted >= cells
    assert noted.isdisjoint({"D3", "D4"})
